"""Streams that are read piece by piece: started anew after a look at their beginning, decoded, cut into lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from consilience.errors import TooLarge
from consilience.read.encoding import decode, marked

_HEAD = 1 << 12


class _Rewound(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the stubs ask for any buffer
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def peeked(file: BinaryIO, size: int = _HEAD) -> tuple[bytes, BinaryIO]:
    """The first `size` bytes of `file`, and a stream of all of it, those included. Closing that leaves `file` open."""
    head = file.read(size)
    return head, io.BufferedReader(_Rewound(head, file))


def text_stream(file: BinaryIO, newline: str) -> TextIO:
    """`file` as text: by its byte order mark, which is left out, else as UTF-8, in which bytes that are not UTF-8
    stand as surrogate escapes until `repaired` looks at the record that they stand in."""
    head, file = peeked(file, 4)
    encoding = marked(head) or "utf-8"
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    stream = io.TextIOWrapper(file, encoding=encoding, errors=errors, newline=newline)
    if marked(head):
        stream.read(1)
    return stream


def repaired(text: str) -> str:
    """A record out of a `text_stream`, decoded anew by itself if bytes of it were not UTF-8. Raises `NotText`."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return decode(text.encode("utf-8", "surrogateescape"))
    return text


class Lines:
    """The lines of a text stream, with their ends, counted from 1.

    `raw` is all of the record that is being read, which begins where `begin` was last called. A line that makes it
    longer than `limit` characters raises `TooLarge`; the next call goes on behind that line or, where a `quote` can
    hold line ends, behind the one in which the quotation marks come out even.
    """

    def __init__(self, stream: TextIO, limit: int, quote: str | None = None) -> None:
        """Lines of `stream`."""
        self._stream, self._limit, self._quote = stream, limit, quote
        self.number = 0
        self.begin()

    def begin(self) -> None:
        """Lets the next line be the first of a record."""
        self._lines: list[str] = []
        self._size = 0

    @property
    def raw(self) -> str:
        """The lines of the record so far."""
        return "".join(self._lines)

    def __iter__(self) -> Iterator[str]:
        """Itself."""
        return self

    def __next__(self) -> str:
        """The next line."""
        line = self._piece()
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        if self._size > self._limit:
            self._pass_over(line)
            raise TooLarge(f"one record of more than {self._limit} characters")
        self._lines.append(line)
        return line

    def _piece(self) -> str:
        return self._stream.readline(self._limit + 1)

    def _pass_over(self, line: str) -> None:
        quotes = self.raw.count(self._quote) if self._quote else 0
        while line:
            quotes += line.count(self._quote) if self._quote else 0
            ended = line.endswith(("\n", "\r"))
            if ended and quotes % 2 == 0:
                return
            line = self._piece()
            self.number += ended and bool(line)
