"""Markdown: the whole dossier to read, quote from and mail on; every statement followed by the words behind it.

What comes from outside is escaped, so that nothing in an article can become a link, markup or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consilience import wording
from consilience.model import Article, Claim, Dossier, Span, Utterance
from consilience.report import corrected, dating, framing, tenure
from consilience.report.brief import PARTS
from consilience.report.days import day, period
from consilience.report.exports.cited import Words, writable
from consilience.report.stated import stated

_SYNTAX = re.compile(
    r"([\\`*\[\]<>#|~&@$]|(?<![^\W_])_|_(?![^\W_])|:(?=//)|(?<=www)\.|^[-+=])|^(\d{1,9})([.)])", re.IGNORECASE
)


def export(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 Markdown (CommonMark)."""
    words = Words(dossier)
    blocks = [
        _heading(dossier),
        *_brief(dossier, words),
        *_timeline(dossier, words),
        *_utterances(dossier, words),
        *_claims(dossier, words),
        *_framing(dossier, words),
        *_people(dossier),
        *_lineage(dossier, words),
        *_judged(dossier),
        *_sources(dossier, words),
    ]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def text(foreign: str) -> str:
    """`foreign` on one line, showing as it stands: no character of it means anything to a Markdown reader."""
    return _SYNTAX.sub(_escaped, writable(" ".join(foreign.split())))


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _heading(dossier: Dossier) -> str:
    disputed = sum(claim.verdict == "disputed" for claim in dossier.claims)
    facts = f"{_n(len(dossier.articles), 'report')}, {_n(len(dossier.claims), 'claim')}, {disputed} disputed"
    return f"# {text(dossier.story.title)}\n\n{period(dossier.story.from_, dossier.story.to)} · {facts}"


def _n(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"


def _quoted(spans: Iterable[Span], words: Words) -> str:
    """The words of each span as nested list items that name the report."""
    return "".join(f"\n  - {text(words.outlet(span.article))}: “{text(words.of([span]))}”" for span in spans)


def _brief(dossier: Dossier, words: Words) -> Iterator[str]:
    if dossier.brief:
        yield "## Brief"
    for part, title in PARTS.items():
        found = [one for one in dossier.brief if one.part == part]
        if found:
            yield f"### {title}\n\n" + "\n".join(f"- {text(one.text)}{_quoted(one.evidence, words)}" for one in found)


def _timeline(dossier: Dossier, words: Words) -> Iterator[str]:
    if not dossier.timeline:
        return
    lines = []
    for one in dossier.timeline:
        due = " (scheduled)" if one.status == "scheduled" else ""
        differ = f" Reports differ: {text(one.disagreement)}" if one.disagreement else ""
        when = text(period(one.from_, one.to, one.precision))
        lines.append(f"- **{when}**{due}: {text(one.text)}{differ}{_quoted(one.evidence, words)}")
    yield "## Timeline\n\n" + "\n".join(lines)


def _notes(several: Iterable[str]) -> str:
    """What persons judged of a record, as nested list items."""
    return "".join(f"\n  - {text(one)}" for one in several)


def _framing(dossier: Dossier, words: Words) -> Iterator[str]:
    lines = []
    for one in framing.columns(dossier):
        copies = f", and {one.copies} more of its voice" if one.copies else ""
        lines.append(f"- **{text(words.outlet(one.article))}**{copies}")
        for verb, several, total in (
            ("leads with", one.leads, len(one.leads)),
            ("adds", one.adds, one.added),
            ("leaves out", one.omits, one.omitted),
        ):
            lines += [f"  - {verb}: {text(statement.text)}" for statement in several]
            if total > len(several):
                lines.append(f"  - {verb} {total - len(several)} more")
    if lines:
        yield "## Framing\n\n" + "\n".join(lines)
    told = [
        f"- {text(act.title)}"
        + "".join(f"\n  - {text(words.outlet(one.article))}: {text(framing.phrase(one))}" for one in act.tellings)
        for act in framing.acts(dossier)
    ]
    if told:
        yield "## The same act in their words\n\n" + "\n".join(told)


def _people(dossier: Dossier) -> Iterator[str]:
    notes = corrected.notes(dossier)
    named: list[str] = []
    unnamed: list[str] = []
    for one in dossier.entities:
        lines = named if wording.has_name(one) else unnamed
        roles = f"; {', '.join(text(tenure.worded(role)) for role in one.roles)}" if one.roles else ""
        also = f"; also {', '.join(text(alias) for alias in one.aliases)}" if one.aliases else ""
        reports = len({span.article for span in one.mentions})
        count = f"{_n(len(one.mentions), 'mention')} in {_n(reports, 'report')}"
        lines.append(f"- **{text(one.name)}**, {one.kind}, {count}{roles}{also}{_notes(notes.get(one.id, ()))}")
    for title, several in (("## People and things", named), ("## Sources without a name", unnamed)):
        if several:
            yield f"{title}\n\n" + "\n".join(several)


def _judged(dossier: Dossier) -> Iterator[str]:
    if dossier.corrections:
        yield "## Judged by persons\n\n" + "\n".join(f"- {text(corrected.line(one))}" for one in dossier.corrections)


def _utterances(dossier: Dossier, words: Words) -> Iterator[str]:
    notes = corrected.notes(dossier)
    attributions = {one.id: one for one in dossier.attributions}
    lines = []
    for one in dossier.utterances:
        told = [attributions[name] for name in _best_first(one) if name in attributions]
        if not told:
            continue
        speaker = words.name(one.speaker) or words.of(told[0].source) or "an unnamed source"
        when = f", {day(one.said_on)}" if one.said_on else ""
        manner = {telling.attribution: telling.manner for telling in one.tellings}
        tellings = "".join(
            f"\n  - {text(words.outlet(item.article))}, {manner.get(item.id, item.mode)}: "
            f"“{text(words.of(item.content))}”"
            for item in told
        )
        lines.append(f"- **{text(speaker)}**{when}{tellings}{_notes(notes.get(one.id, ()))}")
    if lines:
        yield "## What was said\n\n" + "\n".join(lines)


def _best_first(one: Utterance) -> tuple[str, ...]:
    return (one.best, *(name for name in one.attributions if name != one.best))


def _claims(dossier: Dossier, words: Words) -> Iterator[str]:
    notes = corrected.notes(dossier)
    for about, title in (("so", "## Claims: what is so"), ("said", "## Claims: what was said")):
        found = [
            _claim(one, words) + _notes(notes.get(one.id, ())) for one in stated(dossier.claims) if one.about == about
        ]
        if found:
            yield f"{title}\n\n" + "\n".join(found)


def _claim(one: Claim, words: Words) -> str:
    origins = "; ".join(
        " ← ".join(text(step) for step in dict.fromkeys((*origin.path, origin.root))) for origin in one.origins
    )
    lines = f"- **{one.verdict}**: {text(one.text)} — {text(one.reason)}"
    if origins:
        lines += f"\n  - origins: {origins}"
    lines += _quoted(one.supports, words)
    lines += "".join(
        f"\n  - against it, {text(words.outlet(span.article))}: “{text(words.of([span]))}”" for span in one.disputes
    )
    lines += "".join(
        f"\n  - can be right beside it, {text(words.outlet(span.article))}: “{text(words.of([span]))}”"
        for span in one.compatible
    )
    if one.silent:
        lines += "\n  - silent: " + ", ".join(text(words.outlet(article)) for article in one.silent)
    return lines


def _lineage(dossier: Dossier, words: Words) -> Iterator[str]:
    if not dossier.lineage:
        return
    lines = []
    for one in dossier.lineage:
        arrow = "→" if one.directed else "—"
        reasons = "; ".join(text(reason) for reason in one.reasons)
        ends = f"{text(words.outlet(one.from_))} {arrow} {text(words.outlet(one.to))}"
        lines.append(f"- {ends}: {one.kind}, sure to {one.score:.0%}: {reasons}")
    yield "## Lineage\n\n" + "\n".join(lines)


def _sources(dossier: Dossier, words: Words) -> Iterator[str]:
    yield "## Sources"
    for one in dossier.articles:
        yield f"### {text(words.outlet(one.id))}\n\n{_facts(one)}\n\n{_block(one.text)}"


def _facts(one: Article) -> str:
    known = day(one.published.date) if one.published else "not known"
    facts = [f"published: {known}", f"file: {text(one.path)}", f"id: `{one.id}`"]
    if one.url:
        facts.insert(1, f"address: {text(one.url)}")
    facts += [f"date weighed: {text(dating.line(candidate))}" for candidate in one.date_candidates]
    return "\n".join(f"- {fact}" for fact in facts)


def _block(content: str) -> str:
    """An article's text, line by line as it stands, in a fence longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{writable(content)}\n{fence}"
