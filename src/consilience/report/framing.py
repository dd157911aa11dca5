"""How reports frame the story, side by side: what each leads with, adds and omits, and how they word the same act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from consilience import wording
from consilience.model import Claim, Dossier, Framing, Phrasing, Span, Utterance
from consilience.report import naming

REPORTS = 12
"""Reports that stand side by side: the first of each voice, those first that hold most claims."""
ACTS = 12
"""Acts that are shown, those first that most reports tell."""
SHOWN = 4
"""Claims shown of what a report adds or omits; the rest is counted."""
WIDTH = 110
STANCES = {
    "doubt": "casts doubt",
    "certainty": "vouches for it",
    "concession": "gives it as conceded",
    "pressure": "makes it a demand or warning",
    "attack": "makes it an attack",
    "denial": "makes it a denial",
    "praise": "makes it praise",
}


class Statement(Struct, frozen=True):
    """A claim in a column: its id, its words on a line, and where this report has it."""

    claim: str
    text: str
    spans: tuple[Span, ...]


class Column(Struct, frozen=True):
    """What one report makes of the story; `copies` are the further articles of its voice. Of `adds` and `omits` the
    first are listed, `added` and `omitted` count them all."""

    article: str
    headline: str
    copies: int
    leads: tuple[Statement, ...]
    adds: tuple[Statement, ...]
    omits: tuple[Statement, ...]
    added: int
    omitted: int


class Worded(Struct, frozen=True):
    """A report's words for an act: its verb, what that makes of it, and the pairs (own words, those of the fullest
    telling)."""

    article: str
    cue: str
    stance: str
    swaps: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]


class Act(Struct, frozen=True):
    """One act in the words of several reports, the fullest telling first; `about` says what kind of record it is."""

    record: str
    about: str
    title: str
    tellings: tuple[Worded, ...]


def columns(dossier: Dossier) -> tuple[Column, ...]:
    """The reports side by side, in the order of the dossier."""
    claims = {one.id: one for one in dossier.claims}
    size = {members[0]: len(members) for members in dossier.voices if members}
    framed = [one for one in dossier.framings if one.article in size or not size]
    ranked = {one.article for one in sorted(framed, key=lambda one: -len(one.adds) - len(one.leads))[:REPORTS]}
    articles = {one.id: one for one in dossier.articles}
    return tuple(
        Column(
            article=one.article,
            headline=wording.flat(articles[one.article].headline or "") if one.article in articles else "",
            copies=size.get(one.article, 1) - 1,
            leads=_statements(one.leads, claims, one),
            adds=_statements(one.adds[:SHOWN], claims, one),
            omits=_statements(one.omits[:SHOWN], claims, one),
            added=len(one.adds),
            omitted=len(one.omits),
        )
        for one in framed
        if one.article in ranked
    )


def _statements(ids: Sequence[str], claims: Mapping[str, Claim], framing: Framing) -> tuple[Statement, ...]:
    found = []
    for claim in (claims[one] for one in ids if one in claims):
        spans = tuple(
            span for span in (*claim.supports, *claim.disputes, *claim.compatible) if span.article == framing.article
        )
        text = wording.opening(claim.text, WIDTH)
        found.append(Statement(claim.id, text, spans or claim.supports[:1] or claim.disputes[:1]))
    return tuple(found)


def acts(dossier: Dossier) -> tuple[Act, ...]:
    """The acts that reports word differently, those told by most first."""
    articles = {one.id: one for one in dossier.articles}
    utterances = {one.id: one for one in dossier.utterances}
    claims = {one.id: one for one in dossier.claims}
    grouped: dict[str, list[Phrasing]] = {}
    for one in dossier.phrasings:
        if one.article in articles:
            grouped.setdefault(one.record, []).append(one)

    def words(spans: Sequence[Span]) -> str:
        return wording.flat(
            " … ".join(articles[span.article].words(span) for span in spans if span.article in articles)
        )

    found = []
    for record, several in grouped.items():
        about = "said" if record in utterances else "so"
        title = _title(dossier, utterances.get(record), claims.get(record), words(several[0].spans))
        tellings = tuple(
            Worded(
                article=one.article,
                cue=words(one.cue),
                stance=STANCES.get(one.stance, ""),
                swaps=tuple((words([swap.other]), words([swap.base])) for swap in one.swaps),
                spans=one.spans,
            )
            for one in several
        )
        found.append(Act(record, about, title, tellings))
    return tuple(sorted(found, key=lambda one: -len(one.tellings)))


def _title(dossier: Dossier, spoken: Utterance | None, claim: Claim | None, words: str) -> str:
    text = wording.opening(words, WIDTH)
    if spoken is None:
        return wording.opening(claim.text, WIDTH) if claim else text
    name = next((one.name for one in dossier.entities if one.id == spoken.speaker), "")
    quoted = f"“{text.strip(' “”')}”"
    return f"{name}: {quoted}" if name else quoted


def lines(dossier: Dossier) -> Iterator[str]:
    """Both as lines for a terminal."""
    outlets = naming.labels(dossier.articles)
    side = columns(dossier)
    if side:
        yield ""
        yield "What each report leads with, adds and leaves out"
    for one in side:
        copies = f", and {one.copies} more of its voice" if one.copies else ""
        yield f"  {outlets.get(one.article, one.article)}{copies}"
        for verb, several, total in (
            ("leads with", one.leads, len(one.leads)),
            ("adds", one.adds, one.added),
            ("leaves out", one.omits, one.omitted),
        ):
            if several:
                yield f"    {verb}"
            yield from (f"      - {statement.text}" for statement in several)
            if total > len(several):
                yield f"      and {total - len(several)} more"
    told = acts(dossier)
    if told:
        yield ""
        yield "The same act in their words"
    for act in told[:ACTS]:
        yield f"  {act.title}"
        yield from (f"    {outlets.get(one.article, one.article)}: {phrase(one)}" for one in act.tellings)
    if len(told) > ACTS:
        yield f"  … and {len(told) - ACTS} more acts"


def phrase(one: Worded) -> str:
    """A telling's words in a few words: "warned (makes it a demand or warning); “huge” for “massive”"."""
    cue = [one.cue + (f" ({one.stance})" if one.stance else "")] if one.cue else []
    swaps = [f"“{own}” for “{other}”" for own, other in one.swaps]
    return "; ".join([*cue, *swaps]) or "no other words"
