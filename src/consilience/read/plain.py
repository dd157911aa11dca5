"""Plain text and Markdown: the whole file is the article, as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.errors import SkipInput
from consilience.model import Article, Skipped
from consilience.read.encoding import decode
from consilience.read.identity import article, skipped


def read(data: bytes, name: str, /) -> Iterator[Article | Skipped]:
    """The one article in `data`; nothing of its text is changed."""
    try:
        yield article(name, decode(data))
    except SkipInput as error:
        yield skipped(name, error)
