"""What an outlet has taken back: "we reported that … This was incorrect.", "have removed the article"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from consilience import wording
from consilience.lexicon import rows
from consilience.model import READABLE, Article, Span
from consilience.report import choice

ALIKE, FEWEST = 0.4, 3
"""Share, and number, of words that a sentence has in common with what is taken back, from which it is that."""

_SENTENCE = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[\"“‘'A-Z])")
_SIGNS = ("incorrect", "wrong", "untrue", "false", "not true", "not correct", "inaccurate", "error", "mistake")
"""Words of which one stands in whatever says that something was wrong."""


class _Retraction(Struct, frozen=True):
    """The words of what an outlet takes back, the article that does so, and whether it takes back the whole report."""

    words: frozenset[str]
    label: str
    article: str
    day: str
    whole: bool


class Withdrawn:
    """What the outlets of a story have taken back of their own earlier reports."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Looks for retractions in the text of every report."""
        self._articles = {one.id: one for one in articles}
        self._retractions = [found for one in self._articles.values() for found in _retractions(one)]
        self.reports = frozenset(
            one.id
            for one in self._articles.values()
            for back in self._retractions
            if back.whole and _can_be_meant(back, one)
            if any(_is_alike(back, text) for text in (one.headline or "", *_sentences(one)))
        )
        """The reports that are withdrawn as a whole."""

    def covers(self, span: Span) -> bool:
        """Whether the words at this place were taken back by the outlet that printed them."""
        article = self._articles[span.article]
        return span.article in self.reports or any(
            _can_be_meant(back, article) and _is_alike(back, article.words(span)) for back in self._retractions
        )


def _can_be_meant(back: _Retraction, article: Article) -> bool:
    """Whether an article is another of the same outlet, of no later day."""
    return back.article != article.id and _day(article) <= back.day and back.label == wording.label(article)


def _is_alike(back: _Retraction, text: str) -> bool:
    own = choice.content(text)
    shared = len(own & back.words)
    return shared >= FEWEST and shared >= ALIKE * min(len(own), len(back.words))


def _retractions(article: Article) -> Iterator[_Retraction]:
    text = article.text.casefold()
    if not any(sign in text for sign in _SIGNS) or not _says("own", text):  # cheap: hardly any report takes back
        return
    before = ""
    sentences = list(_sentences(article))
    for number, text in enumerate(sentences):
        if _says("wrong", text) and (own := next((one for one in (text, before) if _says("own", one)), "")):
            whole = any(_says("whole", one) for one in sentences[number : number + 4])
            yield _Retraction(choice.content(own), wording.label(article), article.id, _day(article), whole)
        before = text


def _sentences(article: Article) -> Iterator[str]:
    for region in article.regions:
        if region.kind in READABLE:
            yield from _SENTENCE.split(article.text[region.start : region.end])


def _day(article: Article) -> str:
    return article.published.date[:10] if article.published else ""


def _says(kind: str, text: str) -> bool:
    return any(form.search(text) for form in _patterns()[kind])


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    table = [(kind, re.compile(form, re.IGNORECASE)) for kind, form in rows("report/retractions.tsv")]
    return {kind: tuple(form for other, form in table if other == kind) for kind, _ in table}
