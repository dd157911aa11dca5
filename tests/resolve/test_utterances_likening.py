"""Remarks held against each other all at once are as alike as when each pair is looked at by itself."""

from __future__ import annotations

from itertools import product

import msgspec
import numpy as np
import pytest

from consilience.resolve.likeness import Likeness
from consilience.resolve.utterances.columns import Rows
from consilience.resolve.utterances.likening import Likening
from consilience.resolve.utterances.scale import StoryScale
from consilience.resolve.wording import Wording
from tests.resolve.plain_likeness import can_be_alike, likeness

SENTENCES = (
    "The harbour master said the Velmora quay would stay closed until the divers had found all 340 crates.",
    "We are not going to open the quay before Sunday. The divers have found 120 of 340 crates! Nobody was hurt.",
    "“The quay stays closed,” she said, and the harbour of Velmora waited.",
    "Nobody was hurt, and nobody will be. If the divers find the crates, we open on Sunday. We are not in a hurry.",
    "Stay.",
    "We open the quay on Sunday if the divers find the last of the 340 crates",
)
QUOTED: tuple[list[str], ...] = (
    [],
    [SENTENCES[1]],
    ["The quay stays closed"],
    ["nobody will be", "we open on Sunday"],
    ["Stay."],
    [SENTENCES[5]],
)


def wordings(scale: StoryScale) -> list[Wording]:
    return [scale.wording([text], quoted) for text, quoted in zip(SENTENCES, QUOTED, strict=True)]


@pytest.fixture
def scale() -> StoryScale:
    return StoryScale([SENTENCES[:3], SENTENCES[2:], ["The quay of Velmora is old.", "The quay is long."]])


def same(one: Likeness, other: Likeness) -> bool:
    """Whether all measures are equal, the run of words where it has a weight."""
    for field in msgspec.structs.fields(Likeness):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(ours, float):
            assert ours == pytest.approx(theirs, abs=1e-12), field.name
        elif field.name != "run_words":
            assert ours == theirs, field.name
    assert one.run_words == other.run_words or one.run == 0.0
    return True


def test_all_pairs_at_once_are_as_alike_as_one_by_one(scale: StoryScale) -> None:
    several = wordings(scale)
    pairs = list(product(range(len(several)), repeat=2))
    left, right = zip(*pairs, strict=True)
    found = dict(Likening(several, scale)(left, right, [True] * len(pairs)))
    assert [*found] == [*range(len(pairs))]
    for at, (one, other) in enumerate(pairs):
        alone = likeness(several[one], several[other])
        assert alone is not None
        if alone.run < 0.6:
            alone = msgspec.structs.replace(alone, run=0.0)
        assert same(found[at], alone), (one, other)


def test_pairs_that_share_too_little_are_left_out(scale: StoryScale) -> None:
    several = wordings(scale)
    pairs = list(product(range(len(several)), repeat=2))
    left, right = zip(*pairs, strict=True)
    kept = [at for at, _ in Likening(several, scale)(left, right, [False] * len(pairs))]
    assert kept == [at for at, (one, other) in enumerate(pairs) if can_be_alike(several[one], several[other])]
    assert 0 < len(kept) < len(pairs)


def test_nothing_is_held_against_nothing(scale: StoryScale) -> None:
    assert list(Likening(wordings(scale), scale)([], [], [])) == []


def test_rows_have_in_common_what_both_have(monkeypatch: pytest.MonkeyPatch) -> None:
    several = [{0: 2.0, 3: 1.0}, {}, {3: 4.0, 1: 1.0, 0: 0.5}, {2: 1.0}]
    rows = Rows.of(
        [len(one) for one in several],
        np.array([column for one in several for column in one], np.intp),
        np.array([value for one in several for value in one.values()]),
        4,
    )
    pairs = np.array([*product(range(4), repeat=2)], np.intp)
    expected = [sum(several[a][at] * several[b].get(at, 0.0) for at in several[a]) for a, b in pairs.tolist()]
    for room in (1, 8, 1 << 20):
        monkeypatch.setattr("consilience.resolve.utterances.columns.ROOM", room)
        assert rows.common(pairs[:, 0], pairs[:, 1], rows).tolist() == expected
