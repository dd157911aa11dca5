"""Linked data: objects of a JSON-LD document that refer to each other by their "@id"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_DEEPEST = 12
"""Levels that are looked through; no publisher nests deeper."""

Node = Mapping[str, object]


def nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """Every object in a JSON value, outer ones first."""
    if isinstance(value, Mapping):
        yield value
    if depth < _DEEPEST:
        inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
        for item in inner:
            yield from nodes(item, depth + 1)


def resolved(document: object) -> list[Node]:
    """The objects in `document`, with the object itself in the place of each field that only names its "@id"."""
    found = list(nodes(document))
    by_id = {key: node for node in found if isinstance(key := node.get("@id"), str) and len(node) > 1}
    return [{key: _followed(value, by_id) for key, value in node.items()} for node in found] if by_id else found


def _followed(value: object, by_id: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_followed(item, by_id) for item in value]
    if isinstance(value, Mapping) and set(value) == {"@id"} and isinstance(value["@id"], str):
        return by_id.get(value["@id"], value)
    return value
