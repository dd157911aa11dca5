"""Names for those whom a report first only describes: "Estmere's finance minister said … “…,” Ana Lindgren told"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from consilience.annotate.attribution.scene import Scene
from consilience.annotate.names.titles import part_of_title
from consilience.model import Attribution, Mention, Span

LEAD = 2
"""Paragraphs of the body in which a report may say whose office it is before it says the name."""


def named(found: Sequence[Attribution], scene: Scene) -> list[Attribution]:
    """The attributions with the officeholder of the lead given the name that the text brings in next, where it does so
    as a report does for somebody it has already introduced: bare, in full, for the first time, and for the speaker of
    a quotation right behind."""
    first = next((k for k, item in enumerate(found) if _officeholder(item, scene) is not None), None)
    if first is None or first + 1 >= len(found):
        return list(found)
    lead, following = found[first], found[first + 1]
    name = _brought_in(following, scene)
    if name is None or _paragraphs(scene, lead, following) > 1:
        return list(found)
    same = lead.speaker_mention
    return [
        msgspec.structs.replace(item, speaker_mention=name) if item.speaker_mention == same else item for item in found
    ]


def _officeholder(item: Attribution, scene: Scene) -> Mention | None:
    """The description of one officeholder that the source is, in the first paragraphs: "the mayor of Tarsk"."""
    if item.speaker_mention is None or not item.source:
        return None
    mention = scene.mention_at(item.speaker_mention.end - 1)
    if mention is None or mention.span != item.speaker_mention or mention.form != "nominal" or mention.kind != "person":
        return None
    words = scene.article.words(mention.span)
    definite = words.lower().startswith("the ") or "'s " in words or "’s " in words
    if not definite or "head" not in part_of_title(words.split()[-1]) or _body(scene, mention.span.start) >= LEAD:
        return None
    earlier = scene.mentions_in(_first(scene), mention.span.start)
    return None if any(m.kind == "person" and m.form == "name" for m in earlier) else mention


def _brought_in(item: Attribution, scene: Scene) -> Span | None:
    """The speaker's full name, if the source is nothing else and the body did not have it before."""
    who = item.speaker_mention
    if who is None or item.mode == "indirect" or len(item.source) != 1 or item.source[0] != who:
        return None
    mention = scene.mention_at(who.start)
    words = scene.article.words(who).split()
    if mention is None or mention.form != "name" or mention.kind != "person" or mention.title or len(words) < 2:
        return None
    before = scene.mentions_in(_first(scene), who.start)
    return None if any(scene.article.words(m.span).split()[-1:] == words[-1:] for m in before) else who


def _paragraphs(scene: Scene, left: Attribution, right: Attribution) -> int:
    """How many paragraphs of the body lie between the sources of two attributions."""
    return _body(scene, right.source[0].start) - _body(scene, left.source[0].start)


def _first(scene: Scene) -> int:
    """Where the body starts."""
    return next((region.start for region in scene.article.regions if region.kind == "body"), 0)


def _body(scene: Scene, offset: int) -> int:
    """The paragraph of the body at an offset, counted from 0."""
    body = (region for region in scene.article.regions if region.kind == "body")
    return sum(1 for region in body if region.end <= offset)
