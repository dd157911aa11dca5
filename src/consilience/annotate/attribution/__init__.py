"""Who said what: the attributions of an article."""

from __future__ import annotations

from consilience.annotate.attribution.annotator import AttributionAnnotator, Finder
from consilience.annotate.attribution.dating import date_sayings
from consilience.annotate.attribution.reported import Reported
from consilience.annotate.attribution.tagger import Tagger

__all__ = ["AttributionAnnotator", "Finder", "Reported", "Tagger", "date_sayings"]
