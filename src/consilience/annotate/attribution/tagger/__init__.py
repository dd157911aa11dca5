"""A learned tagger of attributions: cues first, then for each cue the words of its source and its content."""

from __future__ import annotations

from consilience.annotate.attribution.tagger.decoding import Tagged
from consilience.annotate.attribution.tagger.tagging import Tagger
from consilience.annotate.attribution.tagger.weights import Weights, load, there

__all__ = ["Tagged", "Tagger", "Weights", "load", "there"]
