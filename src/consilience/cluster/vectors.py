"""What the grouping of articles into stories needs to know of each: bags of weighted terms, its day, its title.

A sketch is small (at most some 600 terms, 3.5 KB) whatever the size of its article. Words are weighed by the document
frequencies of a background collection, so that five articles are weighed as a million are.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import numpy as np
from msgspec import Struct

from consilience.cluster.characters import BEFORE, Characters, Spans, joined
from consilience.cluster.told import told
from consilience.cluster.views import FIGURES, ORDER, SCALE, Weighed, weighed
from consilience.cluster.vocabulary import DIMENSIONS, Vocabulary, identity, phrased
from consilience.model import READABLE, Annotated, Article, Published

LEAD = 700  # words that begin within so many characters of body are its lead
OPENING = 120  # characters of body that stand for a title where there is none
LABELS = FIGURES  # words kept as they are written, as the chief names are, for reasons in words


class Sketch(Struct, frozen=True, kw_only=True, gc=False):
    """An article as the cluster stage sees it. `day` is the ordinal of its day of publication (1 = 1 January of the
    year 1), None where the day is not known.

    The views stand one behind the other in the order of `VIEWS`, `sizes` says how many terms each has; `terms` are
    uint32, `weights` uint16 in units of 1/`SCALE`. A term is its hash plus `DIMENSIONS` times the number of its view.
    Each view has length one, or zero if it is empty. `length` counts the words, `rarity` is the sum of the idf of the
    terms of `presence`, `latest` the latest year named (0: none);
    `titled` says whether the article has a headline. `labels` are its chief names and words as written.
    """

    id: str
    title: str
    day: int | None
    terms: bytes
    weights: bytes
    sizes: tuple[int, ...]
    length: int = 0
    rarity: float = 0.0
    latest: int = 0
    titled: bool = False
    labels: tuple[str, ...] = ()

    def view(self, name: str) -> dict[int, float]:
        """The hashed terms of a view with their weights."""
        number = ORDER[name]
        first = sum(self.sizes[:number])
        last = first + self.sizes[number]
        terms = np.frombuffer(self.terms, dtype=np.uint32)[first:last] - np.uint32(number * DIMENSIONS)
        weights = np.frombuffer(self.weights, dtype=np.uint16)[first:last] / SCALE
        return dict(zip(terms.tolist(), weights.tolist(), strict=True))


def sketch(annotated: Annotated, *, whole: bool = False) -> Sketch:
    """The sketch of an article. Reads its text, regions, headline and date; needs no annotation. With `whole`, one that
    has a headline gets all views, too, as a model of bare texts is to learn from it."""
    article = annotated.article
    headline, body = _parts(article)
    title = headline or _opening(body)
    text = Characters(f"{body}\n{headline}")
    words = text.words()
    start, end = BEFORE, BEFORE + len(body)
    opened = end - len(body.lstrip()) + len(title)  # where the title of a text without headline ends
    inside, leading, opening = words.starts.searchsorted((end, min(end, start + LEAD), opened)).tolist()
    within = words.part(None, inside)
    capitals, capitalised = text.capitals(end), text.capitalised(within)
    names, phrases = text.names(within, capitalised), text.phrases(capitals)
    spans = joined((words, names, phrases))
    count, named = len(words.starts), len(words.starts) + len(names.starts)
    titled = ("title", inside, count) if headline else ("title", 0, opening)
    parts = [("words", 0, count), ("lead", 0, leading), ("lead", inside, count), titled]
    parts += [("names", count, named), ("phrases", named, len(spans.starts))]
    figures: list[int] = []
    seen = told(text, within, capitalised, capitals)
    for name, some in seen.items():
        parts.append((name, len(spans.starts) + len(figures), len(spans.starts) + len(figures) + len(some)))
        figures += map(identity, some)
    terms, idf = _vocabulary().terms(text, spans.part(None, named))
    together, rarest = phrased(phrases, words, idf[:count])
    found = weighed(
        parts,
        np.concatenate((terms, together, np.array(figures, dtype=np.uint32))),
        np.concatenate((idf, rarest, np.ones(len(figures)))),
        bare=whole or not headline.strip(),
    )
    return Sketch(
        id=article.id,
        title=" ".join(title.split()),
        day=_day(article.published),
        terms=found.terms.tobytes(),
        weights=found.weights.tobytes(),
        sizes=found.sizes,
        length=found.length,
        rarity=found.rarity,
        latest=max(map(int, seen["years"]), default=0),
        titled=bool(headline.strip()),
        labels=_labels(text, spans, found),
    )


def _parts(article: Article) -> tuple[str, str]:
    """Headline, and the other readable text with a line a region."""
    if not article.regions:
        return article.headline or article.given.headline or "", article.text
    texts = [(r.kind, article.text[r.start : r.end]) for r in article.regions if r.kind in READABLE]
    headline = " ".join(text for kind, text in texts if kind == "headline")
    body = "\n".join(text for kind, text in texts if kind != "headline")
    return headline or article.headline or article.given.headline or "", body


def _opening(body: str) -> str:
    """The first words of a text without a headline, cut at a sentence or line end if one is near."""
    text = body.lstrip()[:OPENING]
    return re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)[0]


def _day(published: Published | None) -> int | None:
    """The ordinal of the day of publication, if it is known to the day. The date on a page's masthead can be the day
    on which the page was saved; until the siblings have been heard it parts no story."""
    if published is None or published.precision != "day" or published.how == "masthead":
        return None
    return date.fromisoformat(published.date).toordinal()


def _labels(text: Characters, spans: Spans, found: Weighed) -> tuple[str, ...]:
    """The chief names as they are written first, and behind them the words of lead and headline; each stem once."""
    labels: dict[int, str] = {}
    lead = ORDER["lead"]
    start = sum(found.sizes[:lead])
    chief = slice(start, start + min(LABELS, found.sizes[lead]))
    names, first = found.figures
    terms = np.concatenate((names, found.terms[chief] % np.uint32(DIMENSIONS)))
    words = text.spelled(spans, np.concatenate((first, found.first[chief])))
    for term, word in zip(terms.tolist(), words, strict=True):
        if len(word) > 2:
            labels.setdefault(term, word)
    return tuple(labels.values())


_vocabulary = cache(Vocabulary)
