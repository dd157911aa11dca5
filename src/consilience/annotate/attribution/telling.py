"""Makes attributions of drafts: who spoke, through whom, on what occasion, on which day, with what force.

Drafts are told in the order of the text, as a speaker, an occasion and a day hold on from one to the next: "…," she
told the agency on Sunday. "…," she added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from consilience.annotate.attribution.afterwards import behind
from consilience.annotate.attribution.days import VAGUE, said_at
from consilience.annotate.attribution.drafts import BLOCK, CARRIED, TURN, Draft, Range
from consilience.annotate.attribution.force import force
from consilience.annotate.attribution.foregoing import led
from consilience.annotate.attribution.hollow import hollow
from consilience.annotate.attribution.naming import named
from consilience.annotate.attribution.nested import around, holds
from consilience.annotate.attribution.occasions import Setting, programme, setting
from consilience.annotate.attribution.relays import cited, is_frame_of, names_a_relay, relays
from consilience.annotate.attribution.scene import Scene, inside
from consilience.annotate.attribution.speakers import speaker
from consilience.annotate.quotations import Quoted, of_article
from consilience.model import Attribution, Occasion, Span, content_id, spans_key

AROUND = 12
"""Drafts before and behind one that can hold it or stand in its sentence."""
PRONOUNS = frozenset({"he", "she", "they", "it"})
BEFORE = 500
OPENING = frozenset("“\"‘'«„")
GOES_ON = frozenset({"added", "adds", "adding", "continued", "continues", "concluded", "said", "says"})


@dataclass(frozen=True)
class _Before:
    """The last saying: who, when, on what occasion, in which paragraph."""

    speaker: Span | None
    paragraph: int
    setting: Setting
    time: Span | None


def told(drafts: Sequence[Draft], scene: Scene) -> list[Attribution]:
    """One attribution a draft, in order, less the frames that only relay another and what tells nothing."""
    quoted = Quoted(of_article(scene.article))
    order = {paragraph: k for k, paragraph in enumerate(sorted({p.paragraph for p in scene.passages}))}
    kept = _without_frames(drafts, scene)
    found: list[Attribution] = []
    before: _Before | None = None
    for k, draft in enumerate(kept):
        place = order.get(draft.paragraph, 0)
        begins = scene.passage(draft.start)  # a quotation over paragraphs belongs to the last of them
        first = order.get(begins.paragraph, place) if begins is not None else place
        near = before if before is not None and first - before.paragraph <= 1 else None
        who = cited(draft, scene) or speaker(draft, scene, near.speaker if near is not None else None)
        here = setting(draft, scene)
        if draft.addressee is not None and (listener := scene.mention_at(draft.addressee[0])) is not None:
            here = Setting(here.occasion, listener.span)
        beside = kept[max(0, k - AROUND) : k + AROUND]
        when = said_at(draft, scene, [other.content for other in beside])
        if when is None and _then(draft, scene):
            when = _last_time(draft, scene, beside)
        elif near is not None and who is not None and _goes_on(draft, who, near, scene):
            here = Setting(here.occasion or near.setting.occasion, here.addressee)
            when = when or _still(near.time, draft, scene, beside)
        elif when is None and near is not None and who is not None and _follows(draft, who, near, scene):
            when = _still(near.time, draft, scene, beside)
        if who is not None and (when is None or here.occasion is None):
            occasion, day = led(draft, who, scene)
            here, when = Setting(here.occasion or occasion, here.addressee), when or day
        if here.occasion is None and (shown := _programme_before(draft, scene, found)) is not None:
            here = Setting(shown, here.addressee)
        found.append(_attribution(draft, scene, quoted, who, here, when))
        nested = any(holds(outer, draft) for outer in kept[max(0, k - AROUND) : k])
        answers = who or (here.addressee if draft.act == "ask" else None)  # who is asked speaks next
        if answers is not None and draft.construction != "according" and not nested:
            before = _Before(answers, place, here, when)
    tied = _tied(behind(named(_through(kept, found, scene), scene), scene), scene)
    return [item for draft, item in zip(kept, tied, strict=True) if not hollow(draft, scene)]


def _through(drafts: Sequence[Draft], found: Sequence[Attribution], scene: Scene) -> list[Attribution]:
    """The attributions with those through whom a saying within another came, the outermost first."""
    passed = []
    for k, inner in enumerate(drafts):
        first = max(0, k - AROUND)
        outer = [found[first + j] for j in around(inner, drafts[first : k + AROUND], scene.text)]
        chain: list[Span] = []
        for item in outer:
            if item.speaker_mention is not None and item.force in ("said", "asked"):
                chain.extend((*item.via_mentions, item.speaker_mention))
        own = found[k].speaker_mention
        name = _last_name(own, scene) if own is not None else ""
        chain = [span for span in (*chain, *found[k].via_mentions) if _last_name(span, scene) != name]
        passed.append(msgspec.structs.replace(found[k], via_mentions=tuple(dict.fromkeys(chain))))
    return passed


def _still(time: Span | None, draft: Draft, scene: Scene, near: Sequence[Draft]) -> Span | None:
    """The time of the saying before, unless the text has come to another day since."""
    if time is None or not draft.content or draft.content[0][0] < time.end:
        return time
    contents = [content for other in near for content in other.content if content[0] < draft.start]
    since = [one for one in scene.times_in(time.end, draft.start) if one.type == "DATE" and one.value not in VAGUE]
    said = scene.text[time.start : time.end].lower()
    moved = (one for one in since if not inside(one.start, contents))
    return None if any(scene.article.words(one.span).lower() != said for one in moved) else time


def _last_time(draft: Draft, scene: Scene, near: Sequence[Draft]) -> Span | None:
    """The day last spoken of before a saying, outside what others said."""
    contents = [content for other in near for content in other.content if scene.text[content[0]] in OPENING]
    times = scene.times_in(max(0, draft.start - BEFORE), draft.start)
    spoken = [time for time in times if time.type == "DATE" and not inside(time.start, contents)]
    return spoken[-1].span if spoken else None


def _programme_before(draft: Draft, scene: Scene, found: Sequence[Attribution]) -> Occasion | None:
    """The programme that the text named right before a saying whose source is a pronoun, with no other saying between:
    "Okafor was on NBN's Morning Line. “…,” she said."."""
    source = " ".join(scene.text[start:end] for start, end in draft.source).lower()
    if source not in PRONOUNS or draft.construction != "quote":
        return None
    start = draft.start
    last = found[-1].content[-1].end if found else 0
    return programme(scene.mentions_in(max(0, start - BEFORE, last), start), scene)


def _tied(found: Sequence[Attribution], scene: Scene) -> list[Attribution]:
    """What one speaker said on one named occasion was said on one day: a saying without a day takes that of another,
    if the article gives just one."""
    days: dict[tuple[str, str], set[Span]] = {}
    for item in found:
        key = _occasion_key(item, scene)
        if key is not None and item.said_on_evidence is not None:
            days.setdefault(key, set()).add(item.said_on_evidence)
    tied = []
    for item in found:
        key = _occasion_key(item, scene)
        shared = days.get(key, set()) if key is not None else set()
        words = {scene.article.words(span).lower() for span in shared}
        if item.said_on_evidence is None and len(words) == 1:
            item = msgspec.structs.replace(item, said_on_evidence=min(shared))
        tied.append(item)
    return tied


def _occasion_key(item: Attribution, scene: Scene) -> tuple[str, str] | None:
    """The speaker's last name with the outlet or programme, in short ("ABC" for "ABC News")."""
    name = (item.occasion.medium or item.occasion.name) if item.occasion is not None else None
    if not name or item.speaker_mention is None:
        return None
    return scene.article.words(item.speaker_mention).split()[-1], name.split()[0]


def _without_frames(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts less those that only pass on another one in the same paragraph."""
    kept = []
    for k, outer in enumerate(drafts):
        relaying = outer.construction == "according" or outer.act in ("report", "quote")
        near = [d for d in drafts[max(0, k - AROUND) : k + AROUND] if d is not outer and d.paragraph == outer.paragraph]
        if relaying and any(is_frame_of(outer, inner, scene) for inner in near):
            continue
        if not (outer.act == "quote" and names_a_relay(outer, scene)):
            kept.append(outer)
    return kept


def _goes_on(draft: Draft, who: Span, before: _Before, scene: Scene) -> bool:
    """Whether `draft` goes on with the saying before it, so that occasion and day hold: the same speaker, and a cue or
    a pronoun that takes it up."""
    if not _same(who, before, scene):
        return False
    if draft.construction == CARRIED:
        return True
    cue = " ".join(scene.text[start:end] for start, end in draft.cue).lower()
    source = " ".join(scene.text[start:end] for start, end in draft.source).lower()
    taken_up = source in PRONOUNS or (source.startswith("the ") and who == before.speaker)
    return taken_up and any(word in GOES_ON for word in cue.split())


def _same(who: Span, before: _Before, scene: Scene) -> bool:
    """Whether the speaker is that of the saying before, by the last word of the name."""
    if before.speaker is None:
        return False
    return _last_name(who, scene) == _last_name(before.speaker, scene)


def _last_name(who: Span, scene: Scene) -> str:
    parts = scene.article.words(who).split()
    return parts[-1] if parts else ""


def _follows(draft: Draft, who: Span, before: _Before, scene: Scene) -> bool:
    """Whether the day of the saying before holds though nothing takes it up: the words themselves follow their
    paraphrase, or a pronoun takes the speaker up."""
    if not _same(who, before, scene):
        return False
    source = " ".join(scene.text[start:end] for start, end in draft.source).lower()
    return draft.construction == "quote" or source in PRONOUNS


def _then(draft: Draft, scene: Scene) -> bool:
    """Whether the cue points back to a day spoken of ("Okafor said then")."""
    found = scene.token(draft.head) if draft.head is not None else None
    return found is not None and any(child.lower_ == "then" and child.i > found[1].i for child in found[1].children)


def _attribution(
    draft: Draft, scene: Scene, quoted: Quoted, who: Span | None, here: Setting, when: Span | None
) -> Attribution:
    article = scene.article.id
    source, cue, content = (
        tuple(Span(article, start, end) for start, end in ranges) for ranges in (draft.source, draft.cue, draft.content)
    )
    return Attribution(
        id=content_id(article, spans_key(source), spans_key(cue), spans_key(content)),
        article=article,
        source=source,
        cue=cue,
        content=content,
        mode="direct" if draft.construction in (TURN, BLOCK) else mode(scene.text, draft.content, quoted),
        speaker_mention=who,
        via_mentions=relays(draft, scene, who),
        addressee=here.addressee,
        occasion=here.occasion,
        said_on_evidence=when,
        force=force(draft, scene),
    )


def mode(text: str, content: Sequence[Range], quoted: Quoted) -> Literal["direct", "indirect", "mixed"]:
    """By the share of the content's letters that stand in quotation marks: nearly all, some, none."""
    total = inner = 0
    for start, end in content:
        total += _letters(text, start, end)
        for quote in quoted.meeting(start, end):
            for left, right in ((quote.start, quote.inner), (quote.until, quote.end)):  # a mark can be an entity
                total -= _letters(text, max(left, start), min(right, end))
            inner += _letters(text, max(quote.inner, start), min(quote.until, end))
    if not inner:
        return "indirect"
    return "direct" if inner >= 0.95 * total else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
