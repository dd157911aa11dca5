"""One bad article never stops a run: what failed is left out, and the summary names it with its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from consilience.errors import SkipInput, StopRun
from consilience.model import Skipped

Made = TypeVar("Made")


def attempt(path: str, make: Callable[[], Made]) -> Made | Skipped:
    """What `make` makes of the article at `path`, or why it is left out. Raises `StopRun`, which is no fault of an
    article."""
    try:
        return make()
    except SkipInput as skip:
        return Skipped(path=path, reason=skip.reason, detail=str(skip))
    except StopRun:
        raise
    except Exception as error:
        return Skipped(path=path, reason="failed", detail=f"{type(error).__name__}: {error}")
