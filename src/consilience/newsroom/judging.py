"""What a person judges of the records of a story: that two are one thing, or two.

Records are named by the ids of the dossier as it was told last, which is what the person has seen.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from consilience.contracts import Store
from consilience.model import Correction, Dossier
from consilience.newsroom.stories import last_told, line
from consilience.resolve.corrections import NoSides, named
from consilience.stored import Decided, Refused, Why

_ID = re.compile(r"\w+")


class Judged(Struct, frozen=True):
    """A judgement that was kept, and the story that it was made on as it was told then."""

    correction: Correction
    decided: Decided
    dossier: Dossier


def judge(
    store: Store,
    left: str,
    right: str,
    verdict: Literal["same", "different"],
    *,
    story: str | None = None,
    by: str = "",
    note: str = "",
    at: str,
) -> Judged | Refused:
    """Keeps that `left` and `right` are the same or different (see `resolve.corrections.naming` for how they are
    written). Where no `story` is named, it is looked for among those told before. Raises `NoInput` for a story that is
    not there."""
    several = _told(store, (left, right), story)
    if not several:
        where = "no story that was told before" if story is None else f"the story {story} as it was told last"
        return Refused(reason=f"{where} has both {left} and {right}; `consilience story` tells one and shows its ids")
    if len(several) > 1:
        stories = " and ".join(one.story.id for one in several)
        return Refused(reason=f"the stories {stories} have both; name one by --story")
    (dossier,) = several
    made = named(dossier, left, right, verdict)
    if isinstance(made, NoSides):
        return Refused(reason=made.reason)
    made = replace(made, by=by)
    decided = store.judge(made, dossier.story.id, why=Why(by="person", reason=note, at=at))
    if isinstance(decided, Refused):
        return decided
    return Judged(replace(made, number=decided.number, at=at, note=note), decided, dossier)


def _told(store: Store, names: tuple[str, str], story: str | None) -> list[Dossier]:
    ids = [match.group() for name in names if (match := _ID.match(name))]
    stories = [line(store, story)] if story is not None else store.stories()
    return [dossier for one in stories if (dossier := last_told(store, one.id, *ids)) is not None]
