"""One article at a time: its sentences, names, times, quantities and attributions.

Each kind of record is made by one `Annotator`; `annotators` is their order. To put another in the place of one of
them, give `annotate` another list.
"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.annotate.attribution import AttributionAnnotator, Finder, date_sayings
from consilience.annotate.models import Models, fingerprints, load, lost_weights
from consilience.annotate.names import MentionAnnotator
from consilience.annotate.parsing import parse, room
from consilience.annotate.quantities import QuantityAnnotator
from consilience.annotate.sentences import SentenceAnnotator
from consilience.annotate.times import TimeAnnotator, anchor, anchor_published
from consilience.contracts import Annotator
from consilience.errors import BadSettings
from consilience.model import Annotated, Article

__all__ = [
    "Models",
    "anchor",
    "anchor_published",
    "annotate",
    "annotators",
    "check",
    "complete",
    "date_sayings",
    "fingerprints",
    "load",
    "lost_weights",
    "parse",
]


def annotators(tagger: Finder | None = None) -> tuple[Annotator, ...]:
    """The annotators in their order; with a `tagger` it finds the attributions, else rules do."""
    return (
        SentenceAnnotator(),
        MentionAnnotator(),
        TimeAnnotator(),
        QuantityAnnotator(),
        AttributionAnnotator(tagger),
    )


def annotate(articles: Sequence[Article], models: Models, using: Sequence[Annotator] | None = None) -> list[Annotated]:
    """Each article with all that the annotators in `using`, or else those of `models`, find in it. Raises
    `BadSettings` if their order can't work."""
    using = annotators(models.tagger) if using is None else using
    check(using)
    return [complete(Annotated(article=article), models, using) for article in articles]


def complete(annotated: Annotated, models: Models, using: Sequence[Annotator]) -> Annotated:
    """`annotated` with what the annotators in `using` find besides; what they require has to be there."""
    with room(models.nlp):
        parsed = parse(annotated.article, models)
        for annotator in using:
            annotated = annotator(annotated, parsed)
    return annotated


def check(using: Sequence[Annotator]) -> None:
    """That every field which an annotator requires is assigned by an earlier one; raises `BadSettings` if not."""
    there = frozenset({"article"})
    for annotator in using:
        missing = annotator.requires - there
        if missing:
            name = type(annotator).__name__
            raise BadSettings(f"{name} needs {', '.join(sorted(missing))}, which no annotator before it finds.")
        there |= annotator.assigns
