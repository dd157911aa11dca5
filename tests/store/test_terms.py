from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.store.query import Alternative, Clause, parse, to_fts5, to_tsquery
from consilience.store.search import SNIPPET, snippet
from consilience.store.terms import LONGEST, flattened, placed, terms
from consilience.store.words import vector


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. dam", ["the", "u", "s", "dam"]),
        ("snake_case co-op", ["snake", "case", "co", "op"]),
        ("Çatal naïve Straße", ["catal", "naive", "strasse"]),
        (
            "ﬁne ½ Ⅻ ﷺ",
            [
                "fine",
                "12",
                "xii",
                "\u0635\u0644\u0649\u0627\u0644\u0644\u0647\u0639\u0644\u064a\u0647\u0648\u0633\u0644\u0645",
            ],
        ),
        ("e\u0301te\u0301 İzmir", ["ete", "izmir"]),
        ("北京 is ひら", ["北", "京", "is", "ひ", "ら"]),
        ("... 🙂 \0 --", []),
        ("x" * 500, ["x" * LONGEST]),
    ],
)
def test_terms_are_folded_words(text: str, found: list[str]) -> None:
    assert terms(text) == found


def test_places_are_those_of_the_words() -> None:
    text = "“Café”, 🙂 said Öz."
    assert [text[start:end] for start, end, _ in placed(text)] == ["Café", "said", "Öz"]


def test_a_query_is_alternatives_of_clauses() -> None:
    assert parse('dam "state of emergency" flood* -drill OR storm') == (
        Alternative(
            (Clause(("dam",)), Clause(("state", "of", "emergency")), Clause(("flood",), True)), (Clause(("drill",)),)
        ),
        Alternative((Clause(("storm",)),)),
    )


def test_a_query_in_either_syntax() -> None:
    asked = parse('u.s. flood* -"a b"')
    assert to_fts5(asked) == '(("u s" AND "flood" *) NOT ("a b"))'
    assert to_tsquery(asked) == "(('u' <-> 's') & ('flood':*) & !('a' <-> 'b'))"


def test_a_vector_stays_within_its_room() -> None:
    many = [f"word{number}" for number in range(200_000)]
    assert len(vector([], many).encode()) < 2**21
    assert vector(["a"], ["b", "a"]) == "'a':1A,5B 'b':4B"
    assert vector([], ["a"] * 20_000).count(",") == 254


def test_a_snippet_of_one_endless_word_is_short() -> None:
    start, end, marks = snippet("a" * 100_000 + " dam", parse("dam")[0].all)
    assert (start, end, marks) == (100_001, 100_004, [(100_001, 100_004)])
    assert snippet("a" * 100_000, [Clause(("a",), True)]) == (0, SNIPPET, [(0, SNIPPET)])
    assert snippet("", []) == (0, 0, [])


@pytest.mark.parametrize("more", ["", " ß", " 北", " x\u0301"])
@settings(max_examples=40)
@given(st.text("ab’ É-\n_1ç", max_size=60), st.text('ab É-"*', max_size=12))
def test_searching_and_reading_word_by_word_find_the_same(more: str, text: str, query: str) -> None:
    """The quick way and the sure way: `more` makes the text one for the sure way."""
    clauses = [clause for part in parse(query) for clause in part.all]
    text = text.strip("\n_ ") + "."
    quick, sure = snippet(text, clauses), snippet(text + more, clauses)
    assert flattened(text) is not None and (not more or flattened(text + more) is None)
    assert quick[2] == sure[2]
    assert [(start, end) for start, end in quick[2]] == [
        (start, end) for start, end in sure[2] if terms(text[start:end])
    ]
