"""How alike two tellings are: the measures, and in what they contradict each other.

Likeness is the cosine of character 3-to-5-gram vectors within words, which sees through inflection, spelling and
re-translation better than any sentence encoder tried (.91 against .87 AUC on 72 pairs), and the share of one side's
weight that the other holds, which finds a few words clipped from a long quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from math import fsum, sqrt
from operator import mul

from msgspec import Struct
from rapidfuzz.distance import Indel

from consilience.resolve.counting import apart, written
from consilience.resolve.wording import FUNCTION_WEIGHT, NAME_WEIGHT, Sentence, Wording

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
    there = whole.weights
    return sum([weight for word, weight in part.weights.items() if word in there]) / part.weight


def can_be_alike(left: Wording, right: Wording) -> bool:
    """Whether two tellings share enough words, or a quotation, for a comparison in full, which costs ten times this."""
    light, heavy = sorted((left.whole, right.whole), key=lambda whole: whole.weight)
    if covered(light, heavy) >= SHARED:
        return True
    sides = ((left, right.whole), (right, left.whole))
    return any(covered(part, whole) >= WHOLE for telling, whole in sides for part in telling.quoted)


def likeness(left: Wording, right: Wording) -> Likeness | None:
    """How alike two tellings are, or None where one of them has no words."""
    if not left.sentences or not right.sentences:
        return None
    cosines = [[cosine(ours, theirs) for theirs in right.sentences] for ours in left.sentences]
    best, weight, pair = 0.0, 0.0, (left.sentences[0], right.sentences[0])
    value = -1.0
    for ours, row in zip(left.sentences, cosines, strict=True):
        for theirs, likely in zip(right.sentences, row, strict=True):
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
    return Likeness(
        cosine=best,
        cosine_weight=weight,
        whole=best if len(left.sentences) == len(right.sentences) == 1 else cosine(all_left, all_right),
        aligned=_aligned(cosines),
        covered=covered(light, heavy),
        covered_weight=light.weight,
        quoted=share,
        quoted_weight=size,
        quoted_words=quoted,
        around=around,
        run=sum(weight for word in dict.fromkeys(run) if (weight := all_left.weights[word]) > NAME_WEIGHT),
        run_words=all_left.words[start : start + length],
        denial=bool(pair[0].denied & pair[1].denied),
        figure=max((one for one in all_left.numbers & all_right.numbers if _is_telling(one)), default=""),
        pair=pair,
        tellings=(left, right),
    )


def _is_telling(number: str) -> bool:
    return sum(sign.isdigit() for sign in number) >= TELLING and not YEAR.match(number)


def _aligned(cosines: Sequence[Sequence[float]]) -> int:
    """How many sentences of two tellings go together in one order: each with the next of the other that is `ALIKE`."""
    found, following = 0, 0
    for row in cosines:
        for at in range(following, len(row)):
            if row[at] >= ALIKE:
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


def _figures(left: Wording, right: Wording) -> tuple[str, ...]:
    """The numbers of two short tellings where they have none in common, in whichever sentence they stand."""
    if max(len(left.sentences), len(right.sentences)) > SHORT:
        return ()
    return _numbers(left.whole, right.whole)


def _numbers(left: Sentence, right: Sentence) -> tuple[str, ...]:
    """The numbers of each of two sentences that can be none of the other's."""
    ours, theirs = apart(left.counts, right.counts)
    if ours and theirs:
        return (f"numbers differ: {', '.join(map(written, ours))} against {', '.join(map(written, theirs))}",)
    return ()


def _clash(left: Sentence, right: Sentence) -> tuple[str, ...]:
    """What two sentences that are taken to say the same contradict each other in: numbers, negation."""
    found = list(_numbers(left, right))
    denied = sorted((left.denied & right.weights.keys()) | (right.denied & left.weights.keys()))
    if denied and not (left.denied and right.denied):
        found.append(f"one denies “{denied[0]}”, the other does not")
    return tuple(found)
