"""Reports that tell nothing: "Okafor said so", "asked not to be named", "a man found guilty could be jailed".

The tagger's corpus marks a pronoun for what is reported where the words stand elsewhere, and a participle behind a noun
for a report; to a reader neither tells that somebody said something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import TURN, Draft
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.syntax import child, is_verb
from consilience.annotate.cues import cue_of
from consilience.annotate.marks import marks_in
from consilience.lexicon import words

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

FUNCTION = frozenset({"PRP", "DT", "WDT", "WP", "WRB", "RB", "IN", "TO", "CC", "EX", "PDT", "RP"})
"""Tags of words that name nothing and tell of nothing."""
CARRYING = ("V", "N", "J", "MD", "PRP", "CD", "FW", "SYM", "$", "UH")
"""Tags, or beginnings of them, of words that can cue a report."""
PAST = frozenset({"VBN", "VBD"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
PREDICATES = frozenset({"oprd", "acomp"})
PERSONS = frozenset({"me", "us", "you", "him", "her", "them", "he", "she", "they", "himself", "herself", "themselves"})
FIRST = 4
"""Words of what is recalled among which it is named: "its top trade envoy"."""
RECALLING = frozenset({"recall", "recalls", "recalled", "recalling"})
COURTESY = re.compile(
    r"(?:(?:well|yes|all right|ok(?:ay)?),? )?(?:thanks?(?: you)?(?: (?:so|very) much)?|you['’]re (?:very )?welcome|"
    r"(?:my )?pleasure|good (?:morning|afternoon|evening)|hello|hi|bye|glad to be here)"
    r"(?: (?:for (?:joining|having) (?:us|me)|for that|again))?(?:,? \w+){0,2}[.!,…-]*",
    re.IGNORECASE,
)
"""What people say to each other in a conversation and to nobody else."""
UNNAMED = frozenset({"named", "identified", "quoted"})


def hollow(draft: Draft, scene: Scene) -> bool:
    """Whether the draft tells nothing; who speaks in it can still be who speaks next."""
    if draft.construction == TURN and all(COURTESY.fullmatch(scene.text, *place) for place in draft.content):
        return True
    content = [token for place in draft.content for token in _tokens(place, scene)]
    if content and (_taken_up(draft, content, scene) or _called_back(draft, content, scene)):
        return True
    if not content or any(marks_in(scene.text, *place) for place in draft.content):
        return False
    return (
        (_stands_for(content) and _is_spoken(draft, scene))
        or _told_so(content)
        or _wants_no_name(content)
        or _cued_by_nothing(draft, scene)
        or _undergone(draft, content, scene)
    )


def _tokens(place: tuple[int, int], scene: Scene) -> list[Token]:
    passage = scene.passage(place[0])
    return [t for t in passage.tokens(*place) if t.text[0].isalnum()] if passage is not None else []


def _stands_for(content: Sequence[Token]) -> bool:
    """Whether the words only stand for others: "it", "about this", "so". An attitude to "him" is one."""
    return all((t.tag_ in FUNCTION and t.lower_ not in PERSONS) or t.lower_ == "nothing" for t in content)


def _is_spoken(draft: Draft, scene: Scene) -> bool:
    """Whether the cue is one of speech; an attitude ("opposed it") is one, whatever it is to."""
    found = scene.token(draft.head) if draft.head is not None else None
    cue = cue_of("V", found[1].lower_) if found is not None else None
    return draft.construction == "according" or (cue is not None and cue.speaks)


def _told_so(content: Sequence[Token]) -> bool:
    """Whether it is who was told and a word for what: "had told Ms Okafor so"."""
    last = content[-1]
    listeners = [t for t in content[:-1] if t.dep_ in ("dobj", "dative") and t.head == last.head]
    return (
        last.lower_ == "so"
        and len(listeners) == 1
        and all(listeners[0] in (token, token.head) for token in content[:-1])
    )


def _wants_no_name(content: Sequence[Token]) -> bool:
    """Whether it is what a source asks for itself: "not to be named"."""
    forms = [token.lower_ for token in content]
    return len(forms) <= 4 and forms[-3:-1] == ["to", "be"] and forms[-1] in UNNAMED


def _called_back(draft: Draft, content: Sequence[Token], scene: Scene) -> bool:
    """Whether somebody or something is called back, and nothing remembered: "recalled its ambassador"."""
    found = scene.token(draft.head) if draft.head is not None else None
    if found is None or found[1].lower_ not in RECALLING or content[0].lower_ in ("that", "how", "when"):
        return False
    return any(token.lower_ in words("annotate/recalled.txt") for token in content[:FIRST])


def _taken_up(draft: Draft, content: Sequence[Token], scene: Scene) -> bool:
    """Whether the sentence denies what somebody says, and only names him for it: "She had not left of her own will, as
    the mill says, but had been dismissed"."""
    if not draft.source or not draft.cue or not any(token.dep_ == "neg" for token in content):
        return False
    begin, last = min(draft.source[0][0], draft.cue[0][0]), draft.content[0][1]
    if last > begin or scene.text[last:begin].strip(" ,").lower() != "as":
        return False
    return scene.text[max(draft.source[-1][1], draft.cue[-1][1]) :].lstrip(" ,").startswith("but ")


def _cued_by_nothing(draft: Draft, scene: Scene) -> bool:
    """Whether the cue is but small words that do not bring in the source right behind it ("in a poll")."""
    cue = [token for place in draft.cue for token in _tokens(place, scene)]
    if not cue or draft.construction in ("according", "quote") or any(t.tag_.startswith(CARRYING) for t in cue):
        return False
    between = scene.text[draft.cue[-1][1] : draft.source[0][0]] if draft.source else "-"
    return bool(between.strip())


def _undergone(draft: Draft, content: Sequence[Token], scene: Scene) -> bool:
    """Whether the cue is a participle that only tells of the noun before it, of which the sentence goes on to tell
    something else: "an adult found guilty could be jailed", "the note, seen by the agency, lists four men"."""
    found = scene.token(draft.head) if draft.head is not None else None
    if found is None or found[1].tag_ not in PAST or child(found[1], "aux", "auxpass") is not None:
        return False
    verb = found[1]
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and not draft.source:
        return is_verb(verb.head.head) and verb.head.head in content
    predicate = content[0].dep_ in PREDICATES and content[0].head == verb
    return predicate and any(token.dep_ == "ccomp" and token.head == verb and _goes_on(token) for token in content)


def _goes_on(verb: Token) -> bool:
    """Whether a finite verb has no subject of its own."""
    modal = any(t.dep_ in ("aux", "auxpass") and t.tag_ in FINITE for t in verb.children)
    return (modal or verb.tag_ in FINITE) and child(verb, *SUBJECTS) is None
