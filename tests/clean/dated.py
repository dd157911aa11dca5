"""Builds annotated reports by hand for the tests of publication dates: the text, its regions, its times."""

from __future__ import annotations

from typing import Literal

from consilience.model import Annotated, Article, Given, Published, Region, RegionKind, Relative, Time

Toward = Literal["past", "future", "none"]

WEEKDAYS = {
    name: number
    for number, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), 1)
}


def weekday(name: str, toward: Toward) -> Relative:
    return Relative(unit="day", weekday=WEEKDAYS[name], toward=toward)


def month_day(month: int, day: int, toward: Toward) -> Relative:
    return Relative(unit="day", month=month, day=day, toward=toward)


def report(
    name: str,
    *paragraphs: tuple[RegionKind, str],
    times: tuple[tuple[str, Relative | str], ...] = (),
    url: str | None = None,
    dates: tuple[tuple[str, str], ...] = (),
    path: str | None = None,
    published: Published | None = None,
) -> Annotated:
    """An article of `paragraphs`. Each of `times` is the next place in the text where its words stand, with what they
    mean: a value or a `Relative`."""
    text = "\n\n".join(words for _, words in paragraphs)
    regions, start = [], 0
    for kind, words in paragraphs:
        regions.append(Region(start=start, end=start + len(words), kind=kind))
        start += len(words) + 2
    article = Article(
        id=name,
        path=path or f"{name}.txt",
        text=text,
        url=url,
        outlet=name,
        given=Given(dates=dates),
        regions=tuple(regions),
        published=published,
    )
    found, position = [], 0
    for words, meaning in times:
        start = text.index(words, position)
        position = start + len(words)
        value, relative = (meaning, None) if isinstance(meaning, str) else (None, meaning)
        found.append(Time(article=name, start=start, end=position, type="DATE", value=value, relative=relative))
    return Annotated(article=article, times=tuple(found))
