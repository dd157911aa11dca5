"""Foreign text made safe to look at: what can't be shown, or would turn the page around, becomes a visible sign.

Every code point becomes exactly one code point, so that offsets into an article's text hold in what is shown of it.
Escaping markup is the template engine's part and comes after.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from markupsafe import Markup, escape

EXPLAINED = 200
"""Signs in one stretch of text that say what they stand for; a text full of them would swell the page."""
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""The characters that order text left or right without being seen (Unicode Standard Annex 9, with the marks)."""

_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_SIGNS: dict[int, int] = {
    **_CONTROLS,
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    0x85: 0x0A,
    0x2028: 0x0A,
    0x2029: 0x0A,
    **dict.fromkeys(map(ord, BIDI), 0x21C4),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
_UNSHOWABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{BIDI}\ud800-\udfff]+|\r(?!\n)")
_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]+")


def visible(text: str) -> str:
    """`text` with controls as their pictures, lone surrogates as U+FFFD, direction controls as arrows and every odd
    line end as a line feed; carriage returns before a line feed stay."""
    return _UNSHOWABLE.sub(lambda found: found.group().translate(_SIGNS).replace("\r", "\n"), text)


def source(text: str) -> Markup:
    """A stretch of an article for the page: escaped, with each sign that stands for another character saying so.

    Carriage returns are written as references, since a parser of HTML would drop them and shift every offset behind.
    """
    parts: list[str] = []
    done = 0
    for found in islice(_UNSHOWABLE.finditer(text), EXPLAINED):
        parts.append(str(escape(text[done : found.start()])))
        parts.append(_sign(found.group()))
        done = found.end()
    parts.append(str(escape(visible(text[done:]))))
    return Markup("".join(parts).replace("\r", "&#13;"))  # every part is escaped above


def _sign(run: str) -> str:
    shown = visible(run)
    if _LINE_ENDS.fullmatch(run):
        return shown
    first = run[0]
    name = unicodedata.name(first, "control character" if first < "\ud800" else "damaged character")
    return f'<span class="ctl" title="U+{ord(first):04X} {name}">{shown}</span>'
