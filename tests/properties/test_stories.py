from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.cluster.stories import group
from consilience.cluster.vectors import sketch
from consilience.model import Annotated, Article, Published
from consilience.settings import Settings

WORDS = st.lists(st.sampled_from(["Oreval", "dam", "crack", "Tarn", "court", "Adair", "bribe", "boats"]), max_size=12)
TEXTS = st.one_of(st.text(max_size=80), WORDS.map(" ".join))
DAYS = st.one_of(st.none(), st.dates(date(2031, 1, 1), date(2031, 2, 1)))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(TEXTS, DAYS), max_size=10), st.randoms(use_true_random=False))
def test_every_article_is_in_one_story_whatever_the_order(
    reports: list[tuple[str, date | None]], random: Random
) -> None:
    sketches = [
        sketch(
            Annotated(
                article=Article(
                    id=str(number),
                    path="",
                    text=text,
                    published=Published(date=day.isoformat(), precision="day", how="given") if day else None,
                )
            )
        )
        for number, (text, day) in enumerate(reports)
    ]
    stories = list(group(sketches, Settings()))
    assert sorted(identity for story in stories for identity in story.articles) == sorted(s.id for s in sketches)
    for story in stories:
        if story.from_ and story.to:
            assert (date.fromisoformat(story.to) - date.fromisoformat(story.from_)).days <= Settings().story_days
    random.shuffle(sketches)
    assert list(group(sketches, Settings())) == stories
