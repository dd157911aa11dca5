"""What the grouping of articles into stories needs to know of each: bags of weighted terms, its day, its title.

A sketch is small (at most some 600 terms, 3.5 KB) whatever the size of its article. Words are weighed by the document
frequencies of a background collection, so that five articles are weighed as a million are.
"""

from __future__ import annotations

import math
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from operator import itemgetter
from threading import Lock

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from consilience import lexicon
from consilience.cluster.told import told
from consilience.cluster.words import stem, tokens
from consilience.model import READABLE, Annotated, Article, Published

DIMENSIONS = 1 << 18  # ids of terms in one view; of two articles' 150 each, two differing ones rarely meet by chance
SCALE = 65535  # a weight of one as it is stored
LEAD = 700  # characters of body that count as its lead
OPENING = 120  # characters of body that stand for a title where there is none
VOCABULARY = 1 << 17  # words whose terms are kept at hand
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
    written = Counter(tokens(body))
    heading = tokens(headline)
    opening = tokens(body[:LEAD])
    names = _counted(Counter(NAME.findall(body)))
    lead = _counted(Counter(opening + heading))
    seen = told(body, written)
    written.update(heading)
    words = _counted(written)
    presence = _heaviest("presence", words.terms, np.sqrt(words.idf))
    views = [
        _heaviest("words", words.terms, words.graded()),
        _heaviest("lead", lead.terms, lead.graded()),
        _titled(title),
        _heaviest("names", names.terms, names.graded()),
        _few("phrases", _phrases(Counter(PHRASE.findall(body)))),
        _heaviest("focus", words.terms, words.counts * words.idf),
        _heaviest("figures", names.terms, names.counts * names.idf),
        presence,
        *(
            _few(name, ((_hash(key), n, 1.0) for key, n in counted.items()))
            for name, counted in (
                ("numbers", seen.numbers), ("days", seen.days), ("years", seen.years), ("months", seen.months),
                ("weekdays", seen.weekdays),
            )
        ),
    ]  # fmt: skip
    sizes = [len(terms) for terms, _ in views]
    number = np.repeat(np.arange(len(views), dtype=np.uint32), sizes)
    weights = np.concatenate([weights for _, weights in views])
    lengths = np.sqrt(np.bincount(number, weights=np.square(weights), minlength=len(views)))
    return Sketch(
        id=article.id,
        title=" ".join(title.split()),
        day=_day(article.published),
        terms=(np.concatenate([terms for terms, _ in views]) + number * np.uint32(DIMENSIONS)).tobytes(),
        weights=(weights / lengths[number] * SCALE).astype(np.uint16).tobytes(),
        sizes=tuple(sizes),
        length=int(words.counts.sum()),
        rarity=float(np.square(presence[1]).sum()),
        latest=max((int(year) for year in seen.years), default=0),
        titled=bool(headline.strip()),
        labels=_labels(names, lead),
    )


_Terms = NDArray[np.uint32]
_Weights = NDArray[np.float64]
_View = tuple[_Terms, _Weights]


class _Counted(Struct, frozen=True):
    """Counted terms in order of id; the words that they were counted from, as they are written, with how often each
    stands and the place of its term (-1 for a stop word)."""

    terms: _Terms
    counts: _Weights
    idf: _Weights
    words: tuple[str, ...]
    written: _Weights
    place: NDArray[np.int64]

    def graded(self) -> _Weights:
        """The weights (1 + log tf) idf."""
        return np.asarray((1 + np.log(self.counts)) * self.idf, dtype=np.float64)


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


NAME = re.compile(r"[A-Z](?<=[\w,;:’'] [A-Z])[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word with a capital though no sentence begins with it. What stands before is looked at last: capitals are few."""
PHRASE = re.compile(r"[A-Z](?<!\w[A-Z])[\w'’-]+(?: (?:of |de |al-|bin |van )?[A-Z][\w'’-]+){1,5}")
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


class _Vocabulary(dict[str, int]):
    """Numbers the words met, each with its term: a third of the time of a cache that keeps one record a word."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = array("I")
        self._idfs = array("d")
        self._lock = Lock()

    def __missing__(self, word: str) -> int:
        key, idf = term(word)
        with self._lock:
            number = self[word] = len(self._keys)
            self._keys.append(key)
            self._idfs.append(idf)
        return number

    def terms(self, words: Mapping[str, int]) -> tuple[_Terms, _Weights]:
        """Ids and inverse document frequencies of the terms of `words`."""
        numbers = np.fromiter(map(self.__getitem__, words), dtype=np.int64, count=len(words))
        with self._lock:  # neither can grow while it is looked at
            keys, idfs = np.frombuffer(self._keys, dtype=np.uint32), np.frombuffer(self._idfs, dtype=np.float64)
            return (keys[numbers], idfs[numbers]) if len(words) else (keys[:0].copy(), idfs[:0].copy())


_vocabulary = cache(_Vocabulary)


def _counted(bag: Mapping[str, int]) -> _Counted:
    """The terms of counted words."""
    if len(_vocabulary()) > VOCABULARY:
        _vocabulary.cache_clear()
    keys, idfs = _vocabulary().terms(bag)
    written = np.fromiter(bag.values(), dtype=np.float64, count=len(bag))
    weighty = idfs > 0
    keys, numbers, idfs = keys[weighty], written[weighty], idfs[weighty]
    terms, inverse = np.unique(keys, return_inverse=True)
    idf = np.zeros(len(terms))
    idf[inverse] = idfs  # of two stems that share an id, the later one's
    place = np.full(len(bag), -1)
    place[weighty] = inverse
    counts = np.asarray(np.bincount(inverse, weights=numbers, minlength=len(terms)), dtype=np.float64)
    return _Counted(terms, counts, idf, tuple(bag), written, place)


def _titled(title: str) -> _View:
    """The view of a title, which has few words."""
    bag: dict[int, tuple[int, float]] = {}
    for word in tokens(title):
        key, idf = term(word)
        if idf:
            bag[key] = (bag[key][0] + 1 if key in bag else 1, idf)
    return _few("title", ((key, count, idf) for key, (count, idf) in bag.items()))


def _phrases(counted: Mapping[str, int]) -> Iterator[tuple[int, int, float]]:
    """Names of several words, as rare as the rarest of their words is."""
    for phrase, count in counted.items():
        yield _hash(phrase), count, max(term(word)[1] for word in phrase.split())


def _few(name: str, rows: Iterable[tuple[int, int, float]]) -> _View:
    """The heaviest terms of a view of few, from their ids, counts and inverse document frequencies."""
    weights = {key: _grade(count) * idf for key, count, idf in rows}
    kept = sorted(weights.items())
    if len(kept) > VIEWS[name] or name in RANKED:
        kept = sorted(kept, key=itemgetter(1), reverse=True)[: VIEWS[name]]
    return np.array([key for key, _ in kept], dtype=np.uint32), np.array([weight for _, weight in kept], dtype=float)


@lru_cache(maxsize=1 << 10)
def _grade(count: int) -> float:
    """1 + log tf."""
    return float(1 + np.log(count))


def _heaviest(name: str, terms: _Terms, weights: _Weights) -> _View:
    """As many of the terms, which are in order of id, as the view `name` keeps; of equally heavy ones the first."""
    if len(terms) <= VIEWS[name] and name not in RANKED:
        return terms, weights
    kept = np.argsort(-weights, kind="stable")[: VIEWS[name]]
    return terms[kept], weights[kept]


def _labels(named: _Counted, lead: _Counted) -> tuple[str, ...]:
    """The chief names as written, and behind them the words of lead and headline, by tf idf; each stem once."""
    labels: dict[int, str] = {}
    for bag in (named, lead):
        if not len(bag.terms):
            continue
        weights = np.where(bag.place < 0, 0.0, bag.written * bag.idf[bag.place])
        least = np.sort(weights)[-LABELS:][0]
        chief = sorted((-weights[number], bag.words[number]) for number in np.flatnonzero(weights >= least).tolist())
        for weight, word in chief[:LABELS]:
            if len(word) > 2 and weight:
                labels.setdefault(term(word)[0], word)
    return tuple(labels.values())
