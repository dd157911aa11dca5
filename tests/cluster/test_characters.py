"""What is found at once is what these patterns find one by one."""

from __future__ import annotations

import re
import time

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consilience.cluster.characters import KEPT, Characters, Spans, hashed
from consilience.cluster.told import told
from consilience.cluster.vocabulary import Vocabulary, phrased, term
from consilience.cluster.words import WORD

NAME = re.compile(r"[A-Z](?<=[\w,;:’'] [A-Z])[^\W\d_]+(?:['’-][^\W\d_]+)*")
PHRASE = re.compile(r"[A-Z](?<!\w[A-Z])[\w'’-]+(?: (?:of |de |al-|bin |van )?[A-Z][\w'’-]+){1,5}")
PIECES = [
    *("A", "B", "Cd", "É", "é", "a", "Foo", "Bar", "of ", "de ", "al-", "bin ", "van ", " ", " ", " ", "'", "’", "-"),
    *(".", ",", ";", ":", "1", "23", "_", "\n", "²", "١", "𝐀", "😀", "\ud800"),
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def spelled(text: Characters, spans: Spans) -> list[str]:
    return text.spelled(spans, np.arange(len(spans.starts)))


def figures(text: str) -> dict[str, list[str]]:
    characters = Characters(text)
    words = characters.words()
    return told(characters, words, characters.capitalised(words), characters.capitals(len(characters.codes)))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS)
@example("")
@example(" Ann-Mary’s Aunt Bo of Ko al-La Ta Ma Na Ra Sa, O'Na d'Esta Ra")
def test_words_names_and_phrases_are_those_of_the_patterns(text: str) -> None:
    characters = Characters(text)
    words = characters.words()
    assert spelled(characters, words) == WORD.findall(text)
    assert spelled(characters, characters.names(words, characters.capitalised(words))) == NAME.findall(text)
    assert spelled(characters, characters.phrases(characters.capitals(len(characters.codes)))) == PHRASE.findall(text)


def test_equal_words_have_equal_hashes_wherever_they_stand() -> None:
    far = "x" * (2 * KEPT)  # beyond the powers kept at hand
    characters = Characters(f"Oreval dam {far} Oreval mad")
    oreval, dam, _, again, mad = characters.words().hashes.tolist()
    assert oreval == again == hashed("Oreval")
    assert len({oreval, dam, mad}) == 3


def test_a_small_vocabulary_knows_every_word_it_is_asked_for() -> None:
    characters = Characters("Oreval dams crack and Oreval dams break; the Tarn dam holds. " * 3)
    words = characters.words()
    expected = [term(word) for word in spelled(characters, words)]
    for vocabulary in (Vocabulary(1), Vocabulary()):
        for _ in range(2):  # not known yet, and known
            terms, weights = vocabulary.terms(characters, words)
            assert list(zip(terms.tolist(), weights.tolist(), strict=True)) == expected


def test_a_phrase_is_as_rare_as_its_rarest_word() -> None:
    characters = Characters("Mayor Zyxwvut met the Mayor of Port Oreval, he Is Back")
    words, phrases = characters.words(), characters.phrases(characters.capitals(len(characters.codes)))
    _, idf = Vocabulary().terms(characters, words)
    terms, weights = phrased(phrases, words, idf)
    assert spelled(characters, phrases) == ["Mayor Zyxwvut", "Mayor of Port Oreval", "Is Back"]
    assert weights.tolist() == [term("Zyxwvut")[1], term("Oreval")[1], term("Back")[1]]
    assert len(set(terms.tolist())) == 3


@pytest.mark.parametrize(
    ("text", "view", "expected"),
    [
        ("on 7 May and May 8, in Maytown", "days", ["5-7", "5-8"]),
        ("on 7 May and May 8, in Maytown", "months", ["5", "5"]),
        ("in March 2031; Mayor Marlow may march", "months", ["3"]),
        ("in March 2031; Mayor Marlow may march", "years", ["2031"]),
        ("on Monday, Tuesday and monday again, a Monday", "weekdays", ["Monday", "Tuesday", "Monday"]),
        ("9,000 fled 3 towns within 12 hours", "numbers", ["9,000", "12"]),
    ],
)
def test_figures_are_read_by_their_look(text: str, view: str, expected: list[str]) -> None:
    assert figures(text)[view] == expected


@pytest.mark.parametrize("piece", ["a", "A-", "A ", "Ab ", "May 1 ", "1,", "’", "😀", "\n", "Monday "])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def spent(text: str) -> float:
        started = time.process_time()
        figures(text)
        characters = Characters(text)
        words = characters.words()
        characters.names(words, characters.capitalised(words))
        characters.phrases(characters.capitals(len(text)))
        return time.process_time() - started

    spent(piece)
    short, long = (min(spent(piece * count) for _ in range(3)) for count in (10_000, 80_000))
    assert long < 40 * short + 0.1
