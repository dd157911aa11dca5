"""Reports that hold no words: in "the agency quoted the minister as saying …" whoever is quoted is not what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consilience.annotate.attribution.drafts import Draft, Range
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.cues import cue_of

NAMED = frozenset({"person", "organisation"})
PASSING_ON = frozenset({"quote", "report"})
"""Kinds of act whose object can be whoever is passed on."""
WORD = re.compile(r"\w+")
BETWEEN = re.compile(r"\W*(?:(?:[’']?s|and|the|a|an|of|for|from)\b\W*)*")
"""What can stand before a name, and between it and that of a country before it."""
AS = re.compile(r"\W*as\s+\w+ing\b")
"""Behind a name, what leads to the words, which are a report of their own then."""
OWNS = re.compile(r"[’']s?\b")


def worded(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts without those by a word of passing on whose content is nothing but who somebody is."""
    return [
        draft
        for draft in drafts
        if not (_passes_on(draft, scene.text) and all(_is_name(place, scene) for place in draft.content))
    ]


def _passes_on(draft: Draft, text: str) -> bool:
    found = (cue_of("V", word.lower()) for place in draft.cue for word in WORD.findall(text[slice(*place)]))
    return any(cue is not None and cue.act in PASSING_ON for cue in found)


def _is_name(place: Range, scene: Scene) -> bool:
    """Whether a range names a person or body, with a title and an apposition at most, or tells as saying what."""
    at = place[0]
    for mention in scene.mentions_in(*place):
        start = min(mention.span.start, mention.title.start) if mention.title else mention.span.start
        if mention.form == "pronoun" or mention.span.start < at:
            continue
        if not BETWEEN.fullmatch(scene.text[at : max(at, start)]):
            return False
        at = mention.span.end
        if mention.kind in NAMED:
            return _ends((at, place[1]), scene)
    return False


def _ends(rest: Range, scene: Scene) -> bool:
    """Whether nothing is told behind a name: no verb stands there, and the name owns nothing."""
    if AS.match(scene.text, *rest):
        return True
    passage = scene.passage(rest[0] - 1)
    if passage is None or OWNS.match(scene.text, *rest):
        return False
    return not any(token.tag_.startswith("V") or token.tag_ == "MD" for token in passage.tokens(*rest))
