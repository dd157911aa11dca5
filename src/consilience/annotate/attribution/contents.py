"""Mends what a report tells where parser or tagger took too much or too little.

What another cue of the sentence reports is not told twice ("X said A, as others said B": B is theirs). A report does
not end before the verb of its own statement ("denies alarm was off"), nor behind "the" before a name in quotation
marks. What a relative clause reports is told of what the clause hangs on ("the guard, who the army said was hurt").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft, Passage, Range, meets, merged, shared
from consilience.annotate.attribution.scene import Scene, inside
from consilience.annotate.attribution.syntax import ancestors, characters, child, trimmed
from consilience.annotate.cues import cue_of
from consilience.annotate.quotations import Quoted

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

NEAR = 12
"""Drafts before and behind one that can stand in its sentence."""
MOST = 0.8
"""The share of a part of a content that another report must have for it to be that one's."""
CLAUSAL = 0.5
"""The share of clauses among what a verb reports from which a noun and a verb behind it are taken for one."""
BESIDES = frozenset({"as", "while", "whereas", "even as", "just as"})
"""Words that lead from what one says to what another does."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"who", "which", "that"})
NEEDING = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "of", "as", "into", "in", "for"})
"""Words that no phrase ends with."""


def contented(text: str, drafts: Sequence[Draft], scene: Scene, quotes: Quoted) -> list[Draft]:
    """`drafts` (in the order of the text) with their contents mended; `quotes` are all quotations of the article."""
    found = []
    for k, draft in enumerate(drafts):
        near = [other for other in drafts[max(0, k - NEAR) : k + NEAR] if other is not draft]
        mended = _lengthened(text, _without_others(_without_frames(text, draft, near), near), scene)
        found.append(_anchored(_closed(text, mended, quotes, near), scene))
    return sorted(found, key=lambda draft: (draft.start, draft.content))


def _without_frames(text: str, draft: Draft, near: Sequence[Draft]) -> Draft:
    """The draft without the parts behind its cue that begin with who else says something: "Four died, the mayor said,
    as the mill said the dam had burst"."""
    if len(draft.content) < 2 or not draft.cue:
        return draft
    others = [other for other in near if other.source and other.cue and other.source[0][0] > draft.cue[-1][1]]
    kept = tuple(
        part
        for part in draft.content
        if not any(
            part[0] <= other.source[0][0] <= other.cue[0][0] < part[1]
            and text[part[0] : other.source[0][0]].strip(" ,").lower() in BESIDES
            for other in others
        )
    )
    return replace(draft, content=kept) if kept else draft


def _without_others(draft: Draft, near: Sequence[Draft]) -> Draft:
    """The draft without the parts behind its cue that another cue of the same sentence reports, which is none of what
    the draft itself tells."""
    if len(draft.content) < 2 or not draft.cue or draft.construction == "quote":
        return draft
    others = [other for other in near if other.cue and other.source and not inside(other.cue[0][0], draft.content)]
    kept = tuple(part for part in draft.content if not any(_is_of(part, draft, other) for other in others))
    return replace(draft, content=kept) if kept else draft


def _is_of(part: Range, draft: Draft, other: Draft) -> bool:
    """Whether the part is what `other` reports, whose source and cue stand between the part and the cue of `draft`."""
    between = draft.cue[-1][1] <= other.source[0][0] and other.cue[-1][1] <= part[0]
    return between and shared([part], other.content) >= MOST * (part[1] - part[0])


def _lengthened(text: str, draft: Draft, scene: Scene) -> Draft:
    """The draft with the whole of the statement whose subject alone it tells."""
    found = scene.token(draft.head) if draft.head is not None else None
    start, end = draft.content[-1]
    behind = draft.cue[-1][1] if draft.cue else start
    if found is None or behind >= start or text[behind:start].strip() or len(draft.content) > 1:
        return draft
    passage, head = found
    cue = cue_of("V", head.lower_)
    words = passage.tokens(start, end)
    if cue is None or max(cue.share("that"), cue.share("clause")) < CLAUSAL or not words:
        return draft
    if any(word.tag_.startswith("V") or word.tag_ == "MD" for word in words):
        return draft
    at = words[-1].i + 1
    verb = passage.doc[at] if at < len(passage.doc) else None
    clause = _clause(verb) if verb is not None and verb.tag_ in FINITE else None
    if clause is None or clause.dep_ != "ccomp" or clause.head != head or not any(w.head == clause for w in words):
        return draft
    until = _until(passage, clause)
    return replace(draft, content=((start, until),)) if until > end else draft


def _clause(verb: Token) -> Token | None:
    """The verb that a finite verb or its auxiliary is of, if it has a subject."""
    top = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    return top if child(top, "nsubj", "nsubjpass") is not None else None


def _until(passage: Passage, clause: Token) -> int:
    """Where a clause ends, without the mark at its end."""
    last = clause.right_edge
    while last.i > clause.i and (last.is_punct or last.is_space):
        last = passage.doc[last.i - 1]
    return passage.at(last) + len(last)


def _closed(text: str, draft: Draft, quotes: Quoted, near: Sequence[Draft]) -> Draft:
    """The draft whose content does not break off before words in quotation marks that it needs ("into the “…”"), or
    that go on with it ("described a fire “eating …”")."""
    start, end = draft.content[-1]
    for quote in quotes.meeting(end, min(len(text), end + 3)):
        before = text[start:end].split()
        gap = text[end : quote.start]
        if not before or quote.start < end or gap.strip() or "\n" in gap:
            continue
        if before[-1].lower() in NEEDING or text[quote.inner : quote.inner + 1].islower():
            place = (quote.start, quote.end)
            others = (other for other in near if not (draft.cue and inside(draft.cue[0][0], other.content)))
            if any(meets([place], other.content) for other in others) or meets([place], [*draft.cue, *draft.source]):
                return draft
            return replace(draft, content=merged([*draft.content, place], text))
    return draft


def _anchored(draft: Draft, scene: Scene) -> Draft:
    """The draft of a relative clause with what that is about in the place of "who" or "which"."""
    found = scene.token(draft.head) if draft.head is not None else None
    cue = cue_of("V", found[1].lower_) if found is not None else None
    if found is None or cue is None or not cue.speaks or not draft.cue:
        return draft
    passage, verb = found
    pronoun, rest = _relative(draft, passage, verb)
    clause = next((t for t in (verb, *ancestors(verb, 4)) if t.dep_ == "relcl"), None)
    if pronoun is None or clause is None or not clause.head.tag_.startswith("N"):
        return draft
    if pronoun.lower_ == "which" and passage.doc[pronoun.i - 1].text == ",":
        return draft  # all that stands before the comma can be meant
    return replace(draft, content=(_phrase(passage, clause.head, pronoun), *rest))


def _relative(draft: Draft, passage: Passage, verb: Token) -> tuple[Token | None, tuple[Range, ...]]:
    """The relative pronoun before the cue that what is reported is about, and the content without it."""
    first = passage.tokens(*draft.content[0])
    if draft.content[0][0] >= draft.cue[-1][1]:
        clause = next((t for t in first if t.dep_ == "ccomp" and t.head == verb), None)
        who = child(clause, "nsubj", "nsubjpass") if clause is not None else None
        before = who is not None and passage.at(who) < draft.cue[0][0] and who.lower_ in RELATIVE
        return (who if before else None), draft.content
    alone = len(draft.content) > 1 and len(first) == 1 and first[0].lower_ in RELATIVE
    return (first[0] if alone else None), draft.content[1:]


def _phrase(passage: Passage, noun: Token, pronoun: Token) -> Range:
    """The phrase of a noun before the relative pronoun that takes it up."""
    first = noun.left_edge
    while first.i < noun.i and first.tag_ in ("CC", "IN"):  # "And the dam that"
        first = passage.doc[first.i + 1]
    start, end = characters(passage.doc, trimmed(passage.doc, (first.i, max(noun.i + 1, pronoun.i))))
    return passage.offset + start, passage.offset + end
