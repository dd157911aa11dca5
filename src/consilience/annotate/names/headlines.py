"""Names in headlines in title case, where capitals say nothing ("Okafor Lists Demands as Strike Looms"): only what the
text below, or general knowledge, has as a name is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience.annotate.names.found import GENERATIONS, Name, Stretch
from consilience.annotate.names.recognise import known, names
from consilience.annotate.names.referents import given_names
from consilience.annotate.names.titles import title_before
from consilience.model import MentionKind

LONG = 4
"""Letters of a word that title case writes with a capital whatever it is."""
LEAST = 3
SHARE = 0.8
Words = tuple[str, ...]


def in_title_case(stretch: Stretch) -> bool:
    """Whether the stretch is a headline nearly all of whose longer words begin with a capital."""
    if not stretch.headline:
        return False
    long = [token for token in stretch.doc if token.is_alpha and len(token) >= LONG]
    capital = sum(1 for token in long if token.text[0].isupper())
    return len(long) >= LEAST and capital >= SHARE * len(long)


def shouted(name: Name, text: str) -> bool:
    """Whether a name is one word in capitals of a headline that is otherwise written in small letters, and no more of
    it stands in the report: what a headline calls out ("HORROR in the harbour") is nobody's name."""
    if not name.stretch.headline or name.end - name.start != 1 or not name.text.isupper() or len(name.text) < LONG:
        return False
    small = sum(word.islower() for word in name.stretch.words)
    return (
        small >= LEAST and name.text not in known() and len(re.findall(rf"\b{re.escape(name.text)}\b", text, re.I)) == 1
    )


def supported(headlines: Sequence[Stretch], below: Sequence[Name]) -> list[Name]:
    """The names in the headlines that those of the text below, or of general knowledge, support; and countries and
    peoples of one word, which are names wherever they stand."""
    by_first: dict[str, list[tuple[Words, MentionKind]]] = {}
    firsts = {word.lower() for stretch in headlines for word in stretch.words}
    for words, kind in _supports(below).items():
        if words[0] in firsts:
            by_first.setdefault(words[0], []).append((words, kind))
    found: list[Name] = []
    for stretch in headlines:
        here = list(_matched(stretch, by_first))
        taken = {k for name in here for k in range(name.start, name.end)}
        for name in names([stretch]):
            alone = name.end - name.start == 1 and name.start not in taken
            if (alone and name.kind in ("place", "group")) or (name.kind == "programme" and not taken & _tokens(name)):
                here.append(name)
        found.extend(here)
    return found


def _tokens(name: Name) -> set[int]:
    return set(range(name.start, name.end))


@cache
def _general() -> Mapping[Words, MentionKind]:
    """The wordings of the names of general knowledge, folded."""
    return {
        tuple(name.casefold().split()): kind for name, kind in known().items() if len(name) > LEAST or name.isupper()
    }


def _supports(below: Sequence[Name]) -> Mapping[Words, MentionKind]:
    """Every wording that a name can have in the headline, folded, with its kind."""
    found = dict(_general())
    for name in below:
        words = tuple(word.casefold() for word in name.text.split())
        found[words] = name.kind
        if name.kind == "person" and len(words) > 1:
            found.setdefault((name.last.casefold(),), "person")
    return found


def _matched(stretch: Stretch, by_first: Mapping[str, Sequence[tuple[Words, MentionKind]]]) -> Iterator[Name]:
    """The longest supported wordings, from left to right, each with a given name that stands before a surname."""
    doc = stretch.doc
    k = 0
    while k < len(doc):
        fitting = [
            (len(words), kind)
            for words, kind in by_first.get(doc[k].lower_, ())
            if doc[k].text[0].isupper()
            and k + len(words) <= len(doc)
            and all(doc[k + j].text.casefold() == word for j, word in enumerate(words))
        ]
        if not fitting:
            k += 1
            continue
        length, kind = max(fitting)
        start, end = k, k + length
        if kind == "person":
            if length == 1 and start and doc[start - 1].text in given_names():
                start -= 1
            if end < len(doc) and doc[end].lower_ in GENERATIONS:
                end += 1
            title = title_before(doc, start)
            yield Name(stretch, start, end, kind, True, stretch.characters(*title) if title is not None else None)
        else:
            yield Name(stretch, start, end, kind, sure=True)
        k = end
