from pathlib import Path

import pytest

import consilience
from consilience import lexicon

DATA = sorted(path for path in Path(consilience.__file__).parent.glob("*/data/*") if path.suffix in (".tsv", ".txt"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_data_file_says_what_it_is_and_has_rows(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ") and len(first) > 20
    rows = lexicon.rows(f"{path.parts[-3]}/{path.name}")
    assert rows
    assert all(any(row) for row in rows)


def test_words_are_the_first_column() -> None:
    assert "not" in lexicon.words("resolve/negations.txt")
