"""What every reader does last: makes the article record, or the record of why there is none."""

from __future__ import annotations

import re

from consilience.errors import NoText, SkipInput
from consilience.model import Article, Given, Skipped, content_id

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def scalar(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate: JSON escapes can spell them, but no output can hold one, and
    offsets stay as they are."""
    return _SURROGATE.sub("\ufffd", text)


def article(
    name: str, text: str, *, url: str | None = None, outlet: str | None = None, given: Given | None = None
) -> Article:
    """The article that stands at `name`; its id is the hash of its address (else its path) and its text.

    Raises `NoText` if the text has neither a letter nor a digit.
    """
    text = scalar(text)
    if not _LETTER_OR_DIGIT.search(text):
        raise NoText("empty" if not text else "no letter and no digit in it")
    return Article(
        id=content_id(url or name, text), path=name, text=text, url=url, outlet=outlet, given=given or Given()
    )


def skipped(name: str, error: SkipInput) -> Skipped:
    """The record of an input that was left out."""
    return Skipped(path=name, reason=error.reason, detail=scalar(str(error)))
