"""The sketches of the articles that are in stories, found again by their days: what a stream is rebuilt from.

They are kept as cached annotations whose fingerprint ends with the day, so that the store's own index finds a day's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from consilience import cluster
from consilience.contracts import Store
from consilience.model import Annotated, Article
from consilience.newsroom import code

SKETCH, LINKS, TAKEN = "sketch", "links", "taken"
"""Under these names the store has, for each article: its sketch, its likeness to others, and as what it was taken."""
UNDATED = 0
"""Stands for the day of articles whose day is not known."""
_FORM = "1"

Links = tuple[tuple[str, float], ...]


class Taken(Struct, frozen=True):
    """The day under which an article was put into its story, where it lay, and the article as it was then, without its
    text."""

    day: int
    place: str
    article: Article


class Days:
    """Sketches and likenesses by day."""

    def __init__(self, store: Store) -> None:
        """Makes the sketches of an older release anew; nothing else is changed."""
        self._store = store
        self._print = code.fingerprint("consilience.cluster.likeness")
        self._sketch = msgspec.msgpack.Decoder(cluster.Sketch)
        self._links = msgspec.msgpack.Decoder(Links)
        self._taken = msgspec.msgpack.Decoder(Taken)
        if store.note(SKETCH) != self._print.encode():
            self._renew()

    def keep(self, annotated: Annotated, sketch: cluster.Sketch, place: str) -> None:
        """Keeps the sketch of an article that is put into a story."""
        day = sketch.day or UNDATED
        self._put(sketch.id, SKETCH, day, sketch)
        taken = Taken(day, place, replace(annotated.article, text=""))
        self._store.annotate(sketch.id, TAKEN, _FORM, msgspec.msgpack.encode(taken))

    def link(self, sketch: cluster.Sketch, links: Links) -> None:
        """Keeps with which articles one was compared, and how like they are."""
        self._put(sketch.id, LINKS, sketch.day or UNDATED, links)

    def of(self, day: int) -> Iterator[tuple[cluster.Sketch, Links]]:
        """The articles of a day (or `UNDATED`), those too that were replaced since."""
        links = {article: self._links.decode(record) for article, record in self._kept(LINKS, day)}
        for article, record in self._kept(SKETCH, day):
            yield self._sketch.decode(record), links.get(article, ())

    def sketch(self, article: str) -> tuple[cluster.Sketch, Links]:
        """One article's; KeyError where it never was put into a story."""
        taken = self._store.annotation(article, TAKEN, _FORM)
        if taken is None:
            raise KeyError(article)
        day = self._taken.decode(taken).day
        get = partial(self._store.annotation, article)
        sketch, links = get(SKETCH, self._key(day)), get(LINKS, self._key(day))
        if sketch is None:
            raise KeyError(article)
        return self._sketch.decode(sketch), () if links is None else self._links.decode(links)

    def newest(self, article: str) -> str:
        """The id of the last version of an article."""
        taken = self._store.annotation(article, TAKEN, _FORM)
        versions = () if taken is None else self._store.versions(self._taken.decode(taken).place)
        return versions[-1].id if versions else article

    def _kept(self, name: str, day: int) -> Iterable[tuple[str, bytes]]:
        return self._store.annotations(name, self._key(day))

    def _put(self, article: str, name: str, day: int, record: object) -> None:
        self._store.annotate(article, name, self._key(day), msgspec.msgpack.encode(record))

    def _key(self, day: int) -> str:
        return f"{self._print} {day}"

    def _renew(self) -> None:
        """Sketches every article as this release does: sketches of two kinds can't be compared."""
        with self._store.transaction():
            if self._store.note(SKETCH) is not None:
                self._store.forget_annotations(SKETCH)
                self._store.forget_annotations(LINKS)
            for article, record in self._store.annotations(TAKEN, _FORM):
                read = self._store.article(article)
                assert read is not None  # the store never lets an article go
                taken = self._taken.decode(record)
                annotated = Annotated(article=replace(taken.article, text=read.text))
                self.keep(annotated, cluster.sketch(annotated), taken.place)
            self._store.keep_note(SKETCH, self._print.encode())
