"""The rules' annotator of attributions. A learned tagger takes its place by finding the drafts in another way: what
comes after (speakers, relays, occasions, days) reads drafts and mentions only."""

from __future__ import annotations

import msgspec

from consilience.annotate.attribution.drafts import Draft, Range
from consilience.annotate.attribution.finding import drafts, passages
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.telling import told
from consilience.contracts import Parsed
from consilience.model import Annotated


class AttributionAnnotator:
    """Finds who said, wrote, thought or asked what, through whom, when and where."""

    requires = frozenset({"article", "sentences", "mentions", "times"})
    assigns = frozenset({"attributions"})

    def __call__(self, annotated: Annotated, parsed: Parsed, /) -> Annotated:
        """The article with its attributions."""
        scene = Scene(annotated, passages(annotated.article, parsed))
        found = told(drafts(annotated, parsed), scene)
        return msgspec.structs.replace(annotated, attributions=tuple(found))


__all__ = ["AttributionAnnotator", "Draft", "Range"]
