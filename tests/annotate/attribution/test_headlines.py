"""Headlines that report, by a verb, a colon or a dash. All are invented."""

from __future__ import annotations

import pytest

from consilience.annotate import Models
from tests.annotate.reading import Reading

pytestmark = pytest.mark.model
STORY = "\nThe minister Amara Okafor said on Friday that rain was near. Ms Okafor left at noon."


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Okafor warns of floods", "Okafor", "floods"),
        ("Okafor: Dam is safe", "Okafor", "Dam is safe"),
        ("Okafor: 'Nobody slept'", "Okafor", "'Nobody slept'"),
        ("Amara Okafor on the dam: ‘We were lucky’", "Amara Okafor on the dam", "‘We were lucky’"),
        ("Okafor to council: Open the gates", "Okafor to council", "Open the gates"),
        ("Okafor asks: Is the dam safe?", "Okafor", "Is the dam safe?"),
        ("Minister: Dam is safe", "Minister", "Dam is safe"),
        ("Dam is safe: Okafor", "Okafor", "Dam is safe"),
        ("Dam is safe: fire chief", "fire chief", "Dam is safe"),
        ("Dam ‘safe for a century’ – fire chief", "fire chief", "Dam ‘safe for a century’"),
        ("‘Dam is safe’, says Okafor", "Okafor", "‘Dam is safe’"),
        ("'Dam is safe', says Okafor", "Okafor", "'Dam is safe'"),
        ("“We were lucky,” engineer says after flood", "engineer", "“We were lucky,”"),
        ("'Nobody slept': Okafor recalls the flood", "Okafor", "'Nobody slept'"),
        ("“Nobody slept”: minister Amara Okafor on the flood", "minister Amara Okafor on the flood", "“Nobody slept”"),
    ],
)
def test_a_headline_that_reports(headline: str, source: str, content: str, models: Models) -> None:
    reading = Reading(headline + STORY, models, headline=True)
    first = reading.annotated.attributions[0]
    assert reading.words(first.source) == source
    assert reading.words(first.content) == content


@pytest.mark.parametrize(
    "headline",
    [
        "Video: Dam breaks near Tarsk",
        "Tarsk floods: ‘We lost everything’",
        "Flood: what we know",
        "Talks fail: minister leaves for home",
        "Dam opens – first boats pass",
        "Best of the week: rain, mud and more rain",
    ],
)
def test_a_label_or_topic_is_nobody(headline: str, models: Models) -> None:
    reading = Reading(headline + STORY, models, headline=True)
    assert [reading.words(item.content) for item in reading.annotated.attributions] == ["that rain was near"]


@pytest.mark.parametrize(
    ("headline", "told", "content"),
    [
        (
            "Velmark told to choose between its boats and its bread",
            "Velmark",
            "to choose between its boats and its bread",
        ),
        ("Fishermen told to stay in harbour", "Fishermen", "to stay in harbour"),
        ("Amara Okafor urged to resign", "Amara Okafor", "to resign"),
        ("Okafor warned not to open the gates", "Okafor", "not to open the gates"),
    ],
)
def test_who_is_told_in_a_headline_says_nothing(headline: str, told: str, content: str, models: Models) -> None:
    reading = Reading(headline + STORY, models, headline=True)
    for item in reading.annotated.attributions:
        if item.content[0].end <= len(headline):
            assert not item.source
            assert item.speaker_mention is None
            assert reading.words(item.content) == content
            assert item.addressee is None or reading.words((item.addressee,)) == told


def test_who_tells_in_a_headline_is_the_source(models: Models) -> None:
    reading = Reading("Okafor tells council to open the gates" + STORY, models, headline=True)
    assert reading.words(reading.annotated.attributions[0].source) == "Okafor"
