"""How alike two tellings are in their words, measured so that a reader can check it.

Words are weighed by how rarely an article of the story uses them, so that a country says little in a story about it.
Likeness is the cosine of character 3-to-5-gram vectors within words, which sees through inflection, spelling and
re-translation better than any sentence encoder tried (.91 against .87 AUC on 72 pairs), and the share of one side's
weight that the other holds, which finds a few words clipped from a long quotation.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log, sqrt

from msgspec import Struct

from consilience.lexicon import words as lexicon_words

WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’ʼ‑-]\w+)*")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*$")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*\w)|\n+")
ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Jr|Sr|No|vs|Lt|Col)|\b\w|(?:\b\w\.)+\w)\.$")
TOPIC = 20
"""Sentences of one article with a word from which the word is the topic and says nothing."""
COMMON_WEIGHT = 0.5
"""Weight of a word that all English news uses often, where an unusual one weighs 1."""
FUNCTION_WEIGHT = 0.08
"""Weight of a function word where an unseen word weighs 1."""
GRAMS = (3, 4, 5)
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
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("ʼ", "'").replace("‑", "-"))
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


@lru_cache(maxsize=1 << 16)
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
    return [fold(match.group()) for match in WORD.finditer(re.sub(r"[\[\]]", "", text))]


class Sentence(Struct, frozen=True):
    """One sentence made ready for comparing. `weights` are those of its stems, `vector` its n-grams."""

    stems: tuple[str, ...]
    weights: dict[str, float]
    weight: float
    vector: dict[str, float]
    norm: float
    numbers: frozenset[str]
    negated: bool


class Wording(Struct, frozen=True):
    """A telling made ready for comparing: its sentences, and each run of words that stands in quotation marks."""

    sentences: tuple[Sentence, ...]
    quoted: tuple[Sentence, ...]
    words: int
    text: str

    @property
    def weight(self) -> float:
        """How much the telling says: the sum of the weights of its words."""
        return sum(sentence.weight for sentence in self.sentences)


class Likeness(Struct, frozen=True):
    """How two tellings compare; every number is in 0..1 except the weights, which count words by their rarity.

    `cosine` is that of the best pair of sentences and `cosine_weight` the weight of the lighter one of the two.
    `whole` is the cosine of the two tellings. `covered` is the share of the lighter telling's weight that stands in the
    heavier one. `quoted` and `quoted_weight` are that share and weight for words in quotation marks. `run` is the
    weight of the longest run of words that both have, `run_words` those words. `clash` says in what they contradict
    each other.
    """

    cosine: float
    cosine_weight: float
    whole: float
    covered: float
    covered_weight: float
    quoted: float
    quoted_weight: float
    run: float
    run_words: tuple[str, ...]
    clash: tuple[str, ...]


class Scale:
    """Weighs words and n-grams by how rarely an article of the story uses them.

    What counts is in how many sentences an article uses a word, given that it does. A word that each of forty reports
    has once, in the same remark, marks that remark ("gaslighting"); one that each has twenty times is the topic. The
    usual document frequency over the story cannot tell the two apart.
    """

    def __init__(self, articles: Iterable[Sequence[str]]) -> None:
        """`articles` are the sentences of each article of the story."""
        self._function = lexicon_words("resolve/function_words.txt")
        self._common = frozenset(stem(word) for word in lexicon_words("resolve/common_words.txt"))
        self._negations = lexicon_words("resolve/negations.txt")
        uses: Counter[str] = Counter()
        users: Counter[str] = Counter()
        for article in articles:
            here: Counter[str] = Counter()
            for sentence in article:
                here.update({stem(token) for token in tokens(sentence)})
            uses.update(here)
            users.update(here.keys())
        self._uses = {word: count / users[word] for word, count in uses.items()}
        self._grams: dict[str, float] = {}
        for word, count in self._uses.items():
            for gram, _ in grams(word):
                self._grams[gram] = self._grams.get(gram, 0.0) + count

    def weight(self, word: str) -> float:
        """The weight of a stem: 1 for a rare word that no article has twice, near 0 for one in every sentence."""
        if word in self._function:
            return FUNCTION_WEIGHT
        rarity = max(FUNCTION_WEIGHT, 1 - log(max(self._uses.get(word, 1.0), 1.0)) / log(TOPIC))
        return COMMON_WEIGHT * rarity if word in self._common else rarity

    def _gram_weight(self, gram: str) -> float:
        return max(FUNCTION_WEIGHT, 1 - log(max(self._grams.get(gram, 1.0), 1.0)) / log(TOPIC * 10))

    def sentence(self, text: str) -> Sentence:
        """`text` as one sentence."""
        words = tokens(text)[:MAX_WORDS]
        stems = tuple(NUMBER_WORDS.get(word, stem(word)) for word in words)
        content = [
            (word, FUNCTION_WEIGHT if raw in self._function else self.weight(word))
            for raw, word in zip(words, stems, strict=True)
        ]
        vector: dict[str, float] = {}
        for word, weight in content:
            factor = 0.25 if weight <= FUNCTION_WEIGHT else 0.75 if word in self._common else 1.0
            for gram, count in grams(word):
                vector[gram] = vector.get(gram, 0.0) + factor * count
        for gram, value in vector.items():
            vector[gram] = self._gram_weight(gram) * (1 + log(value) if value > 1 else value)
        weights: dict[str, float] = {}
        for word, weight in content:
            weights[word] = max(weights.get(word, 0.0), weight)
        return Sentence(
            stems,
            weights,
            sum(weights.values()),
            vector,
            sqrt(sum(value * value for value in vector.values())),
            frozenset(word.replace(",", "") for word in stems if NUMBER.match(word)),
            any(word in self._negations for word in words),
        )

    def wording(self, texts: Sequence[str], quoted: Sequence[str]) -> Wording:
        """A telling: the `texts` of its parts, and the runs in them that stand in quotation marks."""
        parts = [self.sentence(part) for text in texts for part in sentences(text)][:MAX_SENTENCES]
        marked = [self.sentence(part) for part in quoted[:MAX_SENTENCES]]
        return Wording(
            tuple(part for part in parts if part.stems),
            tuple(part for part in marked if part.stems),
            sum(len(part.stems) for part in parts),
            " ".join(texts),
        )


def cosine(left: Sentence, right: Sentence) -> float:
    """The cosine of two sentences' n-gram vectors."""
    if not left.norm or not right.norm:
        return 0.0
    small, large = (left.vector, right.vector) if len(left.vector) <= len(right.vector) else (right.vector, left.vector)
    return min(
        1.0, sum(value * large[gram] for gram, value in small.items() if gram in large) / (left.norm * right.norm)
    )


def merged(parts: Sequence[Sentence]) -> Sentence:
    """Several sentences as one."""
    if len(parts) == 1:
        return parts[0]
    weights: dict[str, float] = {}
    vector: dict[str, float] = {}
    for part in parts:
        for word, weight in part.weights.items():
            weights[word] = max(weights.get(word, 0.0), weight)
        for gram, value in part.vector.items():
            vector[gram] = max(vector.get(gram, 0.0), value)
    return Sentence(
        tuple(word for part in parts for word in part.stems),
        weights,
        sum(weights.values()),
        vector,
        sqrt(sum(value * value for value in vector.values())),
        frozenset().union(*(part.numbers for part in parts)),
        any(part.negated for part in parts),
    )


def longest_run(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """Where in `left` the longest run of words stands that `right` has as well, and its length. Time: the product of
    the lengths, which `MAX_WORDS` bounds; rows are dictionaries, so that words that both share rarely cost little."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(right):
        places.setdefault(word, []).append(index)
    best = (0, 0)
    row: dict[int, int] = {}
    for index, word in enumerate(left):
        following: dict[int, int] = {}
        for place in places.get(word, ()):
            length = following[place] = row.get(place - 1, 0) + 1
            if length > best[1]:
                best = (index - length + 1, length)
        row = following
    return best


def covered(part: Sentence, whole: Sentence) -> float:
    """The share of the weight of `part` whose words stand in `whole`."""
    if not part.weight:
        return 0.0
    return sum(weight for word, weight in part.weights.items() if word in whole.weights) / part.weight


def likeness(left: Wording, right: Wording) -> Likeness | None:
    """How alike two tellings are, or None where one of them has no words."""
    if not left.sentences or not right.sentences:
        return None
    best, weight, pair = 0.0, 0.0, (left.sentences[0], right.sentences[0])
    value = -1.0
    for ours in left.sentences:
        for theirs in right.sentences:
            likely = cosine(ours, theirs)
            size = min(ours.weight, theirs.weight)
            if likely * sqrt(size) > value:
                best, weight, pair, value = likely, size, (ours, theirs), likely * sqrt(size)
    all_left, all_right = merged(left.sentences), merged(right.sentences)
    light, heavy = (all_left, all_right) if all_left.weight <= all_right.weight else (all_right, all_left)
    start, length = longest_run(all_left.stems, all_right.stems)
    run = all_left.stems[start : start + length]
    shares = [(covered(part, all_right), part.weight) for part in left.quoted]
    shares += [(covered(part, all_left), part.weight) for part in right.quoted]
    share, size = max(shares, key=lambda item: (item[0] * sqrt(item[1]), item), default=(0.0, 0.0))
    return Likeness(
        best,
        weight,
        cosine(all_left, all_right),
        covered(light, heavy),
        light.weight,
        share,
        size,
        sum(all_left.weights[word] for word in dict.fromkeys(run)),
        run,
        _clash(*pair),
    )


def _clash(left: Sentence, right: Sentence) -> tuple[str, ...]:
    """What two sentences that are taken to say the same contradict each other in: numbers, negation."""
    found = []
    if left.numbers and right.numbers and not left.numbers & right.numbers:
        found.append(f"numbers differ: {', '.join(sorted(left.numbers))} against {', '.join(sorted(right.numbers))}")
    if left.negated != right.negated:
        found.append("one is negated, the other is not")
    return tuple(found)
