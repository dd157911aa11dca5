"""Files for a store, each with the place where it lies.

The path of an article is told from what the user named, so `add monday` and `add tuesday` can bring two articles of one
path. Only the same file with another text is a new version of what it held; a record of a file of many, whose number
says nothing of it, is one by its address or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from glob import has_magic
from pathlib import Path
from typing import BinaryIO

from consilience import read
from consilience.model import Article, Skipped
from consilience.settings import Settings

Incoming = tuple[Article, str | None]
"""An article, and the place whose next version it is where that is not its address."""


def is_address(named: str) -> bool:
    """Whether an address was named, not a path."""
    return named.startswith(("http://", "https://"))


def incoming(paths: Sequence[str], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Incoming | Skipped]:
    """Every article in files, folders and globs, one named path after the other."""
    for named in dict.fromkeys(paths):
        base = _base(named)
        for item in read.read([named], settings, stdin):
            yield item if isinstance(item, Skipped) else (item, _place(base, item))


def _base(named: str) -> Path:
    """The folder from which paths are told."""
    path = Path(named)
    if has_magic(named) and not path.exists():
        magic = next(number for number, part in enumerate(path.parts) if has_magic(part))
        return Path(*path.parts[:magic]).absolute()
    return (path if path.is_dir() else path.parent).absolute()


def _place(base: Path, article: Article) -> str | None:
    if article.url:
        return None
    file = base / article.path
    try:
        alone = file.is_file()
    except (OSError, ValueError):
        alone = False
    return file.as_posix() if alone else f"{file.as_posix()} {article.id}"
