"""Who speaks where a verb stands in the passive or in a relative clause, which the tagger gives to the next noun.

"Asked about the dam, Okafor said …": somebody asked her. "A diplomat close to the talks, who asked …": not the talks.
"The ministry confirmed cuts but had no word on …": the ministry, not all of "the ministry confirmed cuts".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft, Passage, Range, meets
from consilience.annotate.attribution.leads import kinds
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.syntax import ancestors, characters, child, phrase, trimmed
from consilience.annotate.cues import cue_of

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
WITHIN = frozenset({"prep", "pobj", "amod", "acomp", "nmod", "compound", "appos", "acl", "relcl", "pcomp", "npadvmod"})
"""Relations by which a noun stands inside the phrase of another one."""
PEOPLE = frozenset({"person", "group"})
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "pcomp"})
MARKS = '“”"«»'


def voiced(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts with the source that the construction shows, none where it shows that nobody is named."""
    return [_voiced(draft, scene) for draft in drafts]


def _voiced(draft: Draft, scene: Scene) -> Draft:
    found = scene.token(draft.head) if draft.head is not None else None
    if found is None or len(draft.source) != 1:
        return draft
    passage, verb = found
    if _undergoes(draft, passage, verb):
        return replace(draft, source=(), subject=None, addressee=draft.source[0])
    words = passage.tokens(*draft.source[0])
    who = _antecedent(words) or _one_who_speaks(words)
    return draft if who is None else _said_by(draft, passage, *who)


def _said_by(draft: Draft, passage: Passage, who: Token, until: int) -> Draft:
    """The draft with another source: the phrase of `who` up to the token at `until`."""
    start, end = characters(passage.doc, trimmed(passage.doc, (phrase(who)[0], until)))
    return replace(draft, source=((passage.offset + start, passage.offset + end),), subject=passage.at(who))


def _undergoes(draft: Draft, passage: Passage, verb: Token) -> bool:
    """Whether the source is not who asks but who is asked: a participle without an auxiliary of its own, or a passive,
    with the source for its subject."""
    cue = cue_of("V", verb.lower_)
    if verb.tag_ != "VBN" or cue is None or cue.act != "ask" or child(verb, "agent") is not None:
        return False
    if child(verb, "aux") is not None and child(verb, "auxpass") is None:
        return False  # "has asked"
    under = child(verb, "nsubjpass")
    if under is not None:
        return meets(draft.source, (_place(passage, under),))
    return child(verb, "nsubj") is None and verb.dep_ in ("advcl", "acl", "dep")


def _place(passage: Passage, token: Token) -> Range:
    return passage.at(token), passage.at(token) + len(token)


def _antecedent(words: Sequence[Token]) -> tuple[Token, int] | None:
    """Who is meant by "who" at the end of a source whose noun is a thing: the person in whose phrase the thing stands,
    with the end of that phrase."""
    if len(words) < 2 or words[-1].lower_ != "who":
        return None
    thing = next((t for t in reversed(words[:-1]) if t.tag_ in ("NN", "NNS")), None)
    if thing is None or kinds().get(thing.lower_) in PEOPLE or thing.ent_type_ in ("PERSON", "NORP"):
        return None
    below = thing
    for noun in ancestors(thing, 6):
        if below.dep_ not in WITHIN:
            return None
        if kinds().get(noun.lower_) in PEOPLE and noun.tag_ in ("NN", "NNS"):
            return noun, words[-1].i + 1
        below = noun
    return None


def _one_who_speaks(words: Sequence[Token]) -> tuple[Token, int] | None:
    """The subject in a source that holds a whole statement of it, with the end of its phrase."""
    here = {token.i for token in words}
    for verb in words:
        who = child(verb, *SUBJECTS) if verb.tag_ in FINITE and verb.dep_ not in SUBORDINATE else None
        if who is None or who.i not in here or who.tag_ in ("WP", "WDT") or verb.i < who.i:
            continue
        if any(token.text in MARKS for token in words) or child(verb, "mark") is not None:
            return None
        if not any(above.dep_ in SUBORDINATE for above in ancestors(verb) if above.i in here):
            return who, phrase(who)[1]
    return None
