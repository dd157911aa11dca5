"""Words behind a span, for exports that carry them along."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consilience.model import Article, Dossier, Span
from consilience.report import naming

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Words:
    """The texts of a dossier by article id."""

    def __init__(self, dossier: Dossier) -> None:
        """Knows the articles of `dossier`."""
        self._articles = {one.id: one for one in dossier.articles}
        self._labels = naming.labels(dossier.articles)
        self._names = {one.id: one.name for one in dossier.entities}

    def article(self, ident: str) -> Article | None:
        """The article with this id."""
        return self._articles.get(ident)

    def outlet(self, ident: str) -> str:
        """What the report is called, or its bare id."""
        return self._labels.get(ident, ident)

    def name(self, entity: str | None) -> str:
        """The name of the entity with this id; empty where it isn't known."""
        return self._names.get(entity or "", "")

    def of(self, spans: Iterable[Span]) -> str:
        """The characters of `spans` on one line, an ellipsis between them."""
        parts = (self._articles[span.article].words(span) for span in spans if span.article in self._articles)
        return " … ".join(flat for part in parts if (flat := " ".join(part.split())))


def writable(text: str) -> str:
    """`text` with what neither XML nor a calendar can hold (controls, lone surrogates) as U+FFFD, one for one."""
    return _UNWRITABLE.sub("\ufffd", text)
