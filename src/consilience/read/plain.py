"""Plain text and Markdown: the whole file is the article, as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.errors import SkipInput
from consilience.model import Article, Given, Skipped
from consilience.read.capture import Capture
from consilience.read.encoding import decode
from consilience.read.identity import article, skipped


def read(data: bytes, name: str, /, capture: Capture | None = None) -> Iterator[Article | Skipped]:
    """The one article in `data`; nothing of its text is changed."""
    known = capture or Capture()
    try:
        yield article(name, decode(data, known.charset), url=known.url, given=known.added_to(Given()))
    except SkipInput as error:
        yield skipped(name, error)
