"""Which words are looked at as cues of what the parse reports."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from consilience.annotate.attribution.drafts import Passage
from consilience.annotate.attribution.frames import frame_of
from consilience.annotate.attribution.indirect import candidates
from consilience.annotate.tokens import tokens_of

VOCAB = English().vocab


def passage(rows: list[tuple[str, str, int, str]]) -> Passage:
    """A sentence of (word, tag, head, label)."""
    words, tags, heads, labels = zip(*rows, strict=True)
    doc = Doc(VOCAB, words=list(words), tags=list(tags), heads=list(heads), deps=list(labels))
    return Passage(0, tokens_of([(0, doc)])[0][1], 0)


def clause(verb: str, then: str) -> Passage:
    """ "Okafor VERB that rain fell , THEN": a report, and a participle behind it."""
    return passage(
        [
            ("Okafor", "NNP", 1, "nsubj"),
            (verb, "VBD", 1, "ROOT"),
            ("that", "IN", 4, "mark"),
            ("rain", "NN", 4, "nsubj"),
            ("fell", "VBD", 1, "ccomp"),
            (",", ",", 1, "punct"),
            (then, "VBG", 1, "advcl"),
        ]
    )


def test_a_cue_is_looked_at() -> None:
    found = candidates(clause("said", "waiting"))
    assert [(frame.head.text, frame.construction) for frame in found] == [("said", "that")]
    assert found == [frame_of(found[0].head)]


def test_a_word_that_reports_nothing_is_not() -> None:
    assert candidates(clause("shovelled", "waiting")) == []


def test_where_a_report_may_go_on_every_verb_is() -> None:
    assert [frame.head.text for frame in candidates(clause("shovelled", "warning"))] == ["shovelled"]


def test_a_word_is_looked_at_once() -> None:
    here = clause("said", "waiting")
    assert candidates(here)[0] is candidates(here)[0] is here.frame(here.doc[1])
