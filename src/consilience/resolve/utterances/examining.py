"""The pairs of tellings of a story that are worth a judgement, with all that speaks for and against each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from consilience.resolve.matter.meaning import Encoder
from consilience.resolve.utterances.candidates import candidates
from consilience.resolve.utterances.comparing import Compared, Comparing
from consilience.resolve.utterances.evidence import UNLIKE, Finding, findings, likely
from consilience.resolve.utterances.meant import meant
from consilience.resolve.utterances.rivals import ABOVE, MEMBERS, NOWHERE, Rivals
from consilience.resolve.utterances.tellings import Told, neighbours


class Examined(Struct, frozen=True):
    """A pair with the findings on it; `alone` is set where neither report has another remark that could be meant.
    `nearest` says by how much nearer the two are in meaning than anything else in the two reports, from -1 to 1, where
    that is known."""

    pair: Compared
    found: tuple[Finding, ...]
    alone: bool
    nearest: float | None = None


def examined(
    several: Sequence[Told], twin: Mapping[str, str], names: Mapping[str, str], encoder: Encoder | None = None
) -> list[Examined]:
    """Each pair held side by side, with all that speaks for and against it. Of tellings that are equal in all (`twin`,
    by the first of them) only the first is looked at; `names` has the names of entities, `encoder` says what is near in
    meaning."""
    first = [told for told in several if twin[told.id] == told.id]
    pairs = _compared(first, twin, several)
    found = [(pair, findings(pair, names)) for pair in pairs]
    rivals = Rivals([(pair, likely(about)) for pair, about in found], several, twin)
    every = [
        Examined(pair, tuple(about), True)
        if not pair.two_reports or rivals.alone(pair)
        else Examined(pair, (*about, *rivals(pair)), False)
        for pair, about in found
        if about and about[0].kind != UNLIKE
    ]
    return every if encoder is None else _with_meaning(every, first, encoder)


def _with_meaning(every: Sequence[Examined], several: Sequence[Told], encoder: Encoder) -> list[Examined]:
    """The pairs with what is known of their meaning, where something else could have been meant."""
    asked = [(one.pair.left.id, one.pair.right.id) for one in every if not one.alone]
    near = meant(several, asked, encoder)
    return [replace(one, nearest=near.get((one.pair.left.id, one.pair.right.id))) for one in every]


def _compared(first: Sequence[Told], twin: Mapping[str, str], several: Sequence[Told]) -> list[Compared]:
    """The pairs of tellings with words in common, and those that stand beside a pair that is sure."""
    comparing = Comparing(first)
    pairs = comparing(candidates(first))
    sure = {ids for ids, pair in pairs.items() if pair.long_verbatim}
    sure |= {(one, one) for one in {twin[told.id] for told in several if twin[told.id] != told.id}}
    pairs.update(comparing(ids for ids in _vouched(several, twin, sure) if ids not in pairs))
    return list(pairs.values())


def _vouched(
    several: Sequence[Told],
    twin: Mapping[str, str],
    sure: set[tuple[str, str]],
) -> list[tuple[str, str]]:
    """The pairs that stand on the same side of a sure pair, in two articles, as the pairs of their first twins."""
    beside = neighbours([told for told in several if told.region not in ABOVE])
    members: dict[str, list[str]] = {}
    for told in several:
        members.setdefault(twin[told.id], []).append(told.id)
    order = {told.id: index for index, told in enumerate(several)}
    pairs: set[tuple[str, str]] = set()
    for left, right in sorted(sure):
        for one in members[left][:MEMBERS]:
            for other in members[right][:MEMBERS]:
                for ours, theirs in zip(beside.get(one, NOWHERE), beside.get(other, NOWHERE), strict=True):
                    if one != other and ours and theirs and twin[ours] != twin[theirs]:
                        pair = (twin[ours], twin[theirs])
                        pairs.add(pair if order[pair[0]] < order[pair[1]] else (pair[1], pair[0]))
    return sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))
