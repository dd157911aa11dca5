"""How a gold attribution and the one found for it differ: at which border of the content, and in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.attribution_score import Letters, Spans, letters
from benchmarks.attribution_wording import LISTS, opening, words
from consilience.agencies import spellings

BREAK = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(A-Z]|$)|\n")
"""Where another sentence begins, also at the very end of a stretch of text."""
GAP = re.compile(r"[\s,;:()—–-]*")


@dataclass(frozen=True)
class Item:
    """One attribution, its three parts as spans and as letters."""

    source: Spans
    cue: Spans
    content: Spans
    source_letters: Letters
    cue_letters: Letters
    letters: Letters


def parsed(text: str, attribution: Mapping[str, Spans]) -> Item:
    """An attribution as the rows have it, of which only the content must be there."""
    source, cue, content = (attribution.get(part) or [] for part in ("source", "cue", "content"))
    return Item(source, cue, content, letters(text, source), letters(text, cue), letters(text, content))


# ------------------------------------------------------------------------------------------------ content


@dataclass(frozen=True)
class Stretch:
    """Letters that one of two contents has and the other has not: `start` to `end`, left out or too many, before,
    behind or amid those that they share."""

    start: int
    end: int
    short: bool
    side: str


def border(text: str, gold: Item, found: Item) -> tuple[str, str]:
    """How two contents that share letters differ, and what phrase it is about; the first that holds of: other
    paragraphs, a whole part of a content in parts, opening words alone, several places, one place."""
    stretches = list(_stretches(gold.letters, found.letters))
    paragraphs = [stretch for stretch in stretches if _parted(text, stretch, gold.letters & found.letters)]
    if paragraphs:
        return ("a paragraph left out" if paragraphs[0].short else "a paragraph too many"), ""
    for one, other, kind in (
        (gold, found, "a part left out of a content in parts"),
        (found, gold, "a part too many"),
    ):
        lone = [span for span in one.content if letters(text, [span]) and not letters(text, [span]) & other.letters]
        if lone and len(one.content) > 1:
            return kind, opening(text, *lone[0])
    said = {word for stretch in stretches for word in words(text[stretch.start : stretch.end])}
    if said <= LISTS["opener"] and all(stretch.side == "before" for stretch in stretches):
        return "opening word", " ".join(sorted(said))
    places = sorted({_place(stretch) for stretch in stretches})
    if len(places) > 1:
        return "wrong in several places", ", ".join(places)
    first = stretches[0]
    around = gold.cue_letters | gold.source_letters | found.cue_letters | found.source_letters
    if around.intersection(range(first.start, first.end)):
        return places[0], "words of cue or source"
    return places[0], opening(text, first.start, first.end)


def _stretches(gold: Letters, found: Letters) -> Iterator[Stretch]:
    shared, whole = gold & found, sorted(gold | found)
    first, last = min(shared), max(shared)
    start = None
    for place, at in enumerate(whole):
        if at in shared:
            start = None
            continue
        start = at if start is None else start
        following = whole[place + 1] if place + 1 < len(whole) else None
        if following is None or following in shared or (following in gold) != (at in gold):
            side = "before" if at < first else "behind" if start > last else "amid"
            yield Stretch(start, at + 1, at in gold, side)
            start = None


def _parted(text: str, stretch: Stretch, shared: Letters) -> bool:
    """Whether a line's end lies between the stretch and the shared letters, or in the stretch."""
    return "\n" in text[min(stretch.start, max(shared)) : max(stretch.end, min(shared))] and stretch.side != "amid"


def _place(stretch: Stretch) -> str:
    if stretch.side == "amid":
        return "a gap inside" if stretch.short else "an aside taken in"
    if stretch.side == "before":
        return "begins too late" if stretch.short else "begins too early"
    return "ends too early" if stretch.short else "ends too late"


# ------------------------------------------------------------------------------------------------ source


def source_error(text: str, gold: Item, found: Item) -> tuple[str, str]:
    """What was taken for the source instead of the gold one, and what the gold one is; the first that holds of: none
    given, none to give, a news agency, an apposition, words of the content, a pronoun, a phrase near or far."""
    if not found.source_letters:
        return "none given", _form(text, gold.source)
    if not gold.source_letters:
        return "given where there is none", _form(text, found.source)
    forms = f"{_form(text, found.source)} for {_form(text, gold.source)}"
    said = " ".join(words(" ".join(text[start:end] for start, end in found.source)))
    if said in {name.lower() for name, _ in spellings()}:
        return "the agency that passed it on", forms
    (left, right) = sorted((_hull(gold.source_letters), _hull(found.source_letters)))
    between = text[left[1] : right[0]]
    if "," in between and GAP.fullmatch(between):
        return "an apposition to it", forms
    if found.source_letters & (gold.letters | found.letters):
        return "words of the content", forms
    if _form(text, found.source) == "pronoun":
        return "a pronoun for somebody else", forms
    if not BREAK.search(between):
        return "a neighbour in its sentence", forms
    return "a phrase of another sentence", forms


def _hull(positions: Letters) -> tuple[int, int]:
    return min(positions), max(positions) + 1


def _form(text: str, source: Spans) -> str:
    said = " ".join(text[start:end] for start, end in source)
    if set(words(said)) <= LISTS["pronoun"]:
        return "pronoun"
    return "name" if re.search(r"(?<!^)\b[A-Z]", said) else "description"
