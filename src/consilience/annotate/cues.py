"""The cue lexicon: which words report, what kind of act they name, and how often a construction of theirs is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from consilience.lexicon import rows

LIKELY = 0.4
"""A construction is taken for an attribution from this share of its occurrences on; lower finds more and errs more."""

SPEECH = frozenset({"say", "write", "report", "warn", "deny", "ask", "promise", "demand", "quote", "judge", "show"})
"""Kinds of act that can frame a quotation."""


@dataclass(frozen=True)
class Cue:
    """A word that reports, and for each construction the share of its occurrences that are attributions."""

    lemma: str
    part: str
    act: str
    shares: Mapping[str, float]

    def share(self, construction: str) -> float:
        """How often `construction` of this word is an attribution, 0 where it was hardly ever seen."""
        return self.shares.get(construction, 0.0)

    @property
    def speaks(self) -> bool:
        """Whether it names an act of speech or writing, not a thought or wish."""
        return self.act in SPEECH


@cache
def lexicon() -> Mapping[tuple[str, str], Cue]:
    """Every cue by part of speech (V, N, J) and inflected form."""
    found: dict[tuple[str, str], Cue] = {}
    for part, lemma, act, forms, constructions in rows("annotate/cues.tsv"):
        pairs = (item.split("=") for item in constructions.split())
        cue = Cue(lemma, part, act, {name: int(percent) / 100 for name, percent in pairs})
        for form in forms.split():
            found.setdefault((part, form), cue)
    return found


def cue_of(part: str, form: str) -> Cue | None:
    """The cue with this inflected form, in lower case."""
    return lexicon().get((part, form))
