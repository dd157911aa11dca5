"""What the grouping of articles into stories needs to know of each: four bags of weighted words, its day, its title.

A sketch is small (at most 600 terms, some 2.5 KB) whatever the size of its article. Weights are TF-IDF with the
document frequencies of a background collection, so that five articles are weighed as a million are.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience import lexicon
from consilience.cluster.words import WORD, stem
from consilience.model import READABLE, Annotated, Article, Published

DIMENSIONS = 1 << 18  # ids of terms in one view; of two articles' 150 each, two differing ones rarely meet by chance
TERMS = 150  # of one view
LEAD = 700  # characters of body that count as its lead
OPENING = 120  # characters of body that stand for a title where there is none

VIEWS = ("words", "lead", "title", "names")


class Sketch(Struct, frozen=True, kw_only=True):
    """An article as the cluster stage sees it. `day` is the ordinal of its day of publication (1 = 1 January of the
    year 1), None where the day is not known.

    The views stand one behind the other in the order of `VIEWS`, `sizes` says how many terms each has; `terms` are
    uint32, `weights` float32. A term is its hash plus `DIMENSIONS` times the number of its view. Each view has length
    one, or zero if it is empty.
    """

    id: str
    title: str
    day: int | None
    terms: bytes
    weights: bytes
    sizes: tuple[int, ...]

    def view(self, name: str) -> dict[int, float]:
        """The hashed terms of a view with their weights."""
        number = VIEWS.index(name)
        first = sum(self.sizes[:number])
        last = first + self.sizes[number]
        terms = np.frombuffer(self.terms, dtype=np.uint32)[first:last] - np.uint32(number * DIMENSIONS)
        weights = np.frombuffer(self.weights, dtype=np.float32)[first:last]
        return dict(zip(terms.tolist(), weights.tolist(), strict=True))


def sketch(annotated: Annotated) -> Sketch:
    """The sketch of an article. Reads its text, regions, headline and date; needs no annotation."""
    article = annotated.article
    headline, body = _parts(article)
    title = headline or _opening(body)
    views = [
        _view(Counter(WORD.findall(f"{headline}\n{body}"))),
        _view(Counter(WORD.findall(f"{headline}\n{body[:LEAD]}"))),
        _view(Counter(WORD.findall(title))),
        _view(Counter(NAME.findall(body))),
    ]
    return Sketch(
        id=article.id,
        title=" ".join(title.split()),
        day=_day(article.published),
        terms=b"".join((terms + np.uint32(n * DIMENSIONS)).tobytes() for n, (terms, _) in enumerate(views)),
        weights=b"".join(weights.tobytes() for _, weights in views),
        sizes=tuple(len(terms) for terms, _ in views),
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


NAME = re.compile(r"(?<=[\w,;:’'] )[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word with a capital though no sentence begins with it."""


@cache
def _document_frequencies() -> tuple[float, dict[str, float]]:
    """The inverse document frequency of a stem never seen, and of each stem of the background table."""
    (_, articles), *table = lexicon.rows("cluster/document_frequency.tsv")
    total = math.log(int(articles) + 1)
    return total - math.log(2), {term: total - math.log(int(count) + 1) for term, count in table}


@lru_cache(maxsize=1 << 16)
def term(word: str) -> tuple[int, float]:
    """The id of a word's stem, and its inverse document frequency (0 for a stop word)."""
    known = stem(word)
    if not known:
        return 0, 0.0
    never, table = _document_frequencies()
    return zlib.crc32(known.encode("utf-8", "surrogatepass")) % DIMENSIONS, table.get(known, never)


def _view(words: Mapping[str, int]) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """The heaviest terms of counted words with weights (1 + log tf) idf, at length one."""
    counts: dict[int, int] = {}
    rarity: dict[int, float] = {}
    for word, count in words.items():
        key, idf = term(word)
        if idf:
            counts[key] = counts.get(key, 0) + count
            rarity[key] = idf
    terms = np.array(list(counts), dtype=np.uint32)
    weights = (1 + np.log(np.array(list(counts.values()), dtype=float))) * np.array([rarity[key] for key in counts])
    kept = np.lexsort((terms, -weights))[:TERMS]  # of equally heavy ones those with the smaller id: no order decides
    terms, weights = terms[kept], weights[kept]
    length = np.sqrt(np.square(weights).sum())
    return terms, (weights / length if length else weights).astype(np.float32)
