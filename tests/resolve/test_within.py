"""What lies within spans is what a look at everything finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.model import Quantity, Span
from consilience.resolve.within import Within

ARTICLES = st.sampled_from(["a", "b"])
SPANS = st.builds(
    lambda name, start, size: Span(name, start, start + size), ARTICLES, st.integers(0, 30), st.integers(0, 9)
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=3))
def test_it_is_what_one_of_the_spans_covers(places: list[Span], spans: list[Span]) -> None:
    several = [Quantity(span=place, value=str(number)) for number, place in enumerate(places)]
    assert Within(several)(spans) == [one for one in several if any(span.covers(one.span) for span in spans)]
