"""The records of a WARC file (ISO 28500), plain or in gzip members, one at a time, however long the file is.

Where the file is damaged, the next record is looked for and reading goes on there. fastwarc reads the records, but ends
at the first damage, and does not tell a record that is shorter than its header says from one that is whole.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

READ_TYPES = ("response", "resource", "conversion")
"""The types of record that hold what somebody published; others are requests, notes, or refer to another record."""

_MOST_SEARCHES = 1000
"""How often the next record is looked for in one file: each look costs a buffer, and a hostile file could ask for
millions."""
_MOST_LOOKALIKES = 100_000
"""How many places may be tried that look like the start of a gzip member; chance makes one in 16 MB."""
_MOST_REREAD = 4 << 30
"""Bytes of one file that are read again, because a record before them claimed them, until damage ends the reading."""
_BUFFER = 1 << 16
_RECORD = b"WARC/"
_GZIP = b"\x1f\x8b\x08"
_START = re.compile(rb"WARC/1\.\d\r?\n|\x1f\x8b\x08")
_SHORTEST_MEMBER = 512
"""Bytes of a gzip member that suffice to unfold its first few."""


class Record(Struct, frozen=True, kw_only=True):
    """A record of one of the types that are read, or a revisit. `number` counts all records of the file from 1, `block`
    is what stands behind its header, and `size` how long that is: `block` holds only the beginning of it where the
    whole is too large to be held."""

    number: int
    type: str
    headers: dict[str, str]
    block: bytes = b""
    size: int = 0

    @property
    def too_large(self) -> bool:
        """Whether `block` is only the beginning."""
        return len(self.block) < self.size


class Gap(Struct, frozen=True, kw_only=True):
    """Bytes `start` to `end` of the file hold no record that can be read; `end` is None where that holds to its end."""

    start: int
    end: int | None
    seen: str


class Window:
    """Bytes of an open file from `start` on, at most `size` of them, with positions counted from 0; the file-like
    object that fastwarc asks for. One that is not `seekable` is read from where it stands."""

    def __init__(self, file: BinaryIO, start: int = 0, size: int | None = None, *, seekable: bool = True) -> None:
        """A window on `file`."""
        self._file, self._start, self._size = file, start, size
        self.seekable = seekable
        self._position = 0

    def read(self, size: int = -1) -> bytes:
        """The next `size` bytes, fewer at the end."""
        wanted = _BUFFER if size < 0 else min(size, _BUFFER)
        if self._size is not None:
            wanted = min(wanted, self._size - self._position)
        data = self._file.read(wanted) if wanted > 0 else b""
        self._position += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Goes to `offset`, if the window is seekable; fastwarc itself never asks for it."""
        if self.seekable and whence == 0:
            self._file.seek(self._start + offset)
            self._position = offset
        return self._position

    def tell(self) -> int:
        """The position in the window."""
        return self._position

    def close(self) -> None:
        """Nothing: whoever opened the file closes it."""


def records(file: Window, limit: int) -> Iterator[Record | Gap]:
    """The records in `file` that may hold articles, and the revisits; of a block of more than `limit` bytes only the
    beginning is held."""
    number = searches = reread = begin = 0
    gap: Gap | None = None
    while True:
        reading = _Reading(begin, number)
        for record in reading.run(file, limit):
            if gap is not None:
                yield gap
                gap = None
            yield record
        number = reading.number
        if not reading.problem:
            break
        found = None
        if file.seekable and searches < _MOST_SEARCHES and reread < _MOST_REREAD:
            reached = file.tell()
            found, tried = _next_start(file, reading.resume_from(file))
            searches += 1 + tried * _MOST_SEARCHES // _MOST_LOOKALIKES
            reread += max(0, reached - (found or reached))
        gap = Gap(start=gap.start if gap else reading.unread, end=found, seen=gap.seen if gap else reading.problem)
        if found is None:
            break
        begin = found
        file.seek(begin)
    if gap is not None:
        yield gap


class _Reading:
    """Reading from one good start to the end of the file or to where it can't go on: `problem` says why it stopped."""

    def __init__(self, begin: int, number: int) -> None:
        self.number = number
        self.problem = ""
        self.unread = begin
        self.last_start = begin
        self._last_size: int | None = None
        self._cut_short = False

    def run(self, file: Window, limit: int) -> Iterator[Record]:
        from fastwarc.warc import ArchiveIterator

        try:
            for record in ArchiveIterator(file, parse_http=False):
                self.number += 1
                self.last_start, self._last_size = record.stream_pos, record.content_length
                self.unread = self.last_start
                kept = self._record(record, limit)
                self._cut_short = _consumed(record) < record.content_length
                if self._cut_short or not _has_length(record):
                    self.problem = _broken(record)
                    return
                if kept is not None:
                    yield kept
                self.unread = self.last_start + 1
        except (OSError, EOFError, ValueError, zlib.error) as error:
            self.problem = self.problem or _told(error)

    def _record(self, record: WarcRecord, limit: int) -> Record | None:
        kind = str(record.record_type)
        if kind not in READ_TYPES and kind != "revisit":
            return None
        headers = {name.lower(): value for name, value in record.headers.items()}
        block = _held(record, _BUFFER if record.content_length > limit else record.content_length)
        return Record(number=self.number, type=kind, headers=headers, block=block, size=record.content_length)

    def resume_from(self, file: Window) -> int:
        """Where to look for the next record: behind the last one, if that ended where its header says, else in it.

        A page can hold what looks like a record, so that what is inside a sound record is never searched."""
        if self._last_size is None or self._cut_short:
            return self.last_start + 1
        file.seek(self.last_start)
        head = file.read(_BUFFER)
        header = re.search(rb"\r?\n\r?\n", head) if head.startswith(_RECORD) else None
        if header is None:
            return self.last_start + 1
        end = self.last_start + header.end() + self._last_size
        file.seek(end)
        return end if file.read(4) == b"\r\n\r\n" else self.last_start + header.end()


def _has_length(record: WarcRecord) -> bool:
    """Whether the header says how long the record is; fastwarc takes one that can't be read for 0."""
    length = (record.headers.get("Content-Length") or "").strip()
    return length.isascii() and length.isdigit() and (length.lstrip("0") or "0") == str(record.content_length)


def _broken(record: WarcRecord) -> str:
    address = (record.headers.get("WARC-Target-URI") or "")[:300]
    what = f"a record of {record.content_length:,} bytes, cut short" if _has_length(record) else "a record of no length"
    return f"{what}: {address}" if address else what


def _held(record: WarcRecord, size: int) -> bytes:
    """The first `size` bytes of a record's block, fewer where it is cut short."""
    pieces: list[bytes] = []
    while size > 0 and (piece := record.reader.read(min(size, _BUFFER))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _consumed(record: WarcRecord) -> int:
    record.consume()
    return int(record.reader.tell())


def _told(error: Exception) -> str:
    return (str(error) or type(error).__name__).strip().rstrip(".")[:200]


def _next_start(file: Window, after: int) -> tuple[int | None, int]:
    """The first position from `after` on at which a record or a gzip member with one begins, and how many were tried
    that only looked like it."""
    file.seek(after)
    position, held, tried = after, b"", 0
    while True:
        more = file.read(_BUFFER)
        held += more
        sure = max(0, len(held) - _SHORTEST_MEMBER) if more else len(held)
        for match in _START.finditer(held):
            if match.start() >= sure:
                break  # seen whole together with the next piece
            if match[0] != _GZIP or holds_record(held[match.start() : match.start() + _SHORTEST_MEMBER]):
                return position + match.start(), tried
            tried += 1
        if not more or tried > _MOST_LOOKALIKES:
            return None, tried
        position, held = position + sure, held[sure:]


def holds_record(data: bytes) -> bool:
    """Whether the gzip member that begins with `data` begins with a record."""
    try:
        return zlib.decompressobj(31).decompress(data, len(_RECORD)).startswith(_RECORD)
    except zlib.error:
        return False
