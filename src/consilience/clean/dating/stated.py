"""Dates that an article states about itself: metadata, address, file name, and the date lines of the page.

None of them is believed yet: a page's date line can be the day the page was saved, a field can be the day of a later
change. What each can mean is told by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from consilience.clean.dating.formats import months, possible, real
from consilience.frontmatter import FrontMatter, Value, front_matter
from consilience.lexicon import rows
from consilience.model import READABLE, Annotated, Article, Region, Span, Time

Place = Literal["field", "address", "file name", "masthead", "byline", "dateline", "given"]
Meaning = Literal["published", "modified", "saved", "copyright", "shown"]

LONGEST_PATH = 2_000
"""Characters of an address or path that are looked at."""

LABEL = 20
"""Characters before a date in which a label of it stands."""

REST = 24
"""Characters behind a labelled date on its line: a time of day and a place, but no sentence."""

_LINES: dict[str, Place] = {
    "masthead": "masthead",
    "furniture": "masthead",
    "byline": "byline",
    "credit": "byline",
    "dateline": "dateline",
}
"""The kinds of region whose dates speak of the page itself."""


_HEADED = re.compile(r"[,\s]*(?:(?:at\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{3,4})?)?\s?\)?\s?[:.—–-]")
"""What stands behind the day of a change: perhaps a time of day, then the mark behind which the change is told."""


_ISSUE = re.compile(r"\b\d{1,2}[:.]\d\d\b|\bedition\b", re.IGNORECASE)
"""What a date line of an issue holds and that of a page that is looked at seldom does: an hour or an edition."""


class Stated(Struct, frozen=True, kw_only=True):
    """A date that stands with the article. `dates` are its readings (ISO 8601, perhaps partial; several where the
    order of day and month can't be told), `words` how it stands there, `rank` how it compares with others of its
    place (smaller is surer)."""

    dates: tuple[str, ...]
    place: Place
    meaning: Meaning
    words: str
    rank: int = 0
    span: Span | None = None


def stated(annotated: Annotated) -> tuple[Stated, ...]:
    """Every date that the article states about itself, surest first: fields, address, file name, date lines."""
    article = annotated.article
    return tuple(
        chain(
            sorted(_fields(article), key=lambda found: (found.meaning != "published", found.rank)),
            _paths(article),
            _date_lines(annotated),
        )
    )


def is_own(found: Stated) -> bool:
    """Whether it is the report itself that is said to be of a date: not one of a change, nor one above its headline
    where the day stands on which a page is shown."""
    return found.meaning == "published" or (found.meaning == "shown" and found.place in ("byline", "dateline", "given"))


def full_dates(found: Stated) -> list[date]:
    """The readings of a stated date that name a day."""
    return [date.fromisoformat(written) for written in found.dates if len(written) == 10]


def _fields(article: Article) -> Iterator[Stated]:
    later = {
        day for name, value in article.given.dates if _field_meaning(name)[0] == "modified" for day in possible(value)
    }
    front = front_matter(article.text) if article.given.dates else None
    written = {value.text: value for value in _values(front)}
    for name, value in article.given.dates:
        dates = possible(value)
        meaning, rank = _field_meaning(name)
        if name == "htmldate" and later.intersection(dates):
            meaning = "modified"  # it takes that day where a page states no other
        if dates and meaning is not None:
            place = written.get(value)
            span = Span(article.id, place.start, place.end) if place else None
            words = f"{name}: {value[:60]}"
            yield Stated(dates=dates, place="field", meaning=meaning, words=words, rank=rank, span=span)


def _values(front: FrontMatter | None) -> Iterator[Value]:
    """The values of the fields that stand above the story, where their words can be shown."""
    return (value for field in front.fields for value in field.values) if front else iter(())


def _field_meaning(name: str) -> tuple[Meaning | None, int]:
    letters = "".join(character for character in name.lower() if character.isascii() and character.isalpha())
    for part, meaning, rank in rows("clean/date_fields.tsv"):
        if part in letters:
            return (None if meaning == "other" else _meaning(meaning)), int(rank)
    return "shown", 4


def _meaning(word: str) -> Meaning:
    known: dict[str, Meaning] = {
        "published": "published",
        "modified": "modified",
        "saved": "saved",
        "copyright": "copyright",
    }
    return known.get(word, "shown")


def _paths(article: Article) -> Iterator[Stated]:
    places: tuple[tuple[Place, str | None], ...] = (("address", article.url), ("file name", article.path))
    for place, path in places:
        if path:
            yield from _path(place, unquote(path[:LONGEST_PATH]).lower())


@cache
def _path_patterns() -> tuple[tuple[Meaning, str, re.Pattern[str]], ...]:
    return tuple((_meaning(what), exact, re.compile(form)) for what, exact, form in rows("clean/date_paths.tsv"))


def _path(place: Place, path: str) -> Iterator[Stated]:
    """At most one date the page was saved and one it was published: an archive's address holds both."""
    had: set[Meaning] = set()
    for meaning, exact, pattern in _path_patterns():
        if meaning in had:
            continue
        for match in pattern.finditer(path):
            if written := _path_date(match, exact):
                yield Stated(dates=(written,), place=place, meaning=meaning, words=match[0].strip("/"))
                had.add(meaning)
                break


def _path_date(match: re.Match[str], exact: str) -> str | None:
    groups = match.groupdict()
    month = months().get(groups["name"], 0) if groups.get("name") else int(groups["m"])
    day = real(int(groups["y"]), month, int(groups.get("d") or 1))
    if day is None:
        return None
    return day.isoformat() if exact == "day" else f"{day.year:04}-{day.month:02}"


def _date_lines(annotated: Annotated) -> Iterator[Stated]:
    article = annotated.article
    opening = opening_of(article.regions)
    front = front_matter(article.text)
    imprint = _imprint(article)
    position = 0
    for time in annotated.times:  # both stand in the order of the text
        if front and front.start <= time.start < front.end:
            continue  # read as fields
        while position < len(article.regions) and article.regions[position].end <= time.start:
            position += 1
        if position == len(article.regions):
            return
        region = article.regions[position]
        words = article.text[time.start : time.end]
        dates = _readings(time, words)
        if not dates or time.start < region.start:
            continue
        before = line_before(article.text, region, time.start)
        place = _place(region, position in opening, before, line_behind(article.text, region, time.end))
        if place:
            meaning = _said_to_be(before)
            if meaning == "shown" and position == imprint:
                meaning = "published"
            yield Stated(dates=dates, place=place, meaning=meaning, words=words, span=time.span)


def _readings(time: Time, words: str) -> tuple[str, ...]:
    """The day, month or year that an expression names outright; the days that "04/06/2031" can be."""
    written = full_date(time)
    if written is not None:
        return (written,)
    numeric = time.relative is None and time.type in ("DATE", "TIME") and "-XX-XX" in (time.value or "")
    return possible(words) if numeric else ()


def _imprint(article: Article) -> int | None:
    """The place of the region right above the headline if nothing but the outlet's name stands above it: a date there
    is no line of a page that was saved, which has more above its headline, and no name above its date. Where it names
    an hour or an edition, one more line of the page (a section, an offer) may stand below it."""
    kinds = [region.kind for region in article.regions[:4]]
    if kinds[:3] == ["masthead", "masthead", "headline"]:
        return 1
    if kinds[:2] != ["masthead", "masthead"] or kinds[2:] not in (["masthead", "headline"], ["furniture", "headline"]):
        return None
    line = article.regions[1]
    return 1 if _ISSUE.search(article.text[line.start : line.end]) else None


def _place(region: Region, opening: bool, before: str, behind: str) -> Place | None:
    """Where a date stands; elsewhere than in the page's own lines only one that is labelled ("Updated: 9 March 2031",
    "Printed on 2 April 2031") speaks of the page."""
    if region.kind not in _LINES:
        place: Place = "byline" if region.kind in READABLE else "masthead"
        return place if _labelled(before, behind) else None
    return "byline" if _LINES[region.kind] == "masthead" and opening else _LINES[region.kind]


def _labelled(before: str, behind: str) -> bool:
    """Whether a date stands behind a label: one with a colon, one that is all else that its line holds, or one that
    says of what follows that it was changed on that day."""
    if before.rstrip().endswith(":"):
        return _said_to_be(before[-LABEL:]) != "shown"
    return heads_change(before, behind) or (_plain(before).strip() in _labels() and len(behind.strip()) <= REST)


def heads_change(before: str, behind: str) -> bool:
    """Whether a date between these words of its line is that of a change of the report, told in the line: "Correction,
    17 October: an earlier version said …", "Update (Friday): …"."""
    told = _plain(before).strip() in _labels() and _said_to_be(before) == "modified"
    return told and _HEADED.match(behind) is not None


@cache
def _labels() -> frozenset[str]:
    """The words of `clean/stamp_words.tsv`, also with "on" or "at" behind them."""
    known = [words for words, _ in rows("clean/stamp_words.tsv")]
    return frozenset(f"{words}{link}" for words in known for link in ("", " on", " at"))


def opening_of(regions: Sequence[Region]) -> range:
    """The places of the regions between the headline and the first of the body: a date line there is the article's,
    where one above the headline is the page's, and that of the day on which it is looked at."""
    kinds = [region.kind for region in regions]
    if "headline" not in kinds or "body" not in kinds:
        return range(0)
    return range(kinds.index("headline") + 1, kinds.index("body"))


def is_of_publication(text: str, region: Region, time: Time) -> bool:
    """Whether the words before a time in a line of the page do not call it that of a change or of saving the page."""
    return _said_to_be(line_before(text, region, time.start)) in ("published", "shown")


def full_date(time: Time) -> str | None:
    """The day, month or year that an expression names outright, without the time of day; None for any other."""
    if time.relative is not None or time.value is None or time.type not in ("DATE", "TIME"):
        return None
    match = re.match(r"([12][0-9]{3})(-[01][0-9](?:-[0-3][0-9])?)?(?:T.*)?$", time.value)
    if match is None:
        return None
    return match[1] + (match[2] or "")


def line_before(text: str, region: Region, position: int) -> str:
    """The words of the line, at most 60 characters, that stand before `position` in `region`."""
    start = max(region.start, position - 60, text.rfind("\n", 0, position) + 1)
    return text[start:position]


def line_behind(text: str, region: Region, position: int) -> str:
    """The words of the line, at most 60 characters, that stand behind `position` in `region`."""
    end = text.find("\n", position, position + 60)
    return text[position : min(region.end, position + 60 if end < 0 else end)]


def _said_to_be(before: str) -> Meaning:
    plain = _plain(before)
    last, meaning = -1, "shown"
    for words, kind in rows("clean/stamp_words.tsv"):
        found = plain.rfind(f" {words} ")
        if found > last:
            last, meaning = found, kind
    return _meaning(meaning)


def _plain(before: str) -> str:
    """The words alone, in lower case, a blank around each."""
    spelled = re.sub(r"©|\(c\)", " copyright ", before.lower())
    return " " + re.sub(r"[^a-z]+", " ", spelled).strip() + " "
