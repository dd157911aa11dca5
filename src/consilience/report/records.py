"""The records of a dossier by their ids, as lines for a terminal: people and things, speech acts, claims, and what
persons judged of them."""

from __future__ import annotations

from collections.abc import Iterator

from consilience import wording
from consilience.model import Claim, Dossier, Entity, Utterance
from consilience.report import corrected, tenure
from consilience.report.stated import stated

MOST = 40
"""Records of a kind that are shown; Markdown and the page have all."""
WIDTH = 110
SHOWN = 6
"""Names and offices of an entity that are shown."""


def lines(dossier: Dossier) -> Iterator[str]:
    """Every part with a heading; those most told of first."""
    notes = corrected.notes(dossier)
    entities = sorted(dossier.entities, key=lambda one: -len(one.mentions))
    names = {one.id: one.name for one in dossier.entities}
    spoken = sorted(dossier.utterances, key=lambda one: -len(one.attributions))
    words = _words(dossier)
    so = sorted((one for one in stated(dossier.claims) if one.about == "so"), key=_rank)
    parts: tuple[tuple[str, list[tuple[str, str]], int], ...] = (
        ("People and things (id, name, mentions)", [(one.id, _entity(one)) for one in entities[:MOST]], len(entities)),
        (
            "Speech acts (id, speaker, reports)",
            [(one.id, _spoken(one, names, words)) for one in spoken[:MOST]],
            len(spoken),
        ),
        ("Claims (id, verdict, reason)", [(one.id, _claim(one)) for one in so[:MOST]], len(so)),
    )
    for heading, shown, total in parts:
        if shown:
            yield ""
            yield heading
        for record, text in shown:
            yield f"  {record}  {text}"
            yield from (f"      {note}" for note in notes.get(record, ()))
        if total > len(shown):
            yield f"  … and {total - len(shown)} more, in the page and in Markdown"
    yield ""
    yield "Why: consilience explain ID; to correct: consilience judge same ID OTHER, judge different ID ID@REPORT"
    if dossier.corrections:
        yield ""
        yield "Judged by persons"
        yield from (f"  {corrected.line(one)}" for one in dossier.corrections)


def _entity(one: Entity) -> str:
    reports = len({span.article for span in one.mentions})
    also = [f"also {', '.join(one.aliases[:SHOWN])}"] if one.aliases else []
    roles = [", ".join(wording.flat(tenure.worded(role)) for role in one.roles[:SHOWN])] if one.roles else []
    count = f"{_n(len(one.mentions), 'mention')} in {_n(reports, 'report')}"
    return "; ".join([f"{one.name}, {one.kind}, {count}", *roles, *also])


def _spoken(one: Utterance, names: dict[str, str], words: dict[str, str]) -> str:
    speaker = names.get(one.speaker or "", "unnamed")
    told = words.get(one.best, "")
    return f"{speaker}, {_n(len(one.attributions), 'telling')}" + (f": {told}" if told else "")


def _words(dossier: Dossier) -> dict[str, str]:
    """The first words of every attribution."""
    articles = {one.id: one for one in dossier.articles}
    return {
        one.id: wording.opening(articles[one.article].words(one.content[0]), WIDTH)
        for one in dossier.attributions
        if one.content and one.article in articles
    }


def _rank(one: Claim) -> tuple[bool, int]:
    return one.verdict != "disputed", -len({span.article for span in (*one.supports, *one.disputes)})


def _claim(one: Claim) -> str:
    return f"{one.verdict}: {wording.opening(one.text, WIDTH)} [{wording.flat(one.reason)}]"


def _n(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"
