"""How many: numbers with their hedges and units, and what they count."""

from __future__ import annotations

from consilience.annotate.quantities.annotator import QuantityAnnotator

__all__ = ["QuantityAnnotator"]
