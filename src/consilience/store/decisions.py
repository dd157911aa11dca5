"""The decisions on stories: create, assign, merge, split, and what a person judged of their records. Each is checked
whole before anything is written; what can't be done, or would override a person, comes back as `Refused`. `undo` has a
module of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from sqlalchemy import Connection, select

from consilience.model import Correction
from consilience.store import judged, moves
from consilience.store.moves import Change, Step
from consilience.store.schema import article as article_table
from consilience.store.schema import story as story_table
from consilience.store.stories import storable
from consilience.stored import Decided, Refused, Why


def create(connection: Connection, story: str, articles: Sequence[str], why: Why) -> Decided | Refused:
    """See `contracts.Store.create`."""
    if taken := _taken(connection, story):
        return taken
    wanted = list(dict.fromkeys(articles))
    now = moves.places(connection, wanted)
    for missing in (item for item in wanted if item not in now):
        return Refused(reason=f"there is no article {missing}")
    steps = [_step(item, now[item].story, story, why) for item in wanted]
    return _done(connection, Change(kind="create", story=story, steps=steps, opens=[story]), why, now)


def assign(connection: Connection, article: str, story: str, why: Why) -> Decided | Refused:
    """See `contracts.Store.assign`."""
    target = moves.leads_to(connection, story)
    if isinstance(target, Refused):
        return target
    now = moves.places(connection, [article])
    if article not in now:
        return Refused(reason=f"there is no article {article}")
    here = now[article]
    if here.story == target and here.decision is not None and (why.by == "machine" or here.held is not None):
        return Decided(number=here.decision, story=target, changed=False)
    steps = [_step(article, here.story, target, why)]
    return _done(connection, Change(kind="assign", story=target, steps=steps), why, now)


def succeed(connection: Connection, article: str, why: Why) -> Decided | Refused:
    """See `contracts.Store.succeed`. What held the version before holds this one."""
    previous = connection.scalar(select(article_table.c.previous).where(article_table.c.id == article))
    if previous is None:
        return Refused(reason=f"the article {article} is no later version of another")
    now = moves.places(connection, [article, previous])
    place = now[previous]
    if place.story is None:
        return Refused(reason=f"the version before, {previous}, is in no story", decision=place.decision)
    steps = [
        Step(previous, place.story, None),
        Step(article, now[article].story, place.story, held=place.held),
    ]
    return moves.write(connection, Change(kind="assign", story=place.story, steps=steps), why, now)


def merge(connection: Connection, story: str, into: str, why: Why) -> Decided | Refused:
    """See `contracts.Store.merge`. A person who merges holds the articles of both stories together."""
    source, target = moves.leads_to(connection, story), moves.leads_to(connection, into)
    if isinstance(source, Refused):
        return source
    if isinstance(target, Refused):
        return target
    if source == target:
        return Refused(reason=f"{story} and {into} are one story already")
    moving, staying = moves.in_story(connection, source), moves.in_story(connection, target)
    if why.by == "machine" and (refused := _kept_apart(connection, staying, source)):
        return refused
    now = moves.places(connection, [*moving, *staying])
    steps = [_step(item, source, target, why) for item in moving]
    steps += _held([*staying], target, why)
    change = Change(kind="merge", story=target, other=source, steps=steps, closes={source: target})
    return _done(connection, change, why, now)


def split(connection: Connection, story: str, articles: Sequence[str], new: str, why: Why) -> Decided | Refused:
    """See `contracts.Store.split`. A person who splits holds the articles of both stories apart."""
    source = moves.leads_to(connection, story)
    if isinstance(source, Refused):
        return source
    if taken := _taken(connection, new):
        return taken
    moving, there = list(dict.fromkeys(articles)), moves.in_story(connection, source)
    if strangers := sorted(set(moving).difference(there)):
        return Refused(reason=f"the article {strangers[0]} is not in the story {source}")
    staying = sorted(set(there).difference(moving))
    if not moving or not staying:
        return Refused(reason="a split leaves articles on both sides")
    now = moves.places(connection, there)
    steps = [_step(item, source, new, why) for item in moving] + _held(staying, source, why)
    change = Change(kind="split", story=new, other=source, steps=steps, opens=[new])
    return _done(connection, change, why, now)


def judge(connection: Connection, correction: Correction, story: str, why: Why) -> Decided | Refused:
    """See `contracts.Store.judge`."""
    if why.by != "person":
        return Refused(reason="only a person judges")
    home = moves.leads_to(connection, story)
    if isinstance(home, Refused):
        return home
    made = moves.write(connection, Change(kind="judge", story=home), why, {})
    note, by = storable(why.reason), storable(correction.by)
    judged.put(connection, replace(correction, number=made.number, at=why.at, note=note, by=by))
    return made


def _taken(connection: Connection, story: str) -> Refused | None:
    first = connection.scalar(select(story_table.c.created).where(story_table.c.id == story))
    return None if first is None else Refused(reason=f"the id {story} was given before, and is kept", decision=first)


def _step(article: str, left: str | None, joined: str | None, why: Why) -> Step:
    return Step(article, left, joined, holds=why.by == "person")


def _held(articles: Sequence[str], story: str, why: Why) -> list[Step]:
    """A person's word that these articles belong where they are."""
    return [Step(item, story, story, holds=True) for item in articles] if why.by == "person" else []


def _kept_apart(connection: Connection, staying: Sequence[str], source: str) -> Refused | None:
    """Whether a person has taken an article that stays out of the story that would come to it."""
    for article, stories in sorted(moves.barred(connection, staying).items()):
        if source in stories:
            number = stories[source]
            reason = f"a person has taken the article {article} out of the story {source}"
            return Refused(reason=f"{reason} (decision {number})", decision=number)
    return None


def _done(connection: Connection, change: Change, why: Why, now: dict[str, moves.Place]) -> Decided | Refused:
    if why.by == "machine" and (refused := moves.against(connection, change.steps, now)):
        return refused
    return moves.write(connection, change, why, now)
