"""What a report tells around a remark, and what its time says beside that of another report."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Published, Time
from consilience.resolve.entities import resolve_entities, with_entities
from consilience.resolve.utterances import utterances
from consilience.resolve.utterances.moments import moments, parts_differ
from consilience.resolve.utterances.tellings import Told, tellings
from tests.resolve.invented import article

WORDS = "“The orchard is older than the motorway, and it was here before the toll.”"


def report(name: str, around: str, value: str | None = None, out: str = "2031-05-09") -> Annotated:
    """A report that says `around` before the remark; `value` is the time that its last word names."""
    made = article(name, f"{around} [per|Tamsin Oxley] said {WORDS}", attributions=[("Tamsin Oxley", WORDS)])
    start = around.rfind(" ") + 1
    times = (Time(article=name, start=start, end=len(around) - 1, type="DATE", value=value),) if value else ()
    stamp = Published(date=out, precision="day", how="given")
    return replace(made, times=times, article=replace(made.article, published=stamp))


def told(*story: Annotated) -> list[Told]:
    entities = resolve_entities(story)
    return tellings(with_entities(story, entities), {one.id: one for one in entities.entities}, entities.of)


def test_the_scene_has_the_words_before_the_remark_and_not_those_in_it() -> None:
    (one,) = told(report("alpha", "The hall at Ness was cold, and the crowd sang."))
    assert {"hall", "crowd"} <= one.scene.words
    assert not {"orchard", "toll"} & one.scene.words


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (("2031-05-08", "2031-05-09"), ("2031-05-08", "2031-05-09"), "one day"),
        (("2031-05", "2031-05-09"), ("2031-05-08", "2031-05-09"), "one time"),
        (("2031-05-07", "2031-05-09"), ("2031-05-08", "2031-05-09"), "next day"),
        (("2031-03", "2031-05-09"), ("2031-05-08", "2031-05-09"), "other days"),
        (("2031-03", "2031-05-09"), (None, "2031-05-09"), "long before"),
        (("2031-05-08", "2031-05-09"), (None, "2031-05-06"), "before it came out"),
        (("2031-05-08", "2031-05-09"), (None, "2031-05-07"), "just before it came out"),
        ((None, "2031-05-09"), (None, "2031-05-02"), "unknown"),
        (("2031-06-01", "2031-05-09"), ("2031-05-08", "2031-05-09"), "unknown"),
    ],
)
def test_what_two_times_say_to_each_other(
    left: tuple[str | None, str], right: tuple[str | None, str], relation: str
) -> None:
    ours, theirs = told(report("alpha", "It was then.", *left), report("beta", "It was then.", *right))
    assert moments(ours, theirs) == moments(theirs, ours) == relation


def test_morning_and_night_are_two_and_evening_and_night_can_be_one() -> None:
    morning, evening, night = told(
        report("alpha", "It was then.", "2031-05-08TMO"),
        report("beta", "It was then.", "2031-05-08TEV"),
        report("gamma", "It was then.", "2031-05-08T23:10"),
    )
    assert parts_differ(morning, night)
    assert not parts_differ(evening, night)


def test_a_remark_that_a_report_puts_long_ago_is_not_the_one_of_this_week() -> None:
    def joined(*story: Annotated) -> bool:
        entities = resolve_entities(story)
        return len(utterances(with_entities(story, entities), entities)[0]) == 1

    now = report("alpha", "The hearing went on.")
    assert joined(now, report("beta", "The hearing went on."))
    assert not joined(now, report("beta", "That was in March.", "2031-03"))


def test_what_somebody_was_asked_belongs_to_the_scene_of_the_answer() -> None:
    around = "Asked what she made of the bridges, "
    made = article(
        "alpha",
        f"{around}[per|Tamsin Oxley] said {WORDS}",
        attributions=[("Tamsin Oxley", WORDS), ("Tamsin Oxley", "what she made of the bridges")],
    )
    asked = [replace(one, force="asked", mode="indirect") if one.mode != "direct" else one for one in made.attributions]
    answer = next(one for one in told(replace(made, attributions=tuple(asked))) if one.quotes)
    assert "bridg" in " ".join(answer.scene.words)
