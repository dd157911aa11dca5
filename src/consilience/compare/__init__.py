"""The compare stage: independent origins, agreement, who is silent."""

from consilience.compare.agreement import Case, verdicts
from consilience.compare.framing import framings
from consilience.compare.phrasing import phrasings
from consilience.compare.voices import voices as find_voices

__all__ = ["Case", "find_voices", "framings", "phrasings", "verdicts"]
