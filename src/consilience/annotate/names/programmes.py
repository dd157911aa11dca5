"""Names of broadcast programmes and other shows: in quotation marks or not, they are never a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from consilience.annotate.names.found import Name, Stretch
from consilience.lexicon import rows, words

OPENING = frozenset({'"', "“", "‘", "'", "«", "``"})
CLOSING = frozenset({'"', "”", "’", "'", "»", "''"})
LINKING = frozenset({"of", "the", "a", "an", "in", "on", "and", "to", "with", "for", "&", "this", "at"})
SHOWS = frozenset({"show", "program", "programme", "podcast", "broadcast", "newscast", "series", "segment", "column"})
PREPOSITIONS = frozenset({"on", "told", "tells", "to"})
UNQUOTED = frozenset({"show", "podcast", "newscast"})
"""Kinds of show that take a name before them also without quotation marks ("the Harbour Hour podcast")."""
HEARD = frozenset({"told", "tells", "tell", "on", "to", "via", "with"})
ENDS = re.compile(r"[.,!?]$")
WORDS = 7


@cache
def broadcasters() -> frozenset[str]:
    """The last words of the names of outlets."""
    return frozenset(name.split()[-1] for name, _ in rows("annotate/media.tsv"))


def programmes(stretch: Stretch) -> Iterator[Name]:
    """The programme names in a passage: quoted title words behind an outlet's possessive, behind "on", or before
    "show"; and title words without marks behind an outlet's possessive ("on NBN's Morning Line")."""
    doc = stretch.doc
    end = 0
    for k, word in enumerate(stretch.words):
        if k < end:
            continue
        if word in OPENING:
            inside = _quoted(stretch, k)
            if inside is not None and _framed(stretch, k, inside):
                yield Name(stretch, k + 1, inside, "programme", sure=True)
                end = inside + 1
        elif word in ("'s", "’s") and k and _owner(stretch, k):
            stop = _capitals(stretch, k + 1)
            if stop > k + 1:
                yield Name(stretch, k + 1, stop, "programme", sure=True)
                end = stop
        elif word.lower() in UNQUOTED and k:
            start = _capitals_before(stretch, k)
            if k - start >= 2 and start and doc[start - 1].lower_ in ("the", "'s", "’s"):
                yield Name(stretch, start, k, "programme", sure=True)


def _owner(stretch: Stretch, possessive: int) -> bool:
    """Whether the name of a broadcaster stands before a possessive: one of the world's, one called so ("Channel 9",
    "Radio Tarsk"), or an acronym that is no other body's, where somebody speaks on it ("on NBN's Sunday Table")."""
    doc = stretch.doc
    last = doc[possessive - 1]
    if last.text in broadcasters():
        return True
    start = _capitals_before(stretch, possessive)
    if start < possessive - 1 and doc[start].text in ("Channel", "Radio", "Television", "TV"):
        return True
    if possessive - start > 1 and last.text in ("Radio", "Television", "TV", "News", "Channel"):
        return True
    acronym = last.is_upper and last.is_alpha and 3 <= len(last) <= 5 and last.text not in _bodies()
    titled = possessive + 2 < len(doc) and all(doc[k].text[:1].isupper() for k in (possessive + 1, possessive + 2))
    return acronym and titled and start > 0 and doc[start - 1].lower_ in ("on", "told", "tells")


@cache
def _bodies() -> frozenset[str]:
    """The acronyms of bodies that broadcast nothing."""
    return words("annotate/institutions.tsv")


def _capitals_before(stretch: Stretch, end: int) -> int:
    """The start of the run of capitalised words and numbers that ends before `end`."""
    doc = stretch.doc
    k = end
    while k > 0 and end - k < WORDS and (doc[k - 1].text[:1].isupper() or (doc[k - 1].like_num and k == end)):
        k -= 1
    return k


def _quoted(stretch: Stretch, opening: int) -> int | None:
    """The token behind the last word of a short quotation in title case, or None."""
    doc = stretch.doc
    for k in range(opening + 1, min(opening + WORDS + 3, len(doc))):
        if doc[k].text in CLOSING:
            last = k
            while last > opening + 1 and ENDS.search(doc[last - 1].text):
                last -= 1
            inside = [doc[j] for j in range(opening + 1, last)]
            titled = all(w.text[:1].isupper() or w.text[:1].isdigit() or w.lower_ in LINKING for w in inside)
            return last if inside and titled and inside[0].text[:1].isupper() else None
    return None


def _framed(stretch: Stretch, opening: int, last: int) -> bool:
    """Whether what stands around a quoted title shows that it is a programme's."""
    doc = stretch.doc
    before = [doc[k] for k in range(max(0, opening - 3), opening)]
    after = [doc[k] for k in range(last, min(last + 4, len(doc))) if doc[k].text not in CLOSING and not doc[k].is_punct]
    if after and after[0].lower_ in SHOWS:
        return True
    if not before:
        return False
    possessive = before[-1].text in ("'s", "’s") and len(before) > 1 and before[-2].tag_ in ("NNP", "NNPS", "NN", "CD")
    if possessive:
        if before[-2].text in broadcasters() or (before[-2].is_upper and len(before[-2]) > 1):
            return True
        start = _capitals_before(stretch, opening - 1)
        return start > 0 and doc[start - 1].lower_ in HEARD and _owner(stretch, opening - 1)
    if before[-1].lower_ in SHOWS or before[-1].text in broadcasters():
        return True
    return before[-1].lower_ in ("on", "host", "hosts") and last - opening > 2


def _capitals(stretch: Stretch, start: int) -> int:
    """The end of the run of title words from `start`; possessives, dates and persons' titles end it."""
    doc = stretch.doc
    k = start
    while k < len(doc) and k - start < WORDS:
        token = doc[k]
        capital = token.text[:1].isupper() and token.tag_ not in ("PRP", "VBD", "VBZ")
        linking = token.lower_ in ("of", "the", "this", "&") and k + 1 < len(doc) and doc[k + 1].text[:1].isupper()
        if not (capital or linking) or token.ent_type_ == "PERSON":
            break
        k += 1
    return k if any(doc[j].text[:1].isupper() for j in range(start, k)) else start
