"""The compare stage: independent origins, agreement, who is silent."""

from consilience.compare.agreement import Case, verdicts
from consilience.compare.framing import framings
from consilience.compare.origins import voices as find_voices
from consilience.compare.phrasing import phrasings

__all__ = ["Case", "find_voices", "framings", "phrasings", "verdicts"]
