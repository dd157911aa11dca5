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
from rapidfuzz.distance import Indel

from consilience.lexicon import words as lexicon_words

WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’ʼ‑-]\w+)*")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*$")
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
MAX_WORDS = 400
"""Words of a telling that are compared; what a longer one says further on does not change what it is."""
MAX_SENTENCES = 12
ALIKE = 0.3
"""Cosine from which two sentences can be one said in other words."""
FRAME = 0.6
"""Share of the words of the shorter sentence, in order, from which two sentences share a frame."""
WHOLE = 0.9
"""Share of a quotation's weight from which it stands as a whole in another telling."""

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
    """One sentence made ready for comparing. `weights` are those of its stems, `vector` its n-grams, `denied` the stems
    that a negation stands before."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    weights: dict[str, float]
    weight: float
    vector: dict[str, float]
    norm: float
    numbers: frozenset[str]
    denied: frozenset[str]


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


class Likeness(Struct, frozen=True):
    """How two tellings compare; every number is in 0..1 except the weights, which count words by their rarity.

    `cosine` is that of the best pair of sentences and `cosine_weight` the weight of the lighter one of the two. `whole`
    is the cosine of the two tellings, `aligned` counts the sentences that go together in one order. `covered` is the
    share of the lighter telling's weight that stands in the heavier one. `quoted` and `quoted_weight` are that share
    and weight for words in quotation marks, `around` that share for the words around those. `run` is the weight of the
    longest run of words that both have, names left out, `run_words` those words. `clash` says in what they contradict
    each other; `denial` that both deny the same. `swapped` is the share of the lighter sentence's weight that another
    word stands for in an otherwise equal place, `swaps` those words.
    """

    cosine: float
    cosine_weight: float
    whole: float
    aligned: int
    covered: float
    covered_weight: float
    quoted: float
    quoted_weight: float
    quoted_words: int
    around: float
    run: float
    run_words: tuple[str, ...]
    clash: tuple[str, ...]
    denial: bool
    swapped: float
    swaps: tuple[str, ...]


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
        capital: Counter[str] = Counter()
        users: Counter[str] = Counter()
        for article in articles:
            here: Counter[str] = Counter()
            for sentence in article:
                here.update({stem(token) for token in tokens(sentence)})
                capital.update({stem(fold(match.group(1))) for match in INNER_CAPITAL.finditer(sentence)})
            uses.update(here)
            users.update(here.keys())
        self._names = frozenset(word for word, count in capital.items() if count >= 0.6 * uses[word])
        self._uses = {word: count / users[word] for word, count in uses.items()}
        self._gram_weights: dict[str, float] = {}
        self._grams: dict[str, float] = {}
        for word, count in self._uses.items():
            for gram, _ in grams(word):
                self._grams[gram] = self._grams.get(gram, 0.0) + count

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
        content = [
            (word, FUNCTION_WEIGHT if raw in self._function else self.weight(word))
            for raw, word in zip(words, stems, strict=True)
        ]
        vector: dict[str, float] = {}
        for word, weight in content:
            factor = self._factor(word, weight)
            for gram, count in grams(word):
                vector[gram] = vector.get(gram, 0.0) + factor * count
        for gram, value in vector.items():
            vector[gram] = self._gram_weight(gram) * (1 + log(value) if value > 1 else value)
        weights: dict[str, float] = {}
        for word, weight in content:
            weights[word] = max(weights.get(word, 0.0), weight)
        return Sentence(
            tuple(words),
            stems,
            weights,
            sum(weights.values()),
            vector,
            sqrt(sum(value * value for value in vector.values())),
            frozenset(word.replace(",", "") for word in stems if NUMBER.match(word)),
            self._denied(words, stems),
        )

    def _factor(self, word: str, weight: float) -> float:
        """What a word's n-grams count for in a vector."""
        if weight <= FUNCTION_WEIGHT:
            return 0.25
        return 0.45 if word in self._names else 0.75 if word in self._common else 1.0

    def _denied(self, words: Sequence[str], stems: Sequence[str]) -> frozenset[str]:
        """What is denied: the two content words behind each negation, and the one behind "any" where there is one."""
        places = [(index, 2) for index, word in enumerate(words) if word in self._negations]
        if places:
            places += [(index, 1) for index, word in enumerate(words) if word == "any"]
        found = set()
        for place, reach in places:
            following = range(place + 1, min(len(words), place + 6))
            found |= {stems[at] for at in [at for at in following if words[at] not in self._function][:reach]}
        return frozenset(found)

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
        tuple(word for part in parts for word in part.words),
        tuple(word for part in parts for word in part.stems),
        weights,
        sum(weights.values()),
        vector,
        sqrt(sum(value * value for value in vector.values())),
        frozenset().union(*(part.numbers for part in parts)),
        frozenset().union(*(part.denied for part in parts)),
    )


def _quoted(ours: Wording, mine: Sentence, theirs: Sentence) -> list[tuple[float, float, int, float]]:
    """For each quoted run of a telling: the share of its weight that the other has, its weight, its length, and the
    share of the weight of the words around it that the other has (1 where the telling is nothing but quotation)."""
    own = {word for part in ours.quoted for word in part.weights}
    rest = {word: weight for word, weight in mine.weights.items() if word not in own and weight > FUNCTION_WEIGHT}
    total = sum(rest.values())
    around = sum(weight for word, weight in rest.items() if word in theirs.weights) / total if total else 1.0
    return [(covered(part, theirs), part.weight, len(part.stems), around) for part in ours.quoted]


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
    all_left, all_right = left.whole, right.whole
    light, heavy = (all_left, all_right) if all_left.weight <= all_right.weight else (all_right, all_left)
    start, length = longest_run(all_left.stems, all_right.stems)
    run = all_left.stems[start : start + length]
    shares = [*_quoted(left, all_left, all_right), *_quoted(right, all_right, all_left)]
    share, size, quoted, around = max(
        shares, key=lambda item: (item[0] >= WHOLE, item[0] * sqrt(item[1]), item), default=(0.0, 0.0, 0, 0.0)
    )
    swapped, swaps = _swapped(*pair)
    return Likeness(
        best,
        weight,
        cosine(all_left, all_right),
        _aligned(left.sentences, right.sentences),
        covered(light, heavy),
        light.weight,
        share,
        size,
        quoted,
        around,
        sum(weight for word in dict.fromkeys(run) if (weight := all_left.weights[word]) > NAME_WEIGHT),
        all_left.words[start : start + length],
        _clash(*pair),
        bool(pair[0].denied & pair[1].denied),
        swapped,
        swaps,
    )


def _aligned(left: Sequence[Sentence], right: Sequence[Sentence]) -> int:
    """How many sentences of two tellings go together in one order: each with the next of the other that is `ALIKE`."""
    found, following = 0, 0
    for ours in left:
        for at in range(following, len(right)):
            if cosine(ours, right[at]) >= ALIKE:
                found, following = found + 1, at + 1
                break
    return found


def _swapped(left: Sentence, right: Sentence) -> tuple[float, tuple[str, ...]]:
    """How much of an otherwise equal frame other words fill ("opened the car deck and found", "opened the engine room
    and found"), and which. Words alike in their letters, or that stand elsewhere in the other sentence, are no swap."""
    weight = min(left.weight, right.weight)
    blocks = Indel.opcodes(left.stems, right.stems)
    total, found = 0.0, []
    gap: tuple[list[int], list[int]] = ([], [])
    kept = 0
    for code in blocks:
        if code.tag != "equal":
            gap[0].extend(range(code.src_start, code.src_end))
            gap[1].extend(range(code.dest_start, code.dest_end))
            continue
        if kept and gap[0] and gap[1]:
            ours = [at for at in gap[0] if _own(left, at, right)]
            theirs = [at for at in gap[1] if _own(right, at, left)]
            if ours and theirs and max(len(ours), len(theirs)) <= 3:
                sizes = (
                    sum(left.weights[left.stems[at]] for at in ours),
                    sum(right.weights[right.stems[at]] for at in theirs),
                )
                total += min(sizes)
                found += [
                    f"“{' '.join(left.words[at] for at in ours)}”, “{' '.join(right.words[at] for at in theirs)}”"
                ]
        kept += code.src_end - code.src_start
        gap = ([], [])
    if not weight or kept < FRAME * min(len(left.stems), len(right.stems)):
        return 0.0, ()
    return min(1.0, total / weight), tuple(found)


def _own(sentence: Sentence, at: int, other: Sentence) -> bool:
    """Whether the word at a place says something and has no like in the other sentence."""
    word = sentence.stems[at]
    if sentence.weights[word] <= FUNCTION_WEIGHT or word in other.weights:
        return False
    return not any(word[:4] == one[:4] for one in other.weights if len(one) >= 4 and len(word) >= 4)


def _clash(left: Sentence, right: Sentence) -> tuple[str, ...]:
    """What two sentences that are taken to say the same contradict each other in: numbers, negation."""
    found = []
    if left.numbers and right.numbers and not left.numbers & right.numbers:
        found.append(f"numbers differ: {', '.join(sorted(left.numbers))} against {', '.join(sorted(right.numbers))}")
    denied = sorted((left.denied & right.weights.keys()) | (right.denied & left.weights.keys()))
    if denied and not (left.denied and right.denied):
        found.append(f"one denies “{denied[0]}”, the other does not")
    return tuple(found)
