"""On which day something was said: from the time that stands with the saying, once the times are anchored."""

from __future__ import annotations

import re

import msgspec

from consilience.model import Annotated

_OCCASION = re.compile(r"\d{4}-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?)(?:T.*)?")
"""Values of times on which somebody can have spoken."""


def date_sayings(annotated: Annotated) -> Annotated:
    """The article with `said_on` of each attribution set from the value of the time at its `said_on_evidence`; None
    where that has no value, or none that words can have been said on: no day, part of a day, week or month, or one
    that begins after the article was published."""
    published = annotated.article.published
    values = {
        time.span: time.value
        for time in annotated.times
        if time.value and _OCCASION.fullmatch(time.value) and (published is None or _begins(time.value, published.date))
    }
    dated = tuple(
        msgspec.structs.replace(
            attribution,
            said_on=values.get(attribution.said_on_evidence) if attribution.said_on_evidence is not None else None,
        )
        for attribution in annotated.attributions
    )
    return msgspec.structs.replace(annotated, attributions=dated)


def _begins(value: str, published: str) -> bool:
    """Whether the day or month of `value` does not lie behind that of publication, as far as both are known; of weeks
    it is not asked."""
    if "W" in value:
        return True
    known = min(len(value), len(published), len("2031-03-09"))
    return value[:known] <= published[:known]
