"""Parts a sentence that joins whole statements ("The council meets in Tarn on Monday, and the court sits in Lisk").

Each is true or false for itself, and one report tells in one sentence what another tells in two. It is cut only before
a conjunction behind a comma, at a semicolon, or before what was the case as well ("after a lorry had hit the gate"),
where what stands on either side has a subject and a finite verb of its own, as far as form shows it.
"""

from __future__ import annotations

import re

from consilience import lexicon
from consilience.model import Article, Span
from consilience.resolve.statements import is_about_reporting, is_clause

FEWEST_WORDS = 4
"""Words of a part at least."""

_JOINT = re.compile(r";\s+(?:and\s+|but\s+)?|,\s+(?:and|but|while|whereas)\s+|(?<=\b[ap]\.m\.)\s+(?=[A-Z])")
_SUBORDINATE = re.compile(r",?\s+(?:after|because)\s+(?=\S)")
"""Before a clause of what has been as well, which who writes it holds to be so (a factive one; Karttunen 1971)."""
_ASIDE = re.compile(r",\s+(?:who|whom|whose|which|where|when|as|after|before|because|though|although)\b[^,;]*,?")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTES = '“”"()[]'
_SUBJECTS = frozenset({"he", "she", "it", "they", "there", "nobody", "everybody", "everyone", "both", "most", "many"})
_CAN_BE_EITHER = frozenset({"her", "his", "its", "their"})


def parts(article: Article, sentence: Span) -> tuple[Span, ...]:
    """The statements that the sentence joins, in order, without the conjunctions; itself where it joins none."""
    text = article.words(sentence)
    if any(sign in text for sign in _QUOTES):
        return (sentence,)
    found, start = [], 0
    for joint in _JOINT.finditer(text):
        opens = _opens_statement if joint[0][0] != ";" else _may_stand_alone
        if _is_statement(text[start : joint.start()]) and opens(text[joint.end() :]):
            found.append((start, joint.start()))
            start = joint.end()
    found.append((start, len(text)))
    found = [part for first, last in found for part in _with_subordinate(text, first, last)]
    return tuple(Span(sentence.article, sentence.start + first, sentence.start + last) for first, last in found)


def _with_subordinate(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """A statement, and the one that it says to be its cause or to have been before it, if that names its subject."""
    for joint in _SUBORDINATE.finditer(text, first, last):
        before, behind = text[first : joint.start()], text[joint.end() : last]
        ends = [word.lower() for word in _WORD.findall(before)[-1:]]
        if not lexicon.words("resolve/bound_to_conjunction.txt").isdisjoint(ends):
            continue  # "shortly after the dam broke"
        if _is_statement(before) and _names_its_subject(behind) and _is_statement(behind):
            return [(first, joint.start()), *_with_subordinate(text, joint.end(), last)]
    return [(first, last)]


def _names_its_subject(words: str) -> bool:
    opening = _WORD.search(words)
    first = opening[0] if opening else ""
    return first.lower() in lexicon.words("resolve/determiners.txt") or first[:1].isupper() or first[:1].isdigit()


def _is_statement(words: str) -> bool:
    """Whether the words have a finite verb outside what is only said aside, and do not open with what they hang on."""
    bare = _ASIDE.sub(" ", words)
    opening = _WORD.search(bare)
    return (
        opening is not None
        and len(_WORD.findall(bare)) >= FEWEST_WORDS
        and opening[0].lower() not in lexicon.words("resolve/conditions.txt")
        and is_clause(bare, whole=True)
    )


def _is_statement_ahead(words: str) -> bool:
    """The same of the words up to the next joint."""
    return _is_statement(_JOINT.split(words, maxsplit=1)[0])


def _may_stand_alone(words: str) -> bool:
    """Whether the words behind a semicolon are a statement, or tell who reckons what ("the union puts it at 200")."""
    return _is_statement_ahead(words) or is_about_reporting(words)


def _opens_statement(words: str) -> bool:
    """Whether the words up to the next joint open with what can be a subject, and have a finite verb."""
    opening = _WORD.search(words)
    if opening is None or not _is_statement_ahead(words):
        return False
    first = opening[0].lower()
    determiner = first in lexicon.words("resolve/determiners.txt") or first in _CAN_BE_EITHER
    return determiner or first in _SUBJECTS or opening[0][0].isupper() or opening[0][0].isdigit()
