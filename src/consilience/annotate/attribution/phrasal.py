"""What a verb reports only together with what it governs: "made the step depend on the weather", "gave the depth as
eleven metres", "cast himself as the victim", "ruled out a strike", "spoke on Tuesday of forty dead", "let it be known
that …". By themselves most of these verbs report nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consilience.annotate.attribution.syntax import Extent, child, is_verb, phrase

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

DEPENDING = frozenset({"depend", "dependent", "conditional", "contingent", "hinge"})
"""What one makes a step, on something."""
TOPIC = frozenset({"of", "about"})
LONGEST = 24
"""Words that stand between a verb and the end of what it governs at most."""
SELF = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves"})

Found = tuple[str, list[Extent], int]


def phrasal(verb: Token) -> Found | None:
    """The construction, what is reported in it, and where the cue ends if it takes in more than the verb; None where
    it is none of these."""
    return _known(verb) or _depending(verb) or _out(verb) or _as(verb) or _topic(verb)


def _known(verb: Token) -> Found | None:
    """ "Let it be known that …", and behind what is told: "…, he let it be known"."""
    doc, end = verb.doc, verb.i + 4
    if verb.lower_ not in ("let", "lets", "letting"):
        return None
    if [token.lower_ for token in doc[verb.i + 1 : end]] != ["it", "be", "known"]:
        return None
    for token in doc[end : min(end + LONGEST, verb.sent.end)]:
        if token.lower_ == "that":
            return "known", [(token.i, max(token.head.right_edge.i, token.i) + 1)], end
        if is_verb(token):
            break
    who = child(verb, "nsubj")
    start = verb.sent.start
    if who is not None and start < who.left_edge.i - 1 and doc[who.left_edge.i - 1].text == ",":
        return "known", [(start, who.left_edge.i - 1)], end
    return None


def _depending(verb: Token) -> Found | None:
    """ "Made the step depend on …", "tied the pause to …ing"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + LONGEST, verb.sent.end)]:
        if token.lower_ in DEPENDING:
            on = token.i + 1
            if on >= verb.sent.end or verb.doc[on].lower_ not in ("on", "upon"):
                return None
            return "depending", [(verb.i + 1, phrase(verb.doc[on])[1])], 0
        if token.is_quote or token.text in (";", ":"):
            break
    thing = child(verb, "dobj")
    for to in verb.rights:
        if thing is not None and to.dep_ == "prep" and to.lower_ == "to" and to.i > thing.i and child(to, "pcomp"):
            return "depending", [(phrase(thing)[0], phrase(to)[1])], 0
    return None


def _out(verb: Token) -> Found | None:
    """ "Ruled out …": the particle, and all behind it that hangs on the verb but its circumstances."""
    particle = child(verb, "prt")
    if particle is None or particle.lower_ != "out":
        return None
    for governed in verb.rights:
        if governed.i > particle.i and governed.dep_ in ("dobj", "xcomp", "pcomp", "ccomp"):
            return "out", [(phrase(governed)[0], phrase(governed)[1])], particle.i + 1
    return None


def _as(verb: Token) -> Found | None:
    """ "Gave the depth as eleven metres", "cast himself as …"."""
    thing = child(verb, "dobj")
    if thing is None:
        return None
    for preposition in verb.rights:
        if preposition.dep_ == "prep" and preposition.lower_ == "as" and preposition.i > thing.i:
            extent = (phrase(thing)[0], phrase(preposition)[1])
            if thing.lower_ in SELF:
                return "self-as", [extent], 0
            if _counted(child(preposition, "pobj")) or _counted(thing):
                return "figure-as", [extent], 0
    return None


def _counted(noun: Token | None) -> bool:
    return noun is not None and (noun.tag_ in ("CD", "$") or any(t.tag_ in ("CD", "$") for t in noun.children))


def _topic(verb: Token) -> Found | None:
    """ "Spoke of forty dead"; "spoke to reporters on Tuesday of …": the other phrases stand between."""
    several = [token for token in verb.rights if token.dep_ == "prep"]
    for place, preposition in enumerate(several):
        if preposition.lower_ not in TOPIC or child(preposition, "pobj", "pcomp") is None:
            continue
        start, end = preposition.i + 1, phrase(preposition)[1]
        if any(token.tag_ in ("CD", "$") for token in verb.doc[start:end]):
            return "figure-of", [(start, end)], start if not place else 0
        return (preposition.lower_, [(start, end)], 0) if place else None
    return None
