"""What the grouping of articles into stories needs to know of each: four bags of weighted words, its day, its title.

A sketch is small (at most 600 terms, some 2.5 KB) whatever the size of its article. Weights are TF-IDF with the
document frequencies of a background collection, so that five articles are weighed as a million are.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience import lexicon
from consilience.cluster.words import WORD, stem
from consilience.model import READABLE, Annotated, Article, Published

DIMENSIONS = 1 << 20  # term ids; two of a pair's few hundred terms meet by chance in one pair of fifty
TERMS = 150  # of one view
LEAD = 700  # characters of body that count as its lead
OPENING = 120  # characters of body that stand for a title where there is none

VIEWS = ("words", "lead", "title", "names")


class View(Struct, frozen=True):
    """A sparse vector of length one (or zero): the ids of its terms as uint32, rising, and their weights as float32."""

    ids: bytes = b""
    weights: bytes = b""

    def terms(self) -> NDArray[np.uint32]:
        """The ids."""
        return np.frombuffer(self.ids, dtype=np.uint32)

    def values(self) -> NDArray[np.float32]:
        """The weights."""
        return np.frombuffer(self.weights, dtype=np.float32)


class Sketch(Struct, frozen=True, kw_only=True):
    """An article as the cluster stage sees it. `day` is the ordinal of its day of publication (1 = 1 January of the
    year 1), None where the day is not known; `views` stand in the order of `VIEWS`."""

    id: str
    title: str
    day: int | None
    views: tuple[View, ...]


def sketch(annotated: Annotated) -> Sketch:
    """The sketch of an article. Reads its text, regions, headline and date; needs no annotation."""
    article = annotated.article
    headline, body = _parts(article)
    title = headline or _opening(body)
    lead = f"{headline}\n{body[:LEAD]}"
    words = _counts(WORD.findall(headline)) + _counts(WORD.findall(body))
    return Sketch(
        id=article.id,
        title=" ".join(title.split()),
        day=_day(article.published),
        views=(
            _view(words),
            _view(_counts(WORD.findall(lead))),
            _view(_counts(WORD.findall(title))),
            _view(_counts(_names(body))),
        ),
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
    """The ordinal of the day of publication, if it is known to the day."""
    if published is None or published.precision != "day":
        return None
    return date.fromisoformat(published.date).toordinal()


def _counts(words: Iterable[str]) -> Counter[str]:
    """How often each stem stands among `words`."""
    counts: Counter[str] = Counter()
    for word, count in Counter(words).items():
        if term := stem(word):
            counts[term] += count
    return counts


NAME = re.compile(r"(?<=[\w,;:’'] )[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*")


def _names(body: str) -> list[str]:
    """The words that are written with a capital though no sentence begins with them."""
    return NAME.findall(body)


@cache
def _document_frequencies() -> tuple[float, dict[str, float]]:
    """The inverse document frequency of a stem never seen, and of each stem of the background table."""
    (_, articles), *table = lexicon.rows("cluster/document_frequency.tsv")
    total = math.log(int(articles) + 1)
    return total - math.log(2), {term: total - math.log(int(count) + 1) for term, count in table}


def rarity(term: str) -> float:
    """Inverse document frequency of a stem."""
    never, known = _document_frequencies()
    return known.get(term, never)


def _view(counts: Counter[str]) -> View:
    """The heaviest terms of `counts` with weights (1 + log tf) idf, at length one."""
    weights: dict[int, float] = {}
    for term, count in counts.items():
        key = zlib.crc32(term.encode("utf-8", "surrogatepass")) % DIMENSIONS
        weights[key] = weights.get(key, 0.0) + (1 + math.log(count)) * rarity(term)
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    heaviest.sort()
    length = math.sqrt(math.fsum(weight * weight for _, weight in heaviest))
    if not length:
        return View()
    return View(
        np.array([key for key, _ in heaviest], dtype=np.uint32).tobytes(),
        np.array([weight / length for _, weight in heaviest], dtype=np.float32).tobytes(),
    )
