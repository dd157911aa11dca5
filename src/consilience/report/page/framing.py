"""Framing as the page shows it: reports side by side, and the same act in the words of each."""

from __future__ import annotations

from msgspec import Struct

from consilience.model import Dossier
from consilience.report import framing
from consilience.report.page.sources import Cited, Sources


class Line(Struct, frozen=True):
    """A claim with a link to it, and to the words that the report has for it."""

    href: str
    text: str


class Frame(Struct, frozen=True):
    """A report's column: label, headline, further articles of its voice, and what it leads with, adds and omits."""

    place: int
    label: str
    headline: str
    copies: int
    leads: tuple[Line, ...]
    adds: tuple[Line, ...]
    omits: tuple[Line, ...]
    more_adds: int
    more_omits: int


class Telling(Struct, frozen=True):
    """One report's words for an act."""

    label: str
    cited: Cited
    cue: str
    stance: str
    swaps: tuple[tuple[str, str], ...]


class Act(Struct, frozen=True):
    """An act with a link to its record."""

    href: str
    title: str
    tellings: tuple[Telling, ...]


class View(Struct, frozen=True):
    """The whole part; `total` is how many reports there are, `acts` those shown of `of_acts`."""

    frames: tuple[Frame, ...]
    total: int
    acts: tuple[Act, ...]
    of_acts: int


def view(dossier: Dossier, sources: Sources) -> View:
    """The framing of the story."""
    frames = tuple(
        Frame(
            place=sources.place[one.article],
            label=sources.label(one.article),
            headline=one.headline,
            copies=one.copies,
            leads=_lines(one.leads),
            adds=_lines(one.adds),
            omits=_lines(one.omits),
            more_adds=one.added - len(one.adds),
            more_omits=one.omitted - len(one.omits),
        )
        for one in framing.columns(dossier)
        if one.article in sources.place
    )
    acts = framing.acts(dossier)
    return View(frames, len(dossier.articles), tuple(_act(one, sources) for one in acts[: framing.ACTS]), len(acts))


def _lines(several: tuple[framing.Statement, ...]) -> tuple[Line, ...]:
    return tuple(Line(f"#claim={one.claim}", one.text) for one in several)


def _act(one: framing.Act, sources: Sources) -> Act:
    return Act(
        href=f"#{'said' if one.about == 'said' else 'claim'}={one.record}",
        title=one.title,
        tellings=tuple(
            Telling(sources.label(told.article), sources.cite(told.spans), told.cue, told.stance, told.swaps)
            for told in one.tellings
        ),
    )
