"""How much nearer two tellings are in meaning than anything else in the two reports, by a sentence encoder.

Nearness says little by itself: all remarks of one speaker on one day are near one another. That something else in
either report is nearer says that the two are two remarks, however alike their words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consilience.resolve.matter.meaning import CLEAR, Encoder, Meanings
from consilience.resolve.utterances.tellings import Told

ENCODED = 600
"""Different wordings of a story that are encoded, the weightiest first: seven CPU-seconds."""

Ids = tuple[str, str]


def meant(several: Sequence[Told], pairs: Sequence[Ids], encoder: Encoder) -> dict[Ids, float]:
    """For the pairs of two reports by how much nearer the two are than either is to anything else in the report of the
    other, from -1 to 1. `several` are the tellings of the story; where it has too many, a pair can be left out."""
    texts = {told.wording.text: told.wording.weight for told in several}
    kept = sorted(texts, key=lambda text: (-texts[text], text))[:ENCODED]
    row = {text: number for number, text in enumerate(kept)}
    chosen = [told for told in several if told.wording.text in row]
    place = {told.id: number for number, told in enumerate(chosen)}
    asked = [ids for ids in pairs if ids[0] in place and ids[1] in place]
    if not asked:
        return {}
    rows = encoder(kept)[[row[told.wording.text] for told in chosen]]
    meanings = Meanings(rows, range(len(chosen)), [told.article.id for told in chosen])
    ones, others = (np.array([place[ids[side]] for ids in asked], np.intp) for side in (0, 1))
    found, apart = meanings.between(ones, others)
    clear = (found[:, 2] / CLEAR).round(3).tolist()
    return {ids: value for ids, value, two in zip(asked, clear, apart.tolist(), strict=True) if two}
