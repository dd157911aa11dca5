"""Whether something was said, or was not, will be, might be, was denied or asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from consilience.annotate.attribution.drafts import Draft
from consilience.annotate.attribution.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

Force = Literal["said", "negated", "hypothetical", "future", "denied", "asked"]
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
POSSIBLE = frozenset({"would", "could", "may", "might", "should", "can", "must", "ca", "'d", "’d"})
REFUSING = frozenset(
    {"declined", "declines", "refused", "refuses", "refusing", "declining", "failed", "stopped", "avoided"}
)
EXPECTED = frozenset(
    {"expected", "scheduled", "due", "set", "plans", "planned", "going", "preparing", "slated", "wants"}
)
CONDITION = frozenset({"if", "unless", "whether", "should"})


def force(draft: Draft, scene: Scene) -> Force:
    """The force with which `draft` is told."""
    found = scene.token(draft.head) if draft.head is not None else None
    if found is None:
        return "said"
    cue = found[1]
    if not cue.tag_.startswith(("V", "MD")):
        return "denied" if draft.act == "deny" else "said"
    if any(child.dep_ == "neg" for child in cue.children):
        return "negated"
    modal = _modal(cue)
    if modal is not None:
        return modal
    if draft.act == "deny":
        return "denied"
    return "asked" if _asks(draft, cue) else "said"


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
    if auxiliaries & POSSIBLE and "have" not in auxiliaries:
        return "hypothetical"
    if cue.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in CONDITION for child in cue.children):
        return "hypothetical"
    return None


def _asks(draft: Draft, cue: Token) -> bool:
    """Whether it is a question that is reported, not a request ("asked him to leave")."""
    return draft.act == "ask" and draft.construction in (
        "wh",
        "quote",
        "about",
        "pass:wh",
        "pass:about",
        "fronted",
        "clause",
    )
