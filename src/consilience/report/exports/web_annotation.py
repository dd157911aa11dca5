"""W3C Web Annotation (JSON-LD): every attribution and claim as annotations of the words that it rests on.

Each target has two selectors, as the model advises: the quotation with 32 characters on either side, which outlives
small changes of a page, and the position, counted in Unicode code points as the model's section 4.2.5 asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from consilience.model import Attribution, Claim, Dossier, Span
from consilience.report.exports.cited import Words
from consilience.report.written import escaped

AROUND = 32
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def export(dossier: Dossier) -> bytes:
    """One annotation page with all of them, indented, UTF-8."""
    words = Words(dossier)
    items = [
        *(_of_attribution(one, words) for one in dossier.attributions),
        *(_of_claim(one, words) for one in dossier.claims),
    ]
    page = {
        "@context": CONTEXT,
        "id": f"urn:consilience:story:{dossier.story.id}",
        "type": "AnnotationPage",
        "label": dossier.story.title,
        "items": items,
    }
    return escaped(json.dumps(page, ensure_ascii=False, indent=1)) + b"\n"


def _of_attribution(one: Attribution, words: Words) -> dict[str, Any]:
    speaker = words.name(one.speaker) or words.of(one.source)
    return {
        "id": f"urn:consilience:attribution:{one.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [_body(speaker, "identifying"), _body(f"{one.mode} speech", "classifying")],
        "target": [target for span in one.content for target in _targets(span, words)],
    }


def _of_claim(one: Claim, words: Words) -> dict[str, Any]:
    others = [
        dict(target, purpose=purpose)
        for purpose, spans in (("disputes", one.disputes), ("compatible", one.compatible))
        for span in spans
        for target in _targets(span, words)
    ]
    return {
        "id": f"urn:consilience:claim:{one.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [_body(one.text, "describing"), _body(one.verdict, "classifying"), _body(one.reason, "commenting")],
        "target": [target for span in one.supports for target in _targets(span, words)] + others,
    }


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def _targets(span: Span, words: Words) -> Iterator[dict[str, Any]]:
    article = words.article(span.article)
    if article is None:
        return
    web = article.url is not None and article.url.lower().startswith(("http://", "https://"))
    yield {
        "type": "SpecificResource",
        "source": article.url if web else f"urn:consilience:article:{article.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": article.words(span),
                "prefix": article.text[max(0, span.start - AROUND) : span.start],
                "suffix": article.text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
