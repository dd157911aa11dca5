"""Names of which the annotator saw but a part.

"Pride of Tarsk", parted at "of" in one report and whole in another, is no Pride, and no place Tarsk is meant by it. A
given name that it does not know is left out before a surname that it does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from consilience.lexicon import rows, words
from consilience.model import Annotated, Span
from consilience.resolve import nouns
from consilience.resolve.entities import gazetteer
from consilience.resolve.entities.names import gender, is_address, key
from consilience.resolve.entities.seen import Seen

OFTEN = 2
"""Times that a word has to stand before a surname within a sentence to be taken for a given name that nobody knows."""
BEFORE = re.compile(r"(?<=[\w,;] )([^\W\d_a-z][^\W\d_A-Z]+) $")
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


def with_given(story: Sequence[Annotated], found: Sequence[Seen]) -> list[Seen]:
    """The names with the given name before a surname alone where the annotator left it out: a word with a capital that
    stands before it again and again, and is no name, title or people itself."""
    texts = {annotated.article.id: annotated.article.text for annotated in story}
    ends = {(seen.mention.span.article, seen.mention.span.end) for seen in found}
    before: dict[Span, str] = {}
    times: Counter[tuple[str, str]] = Counter()
    for seen in found:
        span = seen.mention.span
        if seen.mention.kind != "person" or seen.title or " " in seen.text:
            continue
        match = BEFORE.search(texts[span.article], max(0, span.start - 40), span.start)
        if match and (span.article, match.end(1)) not in ends and _may_be_given(match[1]):
            before[span] = match[1]
            times[match[1], seen.key] += 1
    return [
        replace(seen, text=f"{given} {seen.text}", key=key(f"{given} {seen.text}"))
        if (given := before.get(seen.mention.span)) and times[given, seen.key] >= OFTEN
        else seen
        for seen in found
    ]


def with_shared_surname(story: Sequence[Annotated], found: Sequence[Seen]) -> list[Seen]:
    """The names with the surname that two share given to the first as well: "Tomas and Una Keller" are two Kellers. A
    first word that is part of another name of its report means whoever bears that."""
    texts = {annotated.article.id: annotated.article.text for annotated in story}
    elsewhere = {(seen.mention.span.article, word) for seen in found if " " in seen.key for word in seen.key.split()}
    made = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        left, right = one.mention.span, other.mention.span
        if left.article != right.article or " " in one.text or one.title or other.title:
            continue
        if texts[left.article][left.end : max(left.end, right.start)] != " and ":
            continue
        if (left.article, one.key) in elsewhere or not (nouns.given(one.key) and _is_full(other)):
            continue
        surname = other.text.split(" ", 1)[1]
        text = f"{one.text} {surname}"
        made[place] = replace(one, text=text, key=key(text), mention=replace(one.mention, kind="person"))
        made[place + 1] = replace(other, mention=replace(other.mention, kind="person"))
    return made


def _is_full(seen: Seen) -> bool:
    """Whether a name is a given name and a surname that no body or place is known by."""
    first, *rest = seen.key.split()
    known = gazetteer.place(seen.key) or gazetteer.organisation(seen.key)
    return len(rest) == 1 and bool(nouns.given(first)) and not known and rest[0] not in _no_surnames()


@cache
def _no_surnames() -> frozenset[str]:
    return frozenset(row[0] for row in rows("resolve/thing_names.tsv"))


def _may_be_given(word: str) -> bool:
    folded = key(word)
    return not (
        gazetteer.people_of(folded)
        or gazetteer.place(folded)
        or gender(word)
        or is_address(word)
        or any(folded in words(f"resolve/{name}") for name in ("common_words.txt", "function_words.txt"))
        or nouns.is_person(folded)
    )
