"""Which tellings two articles have from a text that both carry."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.compare.copies import copies, shared
from consilience.compare.dependence import Telling
from consilience.model import Lineage

By = Literal["own", "named", "unnamed"]


def telling(article: str, by: By) -> Telling:
    return Telling(article=article, outlet=f"The {article}", spans=(), text="", by=by)


def link(one: str, other: str, kind: Literal["reprint", "shared-quotes"], score: float = 0.9) -> Lineage:
    return Lineage(from_=one, to=other, kind=kind, score=score, passages=())


def test_those_that_likely_carry_one_text_know_of_one_another() -> None:
    found = copies([link("a", "b", "reprint"), link("b", "c", "shared-quotes"), link("c", "d", "reprint", score=0.3)])
    assert found == {"a": {"b"}, "b": {"a"}}


def test_of_two_articles_of_one_voice_one_has_what_the_other_tells_itself() -> None:
    several = [telling("a", "own"), telling("b", "named"), telling("c", "own"), telling("a", "named")]
    assert list(shared(several, {"a": "a", "b": "a", "c": "c"}, {})) == [
        (0, 1, "The a and The b share a text"),
    ]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["own", "named", "unnamed"])), max_size=12),
    st.lists(st.sampled_from("abc"), min_size=6, max_size=6),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=6),
)
def test_all_pairs_are_found_in_order(
    told: Sequence[tuple[str, By]], voices: Sequence[str], links: Sequence[tuple[str, str]]
) -> None:
    several = [telling(article, by) for article, by in told]
    groups = dict(zip("abcdef", voices, strict=True))
    kin = copies(link(one, other, "reprint") for one, other in links)

    def are_of_one_text(left: Telling, right: Telling) -> bool:
        if left.article == right.article or "own" not in (left.by, right.by):
            return False
        common = right.article in kin.get(left.article, ())
        return groups[left.article] == groups[right.article] or (left.by == right.by and common)

    every = combinations(range(len(several)), 2)
    expected = [(one, other) for one, other in every if are_of_one_text(several[one], several[other])]
    assert [(one, other) for one, other, _ in shared(several, groups, kin)] == expected
