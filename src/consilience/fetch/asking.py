"""One request and its answer, bounded in time and size, without following where it leads."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping

import httpx
from msgspec import Struct

from consilience.errors import NotAllowed, NotFetched, SkipInput, TooLarge
from consilience.fetch.addresses import refuse, refuse_peer
from consilience.fetch.manners import Manners
from consilience.read.capture import payload

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xhtml+xml, "
    "application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5"
)
_OK = 200


class Answer(Struct, frozen=True, kw_only=True):
    """What a server answered: its header with names in lower case, and the unpacked body of a status 200."""

    status: int
    fields: Mapping[str, str]
    body: bytes = b""


def client() -> httpx.Client:
    """A client as `ask` needs it: by itself it sends nothing that tells more than the request, and uses no proxy of
    the environment, behind which the address that a connection ends at can't be seen."""
    return httpx.Client(trust_env=False, follow_redirects=False)


def ask(
    client: httpx.Client, url: str, manners: Manners, *, etag: str | None = None, modified: str | None = None
) -> Answer:
    """What the server answers to a request for `url`, or for what changed in it since `etag` or `modified` were given.

    Raises `NotAllowed` for an address that must not be asked, `TooLarge`, `Malformed` for a body that can't be
    unpacked, and `NotFetched` where there is no answer.
    """
    refuse(url, private=manners.private)
    headers = {
        "User-Agent": manners.user_agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",  # so that each answer has a connection whose end was checked, and that can be cut
        **({"If-None-Match": etag} if etag else {}),
        **({"If-Modified-Since": modified} if modified else {}),
    }
    line = _Line(manners)
    try:
        with line:
            request = client.build_request(
                "GET", url, headers=headers, timeout=manners.seconds, extensions={"trace": line.trace}
            )
            response = client.send(request, stream=True, follow_redirects=False, auth=None)
            try:
                answer = _answer(response, manners)
            finally:
                response.close()
        if line.expired:  # a body that ends with its connection looks whole when that is cut
            raise _late(manners)
        return answer
    except SkipInput:
        raise
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        if line.expired or isinstance(error, httpx.TimeoutException):
            raise _late(manners) from error
        raise NotFetched(f"no answer: {_words(error)}") from error


def _answer(response: httpx.Response, manners: Manners) -> Answer:
    fields = {name.lower(): value for name, value in response.headers.items()}
    if response.status_code != _OK:
        return Answer(status=response.status_code, fields=fields)
    announced = fields.get("content-length", "")
    if announced.isdigit() and len(announced) < 20 and int(announced) > manners.max_bytes:
        raise TooLarge(f"an answer of {int(announced):,} bytes, more than {manners.max_bytes:,}")
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_raw():
        pieces.append(piece)
        size += len(piece)
        if size > manners.max_bytes:
            raise TooLarge(f"an answer of more than {manners.max_bytes:,} bytes")
    body = payload(b"".join(pieces), None, fields.get("content-encoding"), manners.max_bytes)
    return Answer(status=_OK, fields=fields, body=body)


def _late(manners: Manners) -> NotFetched:
    return NotFetched(f"no whole answer within {manners.seconds:g} seconds")


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200].rstrip(": ")


class _Line:
    """The connection of one request: refused where it ends in a private network, before anything is sent over it, and
    cut when its time is over, however the server drips."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._timer = threading.Timer(manners.seconds, self._cut)
        self._timer.daemon = True
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self.expired = False

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *exception: object) -> None:
        self._timer.cancel()

    def trace(self, event: str, told: Mapping[str, object]) -> None:
        """httpx's own way to look on (the "trace" extension): a connection is checked as soon as it stands."""
        if event not in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            return
        stream = told["return_value"]
        address = stream.get_extra_info("server_addr")  # type: ignore[attr-defined]  # httpcore.NetworkStream
        try:
            refuse_peer(str(address[0]), private=self._manners.private)
            with self._lock:
                self._socket = stream.get_extra_info("socket")  # type: ignore[attr-defined]
                if self.expired:
                    raise _late(self._manners)
        except (NotAllowed, NotFetched):
            stream.close()  # type: ignore[attr-defined]
            raise

    def _cut(self) -> None:
        with self._lock:
            self.expired = True
            if self._socket is not None:
                try:
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
                except OSError:
                    return  # closed already
