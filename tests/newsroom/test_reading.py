from __future__ import annotations

import io
from pathlib import Path

from consilience.contracts import Store
from consilience.model import Skipped
from consilience.newsroom.reading import incoming
from tests.newsroom.invented import SETTINGS, add, file

TEXT = "Dam talks open in Tarn\n\nThe talks opened."


def test_files_of_one_name_in_two_folders_are_two_articles(store: Store, tmp_path: Path) -> None:
    for day in ("monday", "tuesday"):
        file(tmp_path / day, "1.txt", f"{TEXT} It was {day}.")
        add(store, incoming([str(tmp_path / day)], SETTINGS))
    assert store.counts().articles == store.counts().newest == 2


def test_a_file_that_was_written_anew_is_a_new_version(store: Store, tmp_path: Path) -> None:
    file(tmp_path, "1.txt", TEXT)
    add(store, incoming([str(tmp_path)], SETTINGS))
    file(tmp_path, "1.txt", f"{TEXT} They went on.")
    added = add(store, incoming([str(tmp_path / "*.txt")], SETTINGS))
    assert (added.new, added.renewed) == (0, 1)
    assert store.counts().newest == 1


def test_records_of_a_file_of_many_and_standard_input_are_no_versions(store: Store, tmp_path: Path) -> None:
    for number in range(2):
        file(tmp_path, "all.jsonl", f'{{"text": "{number} dams broke."}}\n{{"text": "{number} judges ruled."}}\n')
        add(store, incoming([str(tmp_path / "all.jsonl")], SETTINGS))
        add(store, incoming(["-"], SETTINGS, io.BytesIO(f"Dam number {number} broke.".encode())))
    assert store.counts().newest == 6


def test_what_can_t_be_read_is_said(tmp_path: Path) -> None:
    (found,) = incoming([str(tmp_path / "absent")], SETTINGS)
    assert isinstance(found, Skipped) and found.reason == "unreadable"
