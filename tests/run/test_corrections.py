"""The file of what persons judged: read, added to, taken back, merged by hand, and refused where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from consilience.errors import BadSettings
from consilience.model import Correction, Quote, Side
from consilience.run.corrections import append, read_corrections, read_log, undo


def side(name: str) -> Side:
    return Side(record=f"r-{name}", name=name, places=(Quote(article="a", start=0, end=3, words=name, after="\0 “"),))


ONE = Correction(number=1, about="entity", verdict="same", left=side("Tarn"), right=side("Tarnn"), by="Ana", at="1")
TWO = replace(ONE, number=2, verdict="different", about="claim", note="two sluices")


def test_what_is_added_comes_back_under_the_number_of_its_line(tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    assert [append(file, ONE), append(file, TWO)] == [1, 2]
    assert read_corrections(file) == (ONE, TWO)


def test_remarks_and_a_missing_end_of_line_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    append(file, ONE)
    file.write_text("# ours\n\n" + file.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert append(file, TWO) == 4
    assert [one.number for one in read_corrections(file)] == [3, 4]


def test_undo_is_a_line_that_still_holds_after_others_moved(tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    append(file, ONE)
    append(file, TWO)
    assert undo(file, 1, at="3") == 3
    assert read_corrections(file) == (TWO,)
    assert undo(file, 1) == f"line 1 of {file} is taken back already"
    assert undo(file, 9) == f"there is no judgement in line 9 of {file}"
    file.write_text("# a merge put this first\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_corrections(file) == (replace(TWO, number=3),)
    assert [one.undone for one in read_log(file)] == [True, False, False]
    assert undo(file, 4, at="5") == 5  # the undoing itself
    assert [one.number for one in read_corrections(file)] == [2, 3]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 1"),
        ('{"judge":"maybe"}', "line 1"),
        ('{"judge":"same"}', "'same' without about, left or right"),
        ('{"judge":"undo"}', "'undo' without undoes"),
        ('{"judge":"undo","undoes":"x","odd":1}', "odd"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_added(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "judged.jsonl"
    file.write_text(line, encoding="utf-8")
    for use in (lambda: read_corrections(file), lambda: append(file, ONE)):
        with pytest.raises(BadSettings, match=told):
            use()
    assert file.read_text(encoding="utf-8") == line


def test_a_missing_file_says_how_one_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="consilience judge"):
        read_corrections(tmp_path / "absent.jsonl")
    (tmp_path / "picture").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadSettings, match="picture"):
        read_corrections(tmp_path / "picture")
