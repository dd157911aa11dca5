"""CSV (RFC 4180): attributions and claims in one long table, a row for every piece of evidence.

A spreadsheet takes a cell that begins with one of = + - @ for a formula and runs it. Such a cell gets an apostrophe in
front (OWASP, CSV injection); offsets are the dossier's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from consilience import wording
from consilience.model import Attribution, Claim, Dossier, Span
from consilience.report.exports.cited import Words, writable

COLUMNS = (
    "record", "id", "stance", "verdict", "about", "statement", "speaker", "via", "mode", "force", "said_on",
    "origins", "article", "outlet", "path", "url", "start", "end", "words",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export(dossier: Dossier) -> bytes:
    """The table with its header, UTF-8, lines ended by CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    words = Words(dossier)
    for attribution in dossier.attributions:
        writer.writerows(map(_row, _of_attribution(attribution, words)))
    for claim in dossier.claims:
        writer.writerows(map(_row, _of_claim(claim, words)))
    return out.getvalue().encode("utf-8")


def _of_attribution(one: Attribution, words: Words) -> Iterator[dict[str, str]]:
    for span in one.content:
        yield {
            "record": "attribution",
            "id": one.id,
            "stance": "tells",
            "statement": words.of(one.content),
            "speaker": words.name(one.speaker) or words.of(one.source),
            "via": " < ".join(words.name(via) for via in one.via),
            "mode": one.mode,
            "force": one.force,
            "said_on": one.said_on or "",
            **_place(span, words),
        }


def _of_claim(one: Claim, words: Words) -> Iterator[dict[str, str]]:
    for stance, spans in (("supports", one.supports), ("disputes", one.disputes), ("compatible", one.compatible)):
        for span in spans:
            yield {
                "record": "claim",
                "id": one.id,
                "stance": stance,
                "verdict": one.verdict,
                "about": one.about,
                "statement": one.text,
                "speaker": "; ".join(filter(None, map(words.name, one.holders))),
                "origins": "; ".join(origin.root for origin in one.origins),
                **_place(span, words),
            }


def _place(span: Span, words: Words) -> dict[str, str]:
    article = words.article(span.article)
    return {
        "article": span.article,
        "outlet": wording.label(article) if article else span.article,
        "path": article.path if article else "",
        "url": (article.url if article else None) or "",
        "start": str(span.start),
        "end": str(span.end),
        "words": words.of([span]),
    }


def _row(cells: dict[str, str]) -> list[str]:
    return [_safe(writable(cells.get(column, ""))) for column in COLUMNS]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \ufeff\u200b\xa0").startswith(_FORMULA) else cell
