"""JSON values out of text: one, or the elements of an array of any length, one after the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from consilience.errors import Malformed, SkipInput, TooLarge
from consilience.read.streams import repaired, text_stream

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,]*")


def loads(text: str) -> object:
    """The JSON value that `text` spells. Raises `Malformed`, also for nesting that no article has."""
    try:
        return json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise _malformed(error, text) from error


def elements(file: BinaryIO, limit: int) -> Iterator[object]:
    """The elements of the JSON array in `file`, of which no more than about `limit` characters are held at a time.

    What follows an element that is broken or too large can't be told apart, so there it ends with a `SkipInput`.
    """
    text = text_stream(file, newline="")
    buffer, position = text.read(_CHUNK).partition("[")[2], 0
    decode = json.JSONDecoder(strict=False).raw_decode
    while True:
        position = _BETWEEN.match(buffer, position).end()  # type: ignore[union-attr]  # matches the empty string
        if buffer.startswith("]", position):
            return
        error: Exception | None = None
        try:
            value, end = decode(buffer, position)
            if end < len(buffer):
                raw = buffer[position:end]
                yield value if repaired(raw) == raw else _again(raw)
                position = end
                continue
        except (ValueError, RecursionError) as caught:
            error = caught
        held = len(buffer) - position
        more = "" if held > limit or isinstance(error, RecursionError) else text.read(max(_CHUNK, held))
        if not more:
            yield _end(error, buffer, position, limit)
            return
        buffer, position = buffer[position:] + more, 0


def _again(raw: str) -> object:
    try:
        return loads(repaired(raw))
    except SkipInput as error:
        return error


def _end(error: Exception | None, buffer: str, position: int, limit: int) -> SkipInput:
    held = len(buffer) - position
    if held > limit:
        return TooLarge(f"more than {limit} characters without an end; the rest of the file can't be read")
    if isinstance(error, json.JSONDecodeError) and error.pos < len(buffer):
        error = json.JSONDecodeError(error.msg, buffer[position:], error.pos - position)
    told = (
        _malformed(error, buffer[position:]) if error else Malformed("not valid JSON: cut short, the list has no end")
    )
    return Malformed(f"{told}; what follows in the file can't be read")


def _malformed(error: Exception, text: str) -> Malformed:
    if isinstance(error, RecursionError):
        return Malformed("not valid JSON: nested too deeply")
    if not isinstance(error, json.JSONDecodeError):  # a number of thousands of digits
        return Malformed(f"not valid JSON: {error}")
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return Malformed(f"not valid JSON: cut short after {len(text.rstrip())} characters")
    where = f"line {error.lineno}, column {error.colno}"
    return Malformed(f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]} at {where}")
