"""Nothing that was acknowledged is lost, and nothing is half there, whatever happens to the writer."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine, text

from consilience.errors import StoreBusy, StoreError, StoreFull, StoreRefused
from consilience.store import open_store
from consilience.store.sql import SqlStore
from tests.store import drills
from tests.store.fixtures import schema
from tests.store.server import binaries, running

ROOT = Path(__file__).parents[2]


def drill(*arguments: str | int | Path) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.store.drills", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account can enter."""
    folder = Path(tempfile.mkdtemp(prefix="consilience-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def test_two_hundred_killed_writers_lose_nothing(tmp_path: Path) -> None:
    found = drill("kill", f"sqlite:///{tmp_path / 'news.db'}", 7, 200, 420)
    assert found["problems"] == []
    assert found["killed"] == 200
    assert found["after"] == 420
    with sqlite3.connect(tmp_path / "news.db") as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert db.execute("pragma foreign_key_check").fetchall() == []
        db.execute("insert into words(words) values ('integrity-check')")
    db.close()


def test_killed_writers_lose_nothing_on_a_server(postgres: str) -> None:
    found = drill("kill", schema(postgres), 11, 15, 60)
    assert found["problems"] == []
    assert found["killed"] == 15
    assert found["after"] == 60


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_two_writers_at_once_both_finish(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = f"sqlite:///{tmp_path / 'news.db'}" if backend == "sqlite" else schema(request.getfixturevalue("postgres"))
    found = drill("crowd", url, 2)
    assert found == {"acknowledged": [40] * 2, "statuses": [0] * 2, "problems": []}


def test_a_server_whose_power_is_cut_keeps_what_was_acknowledged() -> None:
    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed")
    acknowledged: set[int] = set()
    with running() as server:
        with pytest.raises(StoreError, match="safe"), open_store(server.url) as store:
            for number in range(20):
                with store.transaction():
                    drills.add(store, number)
                acknowledged.add(number)
                if number == 10:
                    server.stop("immediate")
        server.start()
        assert acknowledged == set(range(11))
        assert drills.problems(server.url, acknowledged) == []


def test_a_log_that_power_loss_cut_short_keeps_whole_transactions(tmp_path: Path) -> None:
    """SQLite flushes its log at every commit: what was flushed is there, whatever of the rest reached the disk."""
    (tmp_path / "live").mkdir()
    live, log = tmp_path / "live" / "news.db", tmp_path / "live" / "news.db-wal"
    sizes = []
    with open_store(live) as store:
        for number in range(12):
            with store.transaction():
                drills.add(store, number)
            sizes.append(log.stat().st_size)
        file, written = live.read_bytes(), log.read_bytes()
    assert sizes == sorted(set(sizes))
    chance = Random(3)
    for turn in range(12):
        cut = chance.randrange(sizes[0], sizes[-1])
        copy = tmp_path / str(turn) / "news.db"
        copy.parent.mkdir()
        copy.write_bytes(file)
        torn = chance.randbytes(512) if turn % 2 else b""  # a sector of something else
        copy.with_name("news.db-wal").write_bytes(written[:cut] + torn)
        flushed = {number for number, size in enumerate(sizes) if size <= cut}
        assert drills.problems(str(copy), flushed) == []


def test_full_disk_is_our_error_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    found = drill("starve", tmp_path)
    assert (found["said"], found["problems"]) == ("StoreFull", [])
    assert isinstance(found["before"], int) and found["before"] > 0


def test_a_store_at_its_limit_refuses_and_keeps_the_rest(tmp_path: Path) -> None:
    store = SqlStore(tmp_path / "news.db", 1)
    drills.add(store, 0)
    pages = store._connection.exec_driver_sql("pragma page_count").scalar()
    store._connection.exec_driver_sql(f"pragma max_page_count={pages}")
    store._connection.rollback()
    with pytest.raises(StoreFull, match="room"):
        for number in range(1, 50):
            drills.add(store, number)
    with pytest.raises(StoreError), store.transaction():  # who passes over the error writes nothing more either
        for number in range(1, 50):
            try:
                drills.add(store, number)
            except StoreError:
                continue
    held = store.counts()
    store.close()
    assert held.articles >= 1
    with open_store(tmp_path / "news.db") as again:
        assert again.counts() == held


def test_what_may_not_be_written_says_so(open_folder: Path) -> None:
    found = drill("unwritable", open_folder)
    assert set(found.values()) == {"StoreRefused"}
    assert len(found) == 5


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_another_writer_is_waited_for_and_then_given_up_on(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path / 'news.db'}" if backend == "sqlite" else schema(request.getfixturevalue("postgres"))
    with open_store(url) as first, open_store(url, wait=0.1) as hasty:
        with first.transaction():
            drills.add(first, 0)
            assert hasty.counts().articles == 0  # who reads waits for nobody
            with pytest.raises(StoreBusy, match="another process is writing"):
                drills.add(hasty, 1)
        drills.add(hasty, 1)
    ready = tmp_path / "ready"
    process = subprocess.Popen([sys.executable, "-m", "tests.store.drills", "hold", url, ready], cwd=ROOT)
    while not ready.exists():
        time.sleep(0.01)
        assert process.poll() is None
    with open_store(url, wait=60) as patient:
        drills.add(patient, 2)  # waits
        assert patient.counts().articles == 3
    assert process.wait() == 0


@pytest.mark.parametrize("url", ["mysql://x/y", "ftp://x", "postgresql://", "://"])
def test_an_address_that_is_none_is_refused(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", str(tmp_path))  # nobody answers there
    with pytest.raises(StoreRefused), open_store(url, wait=1):
        pass


def test_no_message_shows_a_password(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused) as raised, open_store(f"postgresql://me:hush@/db?host={tmp_path}", wait=1):
        pass
    assert "hush" not in str(raised.value)


def test_a_database_in_another_encoding_is_refused(postgres: str) -> None:
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    name = f"latin_{os.getpid()}"
    with engine.connect() as connection:
        connection.execute(
            text(f"create database {name} encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'")
        )
        other = engine.url.set(database=name).render_as_string(hide_password=False)
        with pytest.raises(StoreRefused, match="UTF8"), open_store(other):
            pass
        connection.execute(text(f"drop database {name}"))
    engine.dispose()
