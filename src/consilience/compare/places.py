"""Where reports of the same thing put it in two places of which only one can be right.

A place is what stands with a capital behind "in", "near" and the like; it is no more than a name here, so that much is
asked before two names are held against one another: each report gives one place only, neither speaks of the other's
anywhere, neither place is a country (which has the other in it), and the rest is told in much the same words.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from consilience import lexicon
from consilience.compare.stems import stems
from consilience.model import Annotated, Proposition, Span

SAME_REST = 0.5
"""Share of the words of the shorter wording, places and function words aside, that the other must have."""
STEM = 6
"""Letters by which words of two wordings are told apart."""

_WHERE = re.compile(
    r"\b(?:in|at|on|near|off|outside|inside|above|below|beside|(?:side|shore|edge|coast|outskirts) of)\s+"
    r"((?:St\.?\s)?[A-Z][\w’'-]*[a-z](?:\s[A-Z][\w’'-]*[a-z])*)"
)
_AREA = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) (?:the )?(?:(?:county|district|prefecture|province|region|state) of "
    r"[A-Z][\w’'-]+|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)* (?:county|district|prefecture|province|region|state|County|"
    r"Prefecture|Province|Region))\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_DULL_TAIL = re.compile(r"(?:’s|'s|’|')$")


class Scene(Struct, frozen=True):
    """The one place that a proposition names, with its name and what else the proposition tells; `wide` where it is a
    country, or words such as "in the north", in which many places lie."""

    place: Span
    name: str
    told: frozenset[str]
    wide: bool = False


def scene(item: Proposition, annotated: Annotated) -> Scene | None:
    """Where a proposition puts what it tells; None if it names no place, or several."""
    found = []
    for span in item.spans:
        areas = [match.span() for match in _AREA.finditer(annotated.article.words(span))]
        for match in _WHERE.finditer(annotated.article.words(span)):
            if any(start <= match.start(1) < end for start, end in areas):
                continue
            name = _DULL_TAIL.sub("", match[1])
            place = Span(span.article, span.start + match.start(1), span.start + match.start(1) + len(name))
            if not any(time.span.overlaps(place) for time in annotated.times):
                found.append((place, name))
    if not found:
        return _wide(item, annotated)
    if len(found) != 1:
        return None
    place, name = found[0]
    if {name, _last(name)} & _countries():
        return Scene(place, name, frozenset(), wide=True)
    text = " ".join(annotated.article.words(span) for span in item.spans).replace(name, " ").lower()
    return Scene(place, name, stems(_WORD.findall(text), STEM))


def _wide(item: Proposition, annotated: Annotated) -> Scene | None:
    for span in item.spans:
        words = annotated.article.words(span)
        if match := _wide_places().search(words) or _AREA.search(words):
            place = Span(span.article, span.start + match.start(), span.start + match.end())
            return Scene(place, match[0], frozenset(), wide=True)
    return None


@cache
def _wide_places() -> re.Pattern[str]:
    names = sorted(lexicon.words("compare/wide_places.txt"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b(?! of)", re.IGNORECASE)


def are_two(left: Scene, right: Scene, ours: Annotated, theirs: Annotated) -> bool:
    """Whether two scenes name two places, of which neither report names the other's."""
    if left.wide or right.wide:
        return False
    return _last(left.name) not in theirs.article.text and _last(right.name) not in ours.article.text


def differing(left: Scene, right: Scene, ours: Annotated, theirs: Annotated) -> bool:
    """Whether two scenes put one thing in places of which only one can be right."""
    if not are_two(left, right, ours, theirs):
        return False
    alike = len(left.told & right.told)
    return bool(alike) and alike >= SAME_REST * min(len(left.told), len(right.told))


def _last(name: str) -> str:
    """The last word of a name: who says "Lene" may mean Upper Lene."""
    return name.split()[-1]


@cache
def _countries() -> frozenset[str]:
    found = set()
    for table in ("country_names", "countries"):
        for row in lexicon.rows(f"resolve/{table}.tsv"):
            for cell in row[:2]:
                found.update(cell.split("|"))
    return frozenset(name for name in found if name)
