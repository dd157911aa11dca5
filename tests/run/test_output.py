from pathlib import Path

import pytest

from consilience.errors import OutputRefused
from consilience.run.output import SCRATCH, Output, write_file, write_folder

INDEX = b'{"schema":"consilience.index/1","stories":[]}'


def _build(root: Path, story: str) -> None:
    with Output(root, "key") as output:
        write_folder(output.scratch / "stories" / story, {"dossier.json": story.encode(), "report.html": b""})
        output.publish([story], {"index.json": INDEX})


def test_a_build_leaves_stories_and_index_and_nothing_else(tmp_path: Path) -> None:
    _build(tmp_path / "out", "first")
    assert sorted(path.name for path in (tmp_path / "out").rglob("*")) == [
        "dossier.json", "first", "index.json", "report.html",
    ]  # fmt: skip


def test_a_later_build_replaces_the_stories_of_an_earlier_one(tmp_path: Path) -> None:
    _build(tmp_path / "out", "first")
    _build(tmp_path / "out", "second")
    assert not (tmp_path / "out" / "first").exists()
    assert (tmp_path / "out" / "second" / "dossier.json").read_bytes() == b"second"


def test_a_folder_that_holds_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("ten years of work")
    with pytest.raises(OutputRefused, match="no build wrote"):
        Output(tmp_path, "key")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputRefused):
        Output(tmp_path / "out", "key")


def test_work_begun_under_other_settings_is_thrown_away(tmp_path: Path) -> None:
    first = Output(tmp_path / "out", "one")
    (first.scratch / "work.sqlite").write_bytes(b"old")
    Output(tmp_path / "out", "one")
    assert (first.scratch / "work.sqlite").is_file()
    Output(tmp_path / "out", "two")
    assert not first.scratch.exists()
    assert (tmp_path / "out" / SCRATCH / "two").is_dir()


def test_a_folder_that_fails_half_way_does_not_appear(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_folder(tmp_path / "story", {"a": b"good", "b": "not bytes"})  # type: ignore[dict-item]
    assert not (tmp_path / "story").exists()


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "index.json", b"old")
    write_file(tmp_path / "index.json", b"new")
    assert (tmp_path / "index.json").read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_run_that_fails_leaves_nothing_and_one_that_is_stopped_leaves_its_work(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="bad"), Output(tmp_path / "out", "key"):
        raise ValueError("bad")
    assert not (tmp_path / "out").exists()
    with pytest.raises(KeyboardInterrupt), Output(tmp_path / "out", "key"):
        raise KeyboardInterrupt
    assert (tmp_path / "out" / SCRATCH / "key").is_dir()


def test_a_run_that_fails_leaves_an_earlier_build_alone(tmp_path: Path) -> None:
    _build(tmp_path / "out", "first")
    with pytest.raises(ValueError, match="bad"), Output(tmp_path / "out", "key"):
        raise ValueError("bad")
    assert (tmp_path / "out" / "first" / "dossier.json").is_file()
