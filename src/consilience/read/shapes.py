"""JSON in the shapes that people have: one article or many, bare or in whatever envelope the interface put around.

An object is an article if one of its fields is known to hold an article's words (`data/fields.tsv`) and its schema.org
type, if it has one, does not say otherwise. Everything else is looked into, except what stands beside an article
(comments, related links).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from consilience.errors import NoText, SkipInput, TooLarge
from consilience.read import feeds
from consilience.read.elements import elements, loads
from consilience.read.encoding import decode, marked, refuse_binary
from consilience.read.fields import Item, Record, is_role, story, typed
from consilience.read.linked import resolved
from consilience.read.streams import peeked

_DEEPEST = 12
"""Envelopes around an article; more is no interface's output."""


def found(file: BinaryIO, name: str, limit: int) -> Iterator[Item]:
    """The articles in a JSON file. An array is read element by element, so that it may be of any length; anything else
    must fit in `limit` bytes."""
    head, file = peeked(file)
    try:
        refuse_binary(head)
        if head.lstrip(b" \t\r\n\xef\xbb\xbf")[:1] == b"[" and json.detect_encoding(head).startswith("utf-8"):
            yield from _numbered(elements(file, limit), name)
            return
        data = file.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(f"one JSON document of more than {limit} bytes; one article a line (.jsonl) can be longer")
        document = loads(_text(data))
        if feed := feeds.from_json(document):
            yield from feeds.records(feed, name)
            return
        items = list(records(_linked(document)))
    except SkipInput as error:
        yield name, error
        return
    if not items:
        yield name, NoText("no object in it has a field that is known to hold an article's text")
    for number, item in enumerate(items, 1):
        yield name if len(items) == 1 else f"{name}#{number}", item


def _linked(document: object) -> object:
    """A JSON-LD graph with its references followed; anything else as it is."""
    if not isinstance(document, Mapping) or "@graph" not in document:
        return document
    return [node for node in resolved(document["@graph"]) if typed(node)]


def records(value: object, depth: int = 0) -> Iterator[Record | SkipInput]:
    """The articles in a JSON value, in order; for an object listed among articles that is none, the reason."""
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        if typed(value) is not False and story(value) is not None:
            yield value
            return
        for key, inner in value.items():
            if isinstance(inner, (Mapping, list)) and not is_role(key, "aside"):
                yield from records(inner, depth + 1)
    elif isinstance(value, list):
        found_in = [list(records(inner, depth + 1)) for inner in value]
        among_articles = any(found_in)
        for inner, items in zip(value, found_in, strict=True):
            if not items and among_articles and isinstance(inner, Mapping) and typed(inner) is not False:
                items = [NoText("no field that is known to hold an article's text")]
            yield from items


def _text(data: bytes) -> str:
    """JSON without a byte order mark shows by its NULs whether it is UTF-16 or UTF-32 (RFC 4627, section 3)."""
    encoding = json.detect_encoding(data)
    return decode(data) if encoding.startswith("utf-8") or marked(data) else data.decode(encoding, "replace")


def _numbered(elements: Iterator[object], name: str) -> Iterator[Item]:
    number = 0
    for element in elements:
        number += 1
        here = f"{name}#{number}"
        items = [element] if isinstance(element, SkipInput) else list(records(element))
        if not items:
            yield here, NoText("no field that is known to hold an article's text")
        for part, item in enumerate(items, 1):
            yield here if len(items) == 1 else f"{here}.{part}", item
    if not number:
        yield name, NoText("an empty list")
