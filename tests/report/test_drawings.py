"""Geometry of the two drawings, the matrix and the wording of tellings, away from any browser."""

from itertools import pairwise

from msgspec.structs import replace

from consilience.model import Difference, Dossier, Entity, Lineage, Span
from consilience.report.page import coverage, graph, people, strip, tellings
from consilience.report.page.sources import Sources
from tests.report.sample import dossier

WHOLE = dossier()
SOURCES = Sources(WHOLE)


def test_entries_near_the_story_stand_on_the_line_and_far_ones_at_its_side() -> None:
    drawn = strip.strip(WHOLE)
    assert drawn is not None
    far = [mark.number for mark in drawn.marks if mark.x < drawn.left]
    assert far == [1, 2, 3]
    assert drawn.before
    assert not drawn.after
    assert [mark.number for mark in drawn.marks if mark.scheduled] == [8, 9]
    assert [mark.number for mark in drawn.marks if mark.disputed] == [2, 8]
    assert sum(tick.reports for tick in drawn.ticks) == 6


def test_no_two_marks_lie_on_one_another() -> None:
    many = replace(WHOLE, timeline=WHOLE.timeline * 12)
    drawn = strip.strip(many)
    assert drawn is not None
    for y in {mark.y for mark in drawn.marks}:
        row = sorted((mark.x, mark.x + mark.width) for mark in drawn.marks if mark.y == y)
        assert all(right[0] >= left[1] for left, right in pairwise(row))


def test_a_timeline_without_dates_is_not_drawn() -> None:
    assert strip.strip(replace(WHOLE, timeline=(replace(WHOLE.timeline[0], from_="once", to="once"),))) is None


def test_what_was_taken_stands_right_of_where_it_came_from() -> None:
    drawn = graph.graph(WHOLE, SOURCES)
    x = {node.label: node.x for node in drawn.nodes}
    assert x["Nordwire"] < x["Daily Lantern"]
    assert x["The Meridian Ledger"] < x["Kestrel Online"]
    assert drawn.alone == ("Tarn Valley Courier",)
    assert [edge.directed for edge in drawn.edges] == [True, True, False, False]


def test_boxes_do_not_overlap_and_lie_within_the_drawing() -> None:
    ids = [one.id for one in WHOLE.articles]
    links = tuple(Lineage(from_=a, to=b, kind="paraphrase", score=0.5, passages=()) for a in ids for b in ids if a < b)
    drawn = graph.graph(replace(WHOLE, lineage=links), SOURCES)
    assert len(drawn.nodes) == 6
    for one in drawn.nodes:
        assert 0 <= one.y <= one.y + one.height <= drawn.height
        assert 0 <= one.x <= drawn.width
        for other in drawn.nodes:
            if one is not other and one.x == other.x:
                assert one.y + one.height <= other.y or other.y + other.height <= one.y


def test_a_circle_in_the_records_is_drawn_too() -> None:
    a, b, c = (one.id for one in WHOLE.articles[:3])
    links = tuple(
        Lineage(from_=left, to=right, kind="update", score=1.0, passages=(), directed=True)
        for left, right in ((a, b), (b, c), (c, a), (a, a))
    )
    drawn = graph.graph(replace(WHOLE, lineage=links), SOURCES)
    assert len(drawn.edges) == 3


def test_no_lineage_gives_an_empty_drawing() -> None:
    drawn = graph.graph(replace(WHOLE, lineage=()), SOURCES)
    assert (drawn.nodes, drawn.edges, len(drawn.alone)) == ((), (), 6)


def test_the_matrix_says_who_reports_disputes_and_is_silent() -> None:
    found = coverage.matrix(WHOLE, SOURCES)
    (_, so), (_, said) = found.groups
    rows = {line.text: [cell.kind for cell in line.cells] for line in (*so, *said)}
    assert rows["The ministers meet in Lisk on Tuesday."] == [
        "reports", "reports", "silent", "reports", "reports", "disputes",
    ]  # fmt: skip
    assert rows["The dam wall is undamaged."][1] == "both"
    assert found.alone == (0, 1, 0, 2, 0, 2)


def test_a_telling_shows_what_was_added_cut_and_changed() -> None:
    text = "We open the gates when the numbers are here. We will open all gates when numbers are here today."
    article = replace(WHOLE.articles[0], text=text, regions=())
    whole = Dossier(schema="consilience.dossier/1", story=WHOLE.story, articles=(article,))

    def at(words: str, after: int = 0) -> Span:
        begin = text.index(words, after)
        return Span(article.id, begin, begin + len(words))

    second = text.index("We will")
    cut = Span(article.id, text.index("numbers", second), text.index("numbers", second))
    found = tellings.pieces(
        (at("We will open all gates when numbers are here today"),),
        (
            Difference(kind="cut", base=at("the ", text.index("when")), other=cut),
            Difference(kind="added", base=Span(article.id, 3, 3), other=at("will ")),
            Difference(kind="changed", base=at("the gates"), other=at("all gates")),
        ),
        Sources(whole),
    )
    assert [(one.kind, one.text) for one in found] == [
        ("same", "We "),
        ("added", "will "),
        ("same", "open "),
        ("cut", "the gates"),
        ("added", "all gates"),
        ("same", " when "),
        ("cut", "the "),
        ("same", "numbers are here today"),
    ]


def test_tellings_in_other_words_are_not_called_the_same() -> None:
    spoken = {one.opening: one for one in tellings.spoken(WHOLE, SOURCES)}
    first = next(one for opening, one in spoken.items() if opening.startswith("We will not flood"))
    assert [(told.label, told.same) for told in first.tellings] == [
        ("Nordwire", False),
        ("Harbour Post", True),
        ("Daily Lantern", False),
        ("Kestrel Online", False),
    ]


def test_tellings_with_no_words_of_their_own_are_folded() -> None:
    best, *_ = tellings.spoken(WHOLE, SOURCES)
    fullest = best.best

    def told(words: str, force: str | None = None) -> tellings.Told:
        return replace(fullest, best=False, force=force, words=tuple(words.split()))

    tellings_ = (
        replace(fullest, words=("we", "open", "the", "gates")),
        told("open the"),
        told("we close the gates"),
        told("close the"),
        told("we close the gates"),
        told("the gates", "denied"),
    )
    shown = replace(best, tellings=tellings_)
    assert [" ".join(one.words) for one in shown.shown] == ["we open the gates", "we close the gates", "the gates"]
    assert len(shown.folded) == 3


def test_sources_without_a_name_stand_folded_behind_the_names() -> None:
    family = Entity(id="f", name="the family", kind="person")
    *_, named, unnamed = people.people(replace(WHOLE, entities=(*WHOLE.entities, family)), SOURCES)
    assert (unnamed.title, unnamed.shown, [one.name for one in unnamed.folded]) == (
        "Sources without a name",
        (),
        ["the family"],
    )
    assert all(one.name != "the family" for one in named.shown)
