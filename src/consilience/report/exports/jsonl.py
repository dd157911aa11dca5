"""JSON Lines: one record a line, each naming its kind under "record", in the order of the dossier.

Apart from that key a line is what stands in `dossier.json`. The first is the story's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from consilience.model import Dossier
from consilience.report.written import record

KINDS = {
    "articles": "article",
    "entities": "entity",
    "attributions": "attribution",
    "utterances": "utterance",
    "claims": "claim",
    "times": "time",
    "quantities": "quantity",
    "timeline": "timeline-entry",
    "lineage": "lineage",
    "framings": "framing",
    "phrasings": "phrasing",
    "brief": "brief-sentence",
    "judgements": "judgement",
    "corrections": "correction",
    "provenance": "origin",
}


def export(dossier: Dossier) -> bytes:
    """The records of `dossier` as lines of UTF-8 JSON."""
    return b"".join(_lines(dossier))


def _lines(dossier: Dossier) -> Iterator[bytes]:
    yield _line("story", dossier.story)
    for field, kind in KINDS.items():
        records: Sequence[Struct] = getattr(dossier, field)
        for one in records:
            yield _line(kind, one)


def _line(kind: str, one: Struct) -> bytes:
    return b'{"record":"' + kind.encode() + b'",' + record(one)[1:] + b"\n"
