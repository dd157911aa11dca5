from __future__ import annotations

import pytest

from consilience.contracts import Store
from consilience.newsroom import deciding
from consilience.stored import Decided, Refused
from tests.newsroom.invented import SETTINGS, add, everything, inside, page, pages, parted, story_of
from tests.newsroom.test_adding import EXPECTED, fill_text

AT = "2031-03-06"


def done(made: Decided | Refused) -> Decided:
    assert isinstance(made, Decided), made
    return made


def merged(store: Store, kept: str, gone: str) -> Decided:
    stories = story_of(store, kept), story_of(store, gone)
    return done(deciding.merge(store, *stories, SETTINGS, reason="one inquiry", at=AT))


def titled(store: Store, path: str) -> str:
    line = store.story(story_of(store, path))
    assert line is not None
    return line.title


def test_a_persons_merge_outlives_reruns_and_later_articles(store: Store) -> None:
    add(store, pages())
    merged(store, "dam-herald", "trial-herald")
    before = everything(store)
    add(store, pages())
    assert everything(store) == before
    add(store, [page("trial-late", fill_text("trial-herald").replace("once", "formerly"), outlet="The Late")])
    add(store, [page("dam-late", fill_text("dam-herald").replace("forty", "fifty"), outlet="The Late")])
    assert {story_of(store, article.path) for article, _ in pages()[:5]} == {story_of(store, "dam-herald")}


def test_a_persons_split_outlives_reruns_and_later_articles(store: Store) -> None:
    add(store, pages())
    story, (mirror,) = story_of(store, "dam-herald"), [a.id for a, _ in pages() if a.path == "dam-mirror"]
    made = done(deciding.split(store, story, [mirror], SETTINGS, reason="", at=AT))
    assert story_of(store, "dam-mirror") == made.story != story
    add(store, pages())
    add(store, [page("dam-late", fill_text("dam-herald").replace("forty", "fifty"), outlet="The Late")])
    assert story_of(store, "dam-late") == story == story_of(store, "dam-herald")
    assert inside(store, made.story) == ["dam-mirror"]


def test_what_a_person_said_of_a_page_holds_for_its_next_version(store: Store) -> None:
    add(store, pages())
    story, (mirror,) = story_of(store, "dam-herald"), [a.id for a, _ in pages() if a.path == "dam-mirror"]
    made = done(deciding.split(store, story, [mirror], SETTINGS, reason="", at=AT))
    add(store, [page("dam-mirror", fill_text("dam-mirror") + " It rained on.", outlet="mirror")])
    add(store, [page("dam-late", fill_text("dam-herald").replace("forty", "fifty"), outlet="The Late")])
    assert inside(store, made.story) == ["dam-mirror"]
    assert story_of(store, "dam-late") == story


def test_a_decision_taken_back_leaves_all_as_it_was(store: Store) -> None:
    add(store, pages())
    made = merged(store, "dam-herald", "trial-herald")
    titles = {line.id: line for line in store.stories()}
    done(deciding.undo(store, made.number, SETTINGS, reason="no", at=AT))
    assert parted(store) == EXPECTED
    assert "Port Sellick" in titled(store, "trial-herald") and "dam" in titled(store, "dam-herald")
    assert titles[story_of(store, "dam-herald")].articles == 5
    add(store, pages())
    assert parted(store) == EXPECTED


def test_an_article_that_a_person_takes_out_gets_a_story_of_its_own(store: Store) -> None:
    add(store, pages())
    (mirror,) = [a.id for a, _ in pages() if a.path == "dam-mirror"]
    number = store.stories_of([mirror])[mirror].decision
    done(deciding.undo(store, number, SETTINGS, reason="another dam", at=AT))
    assert inside(store, story_of(store, "dam-mirror")) == ["dam-mirror"]
    add(store, pages(), [page("dam-late", fill_text("dam-herald").replace("forty", "fifty"), outlet="The Late")])
    assert inside(store, story_of(store, "dam-mirror")) == ["dam-mirror"]


@pytest.mark.parametrize("wrong", ["nonsense", ""])
def test_what_can_t_be_done_is_refused(store: Store, wrong: str) -> None:
    add(store, pages())
    before = everything(store)
    story = story_of(store, "dam-herald")
    assert isinstance(deciding.merge(store, story, wrong, SETTINGS, reason="", at=AT), Refused)
    assert isinstance(deciding.split(store, story, [wrong], SETTINGS, reason="", at=AT), Refused)
    assert isinstance(deciding.undo(store, 999, SETTINGS, reason="", at=AT), Refused)
    assert everything(store) == before
