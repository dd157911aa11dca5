"""What our own challenge sets share: invented reports with what surrounds them, in an open and a kept half."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from consilience.model import Annotated, Article, Given, Skipped, content_id
from consilience.pipeline import Prepare

Part = Literal["open", "kept", "practice"]
"""Methods may be tried on the open half and on practice, by another author; the kept half is for a last look."""


class Report(Struct, frozen=True):
    """An invented report; `url` names it."""

    outlet: str
    url: str
    published: str
    headline: str
    text: str


def article(report: Report) -> Article:
    """The report as a reader hands it over: the headline, an empty line, the text; the rest beside it."""
    return Article(
        id=content_id(report.url),
        path=report.url.rsplit("/", 1)[-1],
        text=f"{report.headline}\n\n{report.text}",
        url=report.url,
        outlet=report.outlet,
        given=Given(dates=(("datePublished", report.published),), outlet=report.outlet, headline=report.headline),
    )


def annotated(name: str, reports: Iterable[Report], prepare: Prepare) -> list[Annotated]:
    """The reports annotated, in their order. Raises `SystemExit` where one is left out; `name` says of what."""
    found = []
    for report in reports:
        made = prepare((article(report), frozenset()))
        if isinstance(made, Skipped):
            raise SystemExit(f"{name}: {made.reason}: {made.detail}")
        found.append(made[0])
    return found
