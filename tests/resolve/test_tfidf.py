import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from consilience.resolve.tfidf import cosines, letters, listed

TEXTS = [
    "the ministry will close the southern harbour",
    "the southern harbor will be closed by the ministry",
    "a crane fell on saturday",
    "0 dockers were hurt when a crane fell fell fell",
    "",
]
PAIRS = [(left, right) for left in range(len(TEXTS)) for right in range(left + 1, len(TEXTS))]


@pytest.mark.parametrize("unit", ["letters", "words"])
def test_the_cosines_are_those_of_the_well_kept_library(unit: str) -> None:
    if unit == "letters":
        theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        terms = letters(TEXTS)
    else:
        theirs = TfidfVectorizer(analyzer=str.split, sublinear_tf=True)
        terms = listed([text.split() for text in TEXTS])
    matrix = theirs.fit_transform(TEXTS).toarray()
    expected = [float(matrix[left] @ matrix[right]) for left, right in PAIRS]
    assert np.allclose(cosines(terms, np.array(PAIRS).T), expected)


def test_without_pairs_there_is_nothing() -> None:
    assert cosines(listed([["a"]]), np.zeros((2, 0), np.intp)).size == 0
    assert cosines(letters([]), np.zeros((2, 0), np.intp)).size == 0
