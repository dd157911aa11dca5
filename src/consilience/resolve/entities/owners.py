"""Whose a body is that every state has: "Tavira's defence ministry", "the Taviran Defense Ministry".

A description that says which body of which place is meant names it as surely as a name does. The place can stand in the
name, in front of it or behind it, in the possessive or as an adjective, or be left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from consilience.model import Annotated
from consilience.resolve.entities.gazetteer import country_of, government, homes, organisation, people_of
from consilience.resolve.entities.names import key
from consilience.resolve.entities.seen import Seen, body

BEFORE = re.compile(r"(\w[\w.-]*)(?:['’]s|['’])?[ \u00a0]$")
BEHIND = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?(\w[\w.-]*)")


def owned(story: Sequence[Annotated], found: Sequence[Seen]) -> list[Seen]:
    """The names `found` in a story, those of public bodies with the place that they belong to, as far as it is told;
    without the descriptions that name nothing."""
    places = homes((seen.mention.kind, seen.key) for seen in found)
    texts = {annotated.article.id: annotated.article.text for annotated in story}
    several = (_owned(seen, texts[seen.mention.span.article], places) for seen in found)
    return [seen for seen in several if seen is not None]


def place_of(word: str, places: Mapping[str, str]) -> str | None:
    """The place that a folded word names or is the adjective of; `places` are those of the story."""
    word = word.removesuffix("'s")
    return people_of(word) or country_of(word) or places.get(word)


def _owned(seen: Seen, text: str, places: Mapping[str, str]) -> Seen | None:
    """The name with its owner; None for a description that does not say whose or which body it means."""
    described = seen.mention.form != "name"
    if seen.mention.kind not in ("organisation", "other", "group") or not body(seen.key) or organisation(seen.key):
        return None if described and not government(seen.key, acting=False) else seen
    parts = seen.key.split()
    own = place_of(parts[0], places) if len(parts) > 1 else None
    if own is not None:
        seen = replace(seen, key=" ".join(parts[1:]))
    else:
        own = _beside(seen, text, places)
    if described and own is None:
        return None
    return replace(seen, owner=own)


def _beside(seen: Seen, text: str, places: Mapping[str, str]) -> str | None:
    """The place that stands in front of a name or behind it."""
    span = seen.mention.span
    before = BEFORE.search(text[max(0, span.start - 40) : span.start])
    behind = BEHIND.match(text[span.end : span.end + 40])
    return next((own for found in (before, behind) if found and (own := place_of(key(found.group(1)), places))), None)
