"""One article at a time: its sentences, names, times, quantities and attributions.

Each kind of record is made by one `Annotator`; `ANNOTATORS` is their order. To put another in the place of one of
them, such as a learned tagger for the rules of attribution, give `annotate` another list.
"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.annotate.attribution import AttributionAnnotator, date_sayings
from consilience.annotate.models import Models, load, parse
from consilience.annotate.names import MentionAnnotator
from consilience.annotate.quantities import QuantityAnnotator
from consilience.annotate.sentences import SentenceAnnotator
from consilience.annotate.times import TimeAnnotator, anchor
from consilience.contracts import Annotator
from consilience.errors import BadSettings
from consilience.model import Annotated, Article

__all__ = ["ANNOTATORS", "Models", "anchor", "annotate", "check", "date_sayings", "load", "parse"]

ANNOTATORS: tuple[Annotator, ...] = (
    SentenceAnnotator(),
    MentionAnnotator(),
    TimeAnnotator(),
    QuantityAnnotator(),
    AttributionAnnotator(),
)


def annotate(
    articles: Sequence[Article], models: Models, annotators: Sequence[Annotator] = ANNOTATORS
) -> list[Annotated]:
    """Each article with all that `annotators` find in it. Raises `BadSettings` if their order can't work."""
    check(annotators)
    found = []
    for article in articles:
        with models.nlp.memory_zone():  # else the vocabulary keeps every word of every article for good
            parsed = parse(article, models)
            annotated = Annotated(article=article)
            for annotator in annotators:
                annotated = annotator(annotated, parsed)
        found.append(annotated)
    return found


def check(annotators: Sequence[Annotator]) -> None:
    """That every field which an annotator requires is assigned by an earlier one; raises `BadSettings` if not."""
    there = frozenset({"article"})
    for annotator in annotators:
        missing = annotator.requires - there
        if missing:
            name = type(annotator).__name__
            raise BadSettings(f"{name} needs {', '.join(sorted(missing))}, which no annotator before it finds.")
        there |= annotator.assigns
