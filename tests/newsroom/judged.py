"""Fills articles in without a model, with a sentence a paragraph, so that claims are found in them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from consilience.model import Region, Sentence, Skipped, Span
from consilience.newsroom.annotations import Filled, Task
from tests.newsroom import invented


def fill(task: Task) -> Filled | Skipped:
    """The first paragraph as headline, every other as body and one sentence."""
    made = invented.fill(task)
    if isinstance(made, Skipped):
        return made
    article = made.annotated.article
    regions = tuple(
        Region(start=match.start(), end=match.end(), kind="body" if match.start() else "headline")
        for match in re.finditer(r"[^\n]+", article.text)
    )
    sentences = tuple(
        Sentence(span=Span(article.id, one.start, one.end), paragraph=place) for place, one in enumerate(regions)
    )
    annotated = replace(made.annotated, article=replace(article, regions=regions), sentences=sentences)
    return replace(made, annotated=annotated)
