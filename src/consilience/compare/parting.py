"""Which propositions of one group belong to one claim, and what becomes a claim of its own.

A group holds what is likely about the same matter. Not all of it bears out, or speaks against, one and the same
statement: beside "the dam held" it may hold "the dam was built in 2019". What has nothing to do with the statement that
a claim makes is told apart.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from consilience.compare.differences import Clash
from consilience.compare.exactness import are_two_readings, vaguer_in
from consilience.compare.readings import Reader
from consilience.compare.statement import Bears
from consilience.model import ClaimGroup, Proposition, Span


class Relations:
    """How the propositions of a group stand to one another."""

    def __init__(self, group: ClaimGroup) -> None:
        """Where the group does not say who bears out whom, all do."""
        self._places = {_key(item): place for place, item in enumerate(group.propositions)}
        self.wholly = self._asked(group.bearing)
        self.mainly = self._asked(group.mainly)
        self.alike = self._asked(group.alike)
        self._contested = {(told, one) for told, row in enumerate(group.contested) for one in row}

    def place(self, item: Proposition) -> int:
        """Where a proposition stands in the group, whoever holds it."""
        return self._places[_key(item)]

    def says_all(self, teller: Proposition, told: Proposition) -> bool:
        """Whether one proposition says, at least in the main, what another does."""
        return self.wholly(teller, told) or self.mainly(teller, told)

    def are_of_one(self, item: Proposition, other: Proposition) -> bool:
        """Whether one proposition says what another does, or the same but for figures."""
        return self.alike(item, other) or self.says_all(item, other)

    def is_contested_by(self, told: Proposition, item: Proposition, held: Sequence[Proposition]) -> bool:
        """Whether a report sets `item` against `told`, or against one of those `held` that says what that one does."""
        return any(
            (self.place(one), self.place(item)) in self._contested
            for one in held
            if one == told or self.are_of_one(told, one) or self.are_of_one(one, told)
        )

    def _asked(self, bearing: Sequence[Sequence[int]] | None) -> Bears:
        if bearing is None:
            return lambda teller, told: True
        rows = [frozenset(row) for row in bearing]
        return lambda teller, told: self.place(teller) in rows[self.place(told)]


def _key(item: Proposition) -> tuple[tuple[Span, ...], str | None]:
    return item.spans, item.attribution


def set_apart(
    rest: Sequence[Proposition],
    bearing: Sequence[Proposition],
    told: Proposition,
    relations: Relations,
    settled: Sequence[Clash],
    read: Reader,
) -> list[Proposition]:
    """Of propositions that do not bear out what `told` states those that have nothing to do with it: they neither tell
    less of it, nor the same less exactly or with another figure, day or place, nor give a figure that one of those that
    are `bearing` it out has replaced."""
    replaced = [clash for clash in settled if any(clash.touches(item) for item in bearing)]
    return [
        item
        for item in rest
        if not relations.says_all(told, item)
        and not (relations.alike(item, told) and are_two_readings(read(item), read(told)))
        and not any(clash.touches(item) for clash in replaced)
    ]


def is_more(item: Proposition, told: Proposition, relations: Relations, read: Reader) -> bool:
    """Whether a proposition says more than another, or something else, and not the same less exactly."""
    return not relations.says_all(told, item) and not any(vaguer_in(read(item), read(told)))


def is_of_others(denied: Proposition, others: Sequence[Proposition], relations: Relations) -> bool:
    """Whether somebody denies what others say: the one of two things that a group holds."""
    return any(relations.are_of_one(item, denied) or relations.is_contested_by(item, denied, others) for item in others)


def parted(group: ClaimGroup, places: Collection[int]) -> ClaimGroup:
    """The propositions of a group at these places, as a group."""
    kept = sorted(places)
    now = {place: number for number, place in enumerate(kept)}

    def among(bearing: Sequence[Sequence[int]] | None) -> tuple[tuple[int, ...], ...] | None:
        if bearing is None:
            return None
        return tuple(tuple(now[place] for place in bearing[old] if place in now) for old in kept)

    return replace(
        group,
        propositions=tuple(group.propositions[place] for place in kept),
        bearing=among(group.bearing),
        mainly=among(group.mainly),
        alike=among(group.alike),
        contested=among(group.contested or None) or (),
    )
