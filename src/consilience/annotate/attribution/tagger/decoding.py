"""From scores to spans: the best sequence of tags that can stand side by side (Viterbi 1967), read off as ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consilience.annotate.attribution.tagger.encoding import Word
from consilience.annotate.attribution.tagger.frames import TAGS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

Range = tuple[int, int]


@dataclass(frozen=True)
class Tagged:
    """One attribution as the tagger sees it: offsets in the article, and how sure it is (0-1) of the cue and, on the
    average of the words, of the tags of the content."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    paragraph: int
    certain: float
    sure: float


def _follows(before: str, after: str) -> bool:
    """Whether a tag can follow another: what begins goes on until it ends."""
    left, _, role = before.partition("-")
    right, _, other = after.partition("-")
    if left in ("B", "I"):
        return right in ("I", "E") and role == other
    return right in ("O", "B", "S")


ALLOWED = np.array([[0.0 if _follows(a, b) else -1e9 for b in TAGS] for a in TAGS], dtype=np.float32)
FIRST = np.array([0.0 if tag[0] in "OBS" else -1e9 for tag in TAGS], dtype=np.float32)
LAST = np.array([0.0 if tag[0] in "OES" else -1e9 for tag in TAGS], dtype=np.float32)


def best(scores: Floats, sizes: Sequence[int]) -> list[list[int]]:
    """The best allowed sequence of tags for each frame; `scores` (frames, words, tags), of which the first `sizes`
    words of each frame count. Where the best tags of all words can stand side by side, these are it."""
    paths, ends = scores.argmax(2), np.array(sizes)
    odd = np.flatnonzero(~_allowed(paths, ends))
    if len(odd):
        longest = ends[odd].max()
        paths[odd, :longest] = _searched(scores[odd, :longest], ends[odd])
    return [path[:size] for path, size in zip(paths.tolist(), sizes, strict=True)]


def _allowed(paths: Ints, sizes: Ints) -> NDArray[np.bool_]:
    """Of each path whether its tags can stand side by side, as far as it counts."""
    steps = (ALLOWED[paths[:, :-1], paths[:, 1:]] == 0) | (np.arange(1, paths.shape[1]) >= sizes[:, None])
    last = paths[np.arange(len(paths)), sizes - 1]
    allowed: NDArray[np.bool_] = steps.all(1) & (FIRST[paths[:, 0]] == 0) & (LAST[last] == 0)
    return allowed


def _searched(scores: Floats, sizes: Ints) -> Ints:
    """The best allowed sequences, word by word for all frames at once; what a frame has behind its end is left out
    again before the way back."""
    frames, words, tags = scores.shape
    every, stay = np.arange(frames), np.arange(tags)
    totals = np.empty((words, frames, tags), dtype=np.float32)
    back = np.empty((words, frames, tags), dtype=np.int64)
    back[0] = stay
    totals[0] = scores[:, 0] + FIRST
    for k in range(1, words):
        ways = totals[k - 1][:, :, None] + ALLOWED
        back[k] = ways.argmax(1)
        totals[k] = ways.max(1) + scores[:, k]
    back[np.arange(words)[:, None] >= sizes] = stay
    tag = (totals[sizes - 1, every] + LAST).argmax(1)
    path = np.empty((frames, words), dtype=np.int64)
    for k in range(words - 1, -1, -1):
        path[:, k] = tag
        tag = back[k][every, tag]
    return path


ROLES = [tuple(tag.partition("-")[::2]) for tag in TAGS]
"""The letter and the role of each tag."""


def ranges(tags: Sequence[int], role: str) -> list[Range]:
    """The stretches (first, last) that the tags give to a role."""
    found: list[Range] = []
    start = 0
    for k, number in enumerate(tags):
        letter, name = ROLES[number]
        if name != role:
            continue
        if letter in "BS":
            start = k
        if letter in "ES":
            found.append((start, k))
    return found


def cues(chances: Floats, words: Sequence[Word], least: float) -> list[tuple[Range, float]]:
    """The cues (first, last word) with the chance of their surest word; `chances` (words, 3) of none, begin, inside.
    A cue begins where that is as likely as `least` together with going on, and more likely than going on."""
    return runs(chances, np.array([word.start == word.end for word in words]), least)


def runs(chances: Floats, blank: NDArray[np.bool_], least: float) -> list[tuple[Range, float]]:
    """The same of words of any kind, of which the `blank` ones are in no cue."""
    found: list[tuple[Range, float]] = []
    held = 1 - chances[:, 0]
    for k in np.flatnonzero((held >= least) & ~blank).tolist():
        goes_on = found and found[-1][0][1] == k - 1 and chances[k, 2] >= chances[k, 1]
        if goes_on:
            (first, _), chance = found[-1]
            found[-1] = ((first, k), max(chance, float(held[k])))
        else:
            found.append(((k, k), float(held[k])))
    return found


def offsets(words: Sequence[Word], stretches: Sequence[Range]) -> tuple[Range, ...]:
    """The stretches of words as ranges of characters, without separators at their ends."""
    found = []
    for first, last in stretches:
        while first < last and words[last].start == words[last].end:
            last -= 1
        if words[first].start < words[last].end:
            found.append((words[first].start, words[last].end))
    return tuple(found)
