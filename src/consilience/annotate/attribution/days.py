"""The time that dates a saying: it stands in the sentence of the cue, outside what is reported, and belongs to the cue
or to the occasion, not to somebody's office ("ambassador from 2012 to 2014") or to another event ("before the talks
next week")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft, Range
from consilience.annotate.attribution.scene import Scene, inside
from consilience.annotate.attribution.speaking import speaking
from consilience.asides import aside
from consilience.lexicon import words
from consilience.model import Span, Time

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

NEAR = 70
"""Characters that may stand between the time and the cue or source."""
ELSEWHERE = frozenset(
    {"before", "after", "since", "until", "till", "ahead", "amid", "from", "for", "to", "between", "through"}
)
APART = frozenset({"after", "before"})
ADVERBIAL = frozenset({"npadvmod", "pobj", "nsubj", "nsubjpass", "attr"})
VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


def said_at(draft: Draft, scene: Scene, contents: Sequence[tuple[Range, ...]]) -> Span | None:
    """The time that dates `draft`, if its sentence has one. `contents` are those of all drafts around it."""
    if draft.head is None:
        return None
    sentence = scene.sentence(draft.head)
    found = scene.token(draft.head)
    if sentence is None or found is None:
        return None
    foreign = [content for content in contents if not inside(draft.head, content)]
    best: tuple[int, Span] | None = None
    for time in scene.times_in(*sentence):
        if time.value in VAGUE or any(inside(time.start, content) for content in foreign):
            continue
        if aside(scene.text, time.start) == "compared":  # "he said, up from 14 on Monday"
            continue
        distance = _distance(time, draft)
        near = distance <= NEAR and (best is None or distance < best[0])
        if near and dates(time, draft.subject, draft.source, scene, found[1]):
            best = (distance, time.span)
    return best[1] if best is not None else None


def _distance(time: Time, draft: Draft) -> int:
    frame = [*draft.cue, *draft.source]
    return min(max(0, left - time.end, time.start - right) for left, right in frame)


def dates(time: Time, subject: int | None, source: Sequence[Range], scene: Scene, cue: Token) -> bool:
    """Whether the way up the parse from the time leads to the verb `cue`, by nothing but adverbials, occasions, and
    what the one at `subject` did when speaking ("who briefed reporters on Sunday"); `source` is what speaks."""
    found = scene.token(time.start)
    if found is None:
        return False
    passage, token = found
    while token.head != token and time.start <= passage.at(token.head) < time.end:
        token = token.head
    for _ in range(8):
        head = token.head
        if token == cue:
            return True
        if head == token:  # the root of the sentence: what stands by it stands by the cue, unless that is set apart
            return not _set_apart(cue)
        if head == cue.head and cue.dep_ == "relcl" and head.lower_ in _occasions():
            return True  # "remarks on Friday in which she said"
        if token.dep_ in ("relcl", "acl") and passage.at(head) == subject and speaking(token) is not None:
            return True
        if _leads_elsewhere(token, cue) or (token.dep_ == "poss" and head.lower_ not in _occasions()):
            return False
        noun = head.tag_.startswith("N") and not inside(passage.at(head), source)
        told = head.dep_ in ("dobj", "dative") and head.head == cue
        if noun and not told and head.lower_ not in _occasions() and head.dep_ not in ADVERBIAL:
            return False
        if inside(time.start, source) and token.dep_ in ("amod", "compound", "nummod", "nmod"):
            return False
        token = head
    return False


def _set_apart(cue: Token) -> bool:
    """Whether the cue stands in a clause that "after" or "before" puts on another time than the rest of the sentence:
    "They met on Monday, a day after she said that"."""
    for word in (cue, *cue.ancestors):
        if word.dep_ == "pcomp" and word.head.lower_ in APART:
            return True
        if word.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in APART for child in word.children):
            return True
    return False


def _leads_elsewhere(token: Token, cue: Token) -> bool:
    """Whether the word by which the time hangs parts it from the saying: "before", "until", a relative clause."""
    head = token.head
    elsewhere = head.lower_ in ELSEWHERE and head.dep_ in ("prep", "mark", "advmod", "pcomp", "ROOT")
    if elsewhere and not (head.lower_ == "from" and head.head.lower_ in _occasions()):
        return True
    return token.dep_ in ("relcl", "acl", "appos") and token != cue


def _occasions() -> frozenset[str]:
    return words("annotate/occasions.tsv")
