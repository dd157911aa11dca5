"""How alike two tellings are, looked at by themselves: the plain reference for the measures of all pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from consilience.resolve.likeness import ALIKE, SHARED, WHOLE, Likeness, cosine, covered, longest_run
from consilience.resolve.utterances.likening import is_telling
from consilience.resolve.wording import FUNCTION_WEIGHT, NAME_WEIGHT, Sentence, Wording


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
    start, length = longest_run(all_left, all_right)
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
        figure=max((one for one in all_left.numbers & all_right.numbers if is_telling(one)), default=""),
        pair=pair,
        tellings=(left, right),
    )


def _quoted(ours: Wording, mine: Sentence, theirs: Sentence) -> list[tuple[float, float, int, float]]:
    """For each quoted run of a telling: the share of its weight that the other has, its weight, its length, and the
    share of the weight of the words around it that the other has (1 where the telling is nothing but quotation)."""
    own = {word for part in ours.quoted for word in part.weights}
    rest = {word: weight for word, weight in mine.weights.items() if word not in own and weight > FUNCTION_WEIGHT}
    total = sum(rest.values())
    around = sum(weight for word, weight in rest.items() if word in theirs.weights) / total if total else 1.0
    return [(covered(part, theirs), part.weight, len(part.stems), around) for part in ours.quoted]


def _aligned(cosines: Sequence[Sequence[float]]) -> int:
    """How many sentences of two tellings go together in one order: each with the next of the other that is `ALIKE`."""
    found, following = 0, 0
    for row in cosines:
        for at in range(following, len(row)):
            if row[at] >= ALIKE:
                found, following = found + 1, at + 1
                break
    return found
