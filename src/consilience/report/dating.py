"""The dates that a report's publication was chosen from, in words: for the page, the exports and the terminal."""

from __future__ import annotations

from consilience.model import Article, DateCandidate
from consilience.report.days import day

_SOURCES = {
    "field": "metadata",
    "address": "address",
    "file name": "file name",
    "masthead": "date line of the page",
    "byline": "date line of the report",
    "dateline": "dateline",
    "text": "words of the text and of other reports",
    "given": "given from outside",
}
_VERDICTS = {"chosen": "chosen", "agrees": "agrees with it", "rejected": "not believed", "open": "undecided"}


def when(one: DateCandidate) -> str:
    """The date, or its readings: "Sun 9 Mar 2031", "3 Dec 2031 or 12 Mar 2031"."""
    return " or ".join(day(written) for written in one.dates)


def verdict(one: DateCandidate) -> str:
    """What became of it, in a word or three."""
    if one.verdict == "rejected" and one.source == "text":
        return "less likely"
    return _VERDICTS[one.verdict]


def source(one: DateCandidate) -> str:
    """Where it stands, and in which words: "metadata “datePublished: 2031-03-09”"."""
    place = "copyright notice" if one.meaning == "copyright" else _SOURCES[one.source]
    return f"{place} “{one.words}”" if one.words and one.source != "text" else place


def chance(one: DateCandidate) -> str:
    """How likely it is, "" where nothing was weighed."""
    if one.chance is None:
        return ""
    if 0.005 <= one.chance < 0.995:
        return f"{one.chance:.0%}"
    return "over 99%" if one.chance > 0.5 else "under 1%"


def line(one: DateCandidate) -> str:
    """All of it on one line."""
    likely = chance(one)
    return f"{when(one)}, {verdict(one)}{f' ({likely})' if likely else ''}: {source(one)}; {one.reason}"


def differing(article: Article) -> tuple[DateCandidate, ...]:
    """The dates that pass for those of publication, and that were not believed."""
    return tuple(
        one
        for one in article.date_candidates
        if one.verdict == "rejected" and one.meaning in ("published", "shown") and one.source != "text"
    )
