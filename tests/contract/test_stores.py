"""What every store must keep: run over SQLite, and over PostgreSQL on a real server where one is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from consilience.contracts import Store
from consilience.errors import Duplicate, NotText
from consilience.model import Annotated, Article, Correction, Given, Quote, Side, Span, content_id
from consilience.store import open_store
from consilience.stored import Counts, Decided, Move, Refused, Why
from tests.builders import annotated
from tests.store.fixtures import schema

MACHINE = Why(by="machine", reason="the same dam, the same day", at="2031-03-09T10:00:00Z")
PERSON = Why(by="person", reason="two trials, not one", at="2031-03-10T10:00:00Z")
NOW = "2031-03-09T10:00:00Z"


BACKENDS = ("sqlite", "postgresql")


def place(request: pytest.FixtureRequest, folder: Path) -> str:
    """An empty place for a store in the database that the fixture's parameter names."""
    if request.param == "sqlite":
        return f"sqlite:///{folder / 'news.db'}"
    return schema(request.getfixturevalue("postgres"))


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return place(request, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


def article(text: str, path: str = "a.txt", *, url: str | None = None, headline: str | None = None) -> Article:
    name = content_id(url or path, text)
    return Article(id=name, path=path, url=url, text=text, given=Given(headline=headline))


def filled(store: Store, names: str) -> None:
    """An article for each letter, which is its id as well."""
    for name in names:
        store.put(Article(id=name, path=name, text=f"Text of {name}."), at=NOW)


def number(decided: Decided | Refused) -> int:
    assert isinstance(decided, Decided), decided
    return decided.number


def inside(store: Store, story: str) -> str:
    return "".join(member.article for member in store.members(story))


# ---------------------------------------------------------------- articles


def test_the_same_article_twice_changes_nothing(store: Store) -> None:
    first = store.put(article("The dam cracked."), at=NOW)
    again = store.put(article("The dam cracked."), at="later")
    assert (first.new, again.new) == (True, False)
    assert msgspec.structs.replace(first, new=False) == again
    assert store.counts() == Counts(articles=1, newest=1, annotations=0, stories=0, decisions=0)


def test_a_changed_page_is_a_new_version_linked_to_the_old(store: Store) -> None:
    page = "https://quay.example/dam"
    old = store.put(article("The dam cracked.", url=page), at="1")
    new = store.put(article("The dam burst.", "elsewhere.html", url=page), at="2")
    store.put(article("Another page.", "b.txt"), at="3")
    assert (new.version, new.previous) == (2, old.id)
    assert [(seen.id, seen.version, seen.added) for seen in store.versions(page)] == [
        (old.id, 1, "1"),
        (new.id, 2, "2"),
    ]
    assert store.versions("nowhere") == ()
    assert (store.counts().articles, store.counts().newest) == (3, 2)


@pytest.mark.parametrize(
    "text", ["", "one\0two", "🙂 astral 🙂", "\x1b[31m\r\n\u202e", "a" * 200_000, "🙂" * 50_000, "'\\\" :* & | ! <->"]
)
def test_every_text_comes_back_as_it_was(store: Store, text: str) -> None:
    put = article(text, "p" * 5000, url="https://x.example/\0" + "u" * 5000, headline=text[:500])
    store.put(put, at=NOW)
    assert store.article(put.id) == put
    assert list(store.articles()) == [put]


def test_a_lone_surrogate_is_refused_and_the_rest_goes_on(store: Store) -> None:
    with store.transaction():
        with pytest.raises(NotText):
            store.put(article("\ud800"), at=NOW)
        store.put(article("Good."), at=NOW)
    assert [item.text for item in store.articles()] == ["Good."]


def test_an_id_never_stands_for_two_texts(store: Store) -> None:
    store.put(Article(id="a", path="a", text="One."), at=NOW)
    with pytest.raises(Duplicate):
        store.put(Article(id="a", path="a", text="Two."), at=NOW)
    found = store.article("a")
    assert found is not None and found.text == "One."
    assert store.article("b") is None


def test_articles_stream_in_the_order_they_came_in_while_others_are_put(store: Store) -> None:
    names = [f"{number:03}" for number in range(250, 0, -1)]
    with store.transaction():
        for name in names:
            store.put(Article(id=name, path=name, text=name), at=NOW)
    seen = []
    for item in store.articles():
        seen.append(item.id)
        if item.id == "249":
            store.put(Article(id="late", path="late", text="late"), at=NOW)
    assert seen == [*names, "late"]


# ---------------------------------------------------------------- transactions


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with suppress(ZeroDivisionError), store.transaction():
        filled(store, "ab")
        with store.transaction():  # part of the outer one
            store.create("S", ["a"], why=MACHINE)
            store.annotate("a", "names", "1", b"x")
        raise ZeroDivisionError
    assert store.counts() == Counts(articles=0, newest=0, annotations=0, stories=0, decisions=0)
    assert store.story("S") is None
    assert store.search("text") == ()


def test_a_transaction_sees_what_it_wrote_and_others_only_when_it_ends(store: Store, url: str) -> None:
    with open_store(url) as other:
        with store.transaction():
            filled(store, "a")
            assert store.counts().articles == 1
            assert other.counts().articles == 0
        assert other.counts().articles == 1


def test_what_was_put_is_there_when_the_store_is_opened_again(store: Store, url: str) -> None:
    filled(store, "ab")
    store.create("S", ["a", "b"], why=MACHINE)
    store.close()
    with open_store(url) as again:
        assert [item.id for item in again.articles()] == ["a", "b"]
        assert inside(again, "S") == "ab"


# ---------------------------------------------------------------- annotations


def test_another_fingerprint_of_one_annotator_misses_that_one_alone(store: Store) -> None:
    source = Article(id="a", path="a", text="Text.")
    record = msgspec.msgpack.encode(annotated(source))
    store.put(source, at=NOW)
    store.annotate("a", "names", "1", record)
    store.annotate("a", "times", "1", b"times")
    assert store.annotation("a", "names", "2") is None
    assert store.annotation("a", "times", "1") == b"times"
    found = store.annotation("a", "names", "1")
    assert found is not None and msgspec.msgpack.decode(found, type=Annotated) == annotated(source)


def test_an_annotation_is_replaced_and_forgotten(store: Store) -> None:
    filled(store, "ab")
    store.annotate("b", "names", "1", b"old")
    store.annotate("b", "names", "1", b"new")
    store.annotate("a", "names", "1", b"a")
    store.annotate("a", "names", "2", b"")
    assert list(store.annotations("names", "1")) == [("a", b"a"), ("b", b"new")]
    assert store.forget_annotations("names", but=["2"]) == 2
    assert list(store.annotations("names", "1")) == []
    assert store.annotation("a", "names", "2") == b""
    with pytest.raises(KeyError):
        store.annotate("nobody", "names", "1", b"x")


# ---------------------------------------------------------------- stories


def test_an_article_is_in_one_story_with_the_reason(store: Store) -> None:
    filled(store, "abc")
    first = number(store.create("S", ["a"], why=MACHINE))
    second = number(store.assign("b", "S", why=PERSON))
    members = list(store.members("S"))
    assert [(m.article, m.decision, m.why, m.held) for m in members] == [
        ("a", first, MACHINE, None),
        ("b", second, PERSON, second),
    ]
    assert store.stories_of(["c", "b", "a"]) == {"a": members[0], "b": members[1]}
    store.create("T", ["b", "c"], why=PERSON)
    assert (inside(store, "S"), inside(store, "T")) == ("a", "bc")
    assert [(line.id, line.articles) for line in store.stories()] == [("S", 1), ("T", 2)]


def test_asking_for_what_is_so_writes_nothing(store: Store) -> None:
    filled(store, "a")
    first = number(store.create("S", ["a"], why=MACHINE))
    assert store.assign("a", "S", why=MACHINE) == Decided(number=first, story="S", changed=False)
    held = number(store.assign("a", "S", why=PERSON))
    assert store.assign("a", "S", why=PERSON) == Decided(number=first, story="S", changed=False)
    assert [decision.number for decision in store.decisions()] == [first, held]


def test_an_id_is_kept_for_life(store: Store) -> None:
    filled(store, "ab")
    created = number(store.create("S", ["a"], why=MACHINE))
    store.undo(created, why=MACHINE)
    assert isinstance(store.create("S", ["b"], why=PERSON), Refused)
    assert isinstance(store.assign("b", "S", why=PERSON), Refused)
    line = store.story("S")
    assert line is not None and not line.open


def test_a_merged_story_leads_to_the_other(store: Store) -> None:
    filled(store, "abc")
    store.create("S", ["a"], why=MACHINE)
    store.create("T", ["b"], why=MACHINE)
    merged = number(store.merge("S", "T", why=MACHINE))
    assert store.assign("c", "S", why=MACHINE) == Decided(number=merged + 1, story="T")
    assert inside(store, "T") == "abc"
    line = store.story("S")
    assert line is not None and (line.into, line.open, line.articles) == ("T", False, 0)
    assert isinstance(store.merge("T", "S", why=PERSON), Refused)
    store.undo(merged, why=MACHINE)  # what came later stays where it came to
    assert (inside(store, "S"), inside(store, "T")) == ("a", "bc")


def test_a_split_leaves_articles_on_both_sides(store: Store) -> None:
    filled(store, "abc")
    store.create("S", ["a", "b", "c"], why=MACHINE)
    for articles in ([], ["a", "b", "c"], ["z"]):
        assert isinstance(store.split("S", articles, "T", why=PERSON), Refused)
    made = number(store.split("S", ["b"], "T", why=MACHINE))
    assert (inside(store, "S"), inside(store, "T")) == ("ac", "b")
    store.assign("c", "T", why=MACHINE)
    assert isinstance(store.undo(made, why=MACHINE), Refused)  # c would stay behind
    store.assign("c", "S", why=MACHINE)
    store.undo(made, why=MACHINE)
    assert inside(store, "S") == "abc"


def test_the_log_says_everything_and_an_undo_is_undone(store: Store) -> None:
    filled(store, "ab")
    store.create("S", ["a"], why=MACHINE)
    assigned = number(store.assign("b", "S", why=MACHINE))
    undone = number(store.undo(assigned, why=MACHINE))
    assert inside(store, "S") == "a"
    assert isinstance(store.undo(assigned, why=PERSON), Refused)  # it is undone already
    number(store.undo(undone, why=MACHINE))
    assert inside(store, "S") == "ab"
    log = list(store.decisions("S"))
    assert [(d.kind, d.undoes, d.undone) for d in log] == [
        ("create", None, False),
        ("assign", None, False),
        ("undo", assigned, True),
        ("undo", undone, False),
    ]
    assert log[1].why == MACHINE
    assert log[2].moves == (Move(article="b", left="S", joined=None),)
    assert list(store.decisions("T")) == []
    number(store.undo(assigned, why=MACHINE))
    assert inside(store, "S") == "a"


def test_later_decisions_are_undone_first(store: Store) -> None:
    filled(store, "ab")
    created = number(store.create("S", ["a"], why=MACHINE))
    store.create("T", ["b"], why=MACHINE)
    merged = number(store.merge("S", "T", why=MACHINE))
    refused = store.undo(created, why=MACHINE)
    assert isinstance(refused, Refused) and refused.decision == merged


@pytest.mark.parametrize("what", ["assign", "merge", "create", "split", "undo"])
def test_a_machine_takes_no_article_from_where_a_person_put_it(store: Store, what: str) -> None:
    filled(store, "abc")
    store.create("S", ["a", "c"], why=MACHINE)
    store.create("T", ["b"], why=MACHINE)
    held = number(store.assign("b", "S", why=PERSON))
    refused = {
        "assign": lambda: store.assign("b", "T", why=MACHINE),
        "merge": lambda: store.merge("S", "T", why=MACHINE),
        "create": lambda: store.create("U", ["b"], why=MACHINE),
        "split": lambda: store.split("S", ["b"], "U", why=MACHINE),
        "undo": lambda: store.undo(held, why=MACHINE),
    }[what]()
    assert isinstance(refused, Refused) and "person" in refused.reason
    assert what == "undo" or refused.decision == held
    assert inside(store, "S") == "abc"
    number(store.undo(held, why=PERSON))  # she may
    number(store.assign("b", "S", why=MACHINE))  # and then it is free again


def test_a_machine_joins_nothing_that_a_person_set_apart(store: Store) -> None:
    filled(store, "abcd")
    store.create("S", ["a", "b"], why=MACHINE)
    store.split("S", ["b"], "T", why=PERSON)
    assert isinstance(store.merge("S", "T", why=MACHINE), Refused)
    assert isinstance(store.merge("T", "S", why=MACHINE), Refused)
    store.create("U", ["c"], why=MACHINE)
    wrong = number(store.assign("d", "U", why=MACHINE))
    store.undo(wrong, why=PERSON)
    assert isinstance(store.assign("d", "U", why=MACHINE), Refused)
    store.create("V", ["d"], why=MACHINE)  # anywhere else
    assert isinstance(store.merge("U", "V", why=MACHINE), Refused)
    assert isinstance(store.merge("V", "U", why=MACHINE), Refused)


def test_a_machine_parts_nothing_that_a_person_joined(store: Store) -> None:
    filled(store, "abc")
    store.create("S", ["a"], why=MACHINE)
    store.create("T", ["b"], why=MACHINE)
    store.merge("S", "T", why=PERSON)
    for name in "ab":
        assert isinstance(store.split("T", [name], "U", why=MACHINE), Refused)
    number(store.assign("c", "T", why=MACHINE))


def test_a_merge_that_a_person_undid_is_not_made_again(store: Store) -> None:
    filled(store, "ab")
    store.create("S", ["a"], why=MACHINE)
    store.create("T", ["b"], why=MACHINE)
    store.undo(number(store.merge("S", "T", why=MACHINE)), why=PERSON)
    assert isinstance(store.merge("S", "T", why=MACHINE), Refused)
    assert isinstance(store.merge("T", "S", why=MACHINE), Refused)
    number(store.merge("T", "S", why=PERSON))


def test_what_is_not_there_is_refused(store: Store) -> None:
    filled(store, "a")
    store.create("S", ["a"], why=MACHINE)
    for refused in (
        store.assign("a", "nowhere", why=PERSON),
        store.assign("nobody", "S", why=PERSON),
        store.create("T", ["nobody"], why=PERSON),
        store.merge("S", "nowhere", why=PERSON),
        store.merge("nowhere", "S", why=PERSON),
        store.split("nowhere", ["a"], "T", why=PERSON),
        store.undo(99, why=PERSON),
    ):
        assert isinstance(refused, Refused)
    assert store.counts().decisions == 1
    assert store.story("nowhere") is None
    with pytest.raises(KeyError):
        store.describe("nowhere", title="", first=None, last=None)


def test_a_story_is_described_in_any_words(store: Store) -> None:
    filled(store, "a")
    store.create("S", ["a"], why=msgspec.structs.replace(MACHINE, reason="\0 \ud800 🙂"))
    store.describe("S", title="Dam \0 cracks 🙂", first="2031-03-09", last=None)
    line = store.story("S")
    assert line is not None
    assert (line.title, line.first, line.last) == ("Dam \ufffd cracks 🙂", "2031-03-09", None)
    assert next(store.decisions()).why.reason == "\ufffd \ufffd 🙂"


def test_many_members_and_decisions_stream(store: Store) -> None:
    names = [f"{number:04}" for number in range(520)]
    with store.transaction():
        for name in names:
            store.put(Article(id=name, path=name, text=name), at=NOW)
        store.create("S", names[:500], why=MACHINE)
        for name in names[500:]:
            store.create(f"S{name}", [name], why=MACHINE)
        store.merge("S", "S0500", why=PERSON)
    assert [member.article for member in store.members("S0500")] == names[:501]
    assert len(store.stories_of(names)) == 520
    assert len(list(store.stories())) == 20
    assert [decision.number for decision in store.decisions()] == list(range(1, 23))


# ---------------------------------------------------------------- search

TEXTS = {
    "dam": "Naïve engineers said the U.S. dam at Oreval had cracked. The state of emergency was declared on Sunday.",
    "flood": "Flooding in the valley: 180 houses. “An emergency,” the state says; co-operate, a minister asks.",
    "storm": "A storm_warning came at nine. STRASSE closed; Cafés open. Çatal and Öz met. 北京时间 9 点。",
}


@pytest.fixture(scope="module", params=BACKENDS)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that no test writes to."""
    with open_store(place(request, tmp_path_factory.mktemp("library"))) as store:
        for name, text in TEXTS.items():
            headline = "Dam talks" if name == "flood" else None
            store.put(Article(id=name, path=name, text=text, headline=headline), at=NOW)
        yield store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dam", {"dam", "flood"}),
        ("DAM emergency", {"dam", "flood"}),
        ('"state of emergency"', {"dam"}),
        ('"emergency the state"', {"flood"}),
        ('"talks flooding"', set()),  # no phrase runs from the headline into the text
        ("U.S.", {"dam"}),
        ('"U.S. dam"', {"dam"}),
        ("co-operate", {"flood"}),
        ("naive", {"dam"}),
        ("NAÏVE", {"dam"}),
        ("straße", {"storm"}),
        ("cafes çatal OZ", {"storm"}),
        ("flood", set()),
        ("flood*", {"flood"}),
        ('"the val"*', {"flood"}),
        ("warning", {"storm"}),
        ("180", {"flood"}),
        ("北京", {"storm"}),
        ("京北", set()),
        ("dam -oreval", {"flood"}),
        ('emergency -"state of emergency"', {"flood"}),
        ("oreval OR warning", {"dam", "storm"}),
        ("nowhere OR", set()),
        ("minister", {"flood"}),
        ("dam houses", {"flood"}),  # headline and text together
    ],
)
def test_search_finds(library: Store, query: str, found: set[str]) -> None:
    hits = library.search(query)
    assert {hit.article for hit in hits} == found
    for hit in hits:
        text = TEXTS[hit.article]
        assert 0 <= hit.snippet.start < hit.snippet.end <= len(text)
        assert all(hit.snippet.start <= mark.start < mark.end <= hit.snippet.end for mark in hit.marks)


@pytest.mark.parametrize(
    "query",
    ["", " ", '"', '""', "*", "-", "-dam", "OR", "OR OR", "(", ")", "AND", "NOT", "NEAR(", "a:b", "'", "\\", "\0",
     "\ud800", "dam \0 ) OR ( '", "headline:", "^", "{x}", "a" * 100_000, "dam " * 5000, "<->", "!", "& |", ":*",
     "🙂", '"dam', 'dam"', "½", "ﷺ", "--", "-\"\"*", "%_", "; drop table article"],
)  # fmt: skip
def test_no_query_is_an_error(library: Store, query: str) -> None:
    library.search(query)
    assert library.counts().articles == 3


def test_marks_are_exactly_the_words(library: Store) -> None:
    (hit,) = library.search('"state of emergency" naive "u.s."')
    assert hit.snippet.article == "dam"
    assert [TEXTS["dam"][mark.start : mark.end] for mark in hit.marks] == ["Naïve", "U.S", "state of emergency"]


def test_a_snippet_is_where_the_words_stand_together(store: Store) -> None:
    filler = "Nothing of note was said about the weather. "
    text = filler * 30 + "dam " + filler * 30 + "The dam at Oreval cracked, and a flood came. " + filler * 30
    store.put(Article(id="a", path="a", text=text), at=NOW)
    (hit,) = store.search("flood dam")
    shown = text[hit.snippet.start : hit.snippet.end]
    assert "dam at Oreval cracked, and a flood" in shown
    assert len(shown) <= 300
    assert [text[mark.start : mark.end] for mark in hit.marks] == ["dam", "flood"]


def test_words_in_the_headline_alone_show_the_beginning(store: Store) -> None:
    store.put(Article(id="a", path="a", text="Nothing else.", given=Given(headline="Dam cracks")), at=NOW)
    (hit,) = store.search("cracks")
    assert (hit.snippet, hit.marks) == (Span("a", 0, len("Nothing else.")), ())


def test_the_headline_weighs_more_and_more_words_weigh_more(store: Store) -> None:
    rest = " The council met and spoke of other things all day."
    store.put(Article(id="once", path="1", text="A dam." + rest), at=NOW)
    store.put(Article(id="often", path="2", text="A dam, a dam, a dam." + rest), at=NOW)
    store.put(Article(id="headline", path="3", text="Nothing." + rest, headline="Dam"), at=NOW)
    for number in range(8):  # else the word is in too many of them to tell any apart
        store.put(Article(id=str(number), path=f"x{number}", text=f"{number}." + rest), at=NOW)
    hits = store.search("dam")
    assert [hit.article for hit in hits] == ["headline", "often", "once"]
    assert [hit.article for hit in store.search("dam", limit=1, offset=1)] == ["often"]
    assert store.search("dam", limit=0) == ()
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_search_shows_the_newest_version_unless_told_to_show_all(store: Store) -> None:
    store.put(Article(id="old", path="a", text="The dam cracked."), at=NOW)
    store.put(Article(id="new", path="a", text="The dam burst."), at=NOW)
    assert [hit.article for hit in store.search("dam")] == ["new"]
    assert {hit.article for hit in store.search("dam", every_version=True)} == {"old", "new"}
    assert store.search("cracked") == ()


def test_words_far_into_a_long_article_are_found(store: Store) -> None:
    text = "filler and more of it. " * 8000 + "The last word is xylophone."
    store.put(Article(id="a", path="a", text=text), at=NOW)
    (hit,) = store.search("xylophone filler")
    assert text[hit.marks[-1].start : hit.marks[-1].end] == "xylophone"


# ---------------------------------------------------------------- versions in stories, notes


def test_a_later_version_takes_the_place_of_the_one_before_and_what_held_it(store: Store) -> None:
    filled(store, "ab")
    store.create("flood", ["a", "b"], why=MACHINE)
    split = number(store.split("flood", ["b"], "storm", why=PERSON))
    store.put(Article(id="c", path="b", text="Text of b, mended."), at=NOW)
    placed = store.succeed("c", why=MACHINE)
    assert isinstance(placed, Decided) and placed.story == "storm"
    assert inside(store, "storm") == "c"
    assert store.stories_of("bc") == {"c": next(iter(store.members("storm")))}
    line = store.story("storm")
    assert line is not None and line.articles == 1 and line.created == split
    refused = store.assign("c", "flood", why=MACHINE)
    assert isinstance(refused, Refused) and refused.decision == split
    store.undo(placed.number, why=PERSON)
    assert inside(store, "storm") == "b"


def test_what_is_no_later_version_takes_no_place(store: Store) -> None:
    filled(store, "a")
    assert isinstance(store.succeed("a", why=MACHINE), Refused)
    store.put(Article(id="b", path="a", text="Text of a, mended."), at=NOW)
    assert isinstance(store.succeed("b", why=MACHINE), Refused), "the one before is in no story"


def test_the_log_tells_machines_from_persons(store: Store) -> None:
    filled(store, "ab")
    store.create("flood", ["a"], why=MACHINE)
    store.create("storm", ["b"], why=MACHINE)
    merged = number(store.merge("storm", "flood", why=PERSON))
    assert store.latest_decision() == merged
    assert [entry.kind for entry in store.decisions(by="person")] == ["merge"]
    assert [entry.kind for entry in store.decisions("storm", by="machine")] == ["create"]


def test_a_note_is_kept_until_the_next_under_its_name(url: str) -> None:
    with open_store(url) as store:
        assert store.note("watch") is None
        store.keep_note("watch", b"one")
        store.keep_note("other", b"\0")
        store.keep_note("watch", b"two")
    with open_store(url) as store:
        assert (store.note("watch"), store.note("other")) == (b"two", b"\0")


def test_a_place_tells_two_files_of_one_path_apart(store: Store) -> None:
    monday = store.put(article("Dam one cracked."), at=NOW, place="/monday/a.txt")
    tuesday = store.put(article("Dam two cracked."), at=NOW, place="/tuesday/a.txt")
    later = store.put(article("Dam two cracked wide."), at=NOW, place="/tuesday/a.txt")
    assert (monday.version, tuesday.version, later.version) == (1, 1, 2)
    assert later.previous == tuesday.id
    assert store.put(article("At an address.", url="https://quay.example/a"), at=NOW, place="/x").place.startswith(
        "https"
    )


# ---------------------------------------------------------------- what persons judge


def correction(*articles: str, verdict: Literal["same", "different"] = "same") -> Correction:
    sides = [
        Side(record=f"r-{name}", name=f"“{name}” \0 🙂", places=(Quote(article=name, start=0, end=4, words="Text"),))
        for name in (*articles, *articles)[:2]
    ]
    return Correction(number=0, about="entity", verdict=verdict, left=sides[0], right=sides[1], by="Ana")


def test_what_a_person_judged_is_kept_in_the_log_and_found_by_what_it_quotes(store: Store) -> None:
    filled(store, "abc")
    store.create("S", ["a", "b"], why=MACHINE)
    store.create("T", ["c"], why=MACHINE)
    one = number(store.judge(correction("a", "b"), "S", why=PERSON))
    other = number(store.judge(correction("b", "c", verdict="different"), "T", why=PERSON))
    (first, second) = store.corrections()
    assert (first.number, first.note, first.at, first.by) == (one, PERSON.reason, PERSON.at, "Ana")
    assert second == msgspec.structs.replace(
        correction("b", "c", verdict="different"), number=other, note=PERSON.reason, at=PERSON.at
    )
    assert [item.number for item in store.corrections(["a"])] == [one]
    assert [item.number for item in store.corrections(["c", "b"])] == [one, other]
    assert store.corrections([]) == store.corrections(["nonsense"]) == ()
    (entry,) = [item for item in store.decisions("T") if item.kind == "judge"]
    assert (entry.number, entry.correction, entry.why) == (other, second, PERSON)
    assert store.latest_decision() == other


def test_what_was_judged_holds_for_later_versions(store: Store) -> None:
    page = "https://quay.example/dam"
    old = store.put(article("The dam cracked.", url=page), at="1")
    store.create("S", [old.id], why=MACHINE)
    made = number(store.judge(correction(old.id), "S", why=PERSON))
    middle = store.put(article("The dam burst.", url=page), at="2")
    new = store.put(article("The dam is gone.", url=page), at="3")
    assert [item.number for item in store.corrections([new.id])] == [made]
    assert [item.number for item in store.corrections([middle.id])] == [made]


def test_what_was_judged_can_be_taken_back_and_the_taking_back_too(store: Store) -> None:
    filled(store, "a")
    store.create("S", ["a"], why=MACHINE)
    made = number(store.judge(correction("a"), "S", why=PERSON))
    assert isinstance(store.undo(made, why=MACHINE), Refused)
    undone = number(store.undo(made, why=PERSON))
    assert store.corrections() == store.corrections(["a"]) == ()
    assert isinstance(store.undo(made, why=PERSON), Refused)
    store.undo(undone, why=PERSON)
    assert [item.number for item in store.corrections(["a"])] == [made]
    assert inside(store, "S") == "a"


def test_only_persons_judge_and_only_in_a_story(store: Store) -> None:
    filled(store, "a")
    store.create("S", ["a"], why=MACHINE)
    assert isinstance(store.judge(correction("a"), "S", why=MACHINE), Refused)
    assert isinstance(store.judge(correction("a"), "nowhere", why=PERSON), Refused)
    assert store.corrections() == ()
    store.create("T", why=MACHINE)
    store.merge("S", "T", why=MACHINE)
    made = store.judge(correction("a"), "S", why=PERSON)
    assert isinstance(made, Decided) and made.story == "T"
