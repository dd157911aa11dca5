"""The gold of the examples holds together: offsets, names, days of the week. What a build makes of them is another
matter."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest

from tests.golden.locate import GOLD, places, texts


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def by_file() -> dict[str, str]:
    return texts()


def test_the_files_are_those_of_the_examples(gold: dict[str, Any], by_file: dict[str, str]) -> None:
    assert set(gold["articles"]) == set(by_file) == {file for story in gold["stories"] for file in story}
    assert {file: article["length"] for file, article in gold["articles"].items()} == {
        file: len(text) for file, text in by_file.items()
    }
    assert [len(story) for story in gold["stories"]] == [7, 3]


def test_every_offset_is_that_of_its_words(gold: dict[str, Any], by_file: dict[str, str]) -> None:
    wrong = [(file, words) for file, (start, end), words in places(gold) if by_file[file][start:end] != words]
    assert wrong == []


def test_every_name_is_known(gold: dict[str, Any]) -> None:
    attributions, entities = gold["attributions"], gold["entities"]
    assert {key for group in ("same", "same_hard", "apart") for keys in gold[group] for key in keys} <= set(
        attributions
    )
    assert {item["speaker"] for item in attributions.values()} <= set(entities)
    assert {via for item in attributions.values() for via in item["via"]} <= set(entities)
    files = {file for line in gold["lineage"] for file in (line["from"], line["to"])}
    assert files <= set(gold["articles"])


def test_one_utterance_has_one_speaker_and_is_never_also_apart(gold: dict[str, Any]) -> None:
    speaker = {key: item["speaker"] for key, item in gold["attributions"].items()}
    for keys in (*gold["same"], *gold["same_hard"]):
        assert len({speaker[key] for key in keys}) == 1, keys
    for left, right in gold["apart"]:
        assert not any({left, right} <= set(keys) for keys in (*gold["same"], *gold["same_hard"])), (left, right)


def test_contents_of_one_file_do_not_overlap(gold: dict[str, Any]) -> None:
    taken: dict[str, list[tuple[int, int, str]]] = {}
    for key, item in gold["attributions"].items():
        taken.setdefault(item["article"], []).extend((start, end, key) for start, end in item["content"])
    for spans in taken.values():
        for (_, end, key), (start, _, after) in zip(sorted(spans), sorted(spans)[1:], strict=False):
            assert end <= start or key == after, (key, after)


def test_the_weekdays_are_those_of_the_calendar(gold: dict[str, Any], by_file: dict[str, str]) -> None:
    """A scheduled day that a report names by its weekday is the next such day after the report's date."""
    for meeting in gold["scheduled"]:
        weekday = datetime.date.fromisoformat(meeting["date"]).strftime("%A")
        assert any(re.search(rf"\b{weekday}\b", by_file[file]) for file in meeting["articles"]), meeting["what"]
        for file in meeting["articles"]:
            ahead = datetime.date.fromisoformat(meeting["date"]) - datetime.date.fromisoformat(
                gold["articles"][file]["published"]
            )
            assert 0 < ahead.days <= 7
    assert datetime.date(2031, 3, 9).strftime("%A") == "Sunday"
    assert "Sunday, March 30, 2031" in by_file["tarn-gazette.txt"]
    assert datetime.date(2031, 3, 30).strftime("%A") == "Sunday"


def test_the_undated_report_holds_no_date(by_file: dict[str, str]) -> None:
    assert not re.search(r"2031|\bMarch\b|\b9 Mar", by_file["inland-review.txt"])
