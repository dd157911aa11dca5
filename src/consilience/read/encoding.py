"""Bytes to text, unchanged: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from functools import cache

from consilience.errors import NotText
from consilience.lexicon import rows

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
"""Decoding by these names keeps the mark as U+FEFF, which belongs to the text that offsets count."""

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b") + b"\x7f"
_MOST_CONTROLS_IN_UTF8 = 0.3
_MOST_CONTROLS_ELSEWHERE = 0.03
"""Share of control characters from which bytes are no text. Random bytes hold 11 %; UTF-8 that is valid throughout is
hardly ever anything else, so it may hold more, such as the NULs that fill up a fixed-length record."""

_WINDOWS_1252_MARKS = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][a-z]|[\x80\x85\x91-\x97\xa0\xa3\xb0\xbd]")
_SAMPLE = 200_000


@cache
def _signatures() -> tuple[tuple[bytes, str], ...]:
    return tuple((bytes.fromhex(start), what) for start, what in rows("read/magic.tsv"))


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `data` names."""
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def refuse_binary(head: bytes) -> None:
    """Raises `NotText` if `head`, the start of a file, is that of a known binary format or no text at all."""
    for start, what in _signatures():
        if head.startswith(start):
            raise NotText(what)
    if marked(head) is None and _wide(head) is None and _controls(head) > _MOST_CONTROLS_IN_UTF8:
        raise NotText(f"{_controls(head):.0%} control characters")


def decode(data: bytes, declared: str | None = None) -> str:
    """`data` as text: by its byte order mark, else as UTF-8, else by the encoding that the document declares, else by
    the one that fits its bytes best (charset-normalizer). UTF-8 with a few broken bytes stays UTF-8, with U+FFFD for
    those.

    Raises `NotText` for binary data, and for bytes in no encoding that can be told.
    """
    refuse_binary(data)
    mark = marked(data)
    if mark:
        return data.decode(mark, "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _controls(data) > _MOST_CONTROLS_ELSEWHERE:
        raise NotText(f"not UTF-8, with {_controls(data):.0%} control characters")
    return _declared(data, declared) or _damaged(data) or _legacy(data)


def _controls(data: bytes) -> float:
    return 1 - len(data.translate(None, _CONTROLS)) / len(data) if data else 0.0


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: mostly Latin text has a NUL in every other byte there, and hardly any elsewhere."""
    head = data[:4096]
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[0 : 2 * half : 2].count(0) / half, head[1 : 2 * half : 2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else None


def _declared(data: bytes, declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
        # The web's rule (WHATWG Encoding): what calls itself Latin-1 or ASCII is windows-1252.
        return data.decode("windows-1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeError, ValueError, TypeError):  # unknown, untrue, or not a text encoding (rot13, hex)
        return None


def _damaged(data: bytes) -> str | None:
    """UTF-8 in which most of what is not ASCII is sound; other encodings hardly ever look like that by chance."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    return text if sound >= 4 * broken else None


def _legacy(data: bytes) -> str:
    western = _windows_1252(data)
    if western is not None:
        return western
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NotText("in no encoding that can be told")
    return data.decode(best.encoding, "replace")


def _windows_1252(data: bytes) -> str | None:
    """Western European text, told by form: few bytes beyond ASCII, each where that encoding has a typographic quote,
    a dash, a no-break space or an accented letter beside plain ones. Detectors need more such bytes than one
    English article holds."""
    sample = data[:_SAMPLE]
    beyond = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    if beyond > max(3, 0.06 * len(sample)) or len(_WINDOWS_1252_MARKS.findall(sample)) < 0.7 * beyond:
        return None
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
