"""The words of a telling made ready for comparing: split, folded, stemmed, and weighed.

Words are weighed by how rarely an article of the story uses them, so that a country says little in a story about it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache, partial
from math import log, sqrt

from msgspec import Struct

from consilience.lexicon import words as lexicon_words
from consilience.resolve.counting import counted, written

WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’ʼ‑-]\w+)*")
INNER_CAPITAL = re.compile(r"(?<=[\w,;] )([A-Z]\w+)")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*\w)|\n+")
ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Jr|Sr|No|vs|Lt|Col)|\b\w|(?:\b\w\.)+\w)\.$")
TOPIC = 20
"""Sentences of one article with a word from which the word is the topic and says nothing."""
COMMON_WEIGHT = 0.5
"""Weight of a word that all English news uses often, where an unusual one weighs 1."""
NAME_WEIGHT = 0.3
"""Weight of a name: two remarks that name one person are not the more alike for it."""
FUNCTION_WEIGHT = 0.08
"""Weight of a function word where an unseen word weighs 1."""
GRAMS = (3, 4, 5)
BEGINNING = 4
"""Letters in which words of one root are taken to begin alike."""
MAX_WORDS = 400
"""Words of a telling that are compared; what a longer one says further on does not change what it is."""
MAX_SENTENCES = 12

COUNTED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NUMBER_WORDS = {word: str(value) for value, word in enumerate(COUNTED)}


def fold(text: str) -> str:
    """Lower case, without diacritics, curly apostrophes made straight: what two spellings have in common."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("ʼ", "'").replace("‑", "-"))
    if decomposed.isascii():
        return decomposed
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without the commonest English endings (Harman's S-stemmer, then -ing, -ed, -ly); no dictionary."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("us", "ss", "aes", "ees", "oes")):
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@lru_cache(maxsize=1 << 14)
def grams(word: str) -> tuple[tuple[str, int], ...]:
    """The character n-grams of one word between its edges, with their counts."""
    padded = f" {word} "
    counts = Counter(padded[start : start + size] for size in GRAMS for start in range(max(1, len(padded) - size + 1)))
    return tuple(counts.items())


def sentences(text: str) -> list[str]:
    """The sentences of a telling, by their full stops; abbreviations and initials don't end one."""
    parts: list[str] = []
    last = 0
    for end in SENTENCE_END.finditer(text):
        before = text[last : end.start()]
        if before.strip() and (not ABBREVIATED.search(before[-12:]) or "\n" in end.group()):
            parts.append(text[last : end.start()])
            last = end.end()
    parts.append(text[last:])
    return [part for part in parts if part.strip()]


def tokens(text: str) -> list[str]:
    """The folded words of a text; editorial brackets inside a word ("[T]he") are seen through."""
    if "[" in text or "]" in text:
        text = text.replace("[", "").replace("]", "")
    found = WORD.findall(text)
    return fold("\n".join(found)).split("\n") if found else []


class Sentence:
    """One sentence made ready for comparing. All but its words and stems is made when it is first asked for: most
    sentences of most stories are compared with none."""

    def __init__(
        self,
        words: tuple[str, ...],
        stems: tuple[str, ...],
        weights: Callable[[], dict[str, float]],
        denied: Callable[[], frozenset[str]],
        vector: Callable[[], dict[str, float]],
    ) -> None:
        """The last three make what they are named for."""
        self.words = words
        self.stems = stems
        self._weights = weights
        self._denied = denied
        self._vector = vector

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weights of the stems."""
        return self._weights()

    @cached_property
    def weight(self) -> float:
        """How much the sentence says: the sum of the weights of its words."""
        return sum(self.weights.values())

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems that a negation stands before."""
        return self._denied()

    @cached_property
    def vector(self) -> dict[str, float]:
        """The n-grams of the words and their weights."""
        return self._vector()

    @cached_property
    def norm(self) -> float:
        """The length of the vector."""
        return sqrt(sum(value * value for value in self.vector.values()))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each stem stands among the words."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.stems):
            found.setdefault(word, []).append(place)
        return found

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of the stems that have so many."""
        return frozenset(word[:BEGINNING] for word in self.weights if len(word) >= BEGINNING)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers, in digits; "one" is more often a pronoun."""
        return frozenset(map(written, self.counts))

    @cached_property
    def counts(self) -> tuple[float, ...]:
        """The numbers, in the order of the words."""
        return tuple(value for _, value in counted(self.words))


class Wording(Struct, frozen=True):
    """A telling made ready for comparing: its sentences, and each run of words that stands in quotation marks."""

    sentences: tuple[Sentence, ...]
    quoted: tuple[Sentence, ...]
    whole: Sentence
    text: str

    @property
    def weight(self) -> float:
        """How much the telling says: the sum of the weights of its words."""
        return self.whole.weight


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon_words("resolve/common_words.txt"))


class Scale:
    """Weighs words and n-grams by how rarely an article of the story uses them.

    What counts is in how many sentences an article uses a word, given that it does. A word that each of forty reports
    has once, in the same remark, marks that remark ("gaslighting"); one that each has twenty times is the topic. The
    usual document frequency over the story cannot tell the two apart.
    """

    def __init__(self, articles: Iterable[Sequence[str]]) -> None:
        """`articles` are the sentences of each article of the story; they are read when a weight is first asked for."""
        self._articles = articles
        self._function = lexicon_words("resolve/function_words.txt")
        self._common = _common()
        self._negations = lexicon_words("resolve/negations.txt")
        self._gram_weights: dict[str, float] = {}

    @cached_property
    def _counted(self) -> tuple[dict[str, float], frozenset[str]]:
        """In how many sentences an article that uses it uses each stem, and the stems that are names."""
        uses: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        users: Counter[str] = Counter()
        for article in self._articles:
            here: Counter[str] = Counter()
            for sentence in article:
                here.update(set(map(stem, tokens(sentence))))
                capital.update({stem(fold(word)) for word in INNER_CAPITAL.findall(sentence)})
            uses.update(here)
            users.update(here.keys())
        names = frozenset(word for word, count in capital.items() if count >= 0.6 * uses[word])
        return {word: count / users[word] for word, count in uses.items()}, names

    @cached_property
    def _uses(self) -> dict[str, float]:
        return self._counted[0]

    @cached_property
    def _names(self) -> frozenset[str]:
        return self._counted[1]

    @cached_property
    def _grams(self) -> dict[str, float]:
        """How often an article that uses it uses each n-gram."""
        found: dict[str, float] = {}
        for word, count in self._uses.items():
            for gram, _ in grams(word):
                found[gram] = found.get(gram, 0.0) + count
        return found

    def weight(self, word: str) -> float:
        """The weight of a stem: 1 for a rare word that no article has twice, near 0 for one in every sentence."""
        if word in self._function:
            return FUNCTION_WEIGHT
        rarity = max(FUNCTION_WEIGHT, 1 - log(max(self._uses.get(word, 1.0), 1.0)) / log(TOPIC))
        return rarity * (NAME_WEIGHT if word in self._names else COMMON_WEIGHT if word in self._common else 1.0)

    def _gram_weight(self, gram: str) -> float:
        weight = self._gram_weights.get(gram)
        if weight is None:
            uses = max(self._grams.get(gram, 1.0), 1.0)
            weight = self._gram_weights[gram] = max(FUNCTION_WEIGHT, 1 - log(uses) / log(TOPIC * 10))
        return weight

    def sentence(self, text: str) -> Sentence:
        """`text` as one sentence."""
        words = tokens(text)[:MAX_WORDS]
        stems = tuple(NUMBER_WORDS.get(word, stem(word)) for word in words)
        return Sentence(
            tuple(words),
            stems,
            partial(self._weights, words, stems),
            partial(self._denied, words, stems),
            partial(self._vector, words, stems),
        )

    def _weighed(self, words: Sequence[str], stems: Sequence[str]) -> Iterator[tuple[str, float]]:
        for raw, word in zip(words, stems, strict=True):
            yield word, FUNCTION_WEIGHT if raw in self._function else self.weight(word)

    def _weights(self, words: Sequence[str], stems: Sequence[str]) -> dict[str, float]:
        weights: dict[str, float] = {}
        for word, weight in self._weighed(words, stems):
            weights[word] = max(weights.get(word, 0.0), weight)
        return weights

    def _vector(self, words: Sequence[str], stems: Sequence[str]) -> dict[str, float]:
        vector: dict[str, float] = {}
        for word, weight in self._weighed(words, stems):
            factor = self._factor(word, weight)
            for gram, count in grams(word):
                vector[gram] = vector.get(gram, 0.0) + factor * count
        for gram, value in vector.items():
            vector[gram] = self._gram_weight(gram) * (1 + log(value) if value > 1 else value)
        return vector

    def _factor(self, word: str, weight: float) -> float:
        """What a word's n-grams count for in a vector."""
        if weight <= FUNCTION_WEIGHT:
            return 0.25
        return 0.45 if word in self._names else 0.75 if word in self._common else 1.0

    def _denied(self, words: Sequence[str], stems: Sequence[str]) -> frozenset[str]:
        """What is denied: the two content words behind each negation, and the one behind "any" where there is one; not
        what is also said outright ("do not want to rule, they want to go home")."""
        places = [(index, 2) for index, word in enumerate(words) if word in self._negations]
        if places:
            places += [(index, 1) for index, word in enumerate(words) if word == "any"]
        found: set[int] = set()
        for place, reach in places:
            following = range(place + 1, min(len(words), place + 6))
            found.update([at for at in following if words[at] not in self._function][:reach])
        also = {stems[at] for at in range(len(words)) if at not in found} if found else set()
        return frozenset(stems[at] for at in found) - also

    def wording(self, texts: Sequence[str], quoted: Sequence[str]) -> Wording:
        """A telling: the `texts` of its parts, and the runs in them that stand in quotation marks."""
        split = [part for text in texts for part in sentences(text)][:MAX_SENTENCES]
        parts = [part for text in split if (part := self.sentence(text)).stems]
        whole = merged(parts) if parts else self.sentence("")
        if list(quoted) == list(texts):
            marked = [whole] if parts else []
        else:
            marked = [part for text in quoted[:MAX_SENTENCES] if (part := self.sentence(text)).stems]
        return Wording(tuple(parts), tuple(marked), whole, " ".join(texts))


def merged(parts: Sequence[Sentence]) -> Sentence:
    """Several sentences as one."""
    if len(parts) == 1:
        return parts[0]
    return Sentence(
        tuple(word for part in parts for word in part.words),
        tuple(word for part in parts for word in part.stems),
        lambda: _greatest(part.weights for part in parts),
        lambda: frozenset().union(*(part.denied for part in parts)),
        lambda: _greatest(part.vector for part in parts),
    )


def _greatest(several: Iterable[dict[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for values in several:
        for name, value in values.items():
            found[name] = max(found.get(name, 0.0), value)
    return found
