from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.contracts import Store
from consilience.model import Article
from consilience.store import open_store
from consilience.stored import Decided, Refused, Why

ARTICLES = "abcde"
STORIES = "STUVW"
WHY = {by: Why(by=by, reason="r", at="t") for by in ("machine", "person")}

BY = st.sampled_from(["machine", "machine", "person"])
SOME = st.lists(st.sampled_from(ARTICLES), max_size=3)
ID = st.sampled_from(STORIES)
ASKED = st.lists(
    st.one_of(
        st.tuples(st.just("create"), BY, ID, SOME),
        st.tuples(st.just("assign"), BY, st.sampled_from(ARTICLES), ID),
        st.tuples(st.just("merge"), BY, ID, ID),
        st.tuples(st.just("split"), BY, ID, SOME, ID),
        st.tuples(st.just("undo"), BY, st.integers(1, 12)),
    ),
    max_size=14,
)


def view(store: Store) -> tuple[object, ...]:
    """Where everything is, who holds it, which stories are open: all but the numbers of decisions."""
    where = store.stories_of(ARTICLES)
    lines = [store.story(name) for name in STORIES]
    return (
        {name: (member.story, member.held) for name, member in where.items()},
        [(line.id, line.open, line.into, line.articles) for line in lines if line],
    )


def ask(store: Store, asked: tuple[Any, ...]) -> Decided | Refused:
    verb, by, *values = asked
    made = getattr(store, verb)(*values, why=WHY[by])
    assert isinstance(made, Decided | Refused)
    return made


def replayed(store: Store) -> dict[str, str]:
    """Where the articles are by the log alone."""
    where: dict[str, str | None] = {}
    for decision in store.decisions():
        for move in decision.moves:
            assert where.get(move.article) == move.left
            where[move.article] = move.joined
    return {article: story for article, story in where.items() if story is not None}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(ASKED)
def test_whatever_is_decided_the_log_tells_the_view_and_people_are_heeded(asked: list[tuple[Any, ...]]) -> None:
    with open_store("sqlite://") as store:
        for name in ARTICLES:
            store.put(Article(id=name, path=name, text=name), at="t")
        for question in asked:
            before, held = view(store), store.stories_of(ARTICLES)
            answer = ask(store, question)
            after = store.stories_of(ARTICLES)
            if isinstance(answer, Refused):
                assert view(store) == before
                continue
            assert {name: member.story for name, member in after.items()} == replayed(store)
            for line in store.stories():
                assert line.open and line.articles == len(list(store.members(line.id)))
            if question[1] == "machine":
                for name, member in held.items():
                    assert member.held is None or after[name].story == member.story


@settings(max_examples=25, deadline=None, derandomize=True)
@given(ASKED)
def test_what_was_just_decided_can_be_undone_and_the_undoing_too(asked: list[tuple[Any, ...]]) -> None:
    with open_store("sqlite://") as store:
        for name in ARTICLES:
            store.put(Article(id=name, path=name, text=name), at="t")
        for question in asked:
            before = view(store)
            answer = ask(store, question)
            if isinstance(answer, Refused) or not answer.changed:
                continue
            after = view(store)
            undone = store.undo(answer.number, why=WHY[question[1]])
            assert isinstance(undone, Decided), (question, undone)
            created = question[0] in ("create", "split") or len(view(store)[1]) > len(before[1])  # type: ignore[arg-type]
            if not created:  # else its id stays, closed
                assert view(store) == before
            again = store.undo(undone.number, why=WHY[question[1]])
            assert isinstance(again, Decided), (question, again)
            assert places(view(store)) == places(after)


def places(seen: tuple[object, ...]) -> object:
    """A view without who holds what: an undone undoing is a word of its own."""
    where, lines = seen
    assert isinstance(where, dict)
    return {name: story for name, (story, _) in where.items()}, lines
