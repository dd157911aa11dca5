"""What the page's script needs beyond the page itself: numbers only, once, as JSON that can't end its element.

Offsets are the dossier's (code points); the script converts them, in one function, when it marks words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from consilience.model import Dossier, Span
from consilience.report.page.sources import Sources
from consilience.report.page.visible import visible


def embedded(dossier: Dossier, sources: Sources) -> Markup:
    """The data island: article ids and labels, mentions of each entity, aligned passages, and layers to lay over a
    text. Spans are runs of numbers: report, start, end."""
    content = {
        "ids": [one.id for one in dossier.articles],
        "labels": [visible(label) for label in sources.labels],
        "people": [_flat(one.mentions, sources) for one in dossier.entities],
        "lineage": [
            [
                [*_flat((one.from_,), sources), *_flat((one.to,), sources), one.kind]
                for one in link.passages
                if one.from_.article in sources.place and one.to.article in sources.place
            ]
            for link in dossier.lineage
        ],
        "layers": {
            "content": _flat((span for one in dossier.attributions for span in one.content), sources),
            "cue": _flat((span for one in dossier.attributions for span in one.cue), sources),
            "source": _flat((span for one in dossier.attributions for span in one.source), sources),
            "time": _flat((one.span for one in dossier.times), sources),
            "number": _flat((one.span for one in dossier.quantities), sources),
        },
    }
    return _island(content)


def _flat(spans: Iterable[Span], sources: Sources) -> list[int]:
    return [
        number
        for span in spans
        if span.article in sources.place
        for number in (sources.place[span.article], span.start, span.end)
    ]


def _island(content: Any) -> Markup:  # noqa: ANN401 - whatever JSON can hold
    """JSON in plain ASCII in which no character can open or close a tag or a comment."""
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)
