"""Python's collector of garbage looks for rings of objects after every few hundred new ones. A story is many thousands
of records and no ring: asked to look more seldom, it saves a tenth of the time, at the same peak of memory."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MORE_SELDOM = 100
"""Times as many new objects after which the collector looks."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """While this lasts, the collector looks more seldom; also a decorator."""
    first, *others = gc.get_threshold()
    gc.set_threshold(MORE_SELDOM * first, *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)
