"""A user's own list of names, held against invented reports."""

from __future__ import annotations

from consilience.model import Annotated, Judgement, KnownName
from consilience.resolve.entities import resolve_entities
from tests.resolve.invented import article

KELVER = KnownName(name="Anna Kelver", also=("Hanna Celwer", "the iron lady"))
STORY = [
    article("one", "[per|Anna Kelver] spoke. [per|Kelver] left."),
    article("two", "[org|Hanna Celwer] spoke. [nom|The iron lady] left."),
]


def people(story: list[Annotated], *known: KnownName) -> dict[str, int]:
    return {one.name: len(one.mentions) for one in resolve_entities(story, known=known).entities if one.mentions}


def test_forms_of_one_entry_are_one_person_whatever_the_reports_show() -> None:
    assert people(STORY, KELVER) == {"Anna Kelver": 4}
    assert "Hanna Celwer" in people(STORY)
    log = [one for one in resolve_entities(STORY, known=[KELVER]).judgements if one.verdict == "same"]
    assert any("the list of names" in reason for one in log for reason in one.reasons)


def test_two_entries_are_two_however_alike() -> None:
    story = [article("one", "[per|Anna Kelver] spoke."), article("two", "[per|Ana Kelver] spoke.")]
    assert list(people(story)) == ["Ana Kelver"]
    two = people(story, KnownName(name="Anna Kelver"), KnownName(name="Ana Kelver"))
    assert sorted(two) == ["Ana Kelver", "Anna Kelver"]


def test_a_form_that_two_entries_have_says_nothing() -> None:
    other = KnownName(name="Ida Morn", also=("the iron lady",))
    assert "Anna Kelver" in people(STORY, KELVER, other)
    assert people(STORY, KELVER, other)["Anna Kelver"] == 3


def test_a_person_who_judges_one_story_stands_above_the_list() -> None:
    story = [article("one", "[per|Anna Kelver] spoke."), article("two", "[per|Hanna Celwer] spoke.")]
    given = Judgement(
        left="person:anna kelver",
        right="person:hanna celwer",
        verdict="different",
        score=0.0,
        reasons=(),
        origin="person:editor",
    )
    assert len(resolve_entities(story, [given], known=[KELVER]).entities) == 2


def test_a_body_is_called_as_the_list_says() -> None:
    known = KnownName(name="Coastal Union of Fishers", kind="organisation", also=("the net people",))
    assert list(people([article("one", "[nom|the net people] spoke.")], known)) == ["Coastal Union of Fishers"]
