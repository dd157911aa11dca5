"""Titles and offices beside names: "Foreign Minister Ana Okafor", "Ms Okafor", "Ana Okafor, the deputy minister,"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from consilience.lexicon import rows

if TYPE_CHECKING:
    from consilience.annotate.names.found import Range
    from consilience.annotate.tokens import Doc

LINKS = frozenset({"of", "for", "and", "the", "-", "’s", "'s"})
LONGEST = 12


@cache
def title_words() -> Mapping[str, tuple[frozenset[str], str]]:
    """What each word can be in a title (courtesy, head, modifier), and the gender that it shows."""
    found: dict[str, tuple[frozenset[str], str]] = {}
    for word, part, *gender in rows("annotate/titles.tsv"):
        parts, before = found.get(word, (frozenset(), ""))
        found[word] = (parts | {part}, before or (gender[0] if gender else ""))
    return found


def part_of_title(word: str) -> frozenset[str]:
    """What the word can be in a title; empty if it is none."""
    return title_words().get(word.lower(), (frozenset(), ""))[0]


def gender_of_title(words: str) -> str:
    """The gender that a title shows: m, f, or empty."""
    for word in words.split():
        gender = title_words().get(word.lower(), (frozenset(), ""))[1]
        if gender:
            return gender
    return ""


def is_office(words: str) -> bool:
    """Whether all the words make up an office ("Secretary of State") and so no name."""
    parts = words.replace("-", " ").split()
    known = [part_of_title(word) for word in parts]
    return (
        bool(parts)
        and any(part & {"head", "courtesy"} for part in known)
        and all(part or word.lower() in LINKS for part, word in zip(known, parts, strict=True))
    )


def title_before(doc: Doc, start: int) -> Range | None:
    """The tokens of the title that stands right before token `start`, with a country before it ("Russian Deputy
    Foreign Minister")."""
    first = start
    has_head = False
    left = start - 1
    while left >= 0 and start - left <= LONGEST:
        word = doc[left].text
        parts = part_of_title(word)
        if parts & {"head", "courtesy"}:
            has_head, first = True, left
        elif "modifier" in parts or (has_head and doc[left].ent_type_ in ("NORP", "GPE") and word[:1].isupper()):
            first = left
        elif word.lower() not in LINKS or doc[left].is_space:
            break
        left -= 1
    while first < start and (doc[first].lower_ in LINKS or (not has_head)):
        first += 1
    if first >= start or not has_head or doc[start - 1].lower_ in LINKS:
        return None
    if doc[first].lower_ in ("the", "a", "an"):
        first += 1
    return (first, start) if _title_like(doc, first, start) else None


def _title_like(doc: Doc, first: int, start: int) -> bool:
    """Whether the run is a title rather than words that happen to precede: what is lower case must be a bare office
    ("spokeswoman Ana Okafor"), not the end of another phrase."""
    return any(part_of_title(doc[k].text) & {"head", "courtesy"} for k in range(first, start))


def split_title(doc: Doc, start: int, end: int) -> int:
    """Where the name begins in tokens that hold a title and a name ("Sen. Ana Okafor" taken for one name)."""
    k = start
    seen_head = False
    while k < end - 1:
        parts = part_of_title(doc[k].text)
        if parts & {"head", "courtesy"}:
            seen_head = True
        elif not (("modifier" in parts) or (seen_head and doc[k].lower_ in LINKS) or doc[k].lower_ in ("the",)):
            break
        k += 1
    if not seen_head:
        return start
    while k < end - 1 and doc[k].lower_ in LINKS:
        k += 1
    if part_of_title(doc[k].text) and doc[k].lower_ != doc[k].text.lower():
        return start
    return k


def title_behind(doc: Doc, end: int) -> Range | None:
    """The office in apposition behind a name: ", the deputy minister," or ", Kenya's foreign minister,"."""
    if end >= len(doc) or doc[end].text != ",":
        return None
    k = end + 1
    first = k
    while k < len(doc) and k - first < LONGEST and doc[k].text not in (",", ";", ".", "(", "who", "which", "said"):
        k += 1
    if k >= len(doc) or doc[k].text != "," or k == first:
        return None
    heads = [j for j in range(first, k) if "head" in part_of_title(doc[j].text)]
    if not heads or any(doc[j].tag_ in ("VBD", "VBZ", "VBP", "MD") for j in range(first, k)):
        return None
    if doc[first].lower_ in ("the", "a", "an"):
        first += 1
    return (first, k)
