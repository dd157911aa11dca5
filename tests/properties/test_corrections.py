"""Whatever persons judge, in whatever order: their "different" holds, and their "same" holds unless it can't."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consilience.model import Article, Correction, Judgement, Quote, Side, Span
from consilience.resolve.corrections.naming import NoSides, named
from consilience.resolve.corrections.placing import Known, Placed, judgements
from consilience.resolve.corrections.quoting import found, quoted
from consilience.resolve.judgements import by_person, clusters, standing
from tests.report.sample import dossier

THINGS = "abcdef"
PAIR = st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS), st.sampled_from(["same", "different"]))
MACHINE = st.lists(st.tuples(PAIR, st.floats(0, 1)), max_size=12)
PERSON = st.lists(PAIR, max_size=6)


def span(thing: str) -> Span:
    return Span(thing, 0, 1)


def placed(number: int, left: str, right: str, verdict: str) -> Placed:
    side = Side(record="", name="", places=(Quote(article="", start=0, end=1, words="x"),))
    one = Correction(number=number, about="entity", verdict=verdict, left=side, right=side)  # type: ignore[arg-type]
    return Placed(one, (span(left),), (span(right),))


@given(MACHINE, PERSON)
def test_persons_are_heeded_above_every_score(
    machine: list[tuple[tuple[str, str, str], float]], persons: list[tuple[str, str, str]]
) -> None:
    log = [
        Judgement(left=left, right=right, verdict=verdict, score=score, reasons=())  # type: ignore[arg-type]
        for (left, right, verdict), score in machine
    ]
    corrections = [placed(number, *one) for number, one in enumerate(persons)]
    theirs = judgements(corrections, "entity", Known({span(thing): thing for thing in THINGS}))
    result = clusters(THINGS, [*log, *theirs])
    assert sorted(thing for group in result.groups for thing in group) == list(THINGS)
    group = {thing: members for members in result.groups for thing in members}
    holding = [one for one in standing([*log, *theirs]).values() if by_person(one)]
    walls = [one for one in holding if one.verdict == "different"]
    assert all(group[one.left] != group[one.right] for one in walls)
    for one in holding:
        if one.verdict == "same" and group[one.left] != group[one.right]:
            sides = {group[one.left], group[one.right]}
            assert any({group[wall.left], group[wall.right]} == sides for wall in walls)
    assert clusters(THINGS, [*theirs, *log]).groups == result.groups


TEXT = st.text(st.sampled_from("ab c\n“é𝕏\0"), max_size=80)


@given(TEXT, st.text(st.characters(exclude_categories=[]), min_size=1, max_size=300), TEXT, st.text(max_size=40))
def test_words_are_found_at_their_place_and_in_a_text_that_was_moved(
    before: str, words: str, after: str, more: str
) -> None:
    article = Article(id="a", path="a", text=before + words + after)
    place = Span("a", len(before), len(before) + len(words))
    quote = quoted(article, place)
    assert found(quote, {"a": article}) == place
    moved = Article(id="b", path="b", text=more + article.text)
    again = found(quote, {"b": moved})
    if before or after:
        assert again is not None
        assert moved.text.startswith(quote.words, again.start) and again.end - again.start == len(words)
    else:
        assert again is None


WHOLE = dossier()
IDS = [
    *(one.id for one in WHOLE.entities),
    *(one.id for one in WHOLE.utterances),
    *(one.id for one in WHOLE.attributions),
    *(one.id for one in WHOLE.claims),
    *(one.id for one in WHOLE.articles),
]
NAME = st.one_of(
    st.sampled_from(IDS),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(IDS),
        st.sampled_from("/@:"),
        st.one_of(st.sampled_from(IDS), st.text(max_size=9)),
    ),
    st.builds("{}:{}-{}".format, st.sampled_from(IDS), st.integers(0, 10**15), st.integers(0, 10**15)),
    st.text(max_size=20),
)


@given(NAME, NAME, st.sampled_from(["same", "different"]))
def test_whatever_is_named_is_a_correction_with_two_sides_or_a_reason(left: str, right: str, verdict: str) -> None:
    made = named(WHOLE, left, right, verdict)  # type: ignore[arg-type]
    if isinstance(made, NoSides):
        assert made.reason
        return
    texts = {one.id: one for one in WHOLE.articles}
    sides = [{found(quote, texts) for quote in side.places} for side in (made.left, made.right)]
    assert sides[0] and sides[1] and None not in sides[0] | sides[1]
    assert sides[0].isdisjoint(sides[1]) or made.verdict == "same"
