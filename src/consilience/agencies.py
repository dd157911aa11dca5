"""The names of the world's news agencies, which cleaning, lineage and the count of origins all have to know."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.lexicon import rows


def spellings() -> Iterator[tuple[str, str]]:
    """Every name of an agency with the short one that stands for it, agency by agency as in `clean/agencies.tsv`."""
    for short, _, *others in rows("clean/agencies.tsv"):
        for name in (short, *(other for cell in others for other in cell.split("|") if other)):
            yield name, short
