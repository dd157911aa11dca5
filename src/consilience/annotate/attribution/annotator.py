"""The annotator of attributions: the tagger's drafts where there is one, held up by the rules; else the rules'."""

from __future__ import annotations

from typing import Protocol

import msgspec

from consilience.annotate.attribution.clocks import without_clocks
from consilience.annotate.attribution.contents import contented
from consilience.annotate.attribution.credited import credited
from consilience.annotate.attribution.finding import drafts, passages, spoken_quotations
from consilience.annotate.attribution.following import following, parted
from consilience.annotate.attribution.learned import combined
from consilience.annotate.attribution.passives import addressed
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.tagger import Tagged
from consilience.annotate.attribution.telling import told
from consilience.annotate.attribution.voicing import voiced
from consilience.annotate.attribution.wordless import worded
from consilience.annotate.quotations import Quoted, of_article
from consilience.contracts import Parsed
from consilience.model import Annotated, Article


class Finder(Protocol):
    """What was learned: finds attributions as cue, source and content. `fingerprint` names its exact weights."""

    fingerprint: str

    def __call__(self, article: Article, parsed: Parsed, /) -> list[Tagged]:
        """The attributions of the article in the order of their cues."""
        ...


class AttributionAnnotator:
    """Finds who said, wrote, thought or asked what, through whom, when and where."""

    requires = frozenset({"article", "sentences", "mentions", "times"})
    assigns = frozenset({"attributions"})

    def __init__(self, tagger: Finder | None = None) -> None:
        """Without a `tagger` the rules alone decide."""
        self._tagger = tagger

    def __call__(self, annotated: Annotated, parsed: Parsed, /) -> Annotated:
        """The article with its attributions."""
        article = annotated.article
        scene = Scene(annotated, passages(article, parsed))
        quotes = spoken_quotations(annotated)
        found = drafts(annotated, scene.passages, quotes)
        if self._tagger is not None:
            found = combined(annotated, self._tagger(article, parsed), found, scene.passages, quotes)
        found = contented(article.text, voiced(found, scene), scene, Quoted(of_article(article)))
        found = following(article.text, scene.passages, quotes, parted(article.text, quotes, found))
        found = credited(worded(addressed(without_clocks(found, article.text), article), scene), scene)
        return msgspec.structs.replace(annotated, attributions=tuple(told(found, scene)))
