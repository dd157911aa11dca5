"""Reads many reports of one event and establishes what happened, with the exact words behind every statement.

    import consilience

    for dossier in consilience.build(["reports/"]):
        print(dossier.story.title, len(dossier.claims))

The records are those of `consilience.model`; `dossier.json` holds the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from consilience.errors import ConsilienceError, SkipInput, StopRun
from consilience.version import __version__

if TYPE_CHECKING:
    from consilience.model import Article, Attribution, Claim, Dossier, Entity, Skipped, Span, Utterance
    from consilience.pipeline import dossiers as build
    from consilience.settings import Settings

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "ConsilienceError",
    "Dossier",
    "Entity",
    "Settings",
    "SkipInput",
    "Skipped",
    "Span",
    "StopRun",
    "Utterance",
    "__version__",
    "build",
]


def __getattr__(name: str) -> object:
    """The public names that need more than the standard library are imported when first asked for (PEP 562), so that
    `consilience --help` stays quick."""
    if name == "build":
        from consilience.pipeline import dossiers

        return dossiers
    if name == "Settings":
        from consilience.settings import Settings

        return Settings
    if name in __all__:
        from consilience import model

        return getattr(model, name)
    raise AttributeError(f"module 'consilience' has no attribute {name!r}")
