"""A real server on this machine that answers as a test tells it to, and a clock that only moves when it is told."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from msgspec import Struct
from msgspec.structs import replace

from consilience.fetch import Manners, State, client, rounds
from consilience.model import Article, Skipped

Write = Callable[[bytes], object]


class Reply(Struct, frozen=True):
    """An answer. `stream`, if set, writes the body by itself."""

    body: bytes = b""
    status: int = 200
    fields: Mapping[str, str] = {}
    stream: Callable[[Write], None] | None = None


class Asked(Struct, frozen=True):
    """A request that came in."""

    path: str
    fields: Mapping[str, str]


class Site:
    """What the server answers by path, one reply after another (the last again and again), and what it was asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[Asked] = []

    def says(self, path: str, *replies: Reply | bytes | str) -> str:
        self.replies[path] = [
            reply if isinstance(reply, Reply) else Reply(reply.encode() if isinstance(reply, str) else reply)
            for reply in replies
        ]
        return self.address + path

    def reply(self, path: str) -> Reply:
        waiting = self.replies.get(path, [Reply(b"nothing here", 404)])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


@contextmanager
def served() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}))
            reply = site.reply(self.path)
            try:
                self.send_response(reply.status)
                for name, value in reply.fields.items():
                    self.send_header(name, value)
                if reply.stream is None:
                    self.send_header("Content-Length", str(len(reply.body)))
                self.send_header("Connection", "close")
                self.end_headers()
                if reply.stream is None:
                    self.wfile.write(reply.body)
                else:
                    reply.stream(self.wfile.write)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            return

    server = Server(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self, now: float = 1_900_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


MANNERS = Manners(private=True, seconds=30.0, delay=1.0, max_bytes=300_000)
"""Patient: a machine that is busy with something else is not a server that is slow."""
IMPATIENT = replace(MANNERS, seconds=0.4)


def run(
    state: State, clock: Clock | None = None, hours: float = 20.0, manners: Manners = MANNERS
) -> tuple[State, list[Article | Skipped]]:
    """Everything that comes of `state` in so many hours of the clock."""
    clock = clock or Clock()
    results: list[Article | Skipped] = []
    with client() as session:
        for after, found in rounds(state, session, manners, clock, clock.sleep, clock.now + hours * 3600):
            state = after
            results.extend(found)
    return state, results


HTML = {"Content-Type": "text/html; charset=utf-8"}


def titles(results: list[Article | Skipped]) -> list[str]:
    return [r.text.partition("\n")[0] if isinstance(r, Article) else r.reason for r in results]


def details(results: list[Article | Skipped]) -> list[str]:
    return [result.detail for result in results if isinstance(result, Skipped)]


def drip(write: Write) -> None:
    for _ in range(100):
        write(b"<p>words ")
        time.sleep(0.05)


def pour(write: Write) -> None:
    for _ in itertools.count():
        write(b"<p>words " * 1000)
