"""A learned tagger of attributions: cues first, then for each cue the words of its source and its content."""

from __future__ import annotations

from consilience.annotate.attribution.tagger.decoding import Tagged
from consilience.annotate.attribution.tagger.tagging import tagged
from consilience.annotate.attribution.tagger.weights import Depth, Tagger, load, there

__all__ = ["Depth", "Tagged", "Tagger", "load", "tagged", "there"]
