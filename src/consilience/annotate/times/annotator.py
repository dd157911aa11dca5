"""The annotator of times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from consilience.annotate.times.anchoring import anchor
from consilience.annotate.times.direction import direct
from consilience.annotate.times.recogniser import recognise
from consilience.model import Annotated

if TYPE_CHECKING:
    from consilience.contracts import Parsed


class TimeAnnotator:
    """Finds the times in the whole text of an article, furniture too, as its publication is dated by them; later
    stages choose by region. They are anchored if the article has its date already, and can be anchored again."""

    requires = frozenset({"article", "sentences"})
    assigns = frozenset({"times"})

    def __call__(self, annotated: Annotated, parsed: Parsed, /) -> Annotated:
        """The article with its times."""
        article = annotated.article
        times = direct(recognise(article.text, article.id), article.text, parsed)
        published = article.published.date if article.published else None
        return msgspec.structs.replace(annotated, times=anchor(times, published, article.text) if published else times)
