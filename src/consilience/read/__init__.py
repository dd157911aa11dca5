"""Read: bytes become articles whose text never changes again.

A new format is one file here with a function or object that keeps `contracts.Reader`, and one line in `READERS`; the
tests in `tests/contract/test_readers.py` then run over it as well. A format that holds many articles is a `Stream`,
and is then read article by article from the open file.
"""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from consilience.contracts import Reader
from consilience.errors import Duplicate, Malformed, SkipInput, TooLarge, UnreadableInput
from consilience.model import Article, Skipped
from consilience.read import archives, feeds, page, plain, shapes, tables
from consilience.read.fields import Item, assemble
from consilience.read.folders import STANDARD_INPUT, Found, expand
from consilience.read.identity import skipped
from consilience.read.sniff import suffix as sniffed
from consilience.read.streams import peeked
from consilience.settings import Settings

_SNIFFED = 1 << 16
_LIMIT = Settings().max_article_bytes
"""For articles in packed bytes, whose own length says nothing of theirs."""


class Stream:
    """The reader of a format that holds many articles, read from the open file. `found` takes that file, the path that
    its articles get, and the size in bytes that no article may exceed. A `packed` format unpacks itself, gzip and all:
    it is given the file as it lies on the disk."""

    def __init__(
        self, found: Callable[[BinaryIO, str, int], Iterator[Article | Skipped]], *, packed: bool = False
    ) -> None:
        """A reader of the articles that `found` yields."""
        self._found = found
        self.packed = packed

    def __call__(self, data: bytes, name: str, /) -> Iterator[Article | Skipped]:
        """The articles in `data`."""
        return self.stream(io.BytesIO(data), name, max(len(data), _LIMIT if self.packed else 0))

    def stream(self, file: BinaryIO, name: str, limit: int) -> Iterator[Article | Skipped]:
        """The articles in an open file; one of more than `limit` bytes is left out without being held."""
        return self._found(file, name, limit)


class Records(Stream):
    """The reader of a format of records with named fields; `found` yields (path, record) pairs."""

    def __init__(self, found: Callable[[BinaryIO, str, int], Iterator[Item]]) -> None:
        """A reader of the records that `found` yields."""
        super().__init__(lambda file, name, limit: assemble(found(file, name, limit)))


READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read,
    ".markdown": plain.read,
    ".html": page.read,
    ".htm": page.read,
    ".xhtml": page.read,
    ".json": Records(shapes.found),
    ".jsonld": Records(shapes.found),
    ".jsonl": Records(tables.found_in_lines),
    ".ndjson": Records(tables.found_in_lines),
    ".csv": Records(tables.found_in_rows),
    ".tsv": Records(tables.found_in_rows),
    ".xml": Records(feeds.found),
    ".rss": Records(feeds.found),
    ".atom": Records(feeds.found),
    ".rdf": Records(feeds.found),
    ".opml": Records(feeds.found),
    ".warc": Stream(archives.read_warc, packed=True),
    ".wacz": Stream(archives.read_wacz, packed=True),
}
"""The reader for each suffix, in lower case. Any of them may be followed by ".gz"."""


def read(paths: Sequence[str | Path], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Article | Skipped]:
    """Every article in `paths`: files, folders, glob patterns, and "-" for standard input (`stdin`, else the
    process's own). What can't be read is yielded as `Skipped`, and the rest goes on.

    One article at a time is held in memory. The order depends on names only, not on the order of `paths`.
    """
    first: dict[str, str] = {}
    for found in expand(paths, READERS):
        if isinstance(found, Skipped):
            yield found
            continue
        for result in _opened(found, settings.max_article_bytes, stdin):
            if not isinstance(result, Article):
                yield result
            elif result.id in first:
                yield skipped(result.path, Duplicate(f"the same text at the same address as {first[result.id]}"))
            else:
                first[result.id] = result.path
                yield result


def _opened(found: Found, limit: int, stdin: BinaryIO | None) -> Iterator[Article | Skipped]:
    try:
        if str(found.path) == STANDARD_INPUT:
            yield from _contents(stdin or sys.stdin.buffer, found, limit)
        elif found.path.name.lower().endswith(".gz") and not _is_packed(found.suffix):
            with gzip.open(found.path) as file:
                yield from _contents(cast(BinaryIO, file), found, limit)
        else:
            with found.path.open("rb") as file:
                if found.suffix and not isinstance(READERS[found.suffix], Stream):
                    _refuse_large(os.fstat(file.fileno()).st_size, limit)
                yield from _contents(file, found, limit)
    except SkipInput as error:
        yield skipped(found.name, error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield skipped(found.name, Malformed(f"a damaged gzip file: {error}"))
    except OSError as error:
        yield skipped(found.name, UnreadableInput((error.strerror or type(error).__name__).lower()))


def _is_packed(suffix: str) -> bool:
    reader = READERS.get(suffix)
    return isinstance(reader, Stream) and reader.packed


def _contents(file: BinaryIO, found: Found, limit: int) -> Iterator[Article | Skipped]:
    suffix = found.suffix
    if not suffix:
        head, file = peeked(file, _SNIFFED)
        suffix = sniffed(head)
    reader = READERS[suffix]
    if isinstance(reader, Stream):
        yield from reader.stream(file, found.name, limit)
        return
    data = file.read(limit + 1)
    _refuse_large(len(data), limit)
    yield from reader(data, found.name)


def _refuse_large(size: int, limit: int) -> None:
    if size > limit:
        raise TooLarge(f"more than the {limit:,} bytes that an article may have (max_article_bytes)")
