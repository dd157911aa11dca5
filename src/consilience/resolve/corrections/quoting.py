"""Quotes words of an article so that they are found again in its next version, or where it was moved."""

from __future__ import annotations

from collections.abc import Mapping

from consilience.model import Article, Quote, Span, content_id

AROUND = 32
"""Characters kept on each side; with the words they single out a place of a text (W3C Web Annotation uses as many)."""
LONGEST = 200
"""Characters of the words that are kept; the place of a longer stretch is found by its beginning."""


def quoted(article: Article, span: Span) -> Quote:
    """The words at a span, with what stands around them."""
    end = min(span.end, span.start + LONGEST)
    return Quote(
        article=article.id,
        start=span.start,
        end=span.end,
        words=article.text[span.start : end],
        before=article.text[max(0, span.start - AROUND) : span.start],
        after=article.text[end : end + AROUND],
        text=text_hash(article.text),
    )


def text_hash(text: str) -> str:
    """What an article's text is known by, wherever it lies."""
    return content_id("text", text)


def found(quote: Quote, articles: Mapping[str, Article]) -> Span | None:
    """Where the words stand: at their place, else in the first article that has them with the same words on both sides,
    else in the first that has them with the same on one side; None where no article has."""
    own = articles.get(quote.article)
    if own is not None and own.text.startswith(quote.words, quote.start):
        return Span(own.id, quote.start, min(quote.end, len(own.text)))
    if not quote.words or not quote.before + quote.after:
        return None
    before, after = len(quote.before), quote.before + quote.words
    for words, lead in ((after + quote.after, before), (after, before), (quote.words + quote.after, 0)):
        if words == quote.words:
            continue
        for article in articles.values():
            at = article.text.find(words)
            if at >= 0:
                start = at + lead
                return Span(article.id, start, min(start + quote.end - quote.start, len(article.text)))
    return None
