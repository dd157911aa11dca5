"""What a sentence takes from its context stands beside it in brackets, or keeps it out of the brief."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from consilience.model import Entity, Mention, Span, Time
from consilience.report.context import told_alone
from consilience.report.told import Told
from tests.builders import annotated, article


def alone(
    text: str, *mentions: tuple[str, str, str], names: dict[str, str] | None = None, days: dict[str, str] | None = None
) -> str | None:
    """The last line of `text`; `mentions` are words, form and entity, `names` the entities' names."""
    source = article(text, "a", outlet="The Quay", published="2031-03-10")

    def at(words: str) -> Span:
        return Span("a", text.rindex(words), text.rindex(words) + len(words))

    marked = [(at(words), form, entity) for words, form, entity in mentions]
    entities = tuple(
        Entity(
            id=one,
            name=(names or {}).get(one, one),
            kind="person" if one[0].islower() else "organisation",
            mentions=tuple(span for span, _, entity in marked if entity == one),
        )
        for one in dict.fromkeys(entity for *_, entity in marked)
    )
    whole = replace(
        annotated(source),
        mentions=tuple(Mention(span=span, kind="organisation", form=form) for span, form, _ in marked),  # type: ignore[arg-type]
        times=tuple(
            Time(article="a", start=at(words).start, end=at(words).end, type="DATE", value=value)
            for words, value in (days or {}).items()
        ),
    )
    return told_alone(Told((whole,), entities, (), ()), whole, whole.sentences[-1].span)


def test_a_body_that_is_known_is_named_behind_its_description() -> None:
    text = "Halden Mills burned.\nShares in the company fell 6 percent."
    mentions = (("Halden Mills", "name", "E"), ("the company", "nominal", "E"))
    assert alone(text, *mentions, names={"E": "Halden Mills"}) == (
        "Shares in the company [Halden Mills] fell 6 percent."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Shares in the company fell 6 percent.",
        "The firm fell silent.",
        "People here were told to leave.",
    ],
)
def test_what_nothing_names_is_not_told(text: str) -> None:
    assert alone(text) is None


@pytest.mark.parametrize(
    "text", ["The company of Halden fell.", "The company Halden fell.", "“The company is here,” she said."]
)
def test_what_is_named_in_its_own_words_or_quoted_stays(text: str) -> None:
    assert alone(text) == text


def test_a_body_named_before_in_the_sentence_needs_no_name() -> None:
    text = "Halden said the company would pay."
    assert alone(text, ("Halden", "name", "E"), names={"E": "Halden"}) == text


def test_a_person_is_named_for_a_pronoun_and_a_description() -> None:
    text = "Marsh left.\nBut the minister came back."
    mentions = (("Marsh", "name", "e"), ("the minister", "nominal", "e"))
    assert alone(text, *mentions, names={"e": "Helena Marsh"}) == "The minister [Helena Marsh] came back."
    text = "Marsh left.\nShe came back."
    mentions = (("Marsh", "name", "e"), ("She", "pronoun", "e"))
    assert alone(text, *mentions, names={"e": "Helena Marsh"}) == "[Helena Marsh] came back."


def test_what_an_outlet_calls_itself_becomes_its_name() -> None:
    assert alone("Bell told this newspaper that he left.") == "Bell told [The Quay] that he left."


def test_a_day_that_hangs_on_the_day_of_the_report_is_given() -> None:
    assert alone("The mill burned yesterday.", days={"yesterday": "2031-03-09"}) == (
        "The mill burned yesterday [Sun 9 Mar 2031]."
    )
    assert alone("Last night's fire is out.", days={"Last night": "2031-03-09TNI"}) == (
        "Last night's [Sun 9 Mar 2031] fire is out."
    )
    assert alone("The mill burned on Sunday.", days={"Sunday": "2031-03-09"}) == "The mill burned on Sunday."
