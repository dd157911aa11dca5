"""The command on invented rows, without a model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.attribution import main, outermost
from benchmarks.attribution_score import Spans

TEXT = "A day on the quay\n\nOdile Marr said Ivo Tann believes the quay is full. Una Reyes wept."
OUTER: dict[str, Spans] = {"source": [[19, 29]], "cue": [[30, 34]], "content": [[35, 69]]}
INNER: dict[str, Spans] = {"source": [[35, 43]], "cue": [[44, 52]], "content": [[53, 69]]}


def test_a_report_inside_another_can_be_left_out() -> None:
    assert TEXT[35:69] == "Ivo Tann believes the quay is full"
    assert outermost(TEXT, [INNER, OUTER]) == [OUTER]
    assert outermost(TEXT, [OUTER, OUTER]) == [OUTER, OUTER], "only what lies in a longer one"


@pytest.fixture
def scored(tmp_path: Path) -> list[str]:
    rows = [
        {"doc": name, "publisher": f"{name} gazette", "text": TEXT, "attributions": [OUTER]} for name in ("one", "two")
    ]
    data, told = tmp_path / "data.jsonl", tmp_path / "told.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told.write_text(json.dumps({"doc": "one", "attributions": [OUTER, INNER]}) + "\n", encoding="utf-8")
    return ["--data", str(data), "--score", str(told)]


def _run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, Any], str]:
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    return json.loads(out), err


def test_predictions_are_scored_without_a_model(scored: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    summary, told = _run(scored, capsys)
    assert summary["end to end"] == {"p": 50.0, "r": 50.0, "f1": 50.0}
    assert summary["by outlet"] == {"one gazette": 66.7, "two gazette": 0.0}
    assert "errors" not in summary and "documents a CPU-second" not in summary
    assert "nothing of 1 articles" in told
    line = next(line for line in told.splitlines() if line.startswith("end-to-end F1"))
    assert line.split() == ["end-to-end", "F1", "50.0", "68", "50.4", "75.4"]
    assert any(line.split()[:3] == ["indirect", "2", "2"] for line in told.splitlines())
    assert any(line.startswith("two gazette") for line in told.splitlines())


def test_errors_are_named_and_never_quoted_in_the_summary(
    scored: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    summary, told = _run([*scored, "--errors"], capsys)
    assert [(kind["name"], kind["cases"]) for kind in summary["errors"]] == [
        ("invented: a report inside a reported content", 1),
        ("missed: cue is a verb of saying", 1),
    ]
    assert "Odile Marr | said | Ivo Tann" in told
    assert "Ivo Tann" not in json.dumps(summary)
