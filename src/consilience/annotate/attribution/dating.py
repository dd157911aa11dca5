"""On which day something was said: from the time that stands with the saying, once the times are anchored."""

from __future__ import annotations

import msgspec

from consilience.model import Annotated


def date_sayings(annotated: Annotated) -> Annotated:
    """The article with `said_on` of each attribution set from the value of the time at its `said_on_evidence`, or
    cleared where that time has no value."""
    values = {time.span: time.value for time in annotated.times}
    dated = tuple(
        msgspec.structs.replace(
            attribution,
            said_on=values.get(attribution.said_on_evidence) if attribution.said_on_evidence is not None else None,
        )
        for attribution in annotated.attributions
    )
    return msgspec.structs.replace(annotated, attributions=dated)
