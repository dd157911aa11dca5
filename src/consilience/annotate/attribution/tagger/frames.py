"""What the tagger is asked about one cue: which words around it are its source, which its content.

Content may come in several stretches; source and content are told by tags that mark begin, inside, end and single
words (BIOES; Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity Recognition", CoNLL 2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from consilience.annotate.attribution.tagger.encoding import Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

TAGS = ("O", "B-content", "I-content", "E-content", "S-content", "B-source", "I-source", "E-source", "S-source")
REACH = 90
"""Words before and behind a cue that are looked at, at most."""
BEYOND = 20
"""Words of the neighbouring paragraphs that are looked at."""
FAR = 48
"""Distances from the cue are told apart up to this one."""


def around(words: Sequence[Word], cue: int) -> tuple[int, int]:
    """The stretch of words of a window that is looked at for the cue at position `cue`."""
    paragraph = words[cue].paragraph
    start = cue
    while start > 0 and cue - start < REACH and words[start - 1].paragraph == paragraph:
        start -= 1
    end = cue + 1
    while end < len(words) and end - cue <= REACH and words[end].paragraph == paragraph:
        end += 1
    if words[start - 1 if start else 0].paragraph != paragraph:
        start = max(0, start - BEYOND)
    if end < len(words) and words[end].paragraph != paragraph:
        end = min(len(words), end + BEYOND)
    return start, end


def distances(start: int, end: int, cue: tuple[int, int]) -> NDArray[np.int64]:
    """For each word from `start` to `end` its signed distance from the cue (first, last), cut at `FAR` and moved to
    0 … 2 · FAR; the words of the cue itself have `FAR`."""
    places = np.arange(start, end)
    before, behind = np.minimum(places - cue[0], 0), np.maximum(places - cue[1], 0)
    apart: NDArray[np.int64] = np.clip(before + behind, -FAR, FAR) + FAR
    return apart
