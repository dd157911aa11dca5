"""Joins the finders: first the quotations with their frames, then what the parse reports around them."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.annotate.attribution.blocks import blocks
from consilience.annotate.attribution.direct import direct
from consilience.annotate.attribution.drafts import Draft, Passage, Range
from consilience.annotate.attribution.headlines import headline
from consilience.annotate.attribution.indirect import indirect
from consilience.annotate.attribution.signed import signed
from consilience.annotate.attribution.titles import is_title
from consilience.annotate.attribution.transcripts import transcript
from consilience.annotate.quotations import Quotation, Quoted, of_article
from consilience.annotate.tokens import tokens_of
from consilience.contracts import Parsed
from consilience.model import READABLE, Annotated, Article


def passages(article: Article, parsed: Parsed) -> list[Passage]:
    """The parsed stretches with the index of the region that each lies in."""
    found: list[Passage] = []
    regions = [(index, region) for index, region in enumerate(article.regions) if region.kind in READABLE]
    at = 0
    for offset, doc in tokens_of(parsed):
        while at + 1 < len(regions) and regions[at][1].end <= offset:
            at += 1
        found.append(Passage(offset, doc, regions[at][0] if regions else 0))
    return found


def drafts(annotated: Annotated, stretches: Sequence[Passage], marked: Sequence[Quotation]) -> list[Draft]:
    """Every attribution of the article, in the order of the text. `marked` are its `spoken_quotations`; in a turn of a
    transcript all is said by the one named before it."""
    article = annotated.article
    labelled = _labelled(annotated, stretches)
    turns = [spoken for draft in labelled for spoken in draft.content]
    quotes = [quote for quote in marked if not _spoken(quote, turns)]
    notes = _signed(article, quotes, turns)
    labelled.extend(notes)
    told = {place for note in notes for place in note.content}
    quotes = [quote for quote in quotes if (quote.start, quote.end) not in told]
    spoken = direct(article.text, stretches, quotes)
    framed = frozenset(draft.head for draft in spoken if draft.head is not None)
    marks = Quoted(quotes)
    reported = [
        draft
        for passage in stretches
        for draft in indirect(article.text, passage, marks, framed)
        if not turns or not _within(draft.content[0], turns)
    ]
    begun = {draft.content[0][0]: draft for draft in spoken}
    reported = [draft for draft in reported if not _nearer(draft, begun.get(draft.content[0][0]))]
    return sorted([*labelled, *spoken, *reported], key=lambda draft: (draft.start, draft.content))


def _nearer(draft: Draft, spoken: Draft | None) -> bool:
    """Whether the content of `draft` begins with a quotation whose own cue stands between the two: the parse took what
    Ana was saying in "the film concludes with Ana saying, “…”" for what the film concludes."""
    if spoken is None or not spoken.cue or not draft.cue:
        return False
    return draft.cue[-1][1] <= spoken.cue[0][0] and spoken.cue[-1][1] <= draft.content[0][0]


def _signed(article: Article, quotes: Sequence[Quotation], turns: Sequence[Range]) -> list[Draft]:
    """The attributions of quotations that are signed."""
    running = [(r.start, r.end, k) for k, r in enumerate(article.regions) if r.kind in READABLE]
    return signed(article.text, quotes, running, turns)


def spoken_quotations(annotated: Annotated) -> list[Quotation]:
    """The quotations of the article that are not the titles of works or the names of programmes."""
    article = annotated.article
    names = [(m.span.start, m.span.end) for m in annotated.mentions if m.kind == "programme"]
    return [quote for quote in of_article(article) if not is_title(article.text, quote, names)]


def _within(place: Range, ranges: Sequence[Range]) -> bool:
    return any(start <= place[0] and place[1] <= end + 1 for start, end in ranges)


def _spoken(quote: Quotation, turns: Sequence[Range]) -> bool:
    """Whether the quotation lies in a turn of a transcript, or is printed around one."""
    around = any(quote.inner <= start < quote.until for start, _ in turns)
    return around or _within((quote.inner, quote.until), turns)


def _labelled(annotated: Annotated, stretches: Sequence[Passage]) -> list[Draft]:
    """The attributions by a colon, of headlines, transcripts and block quotations."""
    article = annotated.article
    found: list[Draft] = []
    running: list[tuple[int, int, int]] = []
    for number, region in enumerate(article.regions):
        if region.kind == "headline":
            found.extend(headline(article, region.start, region.end, number, annotated.mentions))
        elif region.kind == "body":
            running.append((region.start, region.end, number))
    turns = transcript(article, running)
    taken = [spoken for turn in turns for spoken in turn.content]
    return [*found, *turns, *blocks(article.text, stretches, running, taken)]
