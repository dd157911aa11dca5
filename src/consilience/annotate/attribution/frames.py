"""Finds in the parse every construction that can carry an attribution: a cue, what it reports, and who is its source.

A `Frame` is a candidate. Which of them are attributions is decided by the cue lexicon, which says for each cue and
construction how often it is one. Constructions: `that` `clause` `fronted` `wh` (finite clauses), `to` `objto` `ing`
(infinitives and gerunds), `obj` `as` (objects), `of` and other prepositions, and the same below nouns and adjectives.
Those of `phrasal` need more than the verb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consilience.annotate.attribution.phrasal import phrasal
from consilience.annotate.attribution.syntax import (
    Extent,
    child,
    is_verb,
    passive,
    phrase,
    subject,
    trimmed,
    undated,
    verb_group,
    without,
)
from consilience.lexicon import words

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

WH = frozenset({"whether", "if", "what", "how", "why", "who", "when", "where", "which"})
WITH_SUBJECT = frozenset({"pass:to", "pass:for", "pass:as", "pass:obj", "pass:xcomp", "pass:ing"})
"""Constructions in which the subject of the passive is a part of what is reported ("the talks are expected to end")."""
MAKE = frozenset({"make", "makes", "made", "making"})
REACH = 16


@dataclass(frozen=True)
class Frame:
    """A candidate: the token that cues it, the construction, and the extents of cue, source and content."""

    head: Token
    part: str
    construction: str
    cue: Extent
    content: tuple[Extent, ...]
    source: Extent | None = None
    subject: Token | None = field(default=None, compare=False)


def part_of(token: Token) -> str:
    """The part of speech as which a token can cue a candidate (A for "according"), or nothing."""
    tag = token.tag_
    if token.lower_ in ("according", "accordingto"):
        return "A"
    if tag[0] == "V":
        return "V"
    if tag in ("NN", "NNS"):
        return "N"
    return "J" if tag.startswith("JJ") and token.dep_ in ("acomp", "attr", "oprd") else ""


def frame_of(token: Token) -> Frame | None:
    """The candidate that the token cues."""
    part = part_of(token)
    return next(FINDERS[part](token), None) if part else None


def _verb(verb: Token) -> Iterator[Frame]:
    if not verb.children and verb.dep_ not in ("acl", "parataxis"):
        return  # auxiliaries mostly
    construction, extents, cue_to = _stated(verb) or phrasal(verb) or _governed(verb)
    if not construction:
        return
    who = subject(verb)
    source = _source(who, verb) if who is not None else None
    start, end = verb_group(verb)
    if passive(verb) and who is not None:
        construction = f"pass:{construction}"
        if source is not None and construction in WITH_SUBJECT:
            extents = [source, *extents]
        who, source = _agent(verb)
    cue = (start, max(end, cue_to))
    content = tuple(e for e in (trimmed(verb.doc, x) for x in extents) if e[0] < e[1])
    if content:
        yield Frame(verb, "V", construction, cue, content, source, who)


def _agent(verb: Token) -> tuple[Token | None, Extent | None]:
    """Who does what a passive verb tells ("was told by the ministry")."""
    by = child(verb, "agent")
    who = child(by, "pobj") if by is not None else None
    return (who, trimmed(who.doc, phrase(who))) if who is not None else (None, None)


def _stated(verb: Token) -> tuple[str, list[Extent], int] | None:
    """The clause with "that" where the parser hangs it elsewhere ("made it clear in an interview that …"): only a
    phrase stands between it and the cue, no other verb."""
    occasion = _occasion(verb)
    if child(verb, "ccomp", "dobj") is None and verb.dep_ != "acl" and occasion is None:
        return None
    held = {t.i for t in verb.children if t.dep_ == "ccomp" and _that(t)}
    if held:
        return None
    clear = None
    for token in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        if token.lower_ in ("clear", "plain", "known", "public") and verb.lower_ in MAKE:
            clear = token.i + 1
        elif token.lower_ == "that" and (token.dep_ == "mark" or clear is not None):
            within = token.head.dep_ in ("acl", "relcl", "ccomp") and token.head.head.tag_ in ("NN", "NNS")
            if clear is None and within and token.head.head != occasion:
                return None
            return "that", [(token.i, max(token.head.right_edge.i + 1, token.i + 1))], clear or 0
        elif is_verb(token) or token.text in (";", ":") or token.is_quote:
            return None
    return None


def _occasion(verb: Token) -> Token | None:
    """The occasion on which the verb speaks ("testified at a hearing that …"): no clause is reported of that."""
    for preposition in verb.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in ("in", "at", "on", "during"):
            noun = child(preposition, "pobj")
            if noun is not None and noun.lower_ in words("annotate/occasions.tsv"):
                return noun
    return None


def _source(who: Token, verb: Token) -> Extent | None:
    start, end = phrase(who)
    if start <= verb.i < end:  # a relative clause inside it, or an inverted subject that holds too much
        pieces = without((start, end), [phrase(_child_towards(who, verb))])
        pieces = [piece for piece in pieces if piece[0] <= who.i < piece[1]]
        if not pieces:
            return who.i, who.i + 1
        start, end = pieces[0]
    start, end = trimmed(who.doc, (start, undated(who, (start, end))))
    pronoun = child(verb, "nsubj", "nsubjpass")
    if pronoun is not None and pronoun.tag_ in ("WP", "WDT") and 0 <= pronoun.i - end <= 1:
        end = pronoun.i + 1  # ", who"
    return (start, end) if start < end else None


def _child_towards(top: Token, below: Token) -> Token:
    """The dependent of `top` on the way down to `below`."""
    token = below
    while token.head != top and token.head != token:
        token = token.head
    return token


def _governed(verb: Token) -> tuple[str, list[Extent], int]:
    """The construction by which the verb reports something, the extents of that, and where the cue ends if it takes
    in more than the verb."""
    clause = _reported_clause(verb)
    complement = child(verb, "xcomp")
    thing = child(verb, "dobj")
    if thing is not None and clause is not None and any(t.text == ";" for t in verb.doc[clause.i : verb.i]):
        clause = None  # "The union said so; police put it at 18,000."
    if clause is not None:
        return _clause(verb, clause)
    if complement is not None and complement.i > verb.i:
        return _complement(verb, complement, thing)
    if thing is not None and thing.tag_ not in ("WP", "WDT"):
        return _object(verb, thing)
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.i > verb.i:
            inner = child(preposition, "pobj", "pcomp")
            if inner is not None and preposition.lower_ not in ("in", "at", "during", "after", "before", "by", "since"):
                _, end = phrase(preposition)
                return f"{preposition.lower_}", [(preposition.i + 1, _conditional(verb, end))], preposition.i + 1
    host = verb.head
    if verb.dep_ == "parataxis" and host != verb:
        left, right = phrase(host)
        return "inserted", without((left, right), [phrase(verb)]), 0
    return "", [], 0


def _conditional(verb: Token, end: int) -> int:
    """The end of what is reported together with its condition ("warned of delays if it snows")."""
    for dependent in verb.rights:
        marker = child(dependent, "mark") if dependent.dep_ == "advcl" else None
        start = dependent.left_edge.i
        bare = all(t.is_punct for t in verb.doc[end:start])
        if marker is not None and marker.lower_ in ("if", "unless") and end <= start and bare:
            return dependent.right_edge.i + 1
    return end


def _reported_clause(verb: Token) -> Token | None:
    """The finite clause that the verb reports: one behind it with "that" before any other, then the first."""
    clauses = [t for t in verb.children if t.dep_ == "ccomp"]
    marked = [t for t in clauses if t.i > verb.i and _that(t)]
    if not marked and clauses and all(t.i < verb.i for t in clauses):
        # a fronted clause does not reach over a semicolon
        clauses = [t for t in clauses if not any(x.text == ";" for x in verb.doc[t.i : verb.i])] or clauses
    return (marked or clauses or [None])[0]  # type: ignore[list-item]


def _clause(verb: Token, clause: Token) -> tuple[str, list[Extent], int]:
    start, end = phrase(clause)
    if clause.i < verb.i:
        # What stands before a fronted clause ("But", "In the end") hangs on the verb of saying, and belongs to it.
        start = min(start, _sentence_start(verb)) if verb.dep_ == "ROOT" else start
        return "fronted", [(start, min(end, verb.i))], 0
    first = verb.doc[start].lower_
    marker = child(clause, "mark")
    if marker is not None and marker.lower_ == "that":
        kind = "that"
    elif first in WH:
        kind = "wh"
    elif child(clause, "aux") is not None and any(t.tag_ == "TO" for t in clause.lefts):
        kind = "objto"
    elif clause.tag_ == "VBG" and child(clause, "aux") is None:
        kind = "ing"
    else:
        kind = "clause"
    return kind, [(_behind_date(verb, clause, max(start, verb.i + 1)), end)], 0


def _behind_date(verb: Token, clause: Token, start: int) -> int:
    """Where a clause really starts behind the day of saying, which the parser mixes up with it: "said on Friday Oslo
    would …" (the subject taken for a part of the date), "said Friday that …" (the date taken for a part of it)."""
    doc = verb.doc
    k = start
    if k < len(doc) and doc[k].lower_ == "on":
        k += 1
    dated = k
    while dated < len(doc) and doc[dated].ent_type_ in ("DATE", "TIME") and dated - k < 3:
        dated += 1
    if dated > k and k - verb.i <= 2 and dated < len(doc) and doc[dated].text != ",":
        return dated
    if child(clause, "nsubj", "nsubjpass", "expl", "mark") is None:
        k = start
        while k > verb.i + 1 and doc[k - 1].tag_.startswith(("NN", "DT", "PRP", "JJ")):
            if doc[k - 1].ent_type_ in ("DATE", "TIME"):
                return k
            k -= 1
    return start


def _sentence_start(token: Token) -> int:
    return token.sent.start


def _complement(verb: Token, complement: Token, thing: Token | None) -> tuple[str, list[Extent], int]:
    start, end = phrase(complement)
    start = max(start, verb.i + 1)
    if thing is not None and verb.i < thing.i < complement.i:
        return "objto", [(phrase(thing)[0], end)], 0
    if any(t.tag_ == "TO" for t in complement.lefts):
        called = child(verb, "prep")
        if called is not None and called.lower_ in ("on", "upon", "for") and called.i == verb.i + 1:
            return "objto", [(called.i + 1, end)], called.i + 1  # "called on the parties to talk"
        return "to", [(start, end)], 0
    if complement.tag_ == "VBG":
        return "ing", [(start, end)], 0
    return "xcomp", [(start, end)], 0


def _object(verb: Token, thing: Token) -> tuple[str, list[Extent], int]:
    start, end = phrase(thing)
    predicate = child(verb, "oprd")
    if predicate is not None and predicate.i > thing.i:
        return "as", [(start, phrase(predicate)[1])], 0
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.i > thing.i and preposition.lower_ in ("as", "for", "of"):
            return f"obj-{preposition.lower_}", [(start, phrase(preposition)[1])], 0
        if preposition.dep_ == "prep" and preposition.i > thing.i and preposition.lower_ in ("about", "against", "on"):
            return f"obj-{preposition.lower_}", [(start, phrase(preposition)[1])], 0
        if preposition.lower_ == "at" and preposition.i > thing.i and _figure(preposition):  # "put the damage at 3m"
            return "obj-at", [(start, phrase(preposition)[1])], 0
    if start <= verb.i < end:
        return "", [], 0
    return "obj", [(start, end)], 0


def _figure(preposition: Token) -> bool:
    """Whether a figure stands behind the preposition: its object, or what counts that."""
    noun = child(preposition, "pobj")
    return noun is not None and (noun.tag_ in ("CD", "$") or any(t.tag_ in ("CD", "$") for t in noun.children))


def _noun(noun: Token) -> Iterator[Frame]:
    """ "his claim that …", "calls for …", "criticism of …"."""
    below = [t for t in noun.children if t.i > noun.i]
    for dependent in below:
        start, end = phrase(dependent)
        if dependent.dep_ in ("acl", "ccomp", "relcl") and _that(dependent):
            kind, content, cue_end = "that", (start, end), noun.i + 1
        elif dependent.dep_ == "acl" and any(t.tag_ == "TO" for t in dependent.lefts):
            kind, content, cue_end = "to", (start, end), noun.i + 1
        elif dependent.dep_ == "prep" and child(dependent, "pobj", "pcomp") is not None:
            kind, content, cue_end = dependent.lower_, (dependent.i + 1, end), dependent.i + 1
        else:
            continue
        who, source = _owner(noun)
        extent = trimmed(noun.doc, content)
        if extent[0] < extent[1]:
            yield Frame(noun, "N", kind, (noun.i, cue_end), (extent,), source, who)
        return


def _that(clause: Token) -> bool:
    marker = child(clause, "mark")
    return marker is not None and marker.lower_ == "that"


def _owner(noun: Token) -> tuple[Token | None, Extent | None]:
    """Whose claim it is: the possessor, or the subject of the verb that takes it as its object."""
    possessor = child(noun, "poss")
    if possessor is not None:
        start, end = phrase(possessor)
        return possessor, (start, end)
    verb = noun.head
    if noun.dep_ in ("dobj", "attr") and is_verb(verb):
        who = subject(verb)
        if who is not None:
            return who, _source(who, verb)
    if noun.dep_ == "pobj" and is_verb(verb.head):
        who = subject(verb.head)
        if who is not None:
            return who, _source(who, verb.head)
    return None, None


def _adjective(adjective: Token) -> Iterator[Frame]:
    """ "is confident that …", "are aware of …"."""
    verb = adjective.head
    who = subject(verb) if is_verb(verb) or verb.tag_ == "MD" else None
    if who is None:
        return
    for dependent in adjective.children:
        start, end = phrase(dependent)
        if dependent.i <= adjective.i:
            continue
        if dependent.dep_ == "ccomp":
            kind, content, cue_end = "that", (start, end), adjective.i + 1
        elif dependent.dep_ == "xcomp":
            kind, content, cue_end = "to", (start, end), adjective.i + 1
        elif dependent.dep_ == "prep":
            kind, content, cue_end = dependent.lower_, (dependent.i + 1, end), dependent.i + 1
        else:
            continue
        extent = trimmed(adjective.doc, content)
        if extent[0] < extent[1]:
            first = min(verb_group(verb)[0], adjective.i)
            yield Frame(adjective, "J", kind, (first, cue_end), (extent,), _source(who, verb), who)
        return


def _according(token: Token) -> Iterator[Frame]:
    """ "according to X": what it reports is the rest of its sentence, up to it where it stands behind."""
    link = child(token, "prep")
    who = child(link, "pobj") if link is not None else None
    if link is None or who is None:
        following = token.doc[token.i + 1 : token.i + 4]
        who = next((t for t in following if t.tag_.startswith("N") or t.dep_ == "pobj"), None)
    if who is None:
        return
    source = trimmed(token.doc, phrase(who))
    end_source = max(source[1], who.i + 1)
    sentence = token.sent
    content = [(end_source, sentence.end)] if token.i - sentence.start <= 2 else [(sentence.start, token.i)]
    extents = tuple(e for e in (trimmed(token.doc, x) for x in content) if e[0] < e[1])
    if extents:
        source = (max(source[0], token.i + 1), end_source)
        yield Frame(token, "A", "according", (token.i, source[0]), extents, source, who)


FINDERS: Mapping[str, Callable[[Token], Iterator[Frame]]] = {
    "A": _according, "V": _verb, "N": _noun, "J": _adjective,
}  # fmt: skip
