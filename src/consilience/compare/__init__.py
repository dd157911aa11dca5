"""The compare stage: independent origins, agreement, who is silent."""

from consilience.compare.agreement import Case, verdicts
from consilience.compare.origins import voices as find_voices

__all__ = ["Case", "find_voices", "verdicts"]
