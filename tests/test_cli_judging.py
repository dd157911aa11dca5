"""A person corrects what was found, in a build and in a store, as a user does."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from consilience.cli import app
from consilience.errors import StopRun

pytestmark = pytest.mark.model


def consilience(*arguments: str | Path, status: int = 0, store: Path | None = None) -> str:
    """What a command says; in this process, so that the language model is loaded once."""
    environment = {"CONSILIENCE_BY": "Ana", **({"CONSILIENCE_STORE": str(store)} if store else {})}
    result = CliRunner().invoke(app, [*map(str, arguments)], env=environment)
    stopped = result.exception if isinstance(result.exception, StopRun) else None
    told = result.output + (str(stopped) if stopped else "")
    assert result.exit_code == status, (told, result.exception)
    return told


def dossier(folder: Path) -> dict[str, Any]:
    (path,) = folder.rglob("dossier.json")
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def two_people(found: dict[str, Any]) -> tuple[str, str]:
    """Ids of the two entities that are named most often."""
    ranked = sorted(found["entities"], key=lambda one: -len(one["mentions"]))
    return ranked[0]["id"], ranked[1]["id"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    out = tmp_path_factory.mktemp("judging") / "out"
    consilience("build", examples / "rally", "--out", out)
    return out


def test_a_file_of_judgements_is_heeded_by_every_build(built: Path, tmp_path: Path, examples: Path) -> None:
    file, out = tmp_path / "judged.jsonl", tmp_path / "out"
    one, other = two_people(dossier(built))
    asked = ("judge", "same", one, other, "--note", "one of them", "--judgements", file, "--in", built)
    told = consilience(*asked)
    assert told.startswith("judgement 1, Ana: ") and "are the same (one of them)" in told
    assert f"consilience judge undo 1 --judgements {file}" in told
    assert "1 judgement by persons heeded" in consilience("build", examples / "rally", "--out", out, "-j", file)
    found = dossier(out)
    (correction,) = found["corrections"]
    assert correction["outcome"] == "heeded" and correction["left"] == correction["right"]
    assert "Ana judged " in consilience("show", out)
    assert "Ana judged " in next(out.glob("*/report.html")).read_text(encoding="utf-8")
    assert "Ana judged " in consilience("explain", correction["left"], out)

    again = consilience("judge", "different", one, other, "-j", file, "--in", built)
    assert again.startswith("judgement 2, Ana: ")
    told = consilience("build", examples / "rally", "--out", out, "-j", file)
    assert "1, Ana: " in told and "not heeded: replaced by a later one: 2, Ana: " in told
    assert len(dossier(out)["entities"]) == len(dossier(built)["entities"])

    assert "line 3 of" in consilience("judge", "undo", "2", "-j", file)
    listed = consilience("judge", "list", "-j", file).splitlines()
    assert len(listed) == 3 and listed[1].endswith("taken back") and listed[2].startswith("3: takes back ")
    assert "taken back already" in consilience("judge", "undo", "2", "-j", file, status=1)


def test_judgements_hold_where_the_reports_were_moved(built: Path, tmp_path: Path, examples: Path) -> None:
    file = tmp_path / "judged.jsonl"
    one, other = two_people(dossier(built))
    consilience("judge", "same", one, other, "-j", file, "--in", built)
    shutil.copytree(examples / "rally", tmp_path / "elsewhere" / "march")
    told = consilience("build", tmp_path / "elsewhere", "--out", tmp_path / "out", "-j", file)
    assert "1 judgement by persons heeded" in told
    found = dossier(tmp_path / "out")
    assert not {one["id"] for one in found["articles"]} & {one["id"] for one in dossier(built)["articles"]}


def test_what_can_t_be_judged_is_said_and_nothing_kept(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    one, _ = two_people(dossier(built))
    assert "has both" in consilience("judge", "same", one, "nonsense", "-j", file, "--in", built, status=1)
    assert "name the part" in consilience("judge", "different", one, one, "-j", file, "--in", built, status=1)
    assert not file.exists()
    missing = consilience("build", "nowhere", "--out", tmp_path / "out", "-j", file, status=1)
    assert "no such file" in missing


def test_judgements_whose_words_stand_nowhere_are_named(built: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "judged.jsonl", tmp_path / "out"
    one, other = two_people(dossier(built))
    consilience("judge", "same", one, other, "-j", file, "--in", built)
    (tmp_path / "other.txt").write_text(
        "TARN, March 9, 2031 - The sluices of the dam stay shut, the water office said on Sunday.\n"
    )
    told = consilience("build", tmp_path / "other.txt", "--out", out, "-j", file)
    assert "1, Ana: " in told and "not found here: its words stand in none of the reports" in told


def test_a_store_keeps_judgements_in_its_log(tmp_path: Path, examples: Path) -> None:
    store = tmp_path / "news.db"
    consilience("add", examples / "rally", store=store)
    story = re.findall(r"^(\w{16})", consilience("stories", store=store), re.M)[0]
    told = consilience("story", story, "--out", tmp_path / "before", store=store)
    one, other = two_people(dossier(tmp_path / "before"))
    assert f"  {one}  " in told
    judged = consilience("judge", "same", one, other, "--note", "one of them", store=store)
    (number,) = re.findall(r"`consilience undo (\d+)`", judged)
    told = consilience("story", story, "--out", tmp_path / "after", store=store)
    assert "Judged by persons" in told and f"{number}, Ana: " in told and "; heeded" in told
    assert len(dossier(tmp_path / "after")["entities"]) == len(dossier(tmp_path / "before")["entities"]) - 1
    assert "are the same" in consilience("decisions", story, store=store)
    told = consilience("judge", "different", *two_people(dossier(tmp_path / "before")), store=store, status=1)
    assert "has both" in told  # the story was told anew, and one of the two ids is gone
    consilience("undo", number, store=store)
    assert "Judged by persons" not in consilience("story", story, store=store)
