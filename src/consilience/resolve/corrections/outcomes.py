"""What became of each correction in a story, read off its records: heeded, against others, or absent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from consilience import wording
from consilience.model import Corrected, Correction, Dossier
from consilience.resolve.corrections.naming import known
from consilience.resolve.corrections.placing import Placed, distinct

NOWHERE = "its words stand in none of the reports"


class _Read(Struct, frozen=True):
    """A correction with the records that its sides stand in now, best first."""

    correction: Correction
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def heeded(self) -> bool:
        """Whether the dossier says what the person says."""
        if not self.left or not self.right:
            return False
        if self.correction.verdict == "same":
            return self.left[0] == self.right[0]
        return set(self.left).isdisjoint(self.right)


def outcomes(dossier: Dossier, placed: Sequence[Placed]) -> tuple[Corrected, ...]:
    """What became of the corrections that concern a story, in the order of the log."""
    if not placed:
        return ()
    at = known(dossier)
    read = []
    for one in placed:
        things = at[one.correction.about]
        read.append(_Read(one.correction, tuple(distinct(one.left, things)), tuple(distinct(one.right, things))))
    return tuple(_corrected(one, read) for one in read)


def _corrected(one: _Read, every: Sequence[_Read]) -> Corrected:
    left, right = (next(iter(side), None) for side in (one.left, one.right))
    if one.heeded:
        return corrected(one.correction, "heeded", left, right)
    if left is None or right is None:
        name = one.correction.left.name if left is None else one.correction.right.name
        missing = "neither side stands" if left is None and right is None else f"{name} does not stand"
        return corrected(one.correction, "absent", left, right, f"{missing} in this story's reports")
    rivals = [other for other in every if other is not one and _gainsays(one, other)]
    if not rivals:
        what = "be joined" if one.correction.verdict == "same" else "be parted: they are one stretch of words"
        return corrected(one.correction, "against", left, right, f"the two could not {what}")
    sides = {left, right}
    chain = [
        other
        for other in every
        if other is not one
        and other not in rivals
        and other.correction.about == one.correction.about
        and other.correction.verdict == "same"
        and other.heeded
        and {*other.left[:1], *other.right[:1]} <= sides
    ]
    lines = "; ".join(line(other.correction) for other in sorted((*rivals, *chain), key=_number))
    later = all(other.correction.number > one.correction.number for other in rivals) and not chain
    why = "replaced by a later one" if later else "these can't all hold; take one back"
    return corrected(one.correction, "against", left, right, f"{why}: {lines}")


def _gainsays(one: _Read, other: _Read) -> bool:
    """Whether another correction says the contrary of the same two records."""
    mine, its = one.correction, other.correction
    if mine.about != its.about or mine.verdict == its.verdict or not other.left or not other.right:
        return False
    left, right = one.left[0], one.right[0]
    if mine.verdict == "same":
        return (left in other.left and right in other.right) or (left in other.right and right in other.left)
    shared = set(one.left) & set(one.right)
    return other.left[0] in shared or other.right[0] in shared


def _number(one: _Read) -> int:
    return one.correction.number


def line(one: Correction) -> str:
    """A correction in words."""
    return wording.judged(one.number, (one.left.name, one.right.name), one.verdict, one.by, one.note)


def gainsaid(dossier: Dossier, new: Correction) -> tuple[Corrected, ...]:
    """The corrections heeded in a dossier that a new one, made on its records, can't hold beside."""
    sides = {new.left.record, new.right.record}
    return tuple(
        one
        for one in dossier.corrections
        if one.about == new.about and one.verdict != new.verdict and one.outcome == "heeded"
        if {one.left, one.right} == sides
    )


def unplaced(corrections: Iterable[Correction], placed: Callable[[int], bool]) -> tuple[Corrected, ...]:
    """The corrections that no story had a place for; `placed` tells by their numbers those that one had."""
    return tuple(corrected(one, "absent", None, None, NOWHERE) for one in corrections if not placed(one.number))


def corrected(one: Correction, outcome: str, left: str | None, right: str | None, reason: str = "") -> Corrected:
    """The record of what became of a correction."""
    return Corrected(
        number=one.number,
        about=one.about,
        verdict=one.verdict,
        names=(one.left.name, one.right.name),
        outcome=outcome,  # type: ignore[arg-type]
        left=left,
        right=right,
        by=one.by,
        at=one.at,
        note=one.note,
        reason=reason,
    )
