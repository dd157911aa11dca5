"""Whether a report is a piece of opinion, by what its page says of itself.

Who argues puts forward a view, not what is so; what such a piece quotes from others is theirs as everywhere.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from consilience.lexicon import rows
from consilience.model import READABLE, Article, Region

PARTED = re.compile(r"\s*[|·•/]\s*|\s[-–—]\s")
"""What parts the label from the outlet in one line ("The Tolv Post · OPINION")."""
LONGEST = 200
"""Characters of a line that can be a label or a note."""
OPINION_BY = re.compile(r"(?:opinion|comment|commentary) by\s", re.IGNORECASE)


def is_opinion(article: Article) -> bool:
    """Whether a label beside the headline, the title, the address, the name of the outlet or a note of the desk calls
    the piece opinion. A word in a list of the page's sections does not."""
    titles = [title for title in (article.headline, article.given.headline) if title]
    if any(_fits("title", title) for title in titles) or (article.url and _fits("address", article.url)):
        return True
    if article.outlet and _fits("outlet", article.outlet):
        return True
    return _labelled(article) or any(
        _fits("note", article.text[region.start : region.start + LONGEST]) for region in article.regions[-6:]
    )


def _labelled(article: Article) -> bool:
    """Whether a label stands right above or below the headline, and not below another short line, as in a menu."""
    above: Region | None = None
    for one, other in pairwise(article.regions):
        if other.kind == "headline" and _is_label(article, one):
            return above is None or above.kind not in ("furniture", "related")
        if one.kind == "headline" and _is_label(article, other):
            return True
        above = one
    return False


def _is_label(article: Article, region: Region) -> bool:
    if region.end - region.start > LONGEST:
        return False
    text = article.text[region.start : region.end].strip(" *_")
    if region.kind == "byline":
        return OPINION_BY.match(text) is not None
    exact = any(pattern.fullmatch(part) for part in PARTED.split(text) for pattern in _patterns("label"))
    return exact and (region.kind not in READABLE or region.kind == "standfirst")


def _fits(where: str, text: str) -> bool:
    return any(pattern.search(text[:LONGEST]) for pattern in _patterns(where))


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for place, pattern in rows("resolve/opinion.tsv") if place == where)
