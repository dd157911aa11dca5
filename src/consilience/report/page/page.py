"""A dossier as one HTML file: text, drawings, style and script in one, readable without the script too."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from consilience.model import Article, Dossier, Judgement, Region
from consilience.report import corrected, dating, days, summary
from consilience.report.page import coverage, framing, graph, people, statements, strip, tellings
from consilience.report.page.embedded import embedded
from consilience.report.page.sources import Sources
from consilience.report.page.visible import source, visible

NEAREST = 12
LINKABLE = ("http://", "https://")


def render(dossier: Dossier) -> str:
    """The page of one story. The same dossier gives the same characters; any text in it is shown and none is run."""
    sources = Sources(dossier)
    spoken = tellings.spoken(dossier, sources)
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            dossier=dossier,
            counts=summary.entry(dossier),
            sources=sources,
            brief=statements.brief(dossier, sources),
            moments=statements.moments(dossier, sources),
            strip=strip.strip(dossier),
            spoken=spoken,
            notes=corrected.notes(dossier),
            judged=judged(dossier),
            names={one.id: f"{one.speaker}: {one.opening}" for one in spoken},
            apart=apart(dossier),
            holders={holder for claim in dossier.claims for holder in claim.holders},
            claims=statements.claims(dossier, sources),
            matrix=coverage.matrix(dossier, sources),
            framing=framing.view(dossier, sources),
            people=people.people(dossier, sources),
            graph=graph.graph(dossier, sources),
            embedded=embedded(dossier, sources),
            style=asset("page.css"),
            script=asset("page.js"),
        )
    )


class Asset(NamedTuple):
    """A style or script as it stands in the page, and the hash by which the page's policy lets it through."""

    text: Markup
    hash: str


@cache
def asset(name: str) -> Asset:
    """The package's own style or script, without indentation and lines that are only comment."""
    text = (files("consilience.report.page") / "assets" / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    kept = "\n".join(line for line in lines if line and not line.startswith("//"))
    digest = base64.b64encode(hashlib.sha256(kept.encode("utf-8")).digest()).decode("ascii")
    return Asset(Markup(kept), f"'sha256-{digest}'")


@cache
def environment() -> Environment:
    """The templates. Every string that they put out is made visible, then escaped."""
    found = Environment(
        loader=PackageLoader("consilience.report.page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    found.filters["day"] = days.day
    found.filters["plural"] = plural
    found.globals["period"] = days.period
    found.globals["stretches"] = stretches
    found.globals["linkable"] = linkable
    found.globals["dating"] = {
        "when": dating.when,
        "verdict": dating.verdict,
        "source": dating.source,
        "chance": dating.chance,
        "differing": dating.differing,
    }
    return found


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 report", "3 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


class Correction(NamedTuple):
    """What a person judged, in words, and a link to the record that it concerns; none where it has none here."""

    text: str
    href: str


def judged(dossier: Dossier) -> tuple[Correction, ...]:
    """The corrections by persons, as the log has them."""
    anchors = {one.id: f"#who={one.id}" for one in dossier.entities}
    anchors.update((one.id, f"#said={one.id}") for one in dossier.utterances)
    anchors.update((one.id, f"#claim={one.id}") for one in dossier.claims)
    return tuple(
        Correction(corrected.line(one), anchors.get(one.left or "", "") or anchors.get(one.right or "", ""))
        for one in dossier.corrections
    )


class Apart(NamedTuple):
    """How many pairs were looked at and kept apart, and those that came nearest to being one."""

    total: int
    nearest: tuple[Judgement, ...]


def apart(dossier: Dossier) -> Apart:
    """The judgements that did not join, unsure ones and high scores first."""
    found = [one for one in dossier.judgements if one.verdict != "same"]
    found.sort(key=lambda one: (one.verdict != "unsure", -one.score, one.left, one.right))
    return Apart(len(found), tuple(found[:NEAREST]))


def linkable(article: Article) -> str | None:
    """The article's address where a reader can safely follow it: http or https and nothing else."""
    url = article.url
    if url is None or not url.lower().startswith(LINKABLE) or url != visible(url) or any(one.isspace() for one in url):
        return None
    return url


class Stretch(NamedTuple):
    """A region of an article, or the white space before the next (`kind` empty), as safe markup."""

    kind: str
    number: int
    reason: str
    text: Markup


def stretches(article: Article, regions: tuple[Region, ...]) -> list[Stretch]:
    """An article's whole text piece by piece: put together, they are the text, character by character."""
    found, at = [], 0
    for number, region in enumerate(regions):
        start, end = max(at, region.start), max(at, region.end)
        found.append(Stretch("", -1, "", source(article.text[at:start])))
        found.append(Stretch(region.kind, number, region.reason, source(article.text[start:end])))
        at = end
    found.append(Stretch("", -1, "", source(article.text[at:])))
    return [one for one in found if one.text]
