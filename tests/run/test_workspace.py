from pathlib import Path

import pytest

from consilience.model import Annotated, Article
from consilience.run.workspace import Workspace
from tests.builders import article


def test_articles_come_back_in_the_order_of_ids_however_they_came_in() -> None:
    with Workspace(None) as work:
        for name in ("c", "a", "b"):
            work.keep(article(f"Text of {name}.", name))
        assert [item.id for item, _ in work.articles()] == ["a", "b", "c"]


def test_a_line_counts_as_repeated_from_the_third_article_of_its_outlet() -> None:
    with Workspace(None) as work:
        for name in ("a", "b", "c"):
            work.keep(article(f"Read our newsletter\nNews of {name} is long.", name, outlet="The Quay"))
        work.keep(article("Read our newsletter\nElsewhere.", "d", outlet="The Pier"))
        repeated = {item.id: lines for item, lines in work.articles()}
    assert repeated == {
        "a": {"Read our newsletter"},
        "b": {"Read our newsletter"},
        "c": {"Read our newsletter"},
        "d": frozenset(),
    }


def test_more_articles_than_a_page_holds_all_come_back() -> None:
    with Workspace(None) as work:
        for number in range(250):
            work.keep(article("Short.", f"{number:03}"))
        assert len(list(work.articles())) == len(work) == 250


def test_annotations_outlive_a_stopped_run_and_articles_do_not(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite"
    with Workspace(path) as work:
        work.keep(article("One.", "a"))
        work.put("key", Annotated(article=article("One.", "a")), b"sketch")
    with Workspace(path) as work:
        assert work.has("key")
        assert len(work) == 0
        work.keep(article("One.", "a"))
        work.use("a", "key")
        assert work.get("a") == ("key", Annotated(article=article("One.", "a")))


def test_an_annotation_that_no_article_of_this_run_takes_is_not_used() -> None:
    with Workspace(None) as work:
        work.put("key", Annotated(article=article("One.", "a")), b"sketch")
        assert work.usable() == 0
        assert list(work.sketches()) == []
        with pytest.raises(KeyError):
            work.get("a")


def test_sketches_come_in_the_order_of_days_the_undated_last() -> None:
    def kept(work: Workspace, item: Article) -> None:
        work.keep(item)
        work.use(item.id, item.id)
        work.put(item.id, Annotated(article=item), item.id.encode())

    with Workspace(None) as work:
        kept(work, article("x.", "a"))
        kept(work, article("x.", "b", published="2031-03-09"))
        kept(work, article("x.", "c", published="2031-03-08"))
        assert list(work.sketches()) == [b"c", b"b", b"a"]


def test_text_with_a_nul_survives() -> None:
    with Workspace(None) as work:
        work.keep(article("One\0two.", "a"))
        assert next(work.articles())[0].text == "One\0two."
