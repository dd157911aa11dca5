"""Who is spoken of at a place."""

from __future__ import annotations

from consilience.compare.standing import Standing
from consilience.model import Entity, Span


def entity(name: str, *mentions: tuple[int, int]) -> Entity:
    return Entity(id=name, name=name, kind="person", mentions=tuple(Span("a", *pair) for pair in mentions))


def test_everybody_whose_mention_shares_a_character_is_found_in_the_order_given() -> None:
    standing = Standing([entity("Ilse Brandt", (40, 51), (5, 30)), entity("Brandt", (24, 30)), entity("Oru", (60, 63))])
    assert [one.name for one in standing.at(Span("a", 28, 42))] == ["Ilse Brandt", "Brandt"]
    assert standing.at(Span("a", 30, 40)) == []
    assert standing.at(Span("b", 0, 99)) == []
