"""What all tests share: where the shared corpora lie, the language model, the examples."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from consilience.annotate import Models, load
from consilience.settings import Settings

ROOT = Path(__file__).parents[1]

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.register_profile(  # `make nightly`: new cases each time, kept in .hypothesis when they fail
    "nightly", derandomize=False, deadline=None, max_examples=int(os.environ.get("CASES", "100000")), print_blob=True
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def models() -> Models:
    """The language models, loaded once for all tests that are marked `model`."""
    return load(Settings())


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the corpora that are never committed; tests that need it are skipped with a word without it."""
    folder = Path(os.environ.get("CONSILIENCE_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"{folder} is missing: the seeds and the corpora are not part of the project")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the invented stories."""
    return ROOT / "examples"
