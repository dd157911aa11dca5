"""What the reports of a story are called where a reader sees them: pieces of opinion, and reports that their outlet has
withdrawn, are marked as such."""

from __future__ import annotations

from collections.abc import Iterable

from consilience import wording
from consilience.model import Article
from consilience.opinion import is_opinion
from consilience.report.withdrawn import Withdrawn

OPINION = "a piece of opinion by what its page says: nothing in its own voice is put forward, only what it quotes"
"""What a reader has to know of a report that is marked."""

WITHDRAWN = (
    "withdrawn: its outlet said later that it was wrong, and removed it; nothing of it stands in the brief alone"
)
"""Likewise of a report that its outlet took back."""


def label(article: Article) -> str:
    """What a report is called, with what it is: "The Quay (opinion)"."""
    return wording.label(article) + _mark(article)


def labels(articles: Iterable[Article]) -> dict[str, str]:
    """The label of each report by its id, told apart as in `wording.labels`: "The Quay (2) (opinion)"."""
    several = {one.id: one for one in articles}
    withdrawn = Withdrawn(several.values()).reports
    return {
        ident: name + _mark(several[ident]) + (" (withdrawn)" if ident in withdrawn else "")
        for ident, name in wording.labels(several.values()).items()
    }


def _mark(article: Article) -> str:
    return " (opinion)" if is_opinion(article) else ""
