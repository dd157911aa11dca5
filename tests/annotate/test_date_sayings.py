import pytest

from consilience.annotate import date_sayings
from consilience.model import Time
from tests.builders import annotated, article, attribution, span


@pytest.mark.parametrize(
    ("value", "said_on"),
    [
        ("2031-03-09", "2031-03-09"),
        ("2031-03-09TAF", "2031-03-09TAF"),
        ("2031-03", "2031-03"),
        ("2031-W10", "2031-W10"),
        ("2031-03-10", None),
        ("2031-04", None),
        ("2012", None),
        ("P1W", None),
        ("PAST_REF", None),
        (None, None),
    ],
)
def test_a_saying_is_dated_by_a_day_on_which_it_can_have_been_said(value: str | None, said_on: str | None) -> None:
    source = article("The minister said then that the fleet stays.", published="2031-03-09")
    when = span(source, "then")
    time = Time(article=source.id, start=when.start, end=when.end, type="DATE", value=value)
    said = attribution(source, "The minister", "said", "that the fleet stays", said_on_evidence=when)
    (found,) = date_sayings(annotated(source, attributions=(said,), times=(time,))).attributions
    assert found.said_on == said_on
