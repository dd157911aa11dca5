"""What whoever saved a page knew of it: an archive's record or a server's answer, beside the bytes of the page."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from consilience.errors import Malformed, TooLarge
from consilience.model import Given
from consilience.read.compression import dechunked, unpacked

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MOST_CODINGS = 3
"""Content encodings on top of each other; servers apply one."""


class Capture(Struct, frozen=True, kw_only=True):
    """The circumstances of a capture. `url` is the address that was asked; `dates` are (field, value) pairs that stand
    beside the page, such as ("captured", …), which is a bound and never the day of publication."""

    url: str | None = None
    charset: str | None = None
    dates: tuple[tuple[str, str], ...] = ()

    def added_to(self, given: Given) -> Given:
        """`given` with the dates of the capture behind its own."""
        return replace(given, dates=(*given.dates, *self.dates)) if self.dates else given


def media_type(content_type: str | None) -> tuple[str, str | None]:
    """The media type of a Content-Type field in lower case, and the charset that it names."""
    media, _, rest = (content_type or "").partition(";")
    charset = _CHARSET.search(rest)
    return media.strip().lower(), charset[1] if charset else None


def payload(body: bytes, transfer: str | None, coding: str | None, limit: int) -> bytes:
    """The bytes of a message's body without its transfer and content encodings.

    Many archives keep a body decoded beside the fields of when it was encoded (ISO 28500 leaves no room for a note of
    it), so a body that shows nothing of an encoding is left as it stands. Raises `TooLarge` for one that unfolds to
    more than `limit` bytes, `Malformed` for one that is cut short.
    """
    if "chunked" in (transfer or "").lower():
        body = dechunked(body, limit)
    codings = [name.strip().lower() for name in (coding or "").split(",") if name.strip()]
    if len(codings) > _MOST_CODINGS:
        raise Malformed(f"encoded {len(codings)} times over")
    for name in reversed(codings):
        body = unpacked(body, name, limit)
    if len(body) > limit:
        raise TooLarge(f"more than {limit:,} bytes")
    return body
