"""Annotates short invented articles and gives the records back as words."""

from __future__ import annotations

import re

from msgspec.structs import replace

from consilience.annotate import Models, anchor, annotate, date_sayings
from consilience.model import Annotated, Article, Attribution, Region, Span, content_id

PUBLISHED = "2031-03-12"  # a Wednesday

STORY = """Harbour wall gave way, engineer says
The outer wall gave way before the storm had reached its peak, the city's chief engineer, Marta Lund, said on Tuesday.
“We had asked for repairs three times,” Lund told reporters. “Nobody came.”
According to the harbour authority, 14 boats were lost.
The mayor denied that the money had been spent elsewhere."""
"""A headline and four paragraphs that report in five ways."""


def article(text: str, headline: bool = False, asides: tuple[int, ...] = ()) -> Article:
    """Every line a paragraph of the body; with `headline` the first is one, those in `asides` are captions."""
    lines = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    regions = tuple(
        Region(start=a, end=b, kind="headline" if headline and k == 0 else "caption" if k in asides else "body")
        for k, (a, b) in enumerate(lines)
    )
    return Article(id=content_id(text), path="invented.txt", text=text, regions=regions)


class Reading:
    """An annotated article whose records can be asked for in words."""

    def __init__(self, text: str, models: Models, headline: bool = False, asides: tuple[int, ...] = ()) -> None:
        found = annotate([article(text, headline, asides)], models)[0]
        self.annotated: Annotated = date_sayings(replace(found, times=anchor(found.times, PUBLISHED)))
        self.text = text

    def words(self, spans: Span | tuple[Span, ...] | None) -> str | None:
        if spans is None:
            return None
        whole = (spans,) if isinstance(spans, Span) else spans
        return " … ".join(self.text[span.start : span.end] for span in whole)

    def holding(self, part: str) -> Attribution:
        """The one attribution whose content holds `part`; of several, that with the shortest content."""
        found = [item for item in self.annotated.attributions if part in (self.words(item.content) or "")]
        assert found, f"no attribution holds {part!r} but {self.contents()}"
        return min(found, key=lambda item: sum(span.end - span.start for span in item.content))

    def contents(self) -> list[str]:
        return [self.words(item.content) or "" for item in self.annotated.attributions]

    def speaker(self, part: str) -> str | None:
        return self.words(self.holding(part).speaker_mention)

    def names(self, kind: str) -> list[str]:
        return [
            self.text[m.span.start : m.span.end] for m in self.annotated.mentions if m.kind == kind and m.form == "name"
        ]
