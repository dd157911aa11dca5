"""The network that reads sentences, as what needs it takes it; nothing is loaded before it is used."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.resolve.matter.encoder import encode, installed, read
from consilience.resolve.matter.meaning import Read


class Sentences:
    """The sentence encoder."""

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The direction of each text (`encode`)."""
        return encode(texts)

    def read(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[Read]]:
        """The direction and the words of each text (`read`)."""
        return read(texts)


def sentence_encoder() -> Sentences:
    """What reads sentences. Raises `ModelMissing` where the sentence encoder is not installed."""
    installed()
    return Sentences()
