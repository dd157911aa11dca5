"""What the grouping of articles into stories needs to know of each: bags of weighted terms, its day, its title.

A sketch is small (at most some 600 terms, 3.5 KB) whatever the size of its article. Words are weighed by the document
frequencies of a background collection, so that five articles are weighed as a million are.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from heapq import nsmallest

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience import lexicon
from consilience.cluster.told import Told, told
from consilience.cluster.words import WORD, stem
from consilience.model import READABLE, Annotated, Article, Published

DIMENSIONS = 1 << 18  # ids of terms in one view; of two articles' 150 each, two differing ones rarely meet by chance
SCALE = 65535  # a weight of one as it is stored
LEAD = 700  # characters of body that count as its lead
OPENING = 120  # characters of body that stand for a title where there is none
LABELS = 12  # names and words kept as they are written, for reasons in words

VIEWS = {
    "words": 150, "lead": 80, "title": 24, "names": 80, "phrases": 40, "focus": 48, "figures": 32, "presence": 150,
    "numbers": 32, "days": 16, "years": 12, "months": 12, "weekdays": 7,
}  # fmt: skip
"""The views, each with the number of its heaviest terms that are kept. `words`, `lead`, `title` and `names` (words with
a capital) are weighed (1 + log tf) idf, `phrases` are names of several words; `focus` and `figures` are words and names
weighed tf idf, so that what an article is mostly about counts most; `presence` are words weighed by the root of idf, so
that a product of two is the idf of what both have; the others are counted by 1 + log tf."""
RANKED = frozenset({"words", "title", "names", "phrases"})
"""Views whose terms stand in the order of their weights."""
_ORDER = {name: number for number, name in enumerate(VIEWS)}


class Sketch(Struct, frozen=True, kw_only=True):
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
        number = _ORDER[name]
        first = sum(self.sizes[:number])
        last = first + self.sizes[number]
        terms = np.frombuffer(self.terms, dtype=np.uint32)[first:last] - np.uint32(number * DIMENSIONS)
        weights = np.frombuffer(self.weights, dtype=np.uint16)[first:last] / SCALE
        return dict(zip(terms.tolist(), weights.tolist(), strict=True))


def sketch(annotated: Annotated) -> Sketch:
    """The sketch of an article. Reads its text, regions, headline and date; needs no annotation."""
    article = annotated.article
    headline, body = _parts(article)
    title = headline or _opening(body)
    written = Counter(WORD.findall(body))
    heading = Counter(WORD.findall(headline))
    lead = Counter(WORD.findall(body[:LEAD]))
    named = Counter(NAME.findall(body))
    seen = told(body, written.items())
    everything = _counted(written + heading)
    names = _counted(named)
    views, rarity = _views(
        everything, _counted(lead + heading), _counted(Counter(WORD.findall(title))),
        names, Counter(PHRASE.findall(body)), seen,
    )  # fmt: skip
    return Sketch(
        id=article.id,
        title=" ".join(title.split()),
        day=_day(article.published),
        terms=b"".join((terms + np.uint32(n * DIMENSIONS)).tobytes() for n, (terms, _) in enumerate(views)),
        weights=b"".join((weights * SCALE).astype(np.uint16).tobytes() for _, weights in views),
        sizes=tuple(len(terms) for terms, _ in views),
        length=sum(count for count, _ in everything.values()),
        rarity=rarity,
        latest=max((int(year) for year in seen.years), default=0),
        titled=bool(headline.strip()),
        labels=_labels(named, lead),
    )


_Terms = NDArray[np.uint32]
_Weights = NDArray[np.float64]
_View = tuple[_Terms, _Weights]
_Bag = Mapping[int, tuple[int, float]]


def _views(
    words: _Bag, lead: _Bag, title: _Bag, names: _Bag, phrases: Counter[str], seen: Told
) -> tuple[list[_View], float]:
    """The views in their order, and the rarity of the terms of `presence`."""
    terms, counts, idf = _arrays(words)
    name_terms, name_counts, name_idf = _arrays(names)
    presence = _heaviest("presence", terms, np.sqrt(idf))
    views = [
        _heaviest("words", terms, (1 + np.log(counts)) * idf),
        _graded("lead", lead),
        _graded("title", title),
        _heaviest("names", name_terms, (1 + np.log(name_counts)) * name_idf),
        _graded("phrases", _phrases(phrases)),
        _heaviest("focus", terms, counts * idf),
        _heaviest("figures", name_terms, name_counts * name_idf),
        presence,
        *(
            _graded(name, {_hash(key): (n, 1.0) for key, n in bag.items()})
            for name, bag in (
                ("numbers", seen.numbers), ("days", seen.days), ("years", seen.years), ("months", seen.months),
                ("weekdays", seen.weekdays),
            )
        ),
    ]  # fmt: skip
    rarity = float(np.square(presence[1]).sum())
    return [(kept, _unit(weights)) for kept, weights in views], rarity


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
PHRASE = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of |de |al-|bin |van )?[A-Z][\w'’-]+){1,5}")
"""Several words with capitals in a row."""


@cache
def _document_frequencies() -> tuple[float, dict[str, float]]:
    """The inverse document frequency of a stem never seen, and of each stem of the background table."""
    (_, articles), *table = lexicon.rows("cluster/document_frequency.tsv")
    total = math.log(int(articles) + 1)
    return total - math.log(2), {term: total - math.log(int(count) + 1) for term, count in table}


@lru_cache(maxsize=1 << 17)
def term(word: str) -> tuple[int, float]:
    """The id of a word's stem, and its inverse document frequency (0 for a stop word)."""
    known = stem(word)
    if not known:
        return 0, 0.0
    never, table = _document_frequencies()
    return _hash(known), table.get(known, never)


def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % DIMENSIONS


def _counted(words: Mapping[str, int]) -> dict[int, tuple[int, float]]:
    """The terms of counted words, each with its count and its inverse document frequency."""
    bag: dict[int, tuple[int, float]] = {}
    for word, count in words.items():
        key, idf = term(word)
        if idf:
            bag[key] = (bag[key][0] + count if key in bag else count, idf)
    return bag


def _phrases(counted: Mapping[str, int]) -> dict[int, tuple[int, float]]:
    """Names of several words, as rare as the rarest of their words is."""
    return {_hash(phrase): (count, max(term(word)[1] for word in phrase.split())) for phrase, count in counted.items()}


def _arrays(bag: _Bag) -> tuple[_Terms, _Weights, _Weights]:
    """Terms, counts and inverse document frequencies."""
    values = np.array(list(bag.values()), dtype=float).reshape(-1, 2)
    return np.fromiter(bag, dtype=np.uint32, count=len(bag)), values[:, 0], values[:, 1]


def _graded(name: str, bag: _Bag) -> _View:
    """The heaviest terms of a view weighed (1 + log tf) idf."""
    terms, counts, idf = _arrays(bag)
    return _heaviest(name, terms, (1 + np.log(counts)) * idf)


def _heaviest(name: str, terms: _Terms, weights: _Weights) -> _View:
    """As many terms as the view `name` keeps; of equally heavy ones those with the smaller id: no order decides."""
    if len(terms) <= VIEWS[name] and name not in RANKED:
        return terms, weights
    kept = np.lexsort((terms, -weights))[: VIEWS[name]]
    return terms[kept], weights[kept]


def _unit(weights: _Weights) -> _Weights:
    """The same at length one; the empty vector stays as it is."""
    length = math.sqrt(float(np.square(weights).sum()))
    return weights / length if length else weights


def _labels(named: Counter[str], lead: Counter[str]) -> tuple[str, ...]:
    """The chief names as written, and behind them those of the lead, by tf idf; each stem once."""
    labels: dict[int, str] = {}
    for bag in (named, lead):
        for word in nsmallest(LABELS, bag, key=lambda word: (-bag[word] * term(word)[1], word)):
            if len(word) > 2 and term(word)[1]:
                labels.setdefault(term(word)[0], word)
    return tuple(labels.values())
