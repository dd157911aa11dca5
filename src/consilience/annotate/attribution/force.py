"""Whether something was said, or was not, will be, might be, was denied or asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from consilience.annotate.attribution.drafts import TURN, Draft
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.cues import cue_of

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

Force = Literal["said", "negated", "hypothetical", "future", "denied", "asked"]
ANNOUNCING = frozenset({"confirm", "reveal", "disclose", "report", "announce"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
POSSIBLE = frozenset({"would", "could", "may", "might", "should", "can", "must", "ca", "'d", "’d"})
REFUSING = frozenset(
    {"declined", "declines", "refused", "refuses", "refusing", "declining", "failed", "stopped", "avoided", "unable"}
)
EXPECTED = frozenset(
    {"expected", "scheduled", "due", "set", "plans", "planned", "going", "preparing", "slated", "wants", "is", "are"}
)
EDITIONS = frozenset({"version", "versions", "edition", "editions"})
EARLIER = frozenset({"earlier", "previous", "prior", "original", "initial", "first"})
CONDITION = frozenset({"if", "unless", "whether", "should"})
OPEN = frozenset({"whether", "if"})
CLOSING = " \n\t*_)]”\"’'»"
OPENING = "“\"‘'«„"
NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
NO = frozenset({"no", "neither"})
DOUBTING = frozenset({"doubt", "doubts", "doubted", "doubting"})
PUT_IN_DOUBT = frozenset({"that", "clause", "wh", "fronted", "inserted"})
DISMISSING = frozenset({"dismissed", "dismisses", "dismissing", "rebuffed", "rebuffs", "disputed", "disputes"})
QUESTIONS = frozenset({"wh", "quote", "about", "pass:wh", "pass:about", "fronted", "clause"})


def force(draft: Draft, scene: Scene) -> Force:
    """The force with which `draft` is told."""
    if draft.construction == TURN:
        return "asked" if scene.text[slice(*draft.content[-1])].rstrip(CLOSING).endswith("?") else "said"
    found = scene.token(draft.head) if draft.head is not None else None
    return "said" if found is None else _framed(draft, found[1], scene)


def _framed(draft: Draft, cue: Token, scene: Scene) -> Force:
    """The force of what the word `cue` brings in."""
    if _withdrawn(draft, scene):
        return "hypothetical"
    if any("unable" in scene.text[start:end].lower().split() for start, end in draft.cue):
        return "negated"
    if _left_open(cue):
        return "hypothetical"
    if not cue.tag_.startswith(("V", "MD")):
        return "denied" if draft.act == "deny" else "said"
    if any(child.dep_ == "neg" for child in cue.children) or _by_nobody(cue) or _left_out(cue):
        return "negated"
    if cue.lower_ in DOUBTING and draft.construction in PUT_IN_DOUBT:
        return "hypothetical"
    modal = _modal(cue)
    if _demanded(cue):
        return "hypothetical"
    if modal is not None and not _looks_back(draft, cue):
        return modal
    if draft.act == "deny" and _own_words(draft, scene):
        return "said"
    if draft.act == "deny" or _denied(cue) or _dismissed(draft, cue, scene):
        return "denied"
    # a question that is reported, not a request ("asked him to leave")
    return "asked" if draft.act == "ask" and draft.construction in QUESTIONS else "said"


def _withdrawn(draft: Draft, scene: Scene) -> bool:
    """Whether it is what a text said before it was corrected ("an earlier version said that …")."""
    found = scene.token(draft.subject) if draft.subject is not None else None
    return (
        found is not None
        and found[1].lower_ in EDITIONS
        and any(child.lower_ in EARLIER for child in found[1].children)
    )


def _by_nobody(cue: Token) -> bool:
    """Whether the subject is nobody ("no official has said")."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    words = {child.lower_ for child in subject.children if child.dep_ == "det"}
    return subject.lower_ in NOBODY or bool(words & NO) or (subject.lower_ == "one" and "no" in words)


def _left_out(cue: Token) -> bool:
    """Whether it is what somebody did without: "without saying", "stopped short of saying"."""
    preposition = cue.head
    if cue.dep_ != "pcomp":
        return False
    above = preposition.head
    short = any(child.lower_ == "short" for child in above.children) or above.lower_ == "short"
    return preposition.lower_ == "without" or (preposition.lower_ == "of" and short)


def _modal(cue: Token) -> Force | None:
    auxiliaries = {child.lower_ for child in cue.children if child.dep_ == "aux"}
    head = cue.head
    if cue.dep_ == "conj" and not auxiliaries and cue.tag_ == "VB":
        auxiliaries = {child.lower_ for child in head.children if child.dep_ == "aux"}
    if "to" in auxiliaries and head != cue:
        if head.lower_ in REFUSING:
            return "negated"
        if head.lower_ in EXPECTED:
            return "future"
    if auxiliaries & FUTURE:
        return "future"
    if auxiliaries & POSSIBLE:
        return None if auxiliaries == {"can"} and _announces(cue) else "hypothetical"
    if cue.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in CONDITION for child in cue.children):
        return "hypothetical"
    return None


def _left_open(cue: Token) -> bool:
    """Whether it is part of what nobody answers: "would not say whether Okafor had known that …"."""
    verb = cue if cue.tag_.startswith(("V", "MD")) else cue.head
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    return verb.dep_ == "ccomp" and bool(marks & OPEN)


def _announces(cue: Token) -> bool:
    """Whether "can" only announces what is then said ("the Post can reveal that …", "we can confirm that …")."""
    return cue.lower_ in ANNOUNCING and cue.dep_ != "advcl" and not any(token.text == "?" for token in cue.sent)


def _own_words(draft: Draft, scene: Scene) -> bool:
    """Whether somebody denies something by a sentence in quotation marks ("refuted the report: “The lock is open.”"):
    that sentence is what is put forward."""
    words = scene.text[slice(*draft.content[0])].lstrip(OPENING)
    return draft.construction == "quote" and scene.text[draft.content[0][0]] in OPENING and words[:1].isupper()


def _demanded(cue: Token) -> bool:
    """Whether it is what somebody is to say or do by a demand ("demanded that the mills agree to pay")."""
    above = cue_of("V", cue.head.lower_) if cue.dep_ == "ccomp" and cue.tag_ in ("VB", "VBP") else None
    return above is not None and above.act in ("demand", "ask") and _that(cue)


def _that(cue: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in cue.children)


def _looks_back(draft: Draft, cue: Token) -> bool:
    """Whether "would" tells of what was to come from a point in the past ("“…,” she would say later"): the words stand
    in quotation marks, and no condition beside them."""
    would = any(child.dep_ == "aux" and child.lower_ in ("would", "'d", "’d") for child in cue.children)
    have = any(child.dep_ == "aux" and child.lower_ == "have" for child in cue.children)
    conditions = any(token.lower_ in CONDITION for token in cue.sent if token.dep_ in ("mark", "aux"))
    return draft.construction == "quote" and would and not have and not conditions


def _denied(cue: Token) -> bool:
    """Whether it is the saying that was denied ("denied saying that")."""
    above = cue_of("V", cue.head.lower_) if cue.dep_ in ("xcomp", "pcomp", "ccomp") and cue.tag_ == "VBG" else None
    return above is not None and above.act == "deny"


def _dismissed(draft: Draft, cue: Token, scene: Scene) -> bool:
    """Whether it is a report that was dismissed ("dismissed claims that …")."""
    if cue.lower_ not in DISMISSING or draft.construction != "obj":
        return False
    thing = next((child for child in cue.children if child.dep_ == "dobj"), None)
    return thing is not None and (cue_of("N", thing.lower_) is not None or thing.lower_ in ("reports", "rumours"))
