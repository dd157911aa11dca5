from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from consilience.contracts import Store
from consilience.store import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db") as opened:
        yield opened
