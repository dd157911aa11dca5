"""What the sentence right before a quotation tells of its day and occasion, where it tells of the same person speaking:
"Okafor brushed the matter aside on Sunday. “I am busy,” she said."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consilience.annotate.attribution.days import dates
from consilience.annotate.attribution.drafts import Draft, Passage
from consilience.annotate.attribution.occasions import at_phrase, hangs_on, objects, programme, spoken_at
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.speaking import speaking
from consilience.model import Occasion, Span

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
CLOSE = 3
"""Characters that may stand between the sentence and the quotation, apart from line breaks."""


def led(draft: Draft, who: Span, scene: Scene) -> tuple[Occasion | None, Span | None]:
    """The occasion and the time that the sentence before gives a quotation of `who`."""
    before = _sentence_before(draft, scene) if draft.construction == "quote" else None
    if before is None:
        return None, None
    passage, root = before
    occasion: Occasion | None = None
    for verb in (root, *(child for child in root.children if child.dep_ == "conj")):
        shown = speaking(verb)
        start, end = passage.offset + verb.sent.start_char, passage.offset + verb.sent.end_char
        around = scene.mentions_in(start, end)
        names = [m for m in around if m.form == "name"]
        at = (at_phrase(token, passage, scene, names) for token in objects(verb.sent) if hangs_on(token.head, verb))
        occasion = programme(around, scene) or spoken_at(verb, passage, scene) or next(filter(None, at), None)
        if (shown is None and occasion is None) or not _done_by(verb, root, passage, who, scene):
            continue
        place = passage.at(verb)
        times = (time for time in scene.times_in(start, end) if dates(time, place, (), scene, verb))
        return occasion, next((time.span for time in times), None)
    return None, None


def _sentence_before(draft: Draft, scene: Scene) -> tuple[Passage, Token] | None:
    """The root of the sentence that ends where the draft begins."""
    start = draft.start
    back = scene.last_before(start)
    found = scene.token(back) if back >= 0 else None
    if found is None or start - back > CLOSE + scene.text[back:start].count("\n"):
        return None
    return found[0], found[1].sent.root


def _done_by(verb: Token, root: Token, passage: Passage, who: Span, scene: Scene) -> bool:
    """Whether the speaker is the subject of the verb, and did what it says."""
    unsure = any(child.dep_ in ("aux", "neg") and child.lower_ != "has" for child in verb.children)
    if unsure or verb.tag_ not in FINITE:
        return False
    subject = next((c for v in (verb, root) for c in v.children if c.dep_ == "nsubj"), None)
    mention = scene.mention_at(passage.at(subject)) if subject is not None else None
    if mention is None:
        return False
    named = mention.names or mention.span
    return scene.article.words(named).split()[-1:] == scene.article.words(who).split()[-1:]
