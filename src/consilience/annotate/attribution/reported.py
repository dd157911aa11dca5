"""Attributions by what the reader saw: its cues, and for each cue the words of its source and its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from consilience.annotate.attribution.tagger.decoding import Range, Tagged, runs
from consilience.annotate.attribution.tagger.frames import BEYOND, REACH
from consilience.annotate.reader import Seen, seen
from consilience.annotate.reader.reading import regions_of
from consilience.annotate.reader.roles import Asked, Roles, above_of, top_of, ways
from consilience.annotate.reader.steady import Run, steady
from consilience.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from consilience.contracts import Parsed

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

LEAST_CUE = 0.35
"""The chance from which a word is looked at as a cue; fewer would not be believed by what joins this with rules."""
CONTENT, SOURCE = 1, 2


class Reported:
    """Finds attributions in articles that the reader has parsed."""

    def __init__(self, roles: Roles) -> None:
        """`roles` were learned together with the reader."""
        self._roles = roles
        self.fingerprint = roles.fingerprint

    def __call__(self, article: Article, parsed: Parsed) -> list[Tagged]:
        """The attributions of the article in the order of their cues; those without content are left out."""
        parts = [(offset, doc) for offset, doc in parsed if len(doc)]
        if not parts:
            return []
        text = _Text(article, parts)
        found = list(text.cues())
        asked = [Asked(cue, *text.around(cue)) for cue, _ in found]
        chances = self._roles(asked, text.seen, text.rows, list(text.ways(asked)))
        items = (
            text.read(item, certain, scores) for item, (_, certain), scores in zip(asked, found, chances, strict=True)
        )
        return [item for item in items if item.content]


class _Text:
    """All tokens of an article in a row."""

    def __init__(self, article: Article, parts: Parsed) -> None:
        places = np.concatenate(
            [
                doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).astype(np.int64) + np.array((offset, 0, 0))
                for offset, doc in parts
            ]
        )
        self.starts, self.ends, self.space = places[:, 0], places[:, 0] + places[:, 1], places[:, 2] != 0
        lengths = [len(doc) for _, doc in parts]
        before = np.cumsum([0, *lengths[:-1]])
        each = [seen(doc) for _, doc in parts]
        cues, narrow, told, heads, labels = (np.concatenate(values) for values in zip(*each, strict=True))
        self.seen = Seen(cues, narrow, told, heads + np.repeat(before, lengths), labels)
        self.paragraphs = np.repeat(regions_of(article, parts), lengths)
        opens = np.concatenate([doc.to_array("SENT_START").astype(np.int64) == 1 for _, doc in parts])
        opens[before] = True
        self.sentences = np.append(np.flatnonzero(opens), len(opens))
        edges = np.flatnonzero(self.paragraphs[1:] != self.paragraphs[:-1]) + 1
        self.edges = np.concatenate(([0], edges, [len(opens)]))
        self.rows = np.arange(len(opens)) + np.searchsorted(edges, np.arange(len(opens)), side="right")

    def cues(self) -> Iterator[tuple[tuple[int, int], float]]:
        """Each cue (first token, token behind the last) with the chance of its surest token."""
        for (first, last), surest in runs(self.seen.cues, self.space, LEAST_CUE):
            yield (first, last + 1), surest

    def around(self, cue: tuple[int, int]) -> tuple[int, int]:
        """The stretch that is looked at for a cue: its paragraph as far as `REACH`, and a little of those beside it."""
        place = int(np.searchsorted(self.edges, cue[0], side="right"))
        left, right = int(self.edges[place - 1]), int(self.edges[place])
        start, end = max(left, cue[0] - REACH), min(right, cue[0] + 1 + REACH)
        if start == left:
            start = max(0, start - BEYOND)
        if end == right:
            end = min(len(self.starts), end + BEYOND)
        return start, max(end, cue[1])

    def ways(self, asked: list[Asked]) -> Iterator[Ints]:
        """Of each cue the ways of the tokens in its stretch."""
        numbers = np.searchsorted(self.sentences, [item.cue[0] for item in asked], side="right")
        for number, items in groupby(zip(numbers.tolist(), asked, strict=True), key=lambda pair: pair[0]):
            start, end = int(self.sentences[number - 1]), int(self.sentences[number])
            heads, labels = self.seen.heads[start:end] - start, self.seen.labels[start:end]
            above = above_of(heads)
            for _, item in items:
                top = top_of(self.seen.heads, item.cue) - start
                yield ways(top, heads, labels, above, (start, end), (item.start, item.end))

    def read(self, asked: Asked, certain: float, chances: Floats) -> Tagged:
        """The attribution that the chances (tokens, roles) tell."""
        parts = steady(chances)
        held = [run for run in parts if run.role == CONTENT]
        sure = sum(float(chances[run.start : run.end, CONTENT].sum()) for run in held)
        first, last = asked.cue
        return Tagged(
            cue=(int(self.starts[first]), int(self.ends[last - 1])),
            source=self._ranges(asked.start, (run for run in parts if run.role == SOURCE)),
            content=self._ranges(asked.start, held),
            paragraph=int(self.paragraphs[first]),
            certain=certain,
            sure=sure / max(1, sum(run.end - run.start for run in held)),
        )

    def _ranges(self, offset: int, runs: Iterable[Run]) -> tuple[Range, ...]:
        """The runs as ranges of characters, without white space at their ends; `offset` is the first token's place."""
        found: list[Range] = []
        for run in runs:
            words = [token for token in range(offset + run.start, offset + run.end) if not self.space[token]]
            if words:
                found.append((int(self.starts[words[0]]), int(self.ends[words[-1]])))
        return tuple(found)
