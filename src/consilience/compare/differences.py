"""Where reports of the same thing differ in a number, a day or a place (`compare.places`) so that not both are right.

Numbers are compared by what their hedges and units leave open (`consilience.measures`): "at least 164" and "more than
100" can both be right, "12" and "21" can't. A figure that another report gives on a later day may have grown since: it
is named, not disputed. Two figures are compared only where the words about them show that they count the same: the same
thing, in the same condition (the dead are not the injured), both totals or both rates; and two days only where both are
told of one thing. Two reports clash only on what neither of them gives as the other does, anywhere in the claim; one
report has a clash where two of its sources differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from msgspec import Struct

from consilience import lexicon
from consilience.compare import places
from consilience.compare.readings import Reader, Readings, day_of, parts_of_one
from consilience.compare.stems import stems
from consilience.measures import can_both_be_right, common_unit, is_measure, on_one_scale
from consilience.model import Article, Proposition, Quantity, Span, Time

FAR = 10
"""Days between two days from which two reports of them tell of two things."""
STEM = 6
"""Letters by which words around a figure are told apart."""
LONGEST = 20
"""Letters of a word by which acts are told."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

AGE = "-old"
"""Ends the unit of an age, which is of whoever is named behind it."""


class Clash(Struct, frozen=True, kw_only=True):
    """Two spans that can't both be right, and on what ("the day", "the figure for passengers"); `readings` are the two
    in words. `settled` when the later one may simply replace the earlier; `left_is_older` says which one that is."""

    left: Span
    right: Span
    what: str
    readings: tuple[str, str]
    settled: bool = False
    left_is_older: bool = False

    def touches(self, item: Proposition) -> bool:
        """Whether a proposition gives one of the two readings."""
        return covers(item, self.left) or covers(item, self.right)


def covers(item: Proposition, span: Span) -> bool:
    """Whether a proposition holds a stretch of text."""
    return any(own.covers(span) for own in item.spans)


def clashes(group: Sequence[Proposition], read: Reader) -> tuple[Clash, ...]:
    """Every pair of figures, days or places on which two propositions of different articles clash, in order."""
    if len(group) < 2:
        return ()
    told = [reading for reading in map(read, group) if reading.figures or reading.days or reading.scene]
    return tuple(
        clash
        for left, right in combinations(told, 2)
        if left.article is not right.article or _told_of_two(left, right)
        for clash in (*_figures(left, right), *_days(left, right), *_places(left, right))
        if not (_given_elsewhere(clash.left, right, told) or _given_elsewhere(clash.right, left, told))
    )


def _told_of_two(left: Readings, right: Readings) -> bool:
    """Whether two sources are told to say it, as a report does that has two figures: the union's and the police's."""
    return bool(left.holders and right.holders) and left.holders.isdisjoint(right.holders)


def _given_elsewhere(span: Span, by: Readings, told: Sequence[Readings]) -> bool:
    """Whether the reading at `span`, with which `by` clashes, is given somewhere else in the claim by the article of
    `by`, and not as what another source says."""
    reading = _reading(span, told)
    for item in told:
        if item.article is not by.article or item is by or _told_of_two(item, by):
            continue
        if isinstance(reading, Time) and any(day_of(time) == day_of(reading) for time in item.days):
            return True
        if isinstance(reading, Quantity) and any(
            common_unit(quantity.unit) == common_unit(reading.unit) and can_both_be_right(quantity, reading)
            for quantities in item.figures.values()
            for quantity in quantities
        ):
            return True
    return False


def _reading(span: Span, told: Sequence[Readings]) -> Quantity | Time | None:
    for item in told:
        figures = [quantity for quantities in item.figures.values() for quantity in quantities]
        readings: list[Quantity | Time] = [*item.days, *figures]
        for reading in readings:
            if reading.span == span:
                return reading
    return None


def _figures(left: Readings, right: Readings) -> Iterator[Clash]:
    if parts := parts_of_one(left, right):
        yield from _parts(left, right, *parts)
        return
    for thing in sorted(left.figures.keys() & right.figures.keys()):
        ours, theirs = ([*item.figures[thing], *([item.part[1]] if item.part else [])] for item in (left, right))
        if any(can_both_be_right(a, b) for a in ours for b in theirs):
            continue
        found = next(((a, b) for a in ours for b in theirs if _are_of_one(left, a, right, b)), None)
        if found is None:
            continue
        one_noun = found[0].of is not None and found[0].of == found[1].of
        around = left.around(_counted(found[0])), right.around(_counted(found[1]))
        if one_noun or thing.endswith(AGE) or _count_the_same(*around, thing):
            yield _clash(left, right, *found, thing)


def _are_of_one(left: Readings, first: Quantity, right: Readings, second: Quantity) -> bool:
    """Whether two figures in one unit can be readings of one thing: a price of nine o'clock is not that of the close,
    the age of a boy not that of a horse, and what is measured of somebody named hardly that of somebody who is not."""
    if left.long_ago != right.long_ago:
        return False  # the fine of 2024 is not today's
    if not (_measures(first) or _measures(second)):
        return True
    if not on_one_scale(first, second) or left.hours != right.hours:
        return False
    if first.of and second.of:
        return _head(left, first.of) == _head(right, second.of)
    return not (left.names or right.names) or not left.names.isdisjoint(right.names)


def _measures(figure: Quantity) -> bool:
    """Whether it measures and does not count: by its unit, or because what is counted comes in whole numbers."""
    return is_measure(figure.unit) or not float(figure.value).is_integer()


def _head(reading: Readings, of: Span) -> str:
    return reading.article.words(of).lower().split()[-1].rstrip("s")


def _counted(figure: Quantity) -> Span:
    """The figure, or what it counts where that stands before it, as of one that stands alone."""
    return figure.of if figure.of is not None and figure.of < figure.span else figure.span


def _parts(left: Readings, right: Readings, first: Quantity, second: Quantity) -> Iterator[Clash]:
    """Of one whole each tells a part: ninety percent of 20,000, and 11,000 of 20,000."""
    if not can_both_be_right(first, second):
        yield _clash(left, right, first, second, "part")


def _clash(left: Readings, right: Readings, first: Quantity, second: Quantity, thing: str) -> Clash:
    days = day_published(left.article), day_published(right.article)
    higher = float(first.value) > float(second.value)
    risen = _has_risen(left, first) if higher else _has_risen(right, second)
    return Clash(
        left=first.span,
        right=second.span,
        what=f"the figure for “{first.unit or thing}”",
        readings=(_told(left, first.span), _told(right, second.span)),
        settled=risen or (None not in days and days[0] != days[1]),
        left_is_older=not higher if risen else (days[0] or "") < (days[1] or ""),
    )


def _has_risen(reading: Readings, figure: Quantity) -> bool:
    """Whether the report says, anywhere, that a total has risen to this figure: a lower one is an earlier one then,
    though it may not be known which report came out first."""
    text, rise = reading.article.text, _predicates()["rise"]
    return any(
        rise in {_predicates().get(word) for word in text[total.of.end : total.span.start].lower().split()}
        for total in reading.annotated.quantities
        if total.of is not None and total.of < total.span and total.value == figure.value and total.unit == figure.unit
    )


def _told(reading: Readings, span: Span) -> str:
    """A figure in words, with who is told to give it."""
    return f"“{reading.article.words(span)}”" + (f" ({reading.source})" if reading.holders and reading.source else "")


def _count_the_same(ours: Sequence[str], theirs: Sequence[str], thing: str) -> bool:
    """Whether the words around two figures of `thing` show one condition and one frame, or share a word."""
    rates = lexicon.words("compare/rates.txt")
    if rates.isdisjoint(ours) != rates.isdisjoint(theirs):
        return False
    rows = _predicates()
    left = {rows[word] for word in ours if word in rows}
    right = {rows[word] for word in theirs if word in rows}
    if left and right:
        return not left.isdisjoint(right)
    return not _stems(ours, thing).isdisjoint(_stems(theirs, thing))


@cache
def _predicates() -> Mapping[str, int]:
    return {word: number for number, row in enumerate(lexicon.rows("compare/predicates.tsv")) for word in row}


def _stems(words: Sequence[str], thing: str) -> frozenset[str]:
    counted = thing[:4].lower() if len(thing) >= 4 else thing.lower() + " "  # a unit's sign begins no word
    return stems((word for word in words if not word.startswith(counted)), STEM)


def _days(left: Readings, right: Readings) -> Iterator[Clash]:
    if len(left.days) != 1 or len(right.days) != 1:
        return
    ours, theirs = left.days[0], right.days[0]
    words = left.article.words(ours.span), right.article.words(theirs.span)
    one_weekday = _may_be_one_weekday(words[0], ours, theirs) or _may_be_one_weekday(words[1], theirs, ours)
    if not left.clause(ours.span) & right.clause(theirs.span):
        return  # the day on which somebody spoke is not that of which he spoke
    if _later_acts(left, ours) != _later_acts(right, theirs):
        return  # the day of an appeal is not that of the fine
    if _of_two_times(left, right, ours, theirs):
        return  # what one report tells of its day, and the other of one weeks later, are two things
    if day_of(ours) == day_of(theirs) or words[0].lower() == words[1].lower() or one_weekday:
        return  # "Thursday" and "Thursday": if one of them is not the other, it is we who can't tell which
    if _are_a_night_apart(ours, theirs):
        return
    readings = (f"“{words[0]}” ({day_of(ours)})", f"“{words[1]}” ({day_of(theirs)})")
    yield Clash(left=ours.span, right=theirs.span, what="the day", readings=readings)


def _later_acts(reading: Readings, day: Time) -> frozenset[str]:
    """The acts that answer another of which the clause of a day tells."""
    words, acts = reading.clause(day.span, LONGEST), lexicon.words("compare/later_acts.txt")
    return frozenset(act for act in acts if any(word.startswith(act) for word in words))


def _are_a_night_apart(ours: Time, theirs: Time) -> bool:
    """Whether two days follow one another, and one is a night or hangs on the day of its report ("tomorrow"): what
    happened overnight has two days, and so has a report, by where it is read."""
    hangs = any((time.value or "").endswith("NI") or _hangs_on_its_report(time) for time in (ours, theirs))
    return hangs and _apart(day_of(ours), day_of(theirs)) == 1


def _hangs_on_its_report(time: Time) -> bool:
    """Whether a day is counted from that of the report ("tomorrow", "last night")."""
    found = time.relative
    return found is not None and (found.unit, found.to) == ("day", "published") and found.weekday is found.day is None


def _of_two_times(left: Readings, right: Readings, ours: Time, theirs: Time) -> bool:
    """Whether two days lie far apart, and the reports that tell of them as well."""
    published = day_published(left.article), day_published(right.article)
    return _apart(day_of(ours), day_of(theirs)) > FAR and _apart(*published) > FAR


def _apart(one: str | None, other: str | None) -> int:
    """The days between two days; 0 where one is not known."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return 0


def _may_be_one_weekday(words: str, time: Time, other: Time) -> bool:
    """Whether `time` names a weekday, and the other day is such a weekday in another week."""
    if not any(day in words.lower() for day in _WEEKDAYS):
        return False
    try:
        return date.fromisoformat(day_of(time)).weekday() == date.fromisoformat(day_of(other)).weekday()
    except ValueError:
        return False


def _places(left: Readings, right: Readings) -> Iterator[Clash]:
    here, there = left.scene, right.scene
    if here and there and places.differing(here, there, left.annotated, right.annotated):
        yield Clash(
            left=here.place, right=there.place, what="the place", readings=(f"“{here.name}”", f"“{there.name}”")
        )


def told(clashing: Sequence[Clash], outlets: Mapping[str, str]) -> Iterator[str]:
    """The clashes in words, one sentence for each thing on which reports differ: every reading with its outlets."""
    readings: dict[str, dict[str, list[str]]] = {}
    for clash in clashing:
        for span, words in zip((clash.left, clash.right), clash.readings, strict=True):
            outlet = outlets[span.article]
            names = readings.setdefault(clash.what, {}).setdefault(words, [])
            if outlet not in names:
                names.append(outlet)
    for what, by_words in readings.items():
        yield f"{what} differs: " + "; ".join(f"{words} in {', '.join(names)}" for words, names in by_words.items())


def day_published(article: Article) -> str | None:
    """The day on which an article came out, None where that is not known to the day."""
    published = article.published
    return published.date if published and published.precision == "day" else None
