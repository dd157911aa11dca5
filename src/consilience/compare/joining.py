"""Puts items together pair by pair and keeps the reason for each pair: disjoint sets (Galler, Fischer 1964)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Sets(Generic[Item]):
    """Items in a given order, each at first on its own. The first item of a set stands for it."""

    def __init__(self, items: Iterable[Item]) -> None:
        """No pair is joined yet."""
        self._parent = {item: item for item in items}
        self._order = {item: place for place, item in enumerate(self._parent)}
        self.count = len(self._parent)
        """How many sets there are."""
        self.reasons: dict[Item, str] = {}
        """By the later of two items, why the two were put together; only where that put two sets together."""

    def root(self, item: Item) -> Item:
        """The item that stands for the set of `item`."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: Item, other: Item, reason: str) -> None:
        """Puts two sets together."""
        first, second = sorted((self.root(one), self.root(other)), key=self._order.__getitem__)
        if first == second:
            return
        self._parent[second] = first
        self.count -= 1
        self.reasons[second] = reason
