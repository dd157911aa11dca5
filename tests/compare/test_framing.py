"""What reports lead with, add and leave out."""

from __future__ import annotations

from consilience.compare.framing import LEADS, OMITS, framings
from consilience.model import Annotated, Claim, Framing, Span
from tests.builders import annotated, article, span

DAM = "The dam cracked on Friday.\nForty houses stood empty.\nThe minister flew home.\nA bell rang twice.\n"


def story(*days: str | None) -> list[Annotated]:
    return [annotated(article(DAM, name, published=day)) for name, day in zip("abcd", days, strict=False)]


def claim(
    name: str, text: str, *places: tuple[str, int], about: str = "so", against: tuple[str, int] | None = None
) -> Claim:
    supports = tuple(Span(source, start, start + 10) for source, start in places)
    return Claim(
        id=name,
        text=text,
        about=about,  # type: ignore[arg-type]
        holders=(),
        supports=supports,
        disputes=(Span(against[0], against[1], against[1] + 10),) if against else (),
        silent=(),
        origins=(),
        verdict="single-origin",
        reason="",
    )


CRACK = claim("crack", "The dam cracked on Friday.", ("a", 0), ("b", 0), ("c", 30))
HOUSES = claim("houses", "Forty houses stood empty.", ("b", 30), ("c", 0))
BELL = claim("bell", "A bell rang twice.", ("a", 60))
DAY = "2031-03-09"


def by_article(found: tuple[Framing, ...]) -> dict[str, Framing]:
    return {one.article: one for one in found}


def test_what_a_report_leads_with_adds_and_omits() -> None:
    found = by_article(framings(story(DAY, DAY, DAY, DAY), [CRACK, HOUSES, BELL], [["a"], ["b"], ["c"], ["d"]]))
    assert [found[name].leads for name in "abc"] == [("crack", "bell"), ("crack", "houses"), ("houses", "crack")]
    assert [found[name].adds for name in "abcd"] == [("bell",), (), (), ()]
    assert [found[name].omits for name in "abcd"] == [("houses",), (), (), ("crack", "houses")]


def test_what_was_told_only_later_is_not_left_out() -> None:
    found = by_article(framings(story(DAY, "2031-03-10", "2031-03-11"), [CRACK, HOUSES], [["a"], ["b"], ["c"]]))
    assert found["a"].omits == ()
    undated = by_article(framings(story(None, DAY, DAY), [HOUSES], [["a"], ["b"], ["c"]]))
    assert undated["a"].omits == ("houses",)


def test_copies_of_one_voice_add_together_and_make_no_others_omit() -> None:
    found = by_article(framings(story(DAY, DAY, DAY), [HOUSES], [["a"], ["b", "c"]]))
    assert found["b"].adds == found["c"].adds == ("houses",)
    assert found["a"].omits == ()
    assert framings(story(DAY, DAY), [CRACK], [["a", "b"]]) == ()


def test_that_it_was_said_and_that_it_is_so_are_listed_once() -> None:
    said = claim("said", "Ilse Okonjo said the dam cracked on Friday", ("a", 0), ("b", 0), ("c", 30), about="said")
    found = by_article(framings(story(DAY, DAY, DAY, DAY), [said, CRACK], [["a"], ["b"], ["c"], ["d"]]))
    assert found["a"].leads == ("said",)
    assert len(found["d"].omits) == 1


def test_who_has_the_words_in_another_claim_omits_nothing_and_adds_nothing() -> None:
    said = claim("said", "Ilse Okonjo said so to the council", ("b", 0), ("c", 30), about="said")
    alone = claim("alone", "Quite another wording of it", ("b", 0))
    found = by_article(framings(story(DAY, DAY, DAY), [said, alone, CRACK], [["a"], ["b"], ["c"]]))
    assert found["a"].omits == ()
    assert found["b"].adds == ()


def test_a_denial_is_told_too() -> None:
    disputed = claim("crack", "The dam cracked on Friday.", ("a", 0), against=("b", 0))
    found = by_article(framings(story(DAY, DAY), [disputed], [["a"], ["b"]]))
    assert found["b"].leads == ("crack",) and found["b"].omits == ()


def test_lists_stay_short() -> None:
    letters = "klmnopqrstuvwxyz"
    many = [
        claim(f"c{n}", f"{letter * 7} {letter * 9}", ("a", n), ("b", n), ("c", n)) for n, letter in enumerate(letters)
    ]
    found = by_article(framings(story(DAY, DAY, DAY, DAY), many, [["a"], ["b"], ["c"], ["d"]]))
    assert len(found["d"].omits) == OMITS and len(found["a"].leads) == LEADS


def test_who_gives_another_count_of_the_dead_does_not_omit_them() -> None:
    first, second = (article("Two dockers were killed in Tarn.", name, published="2031-03-01") for name in "ab")
    later = article("The blast has claimed three lives; the dead were named.", "c", published="2031-03-02")
    silent = article("The blast closed the harbour of Tarn.", "d", published="2031-03-02")
    told = tuple(span(one, one.text) for one in (first, second))
    claim = Claim(
        id="1", text="Two dockers were killed in Tarn.", about="so", holders=(), supports=told, disputes=(), silent=(),
        origins=(), verdict="corroborated", reason="",
    )  # fmt: skip
    story = tuple(annotated(one) for one in (first, second, later, silent))
    found = {one.article: one.omits for one in framings(story, (claim,), (("a",), ("b",), ("c",), ("d",)))}
    assert (found["c"], found["d"]) == ((), ("1",))
