"""Every reason behind a record, down to the characters that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from consilience.model import Article, Dossier, Span
from consilience.opinion import is_opinion
from consilience.report import corrected, dating, naming
from consilience.report.withdrawn import Withdrawn

CONTEXT = 60
"""Characters shown on each side of the evidence."""

MOST = 12
"""Places shown of each kind; the page has all."""

_KINDS = {
    "articles": "article",
    "entities": "entity",
    "attributions": "attribution",
    "utterances": "utterance",
    "claims": "claim",
    "provenance": "origin",
}
_SPANS = ("source", "cue", "content", "supports", "disputes", "evidence", "mentions")
_POINTERS = ("articles", "speaker", "via", "holders", "attributions", "best", "utterance", "left", "right", "origin")

Line = tuple[int, str]
"""Depth of indentation, text."""


def explain(dossier: Dossier, wanted: str) -> list[Line]:
    """What is known of the record with the id `wanted`, what it rests on, and the words in their places.

    Returns no line when the dossier has no such record. Records that it points to are explained one level deep.
    """
    records = _by_id(dossier)
    if wanted not in records:
        return []
    if wanted in Withdrawn(dossier.articles).reports:
        return [*_record(records, wanted, {a.id: a for a in dossier.articles}, depth=0), (1, naming.WITHDRAWN)]
    judged = [(1, note) for note in corrected.notes(dossier).get(wanted, ())]
    return [*_record(records, wanted, {a.id: a for a in dossier.articles}, depth=0), *judged]


def _by_id(dossier: Dossier) -> dict[str, tuple[str, Any]]:
    found = {record.id: (kind, record) for field, kind in _KINDS.items() for record in getattr(dossier, field)}
    return {dossier.story.id: ("story", dossier.story), **found}


def _record(
    records: Mapping[str, tuple[str, Any]], wanted: str, articles: Mapping[str, Article], depth: int
) -> Iterator[Line]:
    kind, record = records[wanted]
    yield depth, f"{kind} {wanted}"
    if kind == "article" and is_opinion(record):
        yield depth + 1, naming.OPINION
    for field in sorted(record.__struct_fields__, key=_rank):
        value = getattr(record, field)
        if field == "id" or not value or (kind == "article" and field in ("text", "regions")):
            continue
        if field in _SPANS:
            yield depth + 1, f"{field}:"
            yield from ((depth + 2, _in_place(span, articles[span.article])) for span in value[:MOST])
            if len(value) > MOST:
                yield depth + 2, f"… and {len(value) - MOST} more"
        elif field == "date_candidates":
            yield depth + 1, "dates weighed:"
            yield from ((depth + 2, _line(dating.line(one))) for one in value)
        elif field in _POINTERS and depth == 0:
            yield from _pointed(records, field, value, articles)
        else:
            yield depth + 1, f"{field}: {_plain(value)}"


def _rank(field: str) -> int:
    """Reasons first, then what the record says, then what it points to; mentions last."""
    if field in ("reason", "reasons"):
        return 0
    return 3 if field == "mentions" else 2 if field in _POINTERS else 1


def _pointed(
    records: Mapping[str, tuple[str, Any]], field: str, value: str | tuple[str, ...], articles: Mapping[str, Article]
) -> Iterator[Line]:
    ids = (value,) if isinstance(value, str) else value
    yield 1, f"{field}:"
    for item in ids:
        if item in records:
            yield from _record(records, item, articles, depth=2)
        else:
            yield 2, item


def _in_place(span: Span, article: Article) -> str:
    """The words in brackets with what stands around them, and where: "outlet, characters 10-20: … before [words] …"."""
    before, after = article.text[max(0, span.start - CONTEXT) : span.start], article.text[span.end : span.end + CONTEXT]
    place = f"{naming.label(article)}, characters {span.start}-{span.end}"
    return f"{place}: …{_line(before)}[{_line(article.words(span))}]{_line(after)}…"


def _line(text: str) -> str:
    return "".join(" " if char.isspace() or not char.isprintable() else char for char in text)


def _plain(value: object) -> str:
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return "; ".join(map(_line, value))
    return _line(msgspec.json.encode(value).decode())
