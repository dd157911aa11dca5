"""Two renderings of one remark have its shape; two remarks on one thing do not."""

from __future__ import annotations

import pytest

from consilience.resolve.rendering import rendering
from consilience.resolve.wording import Scale

SCALE = Scale([["Nothing of this is in the remarks."]])


def share(left: str, right: str) -> float:
    return rendering(SCALE.wording([left], []), SCALE.wording([right], [])).share


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Every gate has two keys, or none of them opens.", "All gates have both keys, or nobody opens one."),
        ("Our cases are not packed.", "Our suitcases are without packing."),
        ("We stay until the lorries pass.", "We remain till the trucks go."),
    ],
)
def test_a_rendering_keeps_the_shape(left: str, right: str) -> None:
    assert share(left, right) >= 0.5
    assert share(left, right) == share(right, left)


def test_a_remark_on_the_same_thing_has_another_shape() -> None:
    assert (
        share(
            "The old gates of the harbour were painted in May.",
            "The drivers, who sleep at the gates, had no lunch since Saturday.",
        )
        <= 0.5
    )


@pytest.mark.parametrize("text", ["", "…", "7 7 7", "no"])
def test_hardly_any_words_are_no_matter(text: str) -> None:
    assert 0 <= share(text, "All of it, or none.") <= 1
