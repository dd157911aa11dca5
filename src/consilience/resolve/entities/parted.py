"""Names that the annotator parted at "of" in one report and kept whole in another: "Pride of Tarsk" is no Pride, and
no place Tarsk is meant by it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from consilience.model import Annotated, Span
from consilience.resolve.entities.names import key
from consilience.resolve.entities.seen import Seen

OF = re.compile(r"[^\S\n]+of(?:[^\S\n]+the)?[^\S\n]+")


def whole(story: Sequence[Annotated], found: Sequence[Seen]) -> list[Seen]:
    """The names with those put together again that stand whole in the story elsewhere, each with the span of both."""
    known = {seen.key: seen.mention.kind for seen in found if " of " in seen.key}
    if not known:
        return list(found)
    texts = {annotated.article.id: annotated.article.text for annotated in story}
    made: list[Seen] = []
    done: Span | None = None
    for seen, following in zip(found, (*found[1:], None), strict=True):
        if done is not None and done.overlaps(seen.mention.span):
            continue
        joined = _joined(seen, following, texts) if following is not None and not seen.title else None
        if joined is not None and joined.key in known:
            seen, done = replace(joined, mention=replace(joined.mention, kind=known[joined.key])), joined.mention.span
        made.append(seen)
    return made


def _joined(one: Seen, other: Seen, texts: dict[str, str]) -> Seen | None:
    """Two names as one, where nothing but "of" stands between them."""
    left, right = one.mention.span, other.mention.span
    if left.article != right.article or not OF.fullmatch(texts[left.article], left.end, max(left.end, right.start)):
        return None
    span = Span(left.article, left.start, right.end)
    text = " ".join(texts[left.article][left.start : right.end].split())
    return replace(one, mention=replace(one.mention, span=span), text=text, key=key(text), acting=one.acting)
