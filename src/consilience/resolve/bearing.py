"""Which propositions of one group bear which out: whether who knows the one may print the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from consilience.model import Proposition, Utterance
from consilience.resolve.contraries import agree, is_negated, unsays
from consilience.resolve.matter import Borne, Comparison
from consilience.resolve.possibilities import leaves_open

WHOLLY = 0.55
"""How likely one proposition has to bear out all that another asserts. From there on four of five pairs do that were
judged by hand (docs/quality.md)."""
MAINLY = 0.72
"""How likely it has to bear out the main assertion of the other. From there on nine of ten do."""
TOLD = 40
"""Different wordings of a group that others are asked to bear out, the first ones; those behind bear out themselves."""
ALIKE = 0.42
"""How likely it would have to, one way or the other, were their figures and days no others, for these to be two
readings of one thing."""
CERTAIN = Borne(1.0, 1.0, 1.0)
NEVER = Borne(0.0, 0.0, 0.0)

Pair = tuple[int, int]
Places = tuple[tuple[int, ...], ...]


class Found(NamedTuple):
    """For each of some propositions the places of those that bear it out, itself among them: wholly; in its main
    assertion; and those that tell the same but for figures and days."""

    wholly: Places | None = None
    mainly: Places | None = None
    alike: Places | None = None


class Bearing:
    """Who bears whom out among the propositions of a story."""

    def __init__(
        self,
        propositions: Sequence[Proposition],
        wordings: Sequence[str],
        compared: Comparison | None,
        utterances: Sequence[Utterance],
        judged: Collection[tuple[int, int]],
    ) -> None:
        """`judged` are the pairs, by index, that a person called the same."""
        self._propositions = propositions
        self._wordings = [" ".join(text.lower().split()) for text in wordings]
        places: dict[tuple[str, str], int] = {}
        told = zip(self._wordings, propositions, strict=True)
        self._same = [places.setdefault((words, item.article), place) for place, (words, item) in enumerate(told)]
        """For each the first of the same words in the same article: what is weighed is weighed once."""
        self._compared = compared
        self._utterance = {told: one.id for one in utterances for told in one.attributions}
        self._judged = judged

    def of(self, groups: Sequence[Sequence[int]]) -> list[Found]:
        """Who bears out whom of the members of each group, by their places in it; nothing where one report tells all of
        it in one voice."""
        if self._compared is None:
            return [Found() for _ in groups]
        asked = [list(self._asked(members)) for members in groups]
        first: dict[Pair, Pair] = {}
        for pair in chain.from_iterable(asked):
            first.setdefault(self._weighed(pair), pair)
        denies, opens = cache(_denies), cache(leaves_open)
        known = {
            weighed: NEVER if denies(*self._words(weighed)) else _open(borne) if opens(*self._words(weighed)) else borne
            for weighed, borne in zip(first, self._compared.bears(list(first.values())), strict=True)
        }
        return [
            self._found(members, {pair: known[self._weighed(pair)] for pair in pairs})
            for members, pairs in zip(groups, asked, strict=True)
        ]

    def _asked(self, members: Sequence[int]) -> Iterator[Pair]:
        """Pairs of a teller and what is told, where that has to be weighed."""
        if not self._are_several(members):
            return
        wordings = set(list(dict.fromkeys(self._wordings[one] for one in members))[:TOLD])
        for told in members:
            if self._wordings[told] in wordings:
                yield from ((teller, told) for teller in members if not self._is_certain(teller, told))

    def _weighed(self, pair: Pair) -> Pair:
        """The pair that is weighed in the place of this one."""
        teller, told = pair
        return self._same[teller], self._same[told]

    def _words(self, pair: Pair) -> tuple[str, str]:
        return self._wordings[pair[0]], self._wordings[pair[1]]

    def _are_several(self, members: Sequence[int]) -> bool:
        voices = {(self._propositions[one].article, self._propositions[one].holders) for one in members}
        return len(voices) > 1

    def _found(self, members: Sequence[int], chances: Mapping[Pair, Borne]) -> Found:
        if not self._are_several(members):
            return Found()
        rows = [
            [CERTAIN if self._is_certain(teller, told) else chances.get((teller, told), NEVER) for teller in members]
            for told in members
        ]
        place = {member: at for at, member in enumerate(members)}
        for one, other in sorted(self._judged):
            if one in place and other in place:
                _share(rows, place[one], place[other])
        both = [
            [max(one.but_for_figures, rows[n][m].but_for_figures) for n, one in enumerate(row)]
            for m, row in enumerate(rows)
        ]
        return Found(
            _from(WHOLLY, ((one.wholly for one in row) for row in rows)),
            _from(MAINLY, ((max(one.wholly, one.mainly) for one in row) for row in rows)),
            _from(ALIKE, both),
        )

    def _is_certain(self, teller: int, told: int) -> bool:
        """Whether they have the same words, tell one utterance of one voice, or were called the same by a person."""
        if self._wordings[teller] == self._wordings[told] or (min(teller, told), max(teller, told)) in self._judged:
            return True
        one, other = self._propositions[teller], self._propositions[told]
        spoken = self._utterance.get(one.attribution or "")
        return (
            spoken is not None
            and spoken == self._utterance.get(other.attribution or "")
            and one.holders == other.holders
        )


def _denies(teller: str, told: str) -> bool:
    """Whether the one negates what the other states, or leaves standing what it negates."""
    if is_negated(teller) != is_negated(told):
        return not agree(teller, told)
    return is_negated(told) and unsays(teller, told)


def _open(borne: Borne) -> Borne:
    """What is possible, planned or wished bears nothing out that is told as so, but may be a reading of it."""
    return Borne(0.0, 0.0, borne.but_for_figures)


def _share(rows: list[list[Borne]], one: int, other: int) -> None:
    """Of two that a person called the same: what bears out the one bears out the other, and so does what either
    bears out."""
    for place, row in enumerate(rows):
        row[one] = row[other] = _most(row[one], row[other])
        rows[one][place] = rows[other][place] = _most(rows[one][place], rows[other][place])


def _most(one: Borne, other: Borne) -> Borne:
    return Borne(*map(max, one, other))


def _from(least: float, rows: Iterable[Iterable[float]]) -> Places:
    return tuple(tuple(place for place, chance in enumerate(row) if chance >= least) for row in rows)
