"""The commands over a store as a user meets them: with files on disk, and a local server."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from consilience.cli import app
from consilience.errors import StopRun
from consilience.store import open_store
from tests.fetch.serving import HTML, Reply, Site, served

pytestmark = pytest.mark.model

TRIAL = """Court in Port Sellick jails former minister for bribes

PORT SELLICK, March 4, 2031 - A court in Port Sellick sentenced Tomas Adair, once minister of ports, to seven years in
prison on Tuesday for taking bribes from a dredging company. Judge Amara Boyce said Mr Adair had "sold the harbour by
the metre". His lawyer said he would appeal against the verdict. Prosecutors had asked for ten years.
"""


def consilience(store: Path, *arguments: str | Path, status: int = 0) -> str:
    """What a command says; in this process, so that the language model is loaded once."""
    result = CliRunner().invoke(app, [*map(str, arguments)], env={"CONSILIENCE_STORE": str(store)})
    stopped = result.exception if isinstance(result.exception, StopRun) else None
    told = result.output + (str(stopped) if stopped else "")
    assert result.exit_code == status, (told, result.exception)
    return told


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    folder = tmp_path_factory.mktemp("store")
    (folder / "trial.txt").write_text(TRIAL, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    told = consilience(folder / "news.db", "add", examples / "rally", folder, status=3)
    assert "articles: 4 new, 0 changed, 0 known before" in told
    assert "stories: 2 changed, 2 in all" in told
    assert "empty.txt: no text" in told
    return folder / "news.db"


def ids(told: str) -> list[str]:
    return re.findall(r"^\s*(\w{16})  ", told, re.M)


def test_the_same_files_again_change_nothing(store: Path, examples: Path) -> None:
    before = consilience(store, "decisions")
    told = consilience(store, "add", examples / "rally")
    assert "articles: 0 new, 0 changed, 3 known before" in told and "stories: 0 changed, 2 in all" in told
    assert consilience(store, "decisions") == before


def test_stories_are_listed_told_and_written(store: Path, tmp_path: Path) -> None:
    rally, trial = consilience(store, "stories").splitlines()
    assert "(3 reports, Sat 8 Mar 2031" in rally and "(1 report, " in trial
    told = consilience(store, "story", ids(rally)[0], "--out", tmp_path / "rally")
    assert "What happened" in told and "3 reports" in told
    dossier = json.loads((tmp_path / "rally" / "dossier.json").read_bytes())
    assert dossier["story"]["id"] == ids(rally)[0] and len(dossier["articles"]) == 3
    assert (tmp_path / "rally" / "report.html").is_file()
    again = consilience(store, "story", ids(rally)[0], "--out", tmp_path / "rally")
    assert again == told


def test_search_shows_the_words_in_their_place(store: Path) -> None:
    told = consilience(store, "search", "dredging", "-harvest")
    assert "trial.txt, in story" in told and "[dredging]" in told
    assert "nothing found" in consilience(store, "search", "xylophone")


def test_persons_decide_and_take_it_back(store: Path, examples: Path) -> None:
    first, second = ids(consilience(store, "stories"))
    told = consilience(store, "merge", first, second, "--reason", "one weekend")
    (number,) = re.findall(r"^decision (\d+): merge", told, re.M)
    assert "(4 reports" in told
    consilience(store, "add", examples / "rally")
    assert ids(consilience(store, "stories")) == [first]
    assert "one weekend" in consilience(store, "decisions", first)
    assert "nothing was changed" in consilience(store, "merge", first, second, status=1)
    consilience(store, "undo", number)
    assert ids(consilience(store, "stories")) == [first, second]
    with open_store(store) as opened:
        article = [member.article for member in opened.members(first)][-1]
    told = consilience(store, "split", first, article)
    assert "(2 reports" in told and "(1 report" in told
    (number,) = re.findall(r"^decision (\d+): split", told, re.M)
    consilience(store, "undo", number)
    assert ids(consilience(store, "stories")) == [first, second]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert "`consilience add` makes one" in consilience(tmp_path / "absent.db", "stories", status=1)
    assert not (tmp_path / "absent.db").exists()
    told = consilience(tmp_path / "news.db", "add", tmp_path / "nothing", status=1)
    assert "No usable article" in told and "nothing: unreadable" in told


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as started:
        yield started


def test_watch_follows_feeds_of_an_opml_file(site: Site, tmp_path: Path) -> None:
    head, _, body = TRIAL.partition("\n\n")
    page = f"<html><body><article><h1>{head}</h1><p>{body}</p></article></body></html>"
    site.says("/trial", Reply(page.encode(), 200, HTML))
    item = f"<item><title>Trial</title><link>{site.address}/trial</link></item>"
    feed = site.says("/feed", f'<rss version="2.0"><channel><title>The Quay</title>{item}</channel></rss>')
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><body><outline xmlUrl="{feed}"/></body></opml>')
    asked = ("watch", opml, "--once", "--delay", "0")
    assert "not allowed" in consilience(tmp_path / "news.db", *asked, status=3)
    assert site.asked == []
    told = consilience(tmp_path / "other.db", *asked, "--private")
    assert "articles: 1 new" in told
    assert "(1 report, " in consilience(tmp_path / "other.db", "stories")
    assert "articles: 0 new, 0 changed, 1 known" in consilience(
        tmp_path / "other.db", "add", f"{site.address}/trial", "--private", "--delay", "0"
    )


def articles(store: Path) -> int:
    with open_store(store) as opened:
        return opened.counts().articles


def test_add_goes_on_after_it_was_killed(tmp_path: Path, examples: Path) -> None:
    store = tmp_path / "news.db"
    command = [sys.executable, "-m", "consilience", "add", str(examples / "talks"), "--store", str(store)]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 200
    while run.poll() is None and not (store.exists() and articles(store)):
        time.sleep(0.01)
        assert time.monotonic() < until
    run.send_signal(signal.SIGKILL)
    run.wait()
    told = consilience(store, "add", examples / "talks")
    new, known = map(int, re.findall(r"(\d+) new, 0 changed, (\d+) known", told)[0])
    assert known >= 1 and new + known == 7
    assert len(ids(consilience(store, "stories"))) == 1
