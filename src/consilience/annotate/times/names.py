"""Tells a time from a name made of the same words: "This Week" the programme, "the Sunday Times", "USA Today"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from consilience import lexicon
from consilience.annotate.times.tokens import Token

OPENING = frozenset("\"“‘'«„`")
CLOSING = frozenset("\"”’'»")


def is_name(text: str, found: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens `first` to `last` are a name, or part of one, and no time."""
    words = [token.form for token in found[first:last]]
    if not words[0][0].isupper():
        return False
    before = found[first - 1] if first else None
    if any(_known(found, at) for at in range(first, last)):
        return True
    if not all(word[0].isupper() for word in words if word[0].isalpha()) or _dated(words):
        return False
    if _shouted(words):
        return False
    if before is not None and before.word == "'s":
        return True
    if before is not None and before.form in OPENING and _closes(found, last):
        return True
    return (
        len(words) == 1
        and before is not None
        and before.form[0].isupper()
        and before.end + 1 == found[first].start
        and not _headline(found, first)
    )


def _closes(found: Sequence[Token], at: int) -> bool:
    """Whether a quotation ends at a token, perhaps behind a comma: “This Week,” but not “Today, we …”."""
    form = found[at].form if at < len(found) else ""
    if form in (",", ".") and at + 1 < len(found):
        form = found[at + 1].form
    return form in CLOSING


def _shouted(words: Sequence[str]) -> bool:
    return all(word.isupper() for word in words)


def _dated(words: Sequence[str]) -> bool:
    """Weekdays, months and holidays are written with capitals anyway."""
    return any(word.lower() in lexicon.words("annotate/time_capitals.txt") or word[0].isdigit() for word in words)


def _headline(found: Sequence[Token], at: int) -> bool:
    """Whether the line that a token stands in is written in title case, as some headlines are."""
    first = at
    while first and at - first < 12 and found[first - 1].form != "\n":
        first -= 1
    words = [token.form for token in found[first : at + 8] if token.form[0].isalpha() and len(token.form) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.75 * len(words)


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """The known names by each of their words, with its place in the name."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for (name,) in lexicon.rows("annotate/time_names.tsv"):
        words = tuple(name.split())
        for place, word in enumerate(words):
            found.setdefault(word, []).append((words, place))
    return {word: tuple(names) for word, names in found.items()}


def _known(found: Sequence[Token], first: int) -> bool:
    """Whether a token belongs to a known name of a newspaper, programme or the like, written as a name."""
    for words, place in _names().get(found[first].word, ()):
        window = found[first - place : first - place + len(words)] if place <= first else ()
        if (
            tuple(token.word for token in window) == words
            and window[0].form[0].isupper()
            and window[-1].form[0].isupper()
        ):
            return True
    return False
