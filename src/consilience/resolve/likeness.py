"""How alike two tellings are: the measures, and in what they contradict each other.

Likeness is the cosine of character 3-to-5-gram vectors within words, which sees through inflection, spelling and
re-translation better than any sentence encoder tried (.91 against .87 AUC on 72 pairs), and the share of one side's
weight that the other holds, which finds a few words clipped from a long quotation.
"""

from __future__ import annotations

import re
from functools import cached_property
from math import fsum
from operator import mul

from msgspec import Struct
from rapidfuzz.distance import Indel

from consilience.resolve.counting import apart, written
from consilience.resolve.wording import BEGINNING, FUNCTION_WEIGHT, Sentence, Wording

ALIKE = 0.3
"""Cosine from which two sentences can be one said in other words."""
FRAME = 0.6
"""Share of the words of the shorter sentence, in order, from which two sentences share a frame."""
SHORT = 2
"""Sentences up to which a telling has room for one set of numbers."""
TELLING = 3
"""Digits from which a number is seldom met by chance; a year says little."""
YEAR = re.compile(r"(?:19|20)\d\d$")
SHARED = 0.4
"""Share of the lighter telling's weight below which two tellings are not alike."""
WHOLE = 0.9
"""Share of a quotation's weight from which it stands as a whole in another telling."""


class Likeness(Struct, frozen=True, dict=True):
    """How two tellings compare; every number is in 0..1 except the weights, which count words by their rarity.

    `cosine` is that of the best pair of sentences and `cosine_weight` the weight of the lighter one of the two. `whole`
    is the cosine of the two tellings, `aligned` counts the sentences that go together in one order. `covered` is the
    share of the lighter telling's weight that stands in the heavier one. `quoted` and `quoted_weight` are that share
    and weight for words in quotation marks, `around` that share for the words around those. `run` is the weight of the
    longest run of words that both have, names left out, `run_words` those words. `denial` says that both deny the same;
    `figure` is a telling number that both have; `pair` are the two sentences that are most alike.
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
    denial: bool
    figure: str
    pair: tuple[Sentence, Sentence]
    tellings: tuple[Wording, Wording]

    @cached_property
    def clash(self) -> tuple[str, ...]:
        """In what the two contradict each other."""
        return _clash(*self.pair) or _figures(*self.tellings)

    @property
    def swapped(self) -> float:
        """The share of the lighter sentence's weight that another word stands for in an otherwise equal place."""
        return self._swapped[0]

    @property
    def swaps(self) -> tuple[str, ...]:
        """The words that do, with those for which they stand."""
        return self._swapped[1]

    @cached_property
    def _swapped(self) -> tuple[float, tuple[str, ...]]:
        return _swapped(*self.pair)


def cosine(left: Sentence, right: Sentence) -> float:
    """The cosine of two sentences' n-gram vectors."""
    if not left.norm or not right.norm:
        return 0.0
    ours, theirs = left.vector, right.vector
    both = ours.keys() & theirs.keys()
    common = fsum(map(mul, map(ours.__getitem__, both), map(theirs.__getitem__, both)))  # exact in whatever order
    return min(1.0, common / (left.norm * right.norm))


def longest_run(left: Sentence, right: Sentence) -> tuple[int, int]:
    """Where in `left` the longest run of words stands that `right` has as well, and its length. Time: the product of
    the lengths, which `MAX_WORDS` bounds; rows are dictionaries, so that words that both share rarely cost little."""
    there = right.places
    first = length = 0
    row: dict[int, int] = {}
    for index, word in enumerate(left.stems):
        if word in there:
            row = {place: row.get(place - 1, 0) + 1 for place in there[word]}
            if (longest := max(row.values())) > length:
                first, length = index - longest + 1, longest
        elif row:
            row = {}
    return first, length


def covered(part: Sentence, whole: Sentence) -> float:
    """The share of the weight of `part` whose words stand in `whole`."""
    if not part.weight:
        return 0.0
    there = whole.weights
    return sum([weight for word, weight in part.weights.items() if word in there]) / part.weight


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
    return len(word) < BEGINNING or word[:BEGINNING] not in other.beginnings


def _figures(left: Wording, right: Wording) -> tuple[str, ...]:
    """The numbers of two short tellings where they have none in common, in whichever sentence they stand."""
    if max(len(left.sentences), len(right.sentences)) > SHORT:
        return ()
    return _numbers(left.whole, right.whole)


def _numbers(left: Sentence, right: Sentence) -> tuple[str, ...]:
    """The numbers of each of two sentences that can be none of the other's."""
    if not left.counts or not right.counts:
        return ()
    ours, theirs = apart(left.counts, right.counts)
    if ours and theirs:
        return (f"numbers differ: {', '.join(map(written, ours))} against {', '.join(map(written, theirs))}",)
    return ()


def _clash(left: Sentence, right: Sentence) -> tuple[str, ...]:
    """What two sentences that are taken to say the same contradict each other in: numbers, negation."""
    found = list(_numbers(left, right))
    if bool(left.denied) != bool(right.denied):
        denying, other = (left, right) if left.denied else (right, left)
        if denied := denying.denied & other.weights.keys():
            found.append(f"one denies “{min(denied)}”, the other does not")
    return tuple(found)
