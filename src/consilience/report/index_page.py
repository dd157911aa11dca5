"""The page that lists the stories of a build and everything that was left out."""

from __future__ import annotations

from collections import Counter

from consilience.model import Index
from consilience.report.page.page import asset, environment

FEW = 12
"""Outlets of a story that are named before the rest is only counted."""


def render(index: Index) -> str:
    """The index as one self-contained HTML file, with links to `<story>/report.html` beside it."""
    return (
        environment()
        .get_template("index.html.j2")
        .render(
            index=index,
            articles=sum(story.articles for story in index.stories),
            disputed=sum(story.disputed for story in index.stories),
            reasons=sorted(Counter(one.reason for one in index.skipped).items()),
            few=FEW,
            style=asset("index.css"),
        )
    )
