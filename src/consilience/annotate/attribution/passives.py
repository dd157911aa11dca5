"""Headlines without "was": in "Fishermen told to stay in harbour" the fishermen say nothing, somebody tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consilience.annotate.attribution.drafts import Draft
from consilience.lexicon import words
from consilience.model import Article

TO = re.compile(r"\s+(?:not\s+)?to\s+(?:be\s+)?[a-z]")


def addressed(drafts: Sequence[Draft], article: Article) -> list[Draft]:
    """The drafts, in which those that are told something in a headline are no longer its source, who is not named."""
    return [_turned(draft) if _told(draft, article) else draft for draft in drafts]


def _turned(draft: Draft) -> Draft:
    (source,) = draft.source
    return replace(draft, source=(), subject=None, addressee=source)


def _told(draft: Draft, article: Article) -> bool:
    """Whether a headline has a participle of telling between whoever it is about and "to" with a verb."""
    if article.regions[draft.paragraph].kind != "headline" or len(draft.cue) != 1 or len(draft.source) != 1:
        return False
    ((start, end),), ((_, named),) = draft.cue, draft.source
    verb = article.text[start:end].removesuffix(" to")
    return (
        not words("annotate/told_to.txt").isdisjoint(verb.lower().split()[-1:])
        and named <= start
        and not article.text[named:start].strip()
        and TO.match(article.text, start + len(verb)) is not None
    )
