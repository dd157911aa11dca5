"""When: time expressions as TIMEX3, recognised without a date and anchored with one."""

from __future__ import annotations

from consilience.annotate.times.anchoring import anchor
from consilience.annotate.times.annotator import TimeAnnotator
from consilience.annotate.times.direction import direct
from consilience.annotate.times.recogniser import recognise
from consilience.annotate.times.within import anchor_published

__all__ = ["TimeAnnotator", "anchor", "anchor_published", "direct", "recognise"]
