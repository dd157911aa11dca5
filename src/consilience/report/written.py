"""Dossiers and indexes as bytes: canonical JSON, one record a line, equal bytes for equal records.

A damaged file can leave lone surrogates in a text. They stand in the JSON as `\\udXXX` escapes and come back as they
were. JSON can't tell a lone high surrogate that is followed by a lone low one from the character that they would make
together, so each of such a pair is written as U+FFFD: offsets stay exact.
"""

from __future__ import annotations

import json
import re
from typing import TypeVar

import msgspec

from consilience.model import Dossier, Index

Record = TypeVar("Record", Dossier, Index)
_FALSE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def record(value: object) -> bytes:
    """One record as JSON on one line, its fields in the order of their declaration."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        return escaped(text)


def escaped(text: str) -> bytes:
    """JSON text as UTF-8, lone surrogates as the escapes that JSON has for them."""
    return _FALSE_PAIR.sub("\ufffd\ufffd", text).encode("utf-8", "backslashreplace")


def encode(value: Dossier | Index) -> bytes:
    """The whole of a dossier or index: a key a line, and below it one record a line."""
    parts: list[bytes] = []
    for field in msgspec.structs.fields(value):
        content = getattr(value, field.name)
        name = json.dumps(field.encode_name).encode()
        if isinstance(content, tuple) and content:
            body = b"[\n  " + b",\n  ".join(record(one) for one in content) + b"\n ]"
        else:
            body = record(content)
        parts.append(b" " + name + b": " + body)
    return b"{\n" + b",\n".join(parts) + b"\n}\n"


def read_dossier(data: bytes) -> Dossier:
    """The dossier that `encode` wrote. Raises `msgspec.ValidationError` for JSON of another shape and `ValueError` for
    what is no JSON."""
    return _read(data, Dossier)


def read_index(data: bytes) -> Index:
    """The index that `encode` wrote; errors as for `read_dossier`."""
    return _read(data, Index)


def _read(data: bytes, kind: type[Record]) -> Record:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # lone surrogates, which the standard library takes
        return msgspec.convert(json.loads(data), kind)
