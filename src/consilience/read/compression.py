"""Undoes the encodings of HTTP bodies (RFC 9110, section 8.4; RFC 9112, section 7), never to more than a set size.

What can't be told from its first bytes to be encoded at all is left as it is: see `capture.payload`.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import Protocol

from consilience.errors import Malformed, TooLarge

_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,15}[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_PIECE = 1 << 16
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_AUTO, _RAW = 47, -15
"""Window sizes by which zlib takes either of its two headers, or none (some servers send deflate without one)."""


class _Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


def unpacked(data: bytes, coding: str, limit: int) -> bytes:
    """`data` without the content encoding `coding`. Raises `TooLarge` over `limit` bytes, `Malformed` for data that is
    cut short or broken, or an encoding that nobody here knows."""
    if coding in {"identity", "none", "utf-8"} or not data:  # seen in the wild for "not encoded"
        return data
    if coding in {"gzip", "x-gzip"}:
        return _inflated(data, _AUTO, limit) if data.startswith(_GZIP) else data
    if coding == "deflate":
        return _deflated(data, limit)
    if coding == "br":
        return _brotli(data, limit)
    if coding == "zstd":
        return _zstd(data, limit) if data.startswith(_ZSTD) else data
    raise Malformed(f"in the unknown encoding {coding[:40]!r}")


def dechunked(data: bytes, limit: int) -> bytes:
    """`data` without the chunked transfer encoding; itself if it does not begin with the size of a chunk."""
    from fastwarc.stream_io import ChunkedReader

    return _drained(ChunkedReader(io.BytesIO(data)), limit, "chunks") if _CHUNK_SIZE.match(data) else data


def _inflated(data: bytes, window: int, limit: int) -> bytes:
    """The members of a gzip or zlib stream, one after the other; what follows them is padding."""
    pieces: list[bytes] = []
    size = 0
    while data:
        stream = zlib.decompressobj(window)
        try:
            piece = stream.decompress(data, limit + 1 - size)
        except zlib.error as error:
            if pieces:
                break
            raise Malformed(f"broken compressed data ({error})") from error
        size += len(piece)
        if size > limit:
            raise TooLarge(f"unfolds to more than {limit:,} bytes")
        if not stream.eof:
            raise Malformed("compressed data that is cut short")
        pieces.append(piece)
        data = stream.unused_data if stream.unused_data.startswith(_GZIP) else b""
    return b"".join(pieces)


def _deflated(data: bytes, limit: int) -> bytes:
    for window in (_AUTO, _RAW):
        try:
            return _inflated(data, window, limit)
        except Malformed:
            continue
    return data


def _brotli(data: bytes, limit: int) -> bytes:
    """Brotli has no mark at its start, so what does not decode from the start on is taken for plain."""
    from fastwarc.stream_io import BrotliReader

    try:
        BrotliReader(io.BytesIO(data)).read(1)
    except OSError:
        return data
    return _drained(BrotliReader(io.BytesIO(data)), limit, "brotli data")


def _zstd(data: bytes, limit: int) -> bytes:
    from fastwarc.stream_io import ZstdReader

    return _drained(ZstdReader(io.BytesIO(data)), limit, "zstandard data")


def _drained(stream: _Readable, limit: int, what: str) -> bytes:
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= limit and (piece := stream.read(_PIECE)):
            pieces.append(piece)
            size += len(piece)
    except (OSError, ValueError) as error:
        raise Malformed(f"{what} broken or cut short ({error})") from error
    if size > limit:
        raise TooLarge(f"unfolds to more than {limit:,} bytes")
    return b"".join(pieces)
