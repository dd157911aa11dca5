"""The scale of a story's words, made for all of its remarks at once: what is asked of it again is kept, and the n-grams
of many sentences are weighed together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from consilience.resolve.lists import Places
from consilience.resolve.utterances.columns import Rows, Values
from consilience.resolve.wording import FUNCTION_WEIGHT, Scale, Sentence, grams


class StoryScale(Scale):
    """Weighs the words of a story; see `Scale`."""

    def __init__(self, articles: Iterable[Sequence[str]]) -> None:
        """`articles` are the sentences of each article of the story."""
        super().__init__(articles)
        self._known: dict[str, float] = {}

    def weight(self, word: str) -> float:
        """The weight of a stem."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = super().weight(word)
        return known

    def vectors(self, sentences: Sequence[Sentence]) -> Rows:
        """The n-grams of each sentence's words and their weights (`Sentence.vector`), with one number for each n-gram
        of all the sentences, by which the entries of a row ascend."""
        forms: dict[tuple[str, str], int] = {}
        found = [
            forms.setdefault(form, len(forms)) for one in sentences for form in zip(one.words, one.stems, strict=True)
        ]
        factors = np.array([self._form_factor(raw, word) for raw, word in forms])
        numbers: dict[str, int] = {}
        counted = [grams(word) for _, word in forms]
        columns = [numbers.setdefault(gram, len(numbers)) for several in counted for gram, _ in several]
        counts = np.array([count for several in counted for _, count in several], np.float64)
        spelt = Rows.of([len(several) for several in counted], np.array(columns, np.intp), counts, len(numbers))
        at, entry = spelt.entries(np.array(found, np.intp))
        sentence = np.arange(len(sentences)).repeat([len(one.words) for one in sentences])[at]
        keys, place = np.unique(sentence * len(numbers) + spelt.columns[entry], return_inverse=True)
        sums = np.bincount(place, factors[np.array(found, np.intp)[at]] * spelt.values[entry], len(keys))
        sentence, column = np.divmod(keys, max(1, len(numbers)))
        weights = np.array([self._gram_weight(gram) for gram in numbers])
        values = weights[column] * np.where(sums > 1, 1 + np.log(np.maximum(sums, 1.0)), sums)
        return Rows.of(np.bincount(sentence, minlength=len(sentences)), column, values, len(numbers))

    def _form_factor(self, raw: str, word: str) -> float:
        """What the n-grams of a word count for, given as it stands and by its stem."""
        return self._factor(word, FUNCTION_WEIGHT if raw in self._function else self.weight(word))


def greatest(rows: Rows, lengths: Places) -> Rows:
    """Of so many rows at a time one with the greatest value of each column (`merged`)."""
    group = np.arange(len(lengths)).repeat(lengths).repeat(rows.lengths)
    keys, place = np.unique(group * rows.width + rows.columns, return_inverse=True)
    values: Values = np.zeros(len(keys))
    np.maximum.at(values, place, rows.values)
    group, column = np.divmod(keys, max(1, rows.width))
    return Rows.of(np.bincount(group, minlength=len(lengths)), column, values, rows.width)
