"""Web archives: the pages in a WARC file, and in the WARC files of a WACZ package.

Each record stands for itself: one that holds no article, or can't be read, is left out with the reason, and the rest
goes on. The day of a capture stands with the article as a date of saving, which bounds the day of publication and never
is it.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO, cast

from msgspec import Struct

from consilience.errors import Duplicate, Malformed, NoText, SkipInput, TooLarge
from consilience.lexicon import rows
from consilience.model import Article, Skipped
from consilience.read import page, plain
from consilience.read.capture import Capture, media_type, payload
from consilience.read.identity import skipped
from consilience.read.sniff import suffix as sniffed
from consilience.read.warc import Gap, Record, Window, records

_STATUS = re.compile(r"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b", re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(r"\r?\n[ \t]+")
_HEADER = 1 << 15
"""Bytes of HTTP header that are looked through."""
_OK = 200
_REDIRECTS = range(300, 400)
_LONGEST_ADDRESS = 300
"""Characters of an address that a reason shows."""
_IN_PACKAGE = re.compile(r"(?:^|/)archive/[^/]+\.warc(?:\.gz)?$", re.IGNORECASE)
_MOST_MEMBERS = 100_000
_LOCAL_HEADER = 30
"""Bytes of the fixed part of the header before each member of a ZIP archive (APPNOTE, 4.3.7)."""
_ENCRYPTED = 1


def read_warc(file: BinaryIO, name: str, limit: int) -> Iterator[Article | Skipped]:
    """The articles in an open WARC file, plain or in gzip members; a page of more than `limit` bytes is left out
    without being held."""
    seekable = file.seekable() and not isinstance(file, (gzip.GzipFile, zipfile.ZipExtFile))
    yield from _articles(Window(file, seekable=seekable), name, limit)


def read_wacz(file: BinaryIO, name: str, limit: int) -> Iterator[Article | Skipped]:
    """The articles in an open WACZ package (a ZIP archive with WARC files under `archive/`)."""
    try:
        package = zipfile.ZipFile(file)
        members = [member for member in package.infolist() if _IN_PACKAGE.search(member.filename)]
        if len(members) > _MOST_MEMBERS:
            raise TooLarge(f"a package of {len(members):,} archives")
        if not members:
            raise NoText("a package without a WARC file under archive/")
        if sum(member.compress_size for member in members) > file.seek(0, io.SEEK_END):
            raise Malformed("a package whose archives lie over each other")  # so a small file could hold any amount
    except SkipInput as error:
        yield skipped(name, error)
        return
    except _ZIP_ERRORS as error:
        yield skipped(name, Malformed(f"not a WACZ package that can be opened: {_words(error)}"))
        return
    for member in sorted(members, key=lambda member: member.filename):
        yield from _member(package, member, file, f"{name}/{member.filename}", limit)


_ZIP_ERRORS = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error)
"""What zipfile raises for hostile input: overlapping or encrypted members, unknown compression, broken directories."""


def _member(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, file: BinaryIO, name: str, limit: int
) -> Iterator[Article | Skipped]:
    """A member that is stored as it is, as WACZ asks for, is read in place, and damage in it can be passed over; one
    that is compressed is read from front to back."""
    try:
        if member.flag_bits & _ENCRYPTED:
            raise Malformed("encrypted")
        if member.compress_type == zipfile.ZIP_STORED:
            start = _data_start(file, member)
            file.seek(start)
            yield from _articles(Window(file, start, member.file_size), name, limit)
        else:
            with package.open(member) as stream:
                yield from read_warc(cast(BinaryIO, stream), name, limit)
    except SkipInput as error:
        yield skipped(name, error)
    except _ZIP_ERRORS as error:
        yield skipped(name, Malformed(_words(error)))


def _data_start(file: BinaryIO, member: zipfile.ZipInfo) -> int:
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise Malformed("a member of the package without its header")
    name, extra = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:30], "little")
    return member.header_offset + _LOCAL_HEADER + name + extra


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__).strip().rstrip(".")[:200]


def _articles(file: Window, name: str, limit: int) -> Iterator[Article | Skipped]:
    count = silent = 0
    for found in records(file, limit):
        count += 1
        if isinstance(found, Gap):
            yield skipped(name, Malformed(_gap(found, first=count == 1)))
            continue
        results = list(_record(found, f"{name}#{found.number}", limit))
        silent += not results
        yield from results
    if count == silent:
        yield skipped(name, NoText("an archive without a page" if count else "no record of a page in it"))


def _gap(gap: Gap, *, first: bool) -> str:
    if first and gap.start == 0 and gap.end is None:
        return f"not a WARC file: {gap.seen}"
    to = "the end" if gap.end is None else f"{gap.end:,}"
    return f"damaged: nothing can be read between byte {gap.start:,} and {to} ({gap.seen})"


def _record(record: Record, name: str, limit: int) -> Iterator[Article | Skipped]:
    try:
        yield from _pages(record, name, limit)
    except SkipInput as error:
        address = _address(record)
        where = f" ({address[:_LONGEST_ADDRESS]})" if address else ""
        yield skipped(name, type(error)(f"{error}{where}"))


def _pages(record: Record, name: str, limit: int) -> Iterator[Article | Skipped]:
    message = _message(record)
    media, charset = media_type(message.kind)
    use = _use(media)
    if use == "left":
        return
    _refuse(record, message, use, media)
    body = payload(message.body, message.fields.get("transfer-encoding"), message.fields.get("content-encoding"), limit)
    if not body.strip():
        raise NoText("a page without a body")
    if use == "sniffed":
        use = "page" if sniffed(body[:_HEADER]) == ".html" else "unsupported"
        if use == "unsupported":
            raise NoText("neither a media type nor the beginning of a page")
    date = record.headers.get("warc-date", "").strip()
    capture = Capture(url=_web(record), charset=charset, dates=(("captured", date),) if date else ())
    yield from page.read(body, name, capture) if use == "page" else plain.read(body, name, capture)


class _Message(Struct, frozen=True, kw_only=True):
    """What was captured: its media type as written, the HTTP status and header if it came by HTTP, the body."""

    kind: str | None
    status: int | None = None
    fields: dict[str, str] = {}
    body: bytes = b""


def _message(record: Record) -> _Message:
    told = record.headers.get("content-type")
    if not (told or "").lower().startswith("application/http"):
        return _Message(kind=told, status=_OK, body=record.block)
    blank = _BLANK.search(record.block[:_HEADER])
    head, body = (record.block[: blank.start()], record.block[blank.end() :]) if blank else (record.block, b"")
    lines = _FOLDED.sub(" ", head[:_HEADER].decode("latin-1")).splitlines()
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    status = _STATUS.match(lines[0] if lines else "")
    kind = fields.get("content-type") or record.headers.get("warc-identified-payload-type")
    return _Message(kind=kind, status=int(status[1]) if status else None, fields=fields, body=body)


def _refuse(record: Record, message: _Message, use: str, media: str) -> None:
    """Raises the reason why a record that could hold an article is not read."""
    if record.type == "revisit":
        raise Duplicate("a revisit: the page was as it had been captured before")
    if message.status is None:
        raise Malformed("not an answer in HTTP")
    if message.status in _REDIRECTS:
        target = message.fields.get("location", "")[:_LONGEST_ADDRESS]
        raise NoText(f"a redirect (HTTP status {message.status})" + (f" to {target}" if target else ""))
    if message.status != _OK:
        raise NoText(f"HTTP status {message.status}")
    if record.too_large:
        raise TooLarge(f"a record of {record.size:,} bytes")
    if reason := record.headers.get("warc-truncated"):
        raise Malformed(f"cut short when it was captured ({reason[:40]})")
    if use == "unsupported":
        raise NoText(f"no reader for {media[:80]}")


@cache
def _media() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((start, use) for start, use in rows("read/media.tsv")), key=lambda row: -len(row[0])))


def _use(media: str) -> str:
    """What is done with a body: read as a page, as text, or as what it looks like; left alone; or not supported."""
    if "/" not in media:
        return "sniffed"
    return next((use for start, use in _media() if media.startswith(start)), "unsupported")


def _address(record: Record) -> str:
    return record.headers.get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">")


def _web(record: Record) -> str | None:
    """The address, if it is one on the web: none must make anybody open a file or run a script."""
    address = _address(record)
    return address if re.fullmatch(r"https?://[^\s<>\"]+", address, re.IGNORECASE) else None
