"""Whether one statement negates just what the other states, or says the opposite.

Two statements of which one has a "not" are seldom contraries: "the talks did not end the war" and "the war will end"
are two things. They are where the negated verb is a verb of the other, and nearly all other words are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from consilience import lexicon

SAME_REST = 0.75
"""Share of the stems of the shorter statement that the other must have."""
SHARED_CLAUSE = 0.5
"""Share of the stems of a negated clause that another statement has where the clause speaks of it."""
ROOT = 4
"""Letters by which forms of one verb begin ("raise", "raised")."""
FEWEST = 3
"""Stems that a statement needs for its contrary to be told."""

_NO_NEGATION = re.compile(
    r"\b(?:no (?:more|fewer|less|later|sooner|doubt)|not (?:only|just|merely)|nothing but|none other)\b"
)
_ADVERBIAL = re.compile(r"(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!\bbeen) (?:out|off)\b")
"""Where "out" and "off" tell a way rather than that nothing is there: the boat went out, the power was out."""
_CLAUSE = re.compile(r"[.,;:!?—–]\s|\s[—–-]\s|\b(?:but|because)\b|\band(?= [^\W\d_]+ed\b)")
_NEGATED = re.compile(r"\b(?:not|never|\w+n[’']t)\s+(?:(?:yet|\w+ly|have|been|be)\s+)*([^\W\d_]+)")
_NOBODY = re.compile(r"\b(?:not (?:one|a single)|none|no)\s+(?:[^\W\d_]+\s+){1,5}?([^\W\d_]{3,}ed)\b(?!\s+by\b)")
"""What nobody did: "not one of our men crossed", "no soldier has crossed"."""
_NOUN = re.compile(r"\b[^\W\d_]+(?:tion|sion|ment|ness|ance|ence)s?\b")
"""A noun made of a verb: at a confirmation hearing nobody is confirmed."""
_NOTHING_DONE = re.compile(
    r"\bno (?:one )?([^\W\d_]+)(?:\s+[^\W\d_]+){0,4}?\s+(?:was|were|has been|have been|had been|is|are)\s+([^\W\d_]+)"
)
_NOTHING_THERE = re.compile(r"\bthere (?:was|were|is|are|has been|have been|had been) no (?:one )?([^\W\d_]+)")
_TELLING = frozenset({"reported", "recorded", "found", "seen", "known", "confirmed", "there", "left", "given"})
"""What is done to nothing where there is nothing."""
_NOT = re.compile(r"n['’]t\Z")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


@lru_cache(maxsize=1 << 14)
def is_negated(text: str) -> bool:
    """Whether a text, in lower case, negates something."""
    words = _WORD.findall(_NO_NEGATION.sub(" ", text))
    return not lexicon.words("resolve/negations.txt").isdisjoint(words) or any(map(_NOT.search, words))


def agree(left: str, right: str) -> bool:
    """Whether neither of two texts, in lower case, negates what the other states: both have a negation or none, or one
    has one where the other has a word that denies by itself ("the lights are out", "there is no light"), or in a clause
    that tells what the other does not."""
    ours, theirs = is_negated(left), is_negated(right)
    if ours == theirs:
        return True
    negated, plain = (left, right) if ours else (right, left)
    if not _is_negated_beside(negated, plain):
        return True
    denying = lexicon.words("resolve/implicit_negations.txt")
    denied = any(word in denying for word in _WORD.findall(_ADVERBIAL.sub(" ", plain)))
    return denied and not are_contrary(left, right)


def unsays(left: str, right: str) -> bool:
    """Whether of two texts, in lower case, that each negate something one leaves standing what the other negates: "no
    alarm was switched off", "there was no bell, the alarm was switched on"; or one says that there is nothing of which
    the other tells that nothing was done to it."""
    return any(_leaves_standing(one, other) for one, other in ((left, right), (right, left)))


def _leaves_standing(negated: str, other: str) -> bool:
    done = {verb[:ROOT] for _, verb in _NOTHING_DONE.findall(negated) if verb not in _TELLING}
    verbs = {verb[:ROOT] for verb in _NEGATED.findall(negated) if len(verb) >= ROOT} | done
    clauses = [clause for clause in _CLAUSE.split(other) if not verbs.isdisjoint(_roots(clause))]
    if clauses:
        return not any(is_negated(clause) for clause in clauses)
    things = {thing[:ROOT] for thing, verb in _NOTHING_DONE.findall(negated) if verb not in _TELLING}
    return not things.isdisjoint(thing[:ROOT] for thing in _NOTHING_THERE.findall(other))


def _roots(text: str) -> set[str]:
    return {word[:ROOT] for word in _WORD.findall(text)}


def _negated_verbs(text: str) -> set[str]:
    """How the verbs begin that a text negates, or says that nobody did."""
    found = (*_NEGATED.findall(text), *_NOBODY.findall(_NO_NEGATION.sub(" ", text)))
    return {verb[:ROOT] for verb in found if len(verb) >= ROOT}


def _is_negated_beside(negated: str, plain: str) -> bool:
    """Whether of the clauses of one text one is negated that tells something of what the other states, or whose verb
    the other has."""
    if not _negated_verbs(negated).isdisjoint(_roots(plain)):
        return True
    told = _stems(plain)
    for clause in _CLAUSE.split(negated):
        if is_negated(clause):
            stems = _stems(clause)
            if len(stems) < FEWEST or len(stems & told) >= SHARED_CLAUSE * len(stems):
                return True
    return False


def are_contrary(left: str, right: str) -> bool:
    """Whether of two statements, in lower case, one says what the other says is not."""
    negated, plain = (left, right) if _negated_verbs(left) else (right, left)
    verbs = _negated_verbs(negated)
    if not verbs or _NEGATED.search(plain) or _negated_verbs(plain) or verbs.isdisjoint(_roots(_NOUN.sub(" ", plain))):
        return False
    ours, theirs = _stems(negated), _stems(plain)
    least = min(len(ours), len(theirs))
    return least >= FEWEST and len(ours & theirs) >= SAME_REST * least


def _stems(text: str) -> frozenset[str]:
    dull, negators = lexicon.words("resolve/function_words.txt"), lexicon.words("resolve/negations.txt")
    return frozenset(
        word[: ROOT + 1].rstrip("e")
        for word in _WORD.findall(text)
        if word not in dull and word not in negators and word not in ("has", "had", "have", "did", "does", "will")
    )


def are_opposed(left: str, right: str) -> bool:
    """Whether one of two texts, in lower case, has a word where the other has its opposite ("opened", "closed")."""
    return any(-side in _sides(right) for side in _sides(left))


def are_opposite(left: str, right: str) -> bool:
    """Whether two texts, in lower case, say the same but for a word of which the other has the opposite, and of one day
    only one of the two can be right: somebody stays in office, or leaves it."""
    if is_negated(left) or is_negated(right):
        return False
    both = [side for side in _sides(left) if -side in _sides(right) and abs(side) in _once()]
    if not both:
        return False
    ours, theirs = (_stems(_without(text, both)) for text in (left, right))
    least = min(len(ours), len(theirs))
    return least >= FEWEST and len(ours & theirs) >= SAME_REST * least


def _without(text: str, sides: Sequence[int]) -> str:
    """The text without the words of these opposites."""
    dropped = {abs(side) for side in sides}
    return " ".join(
        word
        for word in _WORD.findall(text)
        if dropped.isdisjoint(abs(side) for side in _opposites().get(_root(word), ()))
    )


@lru_cache(maxsize=1 << 14)
def _sides(text: str) -> frozenset[int]:
    """The opposites of which a text has one side only, by their numbers: the first, or, below zero, the second."""
    known = _opposites()
    roots = [_root(word) for word in _WORD.findall(text)]
    pairs = (f"{one} {other}" for one, other in pairwise(roots))
    found = frozenset(side for word in (*roots, *pairs) for side in known.get(word, ()))
    return frozenset(side for side in found if -side not in found)


@cache
def _once() -> frozenset[int]:
    """The numbers of the opposites of which one day has one."""
    return frozenset(number for number, row in enumerate(lexicon.rows("resolve/opposites.tsv"), 1) if len(row) > 2)


@cache
def _opposites() -> dict[str, frozenset[int]]:
    """For the root of each word or phrase the opposites of which it is the first side, or, below zero, the second."""
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(lexicon.rows("resolve/opposites.tsv"), 1):
        for cell, side in zip(row[:2], (number, -number), strict=True):
            for name in cell.split("|"):
                root = " ".join(map(_root, name.split()))
                found[root] = found.get(root, frozenset()) | {side}
    return found


@lru_cache(maxsize=1 << 14)
def _root(word: str) -> str:
    """A word without a regular ending: "opened", "opens" and "opening" are one, "close" and "closed" are."""
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) - len(ending) >= ROOT - 1:
            word = word[: -len(ending)]
            break
    return word.removesuffix("e") if len(word) > ROOT - 1 else word
