"""A real PostgreSQL server for the length of the tests: Debian's binaries, a throw-away folder, a Unix socket only."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ACCOUNTS = ("postgres", "nobody")
"""Whom the server runs as where the tests run as root, which it refuses."""


def binaries() -> Path | None:
    """The folder of the newest server installed; None if there is none."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class Server:
    """A server's folder; `url` is that of its database, over the socket in the folder."""

    def __init__(self, folder: Path, bin_folder: Path) -> None:
        self._folder, self._bin = folder, bin_folder
        self._account = _account()
        self.url = f"postgresql+psycopg://consilience@/postgres?host={folder}"

    def make(self) -> None:
        if self._account:
            shutil.chown(self._folder, *self._account)
        options = ["--username=consilience", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        self._run("initdb", "--pgdata", str(self._folder / "data"), *options)

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._folder}' -c max_connections=40"
        log = str(self._folder / "log")
        self._run(
            "pg_ctl", "--pgdata", str(self._folder / "data"), "--wait", "--log", log, "--options", options, "start"
        )

    def stop(self, mode: str = "fast") -> None:
        """With the mode `immediate` it stops as if its power were cut."""
        self._run("pg_ctl", "--pgdata", str(self._folder / "data"), "--wait", "--mode", mode, "stop")

    def _run(self, name: str, *arguments: str) -> None:
        errors = self._folder.with_name(f"{self._folder.name}.errors")
        user, group = self._account or (None, None)
        with errors.open("ab") as file:  # not a pipe: the server would keep it open
            done = subprocess.run(
                [self._bin / name, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=file,
                cwd="/",
                check=False,
                user=user,
                group=group,
                extra_groups=[] if user else None,
            )
        if done.returncode:
            raise RuntimeError(f"{name} failed: {errors.read_text()}")


def _account() -> tuple[str, str] | None:
    if os.geteuid() != 0:
        return None
    import grp
    import pwd

    for name in ACCOUNTS:
        try:
            return name, grp.getgrgid(pwd.getpwnam(name).pw_gid).gr_name
        except KeyError:
            continue
    raise RuntimeError("root can't run PostgreSQL, and there is no other account to run it as")


@contextmanager
def running() -> Iterator[Server]:
    """A fresh server that is thrown away at the end; RuntimeError where none is installed."""
    found = binaries()
    if found is None:
        raise RuntimeError("no PostgreSQL server is installed")
    folder = Path(tempfile.mkdtemp(prefix="consilience-", dir="/tmp"))  # a socket's path must be short
    server = Server(folder, found)
    try:
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        folder.with_name(f"{folder.name}.errors").unlink(missing_ok=True)
