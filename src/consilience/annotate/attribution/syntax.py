"""Reads the parse: who is the subject of a verb, what it governs, which characters a phrase covers.

The dependency labels are those of ClearNLP, which spaCy's English pipelines use. Positions are token positions of one
`Doc`; `Extent` is a stretch of them, half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consilience.annotate.tokens import Doc, Token

Extent = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
REPORTED = frozenset({"reported", "said", "quoted", "believed", "understood", "thought", "alleged", "claimed", "known"})
SHARING = frozenset({"conj", "dep", "parataxis", "xcomp", "ccomp"})
LOOSE = frozenset({"dep", "xcomp", "advcl", "relcl", "acl", "conj"})
CLIMB = 8
OBJECT_CONTROL = frozenset({"dobj", "dative"})


def is_verb(token: Token) -> bool:
    """Whether the tagger takes the token for a full or auxiliary verb."""
    return token.tag_.startswith("V")


def phrase(token: Token) -> Extent:
    """The token with all that depends on it."""
    first, last = token.doc.edges
    return first[token.i], last[token.i] + 1


def child(token: Token, *labels: str) -> Token | None:
    """The first dependent with one of the labels."""
    for dependent in token.children:
        if dependent.dep_ in labels:
            return dependent
    return None


def passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, by its auxiliary or its subject."""
    return child(verb, "auxpass", "nsubjpass") is not None


def subject(verb: Token) -> Token | None:
    """The head of what says, thinks or does: the verb's own subject, or the one that it shares with the verb that it
    hangs on (coordination, participles, infinitives), or the noun that a relative clause is about."""
    for _ in range(CLIMB):
        own = nearest_subject(verb)
        if own is not None:
            return verb.head if verb.dep_ == "relcl" and own.tag_ in ("WP", "WDT") else own
        found, above = _shared(verb)
        if above is None:
            return found or _above(verb)
        verb = above
    return None


def _above(verb: Token) -> Token | None:
    """For an infinitive or gerund that hangs on a noun or preposition ("stopped short of calling"): the subject of the
    nearest verb above that has one."""
    if verb.tag_ not in ("VB", "VBG"):
        return None
    for token in ancestors(verb, 4):
        if token.dep_ in ("nsubj", "nsubjpass", "csubj"):
            return None
        if is_verb(token):
            own = nearest_subject(token)
            if own is not None:
                return own if own.tag_ not in ("WP", "WDT") else token.head
    return None


def _reported_to(verb: Token) -> Token | None:
    """The passive verb of reporting above "to have said" or "as saying", over what stands between them ("was reported
    by …, citing …, to have said")."""
    lefts = {t.lower_ for t in verb.lefts}
    said = verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lower_ not in REPORTED
    if not said and (verb.dep_ not in LOOSE or not {"to", "have"} <= lefts):
        return None
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.tag_ == "VBN" and token.lower_ in REPORTED and passive(token):
            return token
    return None


def nearest_subject(verb: Token) -> Token | None:
    """The verb's own subject; of two, one of which stands apart between dashes, the one right before the verb."""
    own = [t for t in verb.children if t.dep_ in SUBJECTS]
    if not own and verb.dep_ == "ROOT":  # a name before a verb that is written with a capital
        own = [t for t in verb.lefts if t.dep_ == "npadvmod" and t.ent_type_ == "PERSON"]
    return min(own, key=lambda t: (t.i > verb.i, abs(t.i - verb.i))) if own else None


def _shared(verb: Token) -> tuple[Token | None, Token | None]:
    """For a verb without a subject of its own: the subject that the construction gives it, or else the verb above whose
    subject it shares."""
    head, label = verb.head, verb.dep_
    if head == verb:
        return None, None
    reported = _reported_to(verb)
    if reported is not None:
        return None, reported
    if label == "relcl" or (label == "acl" and verb.tag_ == "VBG"):
        return head, None
    if label == "pcomp":
        return _under_preposition(head)
    if label == "xcomp":
        controllers = [t for t in head.children if t.dep_ in OBJECT_CONTROL and t.i < verb.i]
        if controllers:
            return controllers[0], None
    finite = label == "ccomp" and verb.tag_ == "VBZ"
    participle = label == "advcl" and verb.tag_ in ("VBG", "VBN")
    if is_verb(head) and not finite and (participle or label in SHARING):
        return None, head
    return None, None


def _under_preposition(preposition: Token) -> tuple[Token | None, Token | None]:
    """Who does what stands below a preposition: in "quoted the minister as saying" the object, else the subject of the
    verb above."""
    above = preposition.head
    quoted = child(above, "dobj") if preposition.lower_ == "as" and is_verb(above) and not passive(above) else None
    if quoted is not None:
        return quoted, None
    for place in (above, above.head if above.dep_ in ("dobj", "attr") else above):
        if is_verb(place):
            return None, place
    return None, None


def verb_group(verb: Token) -> Extent:
    """The verb with its auxiliaries, negation and particle, as far as they stand side by side ("has not said")."""
    start = verb.i
    end = verb.i
    for dependent in verb.lefts:
        if dependent.dep_ in AUXILIARIES or dependent.dep_ == "advmod":
            start = min(start, dependent.i)
    between = [verb.doc[k] for k in range(start, verb.i)]
    while between and not (between[0].head == verb and between[0].dep_ in AUXILIARIES | {"advmod"}):
        between.pop(0)
    inverted = any(token.dep_ in SUBJECTS for token in between)  # "Did he say"
    start = verb.i if inverted else verb.i - len(between)
    particle = child(verb, "prt")
    if particle is not None and particle.i == verb.i + 1:
        end = particle.i
    return start, end + 1


def without(extent: Extent, holes: Iterable[Extent]) -> list[Extent]:
    """`extent` less the holes."""
    pieces = [extent]
    for start, end in holes:
        pieces = [
            piece
            for left, right in pieces
            for piece in ((left, min(right, start)), (max(left, end), right))
            if piece[0] < piece[1]
        ]
    return sorted(set(pieces))


def undated(who: Token, extent: Extent) -> int:
    """The end of a source without the day of saying behind it ("Okafor on Sunday")."""
    doc, (start, end) = who.doc, extent
    k = end
    while k - 1 > who.i and doc[k - 1].ent_type_ in ("DATE", "TIME"):
        k -= 1
    if k < end and doc[k - 1].lower_ in ("on", "late", "early", "earlier") and k - 1 > who.i:
        k -= 1
    return k if k > start else end


TRIM = frozenset({",", ";", ":", "--", "—", "–", "-", ".", "_SP"})


def trimmed(doc: Doc, extent: Extent) -> Extent:
    """`extent` without the white space, commas, dashes and stops at its ends."""
    start, end = extent
    while start < end and (doc[start].is_space or doc[start].text in TRIM):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].text in TRIM)):
        end -= 1
    return start, end


def characters(doc: Doc, extent: Extent) -> tuple[int, int]:
    """The characters that the tokens cover, in the text of `doc`."""
    start, end = extent
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def ancestors(token: Token, limit: int = 30) -> Iterator[Token]:
    """The tokens that `token` hangs on, nearest first."""
    while token.head != token and limit:
        token = token.head
        limit -= 1
        yield token
