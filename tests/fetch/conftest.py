from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetch.serving import Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as started:
        yield started
