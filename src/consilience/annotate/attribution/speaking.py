"""Verbs that tell that somebody speaks without saying what: "spoke to the council", "brushed the matter aside"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from consilience.lexicon import rows

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

NOTHING = "-"


@cache
def _forms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for forms, particle, kind in rows("annotate/speaking.tsv"):
        for form in forms.split():
            found[form] = (*found.get(form, ()), (particle, kind))
    return found


def speaking(verb: Token) -> str | None:
    """The kind of occasion that the verb shows by itself, "" where it shows none; None if it tells of no speaking."""
    for particle, kind in _forms().get(verb.lower_, ()):
        beside = {child.lower_ for child in verb.children}
        if particle == NOTHING or particle in beside:
            return "" if kind == NOTHING else kind
    return None
