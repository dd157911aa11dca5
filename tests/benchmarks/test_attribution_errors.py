"""Each kind of error in an invented sentence, and what must hold of all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.attribution_errors import Case, breakdown, cases, example, reading
from benchmarks.attribution_score import Spans
from benchmarks.attribution_wording import ACTS
from consilience.annotate.cues import lexicon

Told = tuple[str, str, str]
"""Source, cue and content, each part of a content in parts between bars; empty where there is none."""


def attributions(text: str, told: Sequence[Told]) -> list[Mapping[str, Spans]]:
    """Attributions by their words, of which each must stand in the text."""

    def spans(said: str) -> Spans:
        return [[text.index(part), text.index(part) + len(part)] for part in said.split("|") if part]

    return [{"source": spans(s), "cue": spans(cue), "content": spans(content)} for s, cue, content in told]


def found_in(text: str, gold: Sequence[Told], found: Sequence[Told]) -> list[Case]:
    row = {"doc": "one", "text": text, "attributions": attributions(text, gold)}
    return cases(reading(row, attributions(text, found)))


HEAD = "An early start\n\n"
"""A headline, so that the sentence behind it is none."""

KINDS: list[tuple[str, str, list[Told], list[Told]]] = [
    (
        "several contents joined in one",
        "Odile Marr said the quay was full and called the plan a folly.",
        [("Odile Marr", "said", "the quay was full"), ("Odile Marr", "called", "the plan a folly")],
        [("Odile Marr", "said", "the quay was full and called the plan a folly")],
    ),
    (
        "one content split in several",
        "Odile Marr said the quay was full and the cranes had stopped.",
        [("Odile Marr", "said", "the quay was full and the cranes had stopped")],
        [("Odile Marr", "said", "the quay was full"), ("Odile Marr", "said", "the cranes had stopped")],
    ),
    (
        "content under half right: ends too early",
        "Odile Marr said the quay that her father had built in a single winter was full.",
        [("Odile Marr", "said", "the quay that her father had built in a single winter was full")],
        [("Odile Marr", "said", "the quay")],
    ),
    (
        "content under half right: ends too late",
        "Odile Marr said it was full when the last of the ferries came in from the islands.",
        [("Odile Marr", "said", "it was full")],
        [("Odile Marr", "said", "it was full when the last of the ferries came in from the islands")],
    ),
    (
        "content on the wrong side of the cue",
        "The quay was full, said Odile Marr, who has run it for years.",
        [("Odile Marr", "said", "The quay was full")],
        [("Odile Marr", "said", "who has run it for years")],
    ),
    (
        "content in another place",
        "Odile Marr told her crew by radio that the quay was full.",
        [("Odile Marr", "told", "that the quay was full")],
        [("Odile Marr", "told", "by radio")],
    ),
    (
        "source: none given",
        "Odile Marr said the quay was full.",
        [("Odile Marr", "said", "the quay was full")],
        [("", "said", "the quay was full")],
    ),
    (
        "source: given where there is none",
        "The quay is said to be full.",
        [("", "is said", "to be full")],
        [("The quay", "is said", "to be full")],
    ),
    (
        "source: the agency that passed it on",
        "Odile Marr told Reuters that the quay was full.",
        [("Odile Marr", "told", "that the quay was full")],
        [("Reuters", "told", "that the quay was full")],
    ),
    (
        "source: an apposition to it",
        "Odile Marr, the harbour master, said the quay was full.",
        [("Odile Marr", "said", "the quay was full")],
        [("the harbour master", "said", "the quay was full")],
    ),
    (
        "source: words of the content",
        "Odile Marr said it was wise to think that the quay was full.",
        [("Odile Marr", "said", "it was wise to think that the quay was full")],
        [("it", "to think", "that the quay was full")],
    ),
    (
        "source: a pronoun for somebody else",
        "While she waited, Odile Marr said the quay was full.",
        [("Odile Marr", "said", "the quay was full")],
        [("she", "said", "the quay was full")],
    ),
    (
        "source: a neighbour in its sentence",
        "Odile Marr drove Ivo Tann home and said the quay was full.",
        [("Odile Marr", "said", "the quay was full")],
        [("Ivo Tann", "said", "the quay was full")],
    ),
    (
        "source: a phrase of another sentence",
        "Ivo Tann went home. Odile Marr said the quay was full.",
        [("Odile Marr", "said", "the quay was full")],
        [("Ivo Tann", "said", "the quay was full")],
    ),
    (
        "border: a paragraph left out",
        'Odile Marr said: "The quay was full. We waited for hours.\n\n"Nobody came."',
        [("Odile Marr", "said", '"The quay was full. We waited for hours.|"Nobody came."')],
        [("Odile Marr", "said", '"The quay was full. We waited for hours.')],
    ),
    (
        "border: a paragraph too many",
        'Odile Marr said: "The quay was full. We waited for hours."\n\nNobody came.',
        [("Odile Marr", "said", '"The quay was full. We waited for hours."')],
        [("Odile Marr", "said", '"The quay was full. We waited for hours."|Nobody came.')],
    ),
    (
        "border: a part left out of a content in parts",
        "The quay was full by noon, Odile Marr said, and empty by night.",
        [("Odile Marr", "said", "The quay was full by noon|and empty by night")],
        [("Odile Marr", "said", "The quay was full by noon")],
    ),
    (
        "border: a part too many",
        "The quay was full by noon, Odile Marr said, and drove home.",
        [("Odile Marr", "said", "The quay was full by noon")],
        [("Odile Marr", "said", "The quay was full by noon|and drove home")],
    ),
    (
        "border: opening word",
        "Odile Marr said that the quay was full.",
        [("Odile Marr", "said", "that the quay was full")],
        [("Odile Marr", "said", "the quay was full")],
    ),
    (
        "border: ends too late",
        "Odile Marr said the quay and both of its cranes were full on Monday.",
        [("Odile Marr", "said", "the quay and both of its cranes were full")],
        [("Odile Marr", "said", "the quay and both of its cranes were full on Monday")],
    ),
    (
        "border: ends too early",
        "Odile Marr said the quay was full of crates, which had to be moved.",
        [("Odile Marr", "said", "the quay was full of crates, which had to be moved")],
        [("Odile Marr", "said", "the quay was full of crates")],
    ),
    (
        "border: begins too early",
        "Odile Marr has shown little patience with the new rules of the port.",
        [("Odile Marr", "has shown little patience with", "the new rules of the port")],
        [("Odile Marr", "has shown", "little patience with the new rules of the port")],
    ),
    (
        "border: begins too late",
        "Odile Marr said crates “were standing in the rain for hours.”",
        [("Odile Marr", "said", "crates “were standing in the rain for hours.”")],
        [("Odile Marr", "said", "“were standing in the rain for hours.”")],
    ),
    (
        "border: a gap inside",
        "The quay was full of crates, once more, when the ferries came, said Odile Marr.",
        [("Odile Marr", "said", "The quay was full of crates, once more, when the ferries came")],
        [("Odile Marr", "said", "The quay was full of crates|when the ferries came")],
    ),
    (
        "border: an aside taken in",
        "The quay was full of crates (see map) when the ferries came, said Odile Marr.",
        [("Odile Marr", "said", "The quay was full of crates|when the ferries came")],
        [("Odile Marr", "said", "The quay was full of crates (see map) when the ferries came")],
    ),
    (
        "border: wrong in several places",
        "Odile Marr told crews that the quay was full of crates on Monday.",
        [("Odile Marr", "told crews", "that the quay was full of crates")],
        [("Odile Marr", "told", "crews that the quay was full of crates on Monday")],
    ),
    (
        "missed: another content of a cue that has one",
        "Odile Marr denied the delay and any knowledge of the crates.",
        [("Odile Marr", "denied", "the delay"), ("Odile Marr", "denied", "any knowledge of the crates")],
        [("Odile Marr", "denied", "the delay")],
    ),
    ("missed: a quoted phrase", "To Odile Marr it is “a folly.”", [("Odile Marr", "it is", "“a folly.”")], []),
    (
        "missed: a quotation, given to no one",
        "Odile Marr shrugged. “We have waited for hours and nobody came.”",
        [("Odile Marr", "shrugged", "“We have waited for hours and nobody came.”")],
        [],
    ),
    ("missed: cue is no cue", "The port is closed for good.", [("", "", "The port is closed")], []),
    ("missed: cue is a colon or other sign", "Odile Marr: port closed.", [("Odile Marr", ":", "port closed")], []),
    (
        "missed: cue is according to and the like",
        "According to Odile Marr, the quay was full.",
        [("Odile Marr", "According to", "the quay was full")],
        [],
    ),
    (
        "missed: cue is a verb of saying",
        "Odile Marr has said the quay was full.",
        [("Odile Marr", "has said", "the quay was full")],
        [],
    ),
    (
        "missed: cue is a verb of thinking or knowing",
        "Odile Marr believes the quay is full.",
        [("Odile Marr", "believes", "the quay is full")],
        [],
    ),
    (
        "missed: cue is a noun",
        "There were again her claims that the quay was full.",
        [("her", "claims", "that the quay was full")],
        [],
    ),
    (
        "missed: cue is an adjective",
        "Odile Marr is confident that the quay is full.",
        [("Odile Marr", "is confident", "that the quay is full")],
        [],
    ),
    (
        "missed: cue is words outside the lexicon",
        "Odile Marr chortled at the crates.",
        [("Odile Marr", "chortled at", "the crates")],
        [],
    ),
    (
        "invented: another content for a cue that has one",
        "Odile Marr denied the delay and drove home.",
        [("Odile Marr", "denied", "the delay")],
        [("Odile Marr", "denied", "the delay"), ("Odile Marr", "denied", "drove home")],
    ),
    (
        "invented: a report inside a reported content",
        "Odile Marr said Ivo Tann believes the quay is full.",
        [("Odile Marr", "said", "Ivo Tann believes the quay is full")],
        [
            ("Odile Marr", "said", "Ivo Tann believes the quay is full"),
            ("Ivo Tann", "believes", "the quay is full"),
        ],
    ),
    (
        "invented: a scare quote or title",
        "They met on the set of “The Long Quay.”",
        [],
        [("They", "", "“The Long Quay.”")],
    ),
    (
        "invented: a quotation that is no one's",
        "The sign reads “Nobody may leave a crate on this quay.”",
        [],
        [("The sign", "reads", "“Nobody may leave a crate on this quay.”")],
    ),
    (
        "invented: cue is a verb of wanting or acting",
        "The crew wanted to go home.",
        [],
        [("The crew", "wanted", "to go home")],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "gold", "found"), KINDS, ids=[kind for kind, *_ in KINDS])
def test_each_kind_has_its_sentence(kind: str, sentence: str, gold: list[Told], found: list[Told]) -> None:
    assert [case.kind for case in found_in(HEAD + sentence, gold, found)] == [kind]


def test_what_is_in_the_headline_is_counted_by_itself() -> None:
    text = "Marr: quay full\n\nThe quay was full on Monday."
    (case,) = found_in(text, [("Marr", ":", "quay full")], [])
    assert (case.kind, case.detail) == ("missed: in the headline", "cue is a colon or other sign")


def test_what_is_right_is_no_error() -> None:
    told: list[Told] = [("Odile Marr", "said", "the quay was full")]
    assert found_in("Odile Marr said the quay was full.", told, told) == []
    assert found_in("", [], []) == []


def test_a_nested_report_that_gold_has_too_is_not_taken_for_a_joined_one() -> None:
    text = "Odile Marr said Ivo Tann wept and Una Reyes laughed, on Monday."
    outer: Told = ("Odile Marr", "said", "Ivo Tann wept and Una Reyes laughed")
    inner: list[Told] = [("Ivo Tann", "wept", "Ivo Tann wept"), ("Una Reyes", "laughed", "Una Reyes laughed")]
    late: Told = ("Odile Marr", "said", "Ivo Tann wept and Una Reyes laughed, on Monday")
    kinds = [case.kind for case in found_in(HEAD + text, [outer, *inner], [late, *inner])]
    assert kinds == ["border: ends too late"]


def test_two_apostrophes_are_a_quotation_mark() -> None:
    text = HEAD + "Odile Marr shrugged. ''We have waited for hours and nobody came.''"
    (case,) = found_in(text, [("Odile Marr", "shrugged", "''We have waited for hours and nobody came.''")], [])
    assert case.kind == "missed: a quotation, given to no one"


@pytest.mark.parametrize(
    ("behind", "phrase"),
    [
        (" on Monday", "adjunct of time or place"),
        (" because nobody came", "subordinate clause"),
        (", who waited", "relative clause"),
        (" and went home", "coordinated words"),
        (", adding nothing", "participle clause"),
        (" of the port", "prepositional phrase"),
        (", a large one", "apposition or aside"),
        (" sadly", "other words"),
    ],
)
def test_the_phrase_at_the_border_is_named(behind: str, phrase: str) -> None:
    content = "the quay and both of its cranes were full"
    text = f"{HEAD}Odile Marr said {content}{behind}."
    (case,) = found_in(text, [("Odile Marr", "said", content)], [("Odile Marr", "said", content + behind)])
    assert (case.kind, case.detail) == ("border: ends too late", phrase)


def test_words_of_the_cue_at_the_border_are_named() -> None:
    text = HEAD + "Odile Marr has shown little patience with the new rules."
    gold: Told = ("Odile Marr", "has shown little patience with", "the new rules")
    (case,) = found_in(text, [gold], [("Odile Marr", "has shown", "patience with the new rules")])
    assert case.detail == "words of cue or source"


def test_every_act_of_the_lexicon_has_its_sort() -> None:
    assert {cue.act for cue in lexicon().values() if cue.part == "V"} == set(ACTS)


def test_the_breakdown_counts_sorts_and_prices_the_kinds() -> None:
    text = HEAD + "Odile Marr has said the quay was full. Ivo Tann believes it. Una Reyes said nobody came."
    gold: list[Told] = [("Odile Marr", "has said", "the quay was full"), ("Una Reyes", "said nobody", "came")]
    row = {"doc": "one", "text": text, "attributions": attributions(text, gold)}
    kinds = breakdown([reading(row, attributions(text, [("Ivo Tann", "believes", "it")]))], examples=1)
    assert [(kind.name, kind.cases, kind.gold, kind.found) for kind in kinds] == [
        ("missed: cue is a verb of saying", 2, 2, 0),
        ("invented: cue is a verb of thinking or knowing", 1, 0, 1),
    ]
    assert kinds[0].details == (("say", 2),)
    assert kinds[0].exact == kinds[0].end_to_end == 80.0, "two hits of two, with three found"
    assert kinds[1].exact == 0.0, "without a hit, finding less gains nothing"
    assert kinds[0].examples == ("gold:  Una Reyes | said nobody | came",)


def test_an_example_is_short() -> None:
    text = "Odile Marr said " + "the quay was full " * 50
    row = {"doc": "one", "text": text, "attributions": attributions(text, [("Odile Marr", "said", text[16:])])}
    article = reading(row, [])
    assert len(example(article, cases(article)[0])) < 200


SPAN = st.tuples(st.integers(0, 60), st.integers(1, 25)).map(lambda pair: [pair[0], pair[0] + pair[1]])
ATTRIBUTION = st.fixed_dictionaries(
    {
        "source": st.lists(SPAN, max_size=1),
        "cue": st.lists(SPAN, max_size=1),
        "content": st.lists(SPAN, min_size=1, max_size=2),
    }
)


@given(
    st.text(alphabet="ab .,\n“”'Éx0", min_size=10, max_size=80),
    st.lists(ATTRIBUTION, max_size=5),
    st.lists(ATTRIBUTION, max_size=5),
)
def test_every_attribution_is_right_or_in_one_case(
    text: str, gold: list[Mapping[str, Spans]], found: list[Mapping[str, Spans]]
) -> None:
    article = reading({"doc": "one", "text": text, "attributions": gold}, found)
    told = cases(article)
    right = [pair for pair in article.alike if article.right(*pair)]
    golds = [i for case in told for i in case.gold] + [i for i, _ in right]
    founds = [j for case in told for j in case.found] + [j for _, j in right]
    assert sorted(golds) == list(range(len(article.gold)))
    assert sorted(founds) == list(range(len(article.found)))
    assert all(pair[0] in case.gold for case in told for pair in article.alike if pair[1] in case.found)
