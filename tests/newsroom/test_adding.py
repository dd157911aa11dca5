from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from consilience.contracts import Store
from consilience.errors import StoreError
from consilience.model import Skipped, content_id
from consilience.newsroom import houses
from consilience.newsroom.annotations import Filled
from consilience.newsroom.desk import Change
from consilience.store import open_store
from consilience.stored import Stored, Why
from tests.newsroom.invented import (
    DAY,
    add,
    adding,
    everything,
    inside,
    look_alikes,
    page,
    pages,
    parted,
    story_of,
)

EXPECTED = {
    frozenset({"dam-herald", "dam-mirror", "dam-bulletin"}),
    frozenset({"trial-herald", "trial-mirror"}),
    frozenset({"other-dam"}),
}


def test_articles_come_into_their_stories_and_it_says_which(store: Store) -> None:
    added = add(store, pages())
    assert parted(store) == EXPECTED
    assert (added.new, added.renewed, added.known, added.skipped) == (6, 0, 0, ())
    assert {change.story for change in added.changes} == {line.id for line in store.stories()}
    assert {change.kind for change in added.changes} >= {"new", "grown"}


def test_stories_have_titles_days_and_reasons(store: Store) -> None:
    add(store, pages())
    line = store.story(story_of(store, "trial-herald"))
    assert line is not None and (line.first, line.last, line.articles) == (DAY, DAY, 2)
    assert "Adair" in line.title or "minister" in line.title
    reasons = [entry.why.reason for entry in store.decisions(line.id)]
    assert any("most like" in reason for reason in reasons) and all(reasons)


def test_one_batch_one_run_or_many_runs_give_the_same_stories(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate((pages() + look_alikes(), look_alikes() + pages())):
        random.Random(number).shuffle(order)
        for name, lots in (("one", [order]), ("lots", [order[:5], order[5:7], order[7:]])):
            with open_store(tmp_path / f"{name}{number}.db") as store:
                add(store, *lots)
                found.append(parted(store))
        path = tmp_path / f"runs{number}.db"
        for item in order:
            with open_store(path) as store:
                add(store, [item])
        with open_store(path) as store:
            found.append(parted(store))
    assert all(stories == found[0] for stories in found)
    assert found[0] >= EXPECTED


def test_two_runs_at_once_give_the_same_stories(tmp_path: Path) -> None:
    items = pages()
    with open_store(tmp_path / "a.db") as one, open_store(tmp_path / "a.db") as other:
        first, second = adding(one), adding(other)
        for number, item in enumerate(items):
            (first if number % 2 else second).add([item])
        assert parted(one) == EXPECTED


def test_adding_twice_changes_nothing(store: Store) -> None:
    add(store, pages())
    before = everything(store)
    again = add(store, pages())
    assert (again.new, again.known, again.changes) == (0, 6, ())
    assert everything(store) == before


def test_a_changed_page_takes_the_place_of_the_old_one(store: Store) -> None:
    add(store, pages())
    story = story_of(store, "trial-mirror")
    item, _ = page("trial-mirror", "Correction: Adair gets eight years\n\nEight years, a judge ruled in Port Sellick.")
    added = add(store, [(item, None)])
    assert (added.new, added.renewed) == (0, 1)
    assert [(change.kind, change.story) for change in added.changes] == [("renewed", story)]
    assert item.id in {member.article for member in store.members(story)}
    assert parted(store) == EXPECTED
    assert [stored.version for stored in store.versions(item.url or "")] == [1, 2]
    add(store, [page("trial-late", fill_text("trial-herald").replace("once", "formerly"), outlet="The Late")])
    assert story_of(store, "trial-late") == story


def fill_text(path: str) -> str:
    return next(article.text for article, _ in pages() if article.path == path)


def test_a_page_that_holds_another_article_weeks_later_is_put_anew(store: Store) -> None:
    add(store, [page("latest", fill_text("dam-herald")), page("dam-mirror", fill_text("dam-mirror"))])
    add(store, [page("latest", fill_text("trial-herald"), "2031-04-20")])
    assert len(parted(store)) == 2


def test_one_bad_article_never_stops_a_run(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    skipped = Skipped(path="photo.jpg", reason="not text", detail="JPEG")
    surrogate = page("torn", "A torn \udc80 text about a dam.")
    run = adding(store)
    place = run._desk.place

    def stumbling(stored: Stored, filled: Filled, why: Why) -> list[Change]:
        if filled.sketch.id == dam[0].id:
            raise RuntimeError("stumbled")
        return place(stored, filled, why)

    dam = pages()[0]
    monkeypatch.setattr(run._desk, "place", stumbling)
    run.add([skipped, page("bad", "unreadable"), surrogate, *pages()])
    added = run.added()
    assert {item.path: item.reason for item in added.skipped} == {
        "photo.jpg": "not text",
        "bad": "failed",
        "torn": "not text",
        "dam-herald": "failed",
    }
    assert added.new == 5
    assert store.article(dam[0].id) is None, "nothing of an article that failed is kept"
    assert add(store, pages()).new == 1
    assert parted(store) == EXPECTED


def test_a_store_that_fails_stops_the_run_and_a_rerun_finishes_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = adding(store)
    describe = store.describe

    def failing(*arguments: object, **named: object) -> None:
        if store.counts().articles > 3:
            raise StoreError("the disk is full")
        describe(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "describe", failing)
    with pytest.raises(StoreError):
        run.add(pages())
    monkeypatch.undo()
    assert store.counts().articles == 3
    add(store, pages())
    assert parted(store) == EXPECTED


def test_an_undated_article_finds_its_story(store: Store) -> None:
    items = [page(article.path, article.text, None if "mirror" in article.path else DAY) for article, _ in pages()]
    add(store, items[:1], items[3:4])
    add(store, items)
    assert parted(store) == EXPECTED


def test_an_id_that_was_given_before_is_never_given_again(store: Store) -> None:
    (dam, *_) = pages()
    spent = content_id("story", dam[0].id)
    store.create(spent, why=Why(by="person", reason="", at="1"))
    add(store, [dam])
    assert story_of(store, "dam-herald") != spent
    assert parted(store) == {frozenset({"dam-herald"})}
    add(store, pages())
    assert parted(store) == EXPECTED


KILLED = """
import os, signal, sys
from consilience.store import open_store
from tests.newsroom.invented import adding, pages
with open_store(sys.argv[1]) as store:
    run = adding(store)
    place, count = run._desk.place, [0]
    def killed(*arguments):
        made = place(*arguments)
        count[0] += 1
        if count[0] == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return made
    run._desk.place = killed
    run.add(pages())
"""


@pytest.mark.parametrize("after", [1, 4])
def test_a_run_that_was_killed_lost_nothing_and_a_rerun_finishes(tmp_path: Path, after: int) -> None:
    path = tmp_path / "news.db"
    run = subprocess.run([sys.executable, "-c", KILLED, str(path), str(after)], check=False, capture_output=True)
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()
    with open_store(path) as store:
        assert store.counts().articles == after - 1
        assert all(inside(store, line.id) for line in store.stories())
        added = add(store, pages())
        assert (added.new, added.known) == (7 - after, after - 1)
        assert parted(store) == EXPECTED


def test_lines_of_a_house_are_counted_over_runs(store: Store) -> None:
    items = [page(f"n{number}", f"Story number {number} is long.\n\nRead our newsletter", DAY) for number in range(4)]
    for item in items:
        add(store, [item])
    found = [houses.repeated(store, article) for article, _ in items]
    assert found == [frozenset(), frozenset(), {"Read our newsletter"}, {"Read our newsletter"}]


def test_two_hundred_killed_runs_lose_nothing_and_the_last_finishes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.newsroom.drills", str(tmp_path), "5", "200"]
    run = subprocess.run(command, cwd=Path(__file__).parents[2], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["problems"] == []
    assert found["killed"] == 200
    assert found["between"] > 20, "runs died in the middle of their work, not before or behind it"
