"""Plain text and Markdown: the whole file is the article, as it stands; the fields above its story say what it is."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.errors import SkipInput
from consilience.frontmatter import front_matter
from consilience.model import Article, Given, Skipped
from consilience.read.capture import Capture
from consilience.read.encoding import decode
from consilience.read.fields import about
from consilience.read.identity import article, skipped


def read(data: bytes, name: str, /, capture: Capture | None = None) -> Iterator[Article | Skipped]:
    """The one article in `data`; nothing of its text is changed."""
    known = capture or Capture()
    try:
        text = decode(data, known.charset)
        front = front_matter(text)
        given, url = about(front.record()) if front else (Given(), None)
        yield article(name, text, url=known.url or url, outlet=given.outlet, given=known.added_to(given))
    except SkipInput as error:
        yield skipped(name, error)
