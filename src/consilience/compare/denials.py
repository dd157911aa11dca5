"""Who denies a claim, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from consilience import lexicon, wording
from consilience.compare.stems import stems
from consilience.model import Proposition, Span

STEM = 5
"""Letters by which two words are forms of one."""

SHARED = 2
"""Content words that a denial has in common with what it is about."""

_MARKS = re.compile(r"^[“\"‘'«„]+|[”\"’'»]+$")
_WORD = re.compile(r"[^\W_]+")


class Told(Protocol):
    """The words of a story, and the names of those who deny something."""

    def words(self, spans: Sequence[Span], /) -> str:
        """The words of the spans on one line."""
        ...

    def holder(self, item: Proposition, /) -> str:
        """The speaker's name, or the outlet's, whose words a proposition is."""
        ...

    def denies(self, item: Proposition, /) -> bool:
        """Whether a proposition is what somebody denies, and not what he says against it."""
        ...


def denials(told: Told, against: Sequence[Proposition], text: str) -> Iterator[str]:
    """In words who denies the claim that says `text`, or says what speaks against it. Who denies something of which it
    does not say all (that the ship rammed the ferry, where it tells that two collided) is given with these words; and
    so is who denies nothing and says otherwise (that somebody stays who is told to leave)."""
    denied: dict[str, str] = {}
    otherwise: dict[str, str] = {}
    for item in against:
        words = wording.clean(told.words(item.spans)).rstrip(".")
        plain = _stems(words) <= _stems(text)
        name = told.holder(item)
        if not told.denies(item) and not (plain and _is_negated(words)):
            otherwise.setdefault(name, _bare(words).removeprefix("that "))
            continue
        if plain or name not in denied:
            denied[name] = "it" if plain else wording.behind_that(words) if _clause(words) else wording.inside(words)
    for name, what in denied.items():
        yield f"{name} denies {what}" + (f": “{otherwise.pop(name)}”" if name in otherwise else "")
    yield from (f"{name} says otherwise: “{words}”" for name, words in otherwise.items())


def has_to_do_with(told: Told, denial: Proposition, text: str) -> bool:
    """Whether what is denied shares more than one word with what is told, and not only the name and the office of
    somebody: a hospital may stand in a sentence that says nothing of its collapse."""
    words = told.words(denial.spans)
    shared = _stems(words) & _stems(text)
    return len(shared) >= SHARED and bool(shared - _who(words) - _who(text))


def _who(text: str) -> frozenset[str]:
    """The stems of the words that name or call somebody."""
    words = _WORD.findall(text)
    offices = {row[0] for row in lexicon.rows("resolve/role_nouns.tsv")}
    called = (word for n, word in enumerate(words) if (n and word[0].isupper()) or word.casefold() in offices)
    return _stems(" ".join(called))


def _is_negated(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    return not lexicon.words("resolve/negations.txt").isdisjoint(words) or "n’t" in text or "n't" in text


def _bare(words: str) -> str:
    """Words without the quotation marks about their parts."""
    parts = (_MARKS.sub("", part.strip(" ,")).rstrip(",.") for part in words.split(" … "))
    return " … ".join(parts)


def _clause(words: str) -> bool:
    """Whether what is denied is a clause, and not "any part in it", "having been there", "the claim that"."""
    first = _WORD.match(words)
    return first is not None and first[0].lower() not in ("any", "all") and not first[0].lower().endswith("ing")


def _stems(text: str) -> frozenset[str]:
    return stems(_WORD.findall(text.casefold()), STEM)
