"""The builds that the gold is held against, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.golden import Build
from consilience.pipeline import dossiers
from consilience.settings import Settings


@pytest.fixture(scope="session")
def seeds_build(shared: Path) -> Build:
    """The five real reports."""
    return Build(dossiers([shared / "seeds"], Settings(workers=1)))


@pytest.fixture(scope="session")
def examples_build(examples: Path) -> Build:
    """The invented stories."""
    return Build(dossiers([examples / "talks", examples / "rally"], Settings(workers=1)))
