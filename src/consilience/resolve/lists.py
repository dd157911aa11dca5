"""Lists of differing lengths, end to end in arrays, so that those of many things are read at once."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
Pairs = NDArray[np.intp]
"""Two rows: the ones, and the others at the same place."""


class Lists(NamedTuple):
    """Where each list begins, and where the last one ends."""

    starts: Places

    @classmethod
    def of(cls, several: Iterable[Sized]) -> Lists:
        """Of these, in their order."""
        return cls.long(map(len, several))

    @classmethod
    def long(cls, sizes: Iterable[int]) -> Lists:
        """Of so many each."""
        return cls(np.cumsum([0, *sizes], dtype=np.intp))

    def read(self, which: Places) -> tuple[Places, Places]:
        """The places of all that stands in the lists `which`, in order, behind the number within `which` that each is
        of."""
        sizes = self.starts[which + 1] - self.starts[which]
        reader = np.repeat(np.arange(len(which)), sizes)
        shift = self.starts[which] - (np.cumsum(sizes) - sizes)
        return reader, np.arange(len(reader)) + shift[reader]
