"""What exactly a claim states, where reports that agree tell it more and less exactly, and who bears that out.

A claim is told in the words of one of its reports: the most exact ones that two origins bear out, down to day, place
and figure. Is there no second origin for "on Tuesday", but one for "later this week", the claim is that it is to be
later this week. Words that are less exact than those chosen can be right beside them and bear out nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from consilience.compare.exactness import otherwise_in, vaguer_in
from consilience.compare.readings import Reader, Readings
from consilience.compare.stems import stems
from consilience.model import Annotated, Proposition, Span

WORDINGS = 24
"""Wordings of a claim that are tried as its statement, the most readable ones."""

STEM = 6
"""Letters by which words are told apart."""

_WORD = re.compile(r"\w+")
_DETAIL = re.compile(r"\d[\d.,]*\d|\d|(?<!^)\b[A-Z][\w’'-]+")


Bears = Callable[[Proposition, Proposition], bool]
"""Whether the first of two propositions bears out the second."""


class Statement(Struct, frozen=True):
    """`told` is the proposition whose words state the claim, `bearing` are those that bear it out, itself among them,
    `vaguer` those that do not, as they are less exact or tell of another day, place or count. `more` are words that are
    more exact than its own. With `mainly` those that bear it out have its main assertion, not all of it."""

    told: Proposition
    bearing: tuple[Proposition, ...]
    vaguer: tuple[Proposition, ...] = ()
    more: tuple[Span, ...] = ()
    mainly: bool = False


def statement(
    held: Sequence[Proposition],
    read: Reader,
    origins: Callable[[Sequence[Proposition]], int],
    wholly: Bears = lambda teller, told: True,
    mainly: Bears = lambda teller, told: True,
    far: Collection[str] = (),
) -> Statement:
    """The statement of propositions that can be right together, the most readable first; `origins` counts the
    independent origins of some of them. Words that a second origin bears out wholly go before those that one bears out
    in the main; where none does, the claim is told as most tell it. Words of articles in `far`, which came through
    another language, tell it only where no others do."""
    if len(held) == 1:
        return Statement(held[0], tuple(held))
    readings, articles = [read(item) for item in held], read.articles
    strict: list[Statement] = []
    for bears in (wholly, mainly):
        made = [_as_told_by(place, held, readings, bears) for place in range(min(len(held), WORDINGS))]
        strict = strict or made
        if origins(held) < 2:
            break
        if shown := [one for one in made if origins(one.bearing) > 1]:
            best = min(
                _near(shown, far), key=lambda one: (len(one.bearing), _alone(one, articles), _beyond(one, articles))
            )
            return replace(best, mainly=bears is mainly)
    return max(_near(strict, far), key=lambda one: len(one.bearing))


def _near(made: Sequence[Statement], far: Collection[str]) -> Sequence[Statement]:
    return [one for one in made if one.told.article not in far] or made


def _as_told_by(place: int, held: Sequence[Proposition], readings: Sequence[Readings], bears: Bears) -> Statement:
    bearing, vaguer, more = [], [], []
    for number, item in enumerate(held):
        if any(vaguer_in(readings[number], readings[place])) or any(otherwise_in(readings[number], readings[place])):
            vaguer.append(item)
        elif bears(item, held[place]):
            bearing.append(item)
            more += [words for _, words in vaguer_in(readings[place], readings[number])]
    return Statement(held[place], tuple(bearing), tuple(vaguer), tuple(more))


def less_exact(told: Proposition, others: Sequence[Proposition], read: Reader) -> Iterator[Span]:
    """The words of `others` that are less exact than those of `told`."""
    for item in others:
        yield from (words for words, _ in vaguer_in(read(item), read(told)))


def told_otherwise(told: Proposition, others: Sequence[Proposition], read: Reader) -> Iterator[Span]:
    """The days, places and counts of `others` that are not those of `told`."""
    for item in others:
        yield from (words for words, _ in otherwise_in(read(item), read(told)))


def _alone(one: Statement, articles: Mapping[str, Annotated]) -> int:
    """How many names and figures of a statement no other article gives that bears it out."""
    others = {detail for item in one.bearing if item.article != one.told.article for detail in _details(item, articles)}
    return sum(detail not in others for detail in dict.fromkeys(_details(one.told, articles)))


def _beyond(one: Statement, articles: Mapping[str, Annotated]) -> int:
    """How many words of a statement no other article gives that bears it out: what is told besides what they agree on
    would seem to be borne out, too."""
    others = {word for item in one.bearing if item.article != one.told.article for word in _words(item, articles)}
    return len(_words(one.told, articles) - others)


def _words(item: Proposition, articles: Mapping[str, Annotated]) -> frozenset[str]:
    """The words that a proposition is about, cut to their first letters so that "march" is in "marched"."""
    said = (word.lower() for span in item.spans for word in _WORD.findall(articles[item.article].article.words(span)))
    return stems(said, STEM)


def _details(item: Proposition, articles: Mapping[str, Annotated]) -> Iterator[str]:
    for span in item.spans:
        yield from _DETAIL.findall(articles[item.article].article.words(span))
