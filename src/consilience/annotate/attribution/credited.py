"""Sentences that say from whom the one before them is, or who denies it: "This was reported by the Interior Ministry."
"About this writes the Harbour Post." "The mayor's office has denied this." Translations of paraphrases are full of
them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft, Passage, Range
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.syntax import trimmed
from consilience.annotate.cues import Cue, cue_of

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

CREDIT = "credit"
"""The construction: the content is the sentence before that of the cue."""
THIS = frozenset({"this", "that", "it"})
ABOUT = frozenset({"about", "of", "on"})
BE = frozenset({"is", "was", "has", "had", "have", "been", "being", "also"})
ACTS = frozenset({"say", "write", "report", "deny"})
NOT = frozenset({"not", "n't", "n’t", "never", "nobody", "no"})
NAMING = ("NN", "PRP", "CD", "FW")
"""Tags of what the name of a source ends with; "has since", "also" may stand between it and its verb."""
STOP = frozenset({",", ";", ".", ":", "(", "with", "citing", "referring", "in", "on", "at", "to", "after", "during"})
"""Words behind which the name of a source is over."""
MOST = 16
"""Words of such a sentence."""
PERSONS = frozenset({"he", "she", "they"})
"""Who can deny without being named: what "he said this" is about may stand anywhere."""

Read = tuple["Token", Cue, "Sequence[Token]"]
"""The verb, what it does, and the words of who does it."""


def credited(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts, with one more for each sentence that such a sentence gives a source to and that has none, and for
    each denial, which is of what is reported in the sentence before, or else of all of it."""
    told = sorted(place for draft in drafts for place in draft.content)
    found: list[Draft] = []
    for draft in _credits(scene):
        reported = [place for place in told if _meet(draft.content[0], place)]
        if draft.act == "deny":
            inner = [place for place in reported if draft.content[0][0] <= place[0] and place[1] <= draft.content[0][1]]
            found.append(replace(draft, content=(inner[-1] if inner else draft.content[0],)))
        elif not reported:
            found.append(draft)
    cued = {draft.head for draft in found}
    kept = [draft for draft in drafts if draft.head not in cued or draft.head is None]
    return sorted([*kept, *found], key=lambda draft: (draft.start, draft.content)) if found else list(drafts)


def _credits(scene: Scene) -> Iterator[Draft]:
    for passage in scene.passages:
        for sentence in passage.doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            if not 4 <= len(tokens) <= MOST or not NOT.isdisjoint(token.lower_ for token in tokens):
                continue
            read = _inverted(tokens) or _passive(tokens) or _active(tokens)
            before = _before(passage.at(tokens[0]), scene) if read else None
            if read is not None and before is not None:
                yield _draft(passage, read, before)


def _draft(passage: Passage, read: Read, before: Range) -> Draft:
    verb, cue, who = read
    start, end = trimmed(passage.doc, (who[0].i, who[-1].i + 1))
    last, place = passage.doc[end - 1], passage.at(verb)
    return Draft(
        paragraph=passage.paragraph,
        cue=((place, place + len(verb)),),
        source=((passage.at(passage.doc[start]), passage.at(last) + len(last)),),
        content=(before,),
        act=cue.act,
        construction=CREDIT,
        head=place,
        subject=passage.at(_head(who)),
    )


def _inverted(tokens: Sequence[Token]) -> Read | None:
    """ "About this reports the agency Interwire"."""
    if tokens[0].lower_ not in ABOUT or tokens[1].lower_ not in THIS:
        return None
    verb = tokens[2] if tokens[2].text != "," else tokens[3]
    return _read(verb, tokens[tokens.index(verb) + 1 :])


def _passive(tokens: Sequence[Token]) -> Read | None:
    """ "This was reported by the Interior Ministry"."""
    if tokens[0].lower_ not in THIS or not tokens[0].text[0].isupper() or tokens[1].lower_ not in BE:
        return None
    verb = next((token for token in tokens[1:5] if token.lower_ not in BE), None)
    by = next((k for k, token in enumerate(tokens) if token.lower_ == "by"), None)
    return _read(verb, tokens[by + 1 :]) if verb is not None and by is not None and verb.i < tokens[by].i else None


def _active(tokens: Sequence[Token]) -> Read | None:
    """ "The Interior Ministry reported this on Monday", "The Post writes about this", "The mayor has denied it"."""
    for k, token in enumerate(tokens[1:-1], 1):
        behind = tokens[k + 2 :] if tokens[k + 1].lower_ == "about" else tokens[k + 1 :]
        if behind and behind[0].lower_ in THIS and (len(behind) == 1 or behind[1].lower_ in STOP):
            who = list(tokens[:k])
            while who and not who[-1].tag_.startswith(NAMING):
                who.pop()
            return _read(token, who) if token.tag_ in ("VBZ", "VBD", "VBP", "VBN") else None
    return None


def _read(verb: Token, around: Sequence[Token]) -> Read | None:
    """The verb, what it does, and the words of who does it, if it reports and somebody is named."""
    cue = cue_of("V", verb.lower_)
    last = next((k for k, token in enumerate(around) if token.lower_ in STOP and not _named(around, k)), len(around))
    who = around[:last]
    if cue is None or cue.act not in ACTS or not who:
        return None
    named = any(token.tag_.startswith("NN") and token.text[0].isalnum() for token in who)
    return (verb, cue, who) if named or (cue.act == "deny" and who[-1].lower_ in PERSONS) else None


def _named(around: Sequence[Token], k: int) -> bool:
    """Whether a comma only parts an office from the name of who holds it ("the mayor, Ines Caddock")."""
    return around[k].text == "," and k + 1 < len(around) and around[k + 1].tag_.startswith("NNP")


def _head(who: Sequence[Token]) -> Token:
    here = {token.i for token in who}
    return next((t for t in who if t.tag_.startswith("NN") and t.head.i not in here), who[-1])


def _before(start: int, scene: Scene) -> Range | None:
    """The sentence that ends where another starts, in its paragraph or in the one above."""
    back = scene.last_before(start)
    found = scene.sentence(back) if back >= 0 else None
    passage = scene.passage(back) if back >= 0 else None
    if found is None or passage is None or scene.article.regions[passage.paragraph].kind != "body":
        return None
    return (found[0], back + 1) if back > found[0] else None


def _meet(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]
