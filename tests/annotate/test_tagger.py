"""The learned tagger: what it reads, how tags become spans, and what holds for its weights as they ship."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.annotate import models
from consilience.annotate.attribution.tagger import Tagger, weights
from consilience.annotate.attribution.tagger.decoding import best, cues, offsets, ranges
from consilience.annotate.attribution.tagger.encoding import FORMS, LONGEST, form, windows
from consilience.annotate.attribution.tagger.frames import FAR, TAGS, around, distances
from consilience.annotate.attribution.tagger.weights import FOLDER, VOCABULARY, load
from consilience.annotate.places import PLACES
from consilience.contracts import Parsed
from consilience.errors import ModelMissing
from consilience.graphs import tokenizer
from consilience.model import Article, Region
from consilience.settings import Settings
from tests.annotate.reading import STORY, article

TOKENIZER = tokenizer((FOLDER / VOCABULARY).read_text(encoding="utf-8"))


def words_of(text: str) -> list[str]:
    return [text[w.start : w.end] for window in windows(article(text, headline=True), TOKENIZER) for w in window.words]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("dam", "lower"),
        ("Okafor", "capital"),
        ("A", "capital"),
        ("UNO", "capitals"),
        ("McNeil", "mixed"),
        ("2019", "digits"),
        ("“", "mark"),
    ],
)
def test_form_of_a_word(word: str, name: str) -> None:
    assert FORMS[form(word)] == name


def test_words_know_their_place_in_quotation_marks() -> None:
    text = "Dam “will hold”, says minister"
    (window,) = windows(article(text, headline=True), TOKENIZER)
    places = {text[w.start : w.end]: PLACES[w.place] for w in window.words if w.start < w.end}
    assert places["Dam"] == places["says"] == "outside"
    assert (places["“"], places["will"], places["hold"], places["”"]) == ("opening", "inside", "inside", "closing")


def test_long_paragraph_is_divided_at_a_sentence_end() -> None:
    text = "Title\n" + " ".join(f"The {number} boats sailed north." for number in range(100))
    found = windows(article(text, headline=True), TOKENIZER)
    assert len(found) > 1
    assert all(len(window.ids) <= LONGEST + 1 for window in found)
    assert all(text[window.words[-2].start] == "." for window in found[1:])


def test_furniture_is_not_read() -> None:
    text = "Title\nBody here.\nSubscribe now"
    whole = article(text, headline=True)
    regions = (*whole.regions[:2], Region(start=17, end=len(text), kind="furniture"))
    read = windows(Article(id="a", path="a", text=text, regions=regions), TOKENIZER)
    assert all(word.end <= 17 for window in read for word in window.words)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters(exclude_characters="\r"), max_size=400))
def test_each_readable_word_stands_in_one_window_in_order(text: str) -> None:
    found = [word for window in windows(article(text, headline=True), TOKENIZER) for word in window.words]
    places = [(word.start, word.end) for word in found if word.start < word.end]
    assert places == sorted(places)
    assert all(left[1] <= right[0] for left, right in pairwise(places))
    assert all(0 <= start < end <= len(text) for start, end in places)


def test_words_around_a_cue_take_in_neighbouring_paragraphs_a_little() -> None:
    text = "Title\n" + "Before it all. " * 10 + "\nShe said no.\n" + "After it all. " * 10
    (window,) = windows(article(text, headline=True), TOKENIZER)
    cue = next(k for k, w in enumerate(window.words) if text[w.start : w.end] == "said")
    start, end = around(window.words, cue)
    paragraphs = [word.paragraph for word in window.words[start:end]]
    own = window.words[cue].paragraph
    assert paragraphs.count(own) == 5
    assert {own - 1, own, own + 1} == set(paragraphs)
    assert len(paragraphs) < len(window.words)


def test_distances_are_counted_from_the_cue_and_cut() -> None:
    assert distances(0, 6, (2, 3)).tolist() == [FAR - 2, FAR - 1, FAR, FAR, FAR + 1, FAR + 2]
    assert distances(0, 300, (0, 0)).max() == 2 * FAR


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.floats(-5, 5), min_size=len(TAGS), max_size=len(TAGS)), min_size=1, max_size=30))
def test_best_tags_never_break_off_or_begin_in_the_middle(scores: list[list[float]]) -> None:
    longer = np.zeros((2, len(scores) + 3, len(TAGS)), dtype=np.float32)
    longer[0, : len(scores)] = scores
    path, _ = best(longer, [len(scores), len(scores) + 3])
    assert path == best(longer[:1, : len(scores)], [len(scores)])[0], "padding changes nothing"
    tags = [TAGS[k] for k in path]
    assert len(tags) == len(scores)
    open_role = None
    for tag in tags:
        letter, _, role = tag.partition("-")
        if letter in "IE":
            assert open_role == role
        else:
            assert open_role is None
        open_role = role if letter in "BI" else None
    assert open_role is None


def test_ranges_are_read_off_the_tags() -> None:
    names = ["B-content", "I-content", "E-content", "O", "S-source", "O", "S-content"]
    tags = [TAGS.index(name) for name in names]
    assert ranges(tags, "content") == [(0, 2), (6, 6)]
    assert ranges(tags, "source") == [(4, 4)]


def test_cues_that_touch_are_told_apart_by_where_one_begins() -> None:
    (window,) = windows(article("He said and asked why\nBody.", headline=True), TOKENIZER)
    chances = np.full((len(window.words), 3), [0.98, 0.01, 0.01], dtype=np.float32)
    chances[1], chances[2], chances[3] = [0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.1, 0.8, 0.1]
    found = cues(chances, window.words, 0.5)
    assert [cue for cue, _ in found] == [(1, 2), (3, 3)]
    assert [round(chance, 2) for _, chance in found] == [0.9, 0.9]


def test_offsets_leave_out_separators() -> None:
    text = "He said so\nBody."
    (window,) = windows(article(text, headline=True), TOKENIZER)
    (place,) = offsets(window.words, [(1, 3)])
    assert text[slice(*place)] == "said so"


def test_missing_weights_say_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(ModelMissing, match="make train-attribution"):
        load(tmp_path_factory.mktemp("none"))


@pytest.mark.model
def test_without_weights_the_rules_stand_in_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not models.lost_weights(Settings())
    monkeypatch.setattr(weights, "there", lambda: False)
    assert "rules alone" in models.lost_weights(Settings())
    assert not models.lost_weights(Settings(attribution="rules")), "who asks for the rules need not be told"
    assert models.load(Settings()).tagger is None


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(load())


NOT_PARSED: Parsed = ()
"""The tagger reads the text itself."""


@pytest.mark.model
def test_tagger_finds_who_said_what(tagger: Tagger) -> None:
    found = {STORY[slice(*item.cue)].split()[0]: item for item in tagger(article(STORY, headline=True), NOT_PARSED)}
    assert {"says", "said", "told", "denied"} <= set(found)
    assert "Lund" in STORY[slice(*found["said"].source[0])]
    assert STORY[slice(*found["told"].source[0])] == "Lund"
    assert "asked for repairs" in STORY[slice(*found["told"].content[0])]
    assert "mayor" in STORY[slice(*found["denied"].source[0])].lower()


@pytest.mark.model
def test_tagger_gives_the_same_answer_twice(tagger: Tagger) -> None:
    assert tagger(article(STORY, headline=True), NOT_PARSED) == tagger(article(STORY, headline=True), NOT_PARSED)


@pytest.mark.model
@pytest.mark.parametrize("text", ["", "\n\n", "“", "\x00\x00 a", "\ud800 said \udfff", "a" * 5000, "! " * 3000])
def test_tagger_reads_any_text(tagger: Tagger, text: str) -> None:
    for item in tagger(article(text, headline=True), NOT_PARSED):
        assert item.content
