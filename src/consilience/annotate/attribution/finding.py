"""Joins the finders: first the quotations with their frames, then what the parse reports around them."""

from __future__ import annotations

from consilience.annotate.attribution.direct import direct
from consilience.annotate.attribution.drafts import Draft, Passage
from consilience.annotate.attribution.indirect import indirect
from consilience.annotate.quotations import of_article
from consilience.contracts import Parsed
from consilience.model import READABLE, Article


def passages(article: Article, parsed: Parsed) -> list[Passage]:
    """The parsed stretches with the index of the region that each lies in."""
    found: list[Passage] = []
    regions = [(index, region) for index, region in enumerate(article.regions) if region.kind in READABLE]
    at = 0
    for offset, doc in parsed:
        while at + 1 < len(regions) and regions[at][1].end <= offset:
            at += 1
        found.append(Passage(offset, doc, regions[at][0] if regions else 0))
    return found


def drafts(article: Article, parsed: Parsed) -> list[Draft]:
    """Every attribution of the article, in the order of the text."""
    stretches = passages(article, parsed)
    quotes = of_article(article)
    spoken = direct(article.text, stretches, quotes)
    framed = frozenset(draft.head for draft in spoken if draft.head is not None)
    reported = [
        draft
        for passage in stretches
        for draft in indirect(
            article.text, passage, [quote for quote in quotes if quote.paragraph == passage.paragraph], framed
        )
    ]
    return sorted([*spoken, *reported], key=lambda draft: (draft.start, draft.content))
