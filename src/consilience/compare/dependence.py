"""Which ways of knowing one thing hang on one another although they name different people.

Two speakers, or a speaker and an outlet, are independent only if neither had it from the other. Inside one article the
words tell: what is quoted inside another's words comes from whoever is quoted, and what an outlet says beside a
quotation that says the same, it has from there. Across articles many of the same words in the same order show one text
(shared runs of words, as in plagiarism detection: Lyon et al. 2001); a plain fact in a short sentence two reporters
often word alike, and two outlets that each name another source for it were told it by two. A source without a name may
be any of the named ones. Where it can't be told, they are one: corroboration has to be shown.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Literal

from msgspec import Struct

from consilience import lexicon
from consilience.compare.unnamed import called, is_rumour
from consilience.model import Entity, Span

SHORTEST = 4
"""Letters of a word that two names are told to share; "New" and "the" say nothing."""
RUN = 3
"""Words in a shared run."""
FEWEST_WORDS = 8
"""Shorter wordings are too common to show one text."""
COPIED = 0.4
"""Share of the runs of the shorter wording from which two wordings are one text."""
FEWEST_REPEATED = 6
"""Words in a row that one report has twice."""
FEWEST_RUNS = 10
"""Runs that they share at least: twelve words in a row, or more in pieces. "The bank did not raise its rate on Monday"
anybody may write."""
MOST_HOLDERS = 40
"""A run that more wordings share is compared with the first so many only."""

_WORD = re.compile(r"[^\W_]+")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(rf"\b{_MONTH} \d+\b|\b\d+(?:st|nd|rd|th)? (?:of )?{_MONTH}\b|\b(?:1[89]|20)\d\d\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.,]*\d")
"""A figure of two digits or more: fewer many can count."""
_QUOTES = '“”"‘'


class Telling(Struct, frozen=True):
    """How one article comes to tell something: in its own voice, or by a speaker who is named or not. `entity` is the
    speaker's record, `outlet` the outlet's name, `statement` the id of the attribution. `via` are the names of those
    that passed it on, `around` the words about an outlet's own, `quoted` all that a speaker is quoted with there.
    `cites` are the ids of all whom an article quotes that tells it in its own voice."""

    article: str
    outlet: str
    spans: tuple[Span, ...]
    text: str
    by: Literal["own", "named", "unnamed"]
    name: str = ""
    entity: Entity | None = None
    statement: str | None = None
    via: tuple[str, ...] = ()
    around: str = ""
    quoted: str = ""
    cites: frozenset[str] = frozenset()


def dependences(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, that are no two ways of knowing, with the reason."""
    yield from _inside_one_article(tellings)
    yield from _unnamed(tellings)
    yield from _rumoured(tellings)
    yield from _one_person(tellings)
    yield from _given_names(tellings)
    yield from _bare_bodies(tellings)
    yield from _described_outlets(tellings)
    yield from _publishing_bodies(tellings)
    yield from _official_figures(tellings)
    yield from _same_words(tellings)


def _inside_one_article(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        by_article[telling.article].append(number)
    for numbers in by_article.values():
        for one, other in combinations(numbers, 2):
            left, right = tellings[one], tellings[other]
            if (left.by == "own") != (right.by == "own"):
                yield one, other, f"{left.outlet} tells it beside the words of {left.name or right.name}"
            elif left.statement != right.statement and _overlap(left.spans, right.spans):
                yield one, other, f"{left.outlet} has {left.name}'s and {right.name}'s words inside one another"
            elif left.statement != right.statement and _repeats(left.text, right.text):
                yield one, other, f"{left.outlet} has the very words of {left.name} again for {right.name}"


def _repeats(left: str, right: str) -> bool:
    """Whether all words of one of two texts stand in the other, in a row."""
    short, long = sorted((_row(left), _row(right)), key=len)
    short = short[short[0] == "that" :] if short else short
    return len(short) >= FEWEST_REPEATED and f" {' '.join(short)} " in f" {' '.join(long)} "


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in left for b in right)


def _unnamed(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """A source without a name goes with the first one that has a name, else with the first: it may be the same."""
    sources = [number for number, telling in enumerate(tellings) if telling.by != "own"]
    first = min(sources, key=lambda number: (tellings[number].by == "unnamed", number), default=0)
    for number in sources:
        if tellings[number].by == "unnamed" and number != first:
            name, other = called(tellings[number].name, tellings[number].outlet), tellings[first].name
            may = "may be" if share_a_name(tellings[number].name, other) else "may have it from"
            yield first, number, f"{name} {may} {other}"


def _rumoured(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """What nobody stands for bears out nothing that another tells."""
    for number, telling in enumerate(tellings):
        if telling.by == "unnamed" and is_rumour(telling.name) and len(tellings) > 1:
            other = 1 if number == 0 else 0
            yield min(number, other), max(number, other), f"{telling.name} in {telling.outlet} are a rumour"


def _one_person(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """Sources that share a word of their names, or whose office names the other ("South Velmoran officials" and the
    "South Velmoran army"), and who speaks for a body with that body: they may be one side, if not one person."""
    first: dict[str, int] = {}
    sources = {telling.name: number for number, telling in reversed([*enumerate(tellings)]) if telling.by != "own"}
    for number in sorted(sources.values()):
        person = tellings[number].entity
        short = person is not None and person.kind == "person"  # "Kim" may be Kim Jong Un
        for word in _name_words(tellings[number].name, shortest=2 if short else SHORTEST):
            other = first.setdefault(word, number)
            if other != number:
                yield other, number, f"{tellings[other].name} and {tellings[number].name} may be one side"
    for number in sorted(sources.values()):
        entity = tellings[number].entity
        if entity is None or entity.kind != "person":
            continue
        offices = " ".join(role.title for role in entity.roles).lower()
        held = _name_words(offices)
        for other in sorted(sources.values()):
            body = tellings[other].entity
            if other != number and any(word in held for word in _name_words(tellings[other].name)):
                yield other, number, f"{entity.name} may be {tellings[other].name}"
            elif body is not None and body.kind != "person" and _speaks_for(offices, body):
                yield other, number, f"{entity.name} speaks for {body.name}"


def _given_names(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """Somebody called by a given name alone may be whoever has a longer form of it: "Ilse" and "Ilsebill"."""
    people = {
        telling.name: number
        for number, telling in reversed([*enumerate(tellings)])
        if telling.by != "own" and telling.entity is not None and telling.entity.kind == "person"
    }
    for (left, one), (right, other) in combinations(sorted(people.items(), key=lambda row: row[1]), 2):
        short, long = sorted((left.split(), right.split()), key=lambda words: (len(words), len(words[0])))
        if len(short) == 1 and len(short[0]) >= SHORTEST and long[0].startswith(short[0]):
            yield one, other, f"{left} and {right} may be one person"


def _bare_bodies(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """A body that is called by no more than what it is ("the airline") may be one that another report names, unless
    that is a body of another kind."""
    kinds = lexicon.words("compare/bodies.txt")
    for one, telling in enumerate(tellings):
        if telling.by == "own" or telling.name not in kinds:
            continue
        for other, source in enumerate(tellings):
            words = source.name.lower().split()
            body = source.entity is not None and source.entity.kind == "organisation"
            if not body or source.article == telling.article or words == [telling.name]:
                continue
            if kinds.isdisjoint(words) or telling.name in words:
                yield min(one, other), max(one, other), f"the {telling.name} may be {source.name}"


def _described_outlets(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """A source that is called an outlet and by no name ("a newspaper") may be any outlet that tells it itself."""
    nouns = lexicon.words("annotate/outlet_nouns.txt")
    for one, telling in enumerate(tellings):
        words = telling.name.split()
        if telling.by == "own" or not words or words[-1] not in nouns or not telling.name.islower():
            continue
        for other, source in enumerate(tellings):
            itself = source.by == "own" or source.name == source.outlet
            if itself and source.article != telling.article:
                yield min(one, other), max(one, other), f"{words[-1]} in {telling.outlet} may be {source.outlet}"


def _publishing_bodies(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """What a ministry or the like publishes itself, and what others are told by it or by who holds an office there."""
    bodies = lexicon.words("compare/bodies.txt") | lexicon.words("resolve/state_bodies.txt")
    for one, telling in enumerate(tellings):
        if telling.by != "own" or bodies.isdisjoint(telling.outlet.lower().split()):
            continue
        for other, source in enumerate(tellings):
            roles = source.entity.roles if source.entity is not None else ()
            names = [source.name, *(role.title for role in roles)]
            if source.by != "own" and any(share_a_name(telling.outlet, name) for name in names):
                yield min(one, other), max(one, other), f"{source.name} may speak for {telling.outlet}"


def _official_figures(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """A figure that an outlet gives without a source, and that another has from a body: counts of the dead, of crews
    and of losses are the body's, who else could have counted them would say so."""
    for one, telling in enumerate(tellings):
        figures = _figures(telling.text)
        if telling.by != "own" or not figures:
            continue
        for other, source in enumerate(tellings):
            if source.by != "own" and not figures.isdisjoint(_figures(source.text)):
                reason = (
                    f"{telling.outlet} says of nobody that the figure is theirs, and may have it from {source.name}"
                )
                yield min(one, other), max(one, other), reason


def _figures(text: str) -> set[str]:
    """The figures of a text without the noughts and points that hang on the unit: "1.8 tonnes" are "1,800 kilos"."""
    several = _FIGURE.findall(_DATE.sub(" ", text))
    bare = {figure: re.sub(r"[.,]", "", figure).strip("0") for figure in several}
    return {digits if len(digits) > 1 else figure for figure, digits in bare.items()}


def share_a_name(left: str, right: str) -> bool:
    """Whether two names share a word of some length, or its beginning."""
    return not set(_name_words(left)).isdisjoint(_name_words(right))


def _name_words(name: str, shortest: int = SHORTEST) -> list[str]:
    words = [word.lower() for word in _WORD.findall(name) if len(word) >= shortest]
    makers = [word for word in words if word not in lexicon.words("compare/documents.txt")]
    return [word[:6] for word in makers or words]


def _speaks_for(offices: str, body: Entity) -> bool:
    """Whether somebody with these offices may speak for a body: it is named in them, a spokesman's is not said, or it
    is a government, of which anybody in office may be a part."""
    if "spokes" in offices or (offices and "government" in body.name.lower()):
        return True
    names = (name.partition(" (")[0].lower() for name in (body.name, *body.aliases))
    return any(len(name) > 2 and re.search(rf"\b{re.escape(name)}\b", offices) for name in names)


def _same_words(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    runs = [_runs(telling.text) for telling in tellings]
    holders: Mapping[tuple[str, ...], list[int]] = defaultdict(list)
    for number, found in enumerate(runs):
        for run in found:
            holders[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) > 1:
            shared.update(combinations(numbers[:MOST_HOLDERS], 2))
            shared.update(pairwise(numbers[MOST_HOLDERS - 1 :]))
    for (one, other), count in sorted(shared.items()):
        left, right = tellings[one], tellings[other]
        if count < FEWEST_RUNS or _told_by_two(left, right):
            continue
        if count < COPIED * min(len(runs[one]), len(runs[other])) and not _share_a_row(left.text, right.text):
            continue
        outlets = (left.outlet, right.outlet)
        yield one, other, "" if left.outlet == right.outlet else f"{' and '.join(outlets)} have it in the same words"


@lru_cache(maxsize=1 << 10)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of words of a wording, none of one that is short."""
    row = _row(text)
    return _stretches(row, RUN) if len(row) >= FEWEST_WORDS else frozenset()


def _share_a_row(left: str, right: str) -> bool:
    """Whether two wordings share so many words in a row as nobody finds twice, whatever else they tell."""
    length = FEWEST_RUNS + RUN - 1
    return not _stretches(_row(left), length).isdisjoint(_stretches(_row(right), length))


def _row(text: str) -> Sequence[str]:
    """The words of a text, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def _stretches(row: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    """Every so many words in a row."""
    return frozenset(tuple(row[at : at + length]) for at in range(len(row) - length + 1))


def _told_by_two(left: Telling, right: Telling) -> bool:
    """Whether two outlets name two sources for what they tell without quoting them: the words are the outlets' own."""
    two = left.by == right.by == "named" and left.name != right.name and left.outlet != right.outlet
    return two and not any(mark in telling.text for telling in (left, right) for mark in _QUOTES)
