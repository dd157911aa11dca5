"""Where reports of the same thing put it in two places of which only one can be right.

A place is what stands with a capital behind "in", "near" and the like; it is no more than a name here, so that much is
asked before two names are held against one another: each report gives one place only, neither speaks of the other's
anywhere, neither place is a country (which has the other in it), and the rest is told in much the same words.
"""

from __future__ import annotations

import re
from functools import cache

from consilience import lexicon
from consilience.model import Annotated, Proposition, Span

SAME_REST = 0.5
"""Share of the words of the shorter wording, places and function words aside, that the other must have."""

_WHERE = re.compile(
    r"\b(?:in|at|near|off|outside|inside|above|below|beside)\s+((?:St\.?\s)?[A-Z][\w’'-]*[a-z](?:\s[A-Z][\w’'-]*[a-z])*)"
)
_WORD = re.compile(r"[^\W\d_]+")
_DULL_TAIL = re.compile(r"(?:’s|'s|’|')$")


def differing(left: Proposition, right: Proposition, ours: Annotated, theirs: Annotated) -> tuple[Span, Span] | None:
    """The two places, if the propositions put one thing in places of which only one can be right."""
    here, there = _only_place(left, ours), _only_place(right, theirs)
    if here is None or there is None:
        return None
    names = ours.article.words(here), theirs.article.words(there)
    if any(name.split()[-1] in _countries() or name in _countries() for name in names):
        return None
    if _last(names[0]) in theirs.article.text or _last(names[1]) in ours.article.text:
        return None
    told = _rest(left, ours, names), _rest(right, theirs, names)
    alike = len(told[0] & told[1])
    return (here, there) if alike and alike >= SAME_REST * min(len(told[0]), len(told[1])) else None


def _only_place(item: Proposition, annotated: Annotated) -> Span | None:
    """The one place that a proposition names, None if it names none or several."""
    found = []
    for span in item.spans:
        for match in _WHERE.finditer(annotated.article.words(span)):
            name = _DULL_TAIL.sub("", match[1])
            place = Span(span.article, span.start + match.start(1), span.start + match.start(1) + len(name))
            if not any(time.span.overlaps(place) for time in annotated.times):
                found.append(place)
    return found[0] if len(found) == 1 else None


def _last(name: str) -> str:
    """The last word of a name: who says "Lene" may mean Upper Lene."""
    return name.split()[-1]


def _rest(item: Proposition, annotated: Annotated, names: tuple[str, str]) -> frozenset[str]:
    dull = lexicon.words("resolve/function_words.txt")
    text = " ".join(annotated.article.words(span) for span in item.spans)
    for name in names:
        text = text.replace(name, " ")
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in dull)


@cache
def _countries() -> frozenset[str]:
    found = set()
    for row in lexicon.rows("resolve/countries.tsv"):
        for cell in row[:2]:
            found.update(cell.split("|"))
    return frozenset(name for name in found if name)
