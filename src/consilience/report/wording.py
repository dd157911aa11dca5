"""How a speaker, an occasion, a day and quoted words are put into a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consilience.model import Article, Attribution, Entity, Occasion, Span

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
LONGEST_QUOTATION = 420
"""Characters of quoted words in one sentence; longer ones are cut at the end of a sentence, shown by an ellipsis."""

_OUTER_QUOTES = re.compile(r"^[\"“”„«‘']+|[\"“”»’']+$")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")
_SPACE = re.compile(r"\s+")


def day(date: str) -> str:
    """An ISO date, partial or not, in words: "9 January 2022", "January 2022", "2022"; anything else as it stands."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", date)
    if not match:
        return date
    year, month, number = match.groups()
    return " ".join(part for part in (number and str(int(number)), month and MONTHS[int(month) - 1], year) if part)


def occasion(item: Occasion | None) -> str:
    """The occasion as an adverbial with a space before it, or nothing."""
    if item is None:
        return ""
    match item.kind:
        case "programme":
            show = item.name or item.medium or ""
            return f" on {show}" + (f" ({item.medium})" if item.name and item.medium else "") if show else ""
        case "interview":
            return f" in an interview with {item.medium}" if item.medium else " in an interview"
        case "briefing" | "statement" | "call" | "speech" | "meeting" | "post":
            noun = "phone call" if item.kind == "call" else item.kind
            return f" in a {noun}" + (f" to {item.medium}" if item.medium else "")
    return f" to {item.medium}" if item.medium else ""


def speaker(attribution: Attribution, entities: Mapping[str, Entity], article: Article) -> str:
    """The speaker's name across the story, or the words of the source, or a plain admission."""
    if attribution.speaker is not None and attribution.speaker in entities:
        return entities[attribution.speaker].name
    named = (attribution.speaker_mention,) if attribution.speaker_mention else attribution.source
    return capital(flat(" ".join(article.words(span) for span in named))) or "An unnamed source"


def quotation(spans: tuple[Span, ...], article: Article) -> str:
    """Quoted words in one pair of quotation marks; an ellipsis stands for what lies between spans and for a cut."""
    parts = [_OUTER_QUOTES.sub("", flat(article.words(span))) for span in spans]
    return f"“{shortened(' … '.join(part.rstrip(',') for part in parts if part))}”"


def shortened(text: str, most: int = LONGEST_QUOTATION) -> str:
    """`text`, or its first whole sentences that fit into `most` characters, or its first words."""
    if len(text) <= most:
        return text
    ends = [match.end() - 1 for match in _SENTENCE_END.finditer(text, 0, most)]
    cut = text[: ends[-1]] if ends else text[:most].rsplit(" ", 1)[0]
    return f"{cut} …"


def flat(text: str) -> str:
    """`text` on one line, white space runs as one space."""
    return _SPACE.sub(" ", text).strip()


def capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]
