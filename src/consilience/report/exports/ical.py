"""iCalendar (RFC 5545): the timeline as events that a calendar can show.

The UID of an event hangs on the story and its words, not on its evidence, so that a calendar that took the story in
before it grew updates the event instead of showing it twice. A date without a time becomes an all-day event as long as
its precision says; a time of day is written as local time without a zone, since no report names one. The stamp is the
story's last day, not the clock: same dossier, same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from consilience.model import Dossier, TimelineEntry, content_id
from consilience.report.days import bounds, stretch
from consilience.report.exports.cited import Words, writable

TIMED = frozenset({"minute", "hour", "part-of-day"})
LINE = 75
"""Octets a line may have before it is folded."""


def export(dossier: Dossier) -> bytes:
    """The timeline as one calendar; entries whose dates no calendar has are left out."""
    words = Words(dossier)
    stamp = _stamp(dossier)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Consilience//Timeline//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(dossier.story.title)}",
    ]
    seen: Counter[str] = Counter()
    for entry in dossier.timeline:
        span = stretch(entry.from_, entry.to)
        if span is not None:
            seen[entry.text] += 1
            uid = content_id(dossier.story.id, entry.text, str(seen[entry.text]))
            lines += _event(entry, span, stamp, uid, words)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _stamp(dossier: Dossier) -> str:
    days = [dossier.story.to, dossier.story.from_]
    days += [one.published.latest or one.published.date for one in dossier.articles if one.published]
    known = [span[0] for one in days if one and (span := bounds(one))]
    return f"{(known[0] if known else datetime(1970, 1, 1)):%Y%m%dT000000Z}"


def _event(entry: TimelineEntry, span: tuple[datetime, datetime], stamp: str, uid: str, words: Words) -> Iterator[str]:
    begin, end = span
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@consilience.invalid"
    yield f"DTSTAMP:{stamp}"
    if entry.precision in TIMED and "T" in entry.from_:
        yield f"DTSTART:{_moment(begin)}"
        yield f"DTEND:{_moment(end)}"
    else:
        last = end.date() if end.time() == datetime.min.time() else end.date().fromordinal(end.toordinal() + 1)
        yield f"DTSTART;VALUE=DATE:{_day(begin)}"
        yield f"DTEND;VALUE=DATE:{last.year:04}{last.month:02}{last.day:02}"
    yield f"SUMMARY:{_text(entry.text)}"
    quotes = [f"{words.outlet(one.article)}: “{words.of([one])}”" for one in entry.evidence]
    differ = [f"Reports differ: {entry.disagreement}"] if entry.disagreement else []
    yield f"DESCRIPTION:{_text(chr(10).join([*differ, *quotes]))}"
    yield f"STATUS:{'TENTATIVE' if entry.status == 'scheduled' else 'CONFIRMED'}"
    yield f"CATEGORIES:{entry.status}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(moment: datetime) -> str:
    return f"{moment.year:04}{moment.month:02}{moment.day:02}"


def _moment(moment: datetime) -> str:
    return f"{_day(moment)}T{moment.hour:02}{moment.minute:02}00"


def _text(value: str) -> str:
    """A value of type TEXT: backslash, semicolon, comma and line ends escaped (RFC 5545, 3.3.11)."""
    clean = writable(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(clean.splitlines())


def _folded(line: str) -> bytes:
    """A content line, folded between characters so that none has more than 75 octets (RFC 5545, 3.1)."""
    out, width = [], 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if width + octets > LINE:
            out.append("\r\n ")
            width = 1
        out.append(character)
        width += octets
    return "".join([*out, "\r\n"]).encode("utf-8")
