"""Who said what: the attributions of an article."""

from __future__ import annotations

from consilience.annotate.attribution.annotator import AttributionAnnotator
from consilience.annotate.attribution.dating import date_sayings

__all__ = ["AttributionAnnotator", "date_sayings"]
