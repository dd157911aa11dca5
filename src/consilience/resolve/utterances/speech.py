"""Which attributions tell of a speech act in words: what is reported of somebody can be a deed, a greeting, or no more
than a word that stands for what was said elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from consilience.lexicon import rows, words
from consilience.model import Article, Attribution
from consilience.resolve.statements import is_clause

FORCES = frozenset({"said", "denied", "asked"})
"""Forces of an attribution that report a speech act; what somebody did not or will say is none."""
NO_SPEECH = frozenset({"show", "know"})
"""Kinds of act by which a thing is found or known; said are only clauses of them."""
LONGEST = 160
"""Characters up to which what is said can be nothing but a greeting."""
JUDGED = frozenset({"judge"})
"""Kind of act that can be towards somebody who is only named ("hailed Ida Holm, 16"), and tells no words then."""
ANY = "-"
CLAUSES = frozenset({"that", "to", "how", "whether", "why", "what", "if", "when", "where", "who"})
"""Words that begin what is told of an act, not a thing that it is done to."""
RELATIVE = re.compile(r"(?<=\w),? (?:who|whom|whose|which)\b.*", re.DOTALL)
WORD = re.compile(r"\w+")
QUOTE = re.compile(r"[“”\"«»„]|(?<!\w)['‘](?=\w)")


def tells_speech(article: Article, attribution: Attribution) -> bool:
    """Whether the report is of speech: how something is called, seen or expected by nobody in particular, and in no
    words of theirs, is no remark, nor is what somebody did to somebody, or said to greet and to thank."""
    if attribution.force not in FORCES:
        return False
    told = " … ".join(article.words(span) for span in attribution.content)
    if (len(told) <= LONGEST and is_courtesy(told)) or (attribution.mode != "direct" and _stands_for_words(told)):
        return False
    if attribution.mode != "indirect":
        return True
    cue = WORD.findall(" ".join(article.words(span) for span in attribution.cue).lower())
    by_nobody = not (attribution.source or attribution.speaker or attribution.via)
    if by_nobody and not words("resolve/said_by_nobody.txt").isdisjoint(cue):
        return False
    return not _is_done(cue, told)


def is_courtesy(told: str) -> bool:
    """Whether words do nothing but greet, thank or take leave: "Thank you, Ida. Good night."."""
    rest = _courtesies().sub(" ", told.replace("’", "'"))
    return rest.split() != told.split() and all(word[0].isupper() for word in WORD.findall(rest))


@cache
def _courtesies() -> re.Pattern[str]:
    several = [row[0] for row in rows("resolve/courtesies.txt")]
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, several))})(?![\w'])", re.IGNORECASE)


def _stands_for_words(told: str) -> bool:
    """Whether nothing is told but a pronoun or another word that stands for what was said elsewhere: "opposed it"."""
    found = WORD.findall(told.lower())
    return bool(found) and words("resolve/function_words.txt").issuperset(found)


def _is_done(cue: Sequence[str], told: str) -> bool:
    """Whether a deed is told, and no words: what it is done to is a thing or a person, and the words of the cue tell of
    no speaking, or of something else with such a thing ("indicted two men", "posted photographs of the quay")."""
    found = WORD.findall(told.lower())
    acts = {act for word in cue for act in _acts().get(word, ())}
    if not cue or not found or found[0] in CLAUSES or QUOTE.search(told) or is_clause(RELATIVE.sub(" ", told)):
        return False
    if any(_is_deed_to(found, word) for word in cue):
        return True
    if acts == JUDGED and not any(word.islower() for word in WORD.findall(told)):
        return True
    return bool(acts) and acts <= NO_SPEECH and not is_clause(told)


def _is_deed_to(told: Sequence[str], cue: str) -> bool:
    """Whether the cue is one that does a deed to a thing that is named before what the thing is of: "two photographs
    of the quay"."""
    things, dull = _deeds().get(cue, frozenset()), words("resolve/function_words.txt")
    if ANY in things or not things:
        return bool(things)
    start = next((at for at, word in enumerate(told) if word not in dull), 0)
    end = next((at for at in range(start, len(told)) if told[at] in dull), len(told))
    return not things.isdisjoint(told[start:end])


@cache
def _acts() -> Mapping[str, frozenset[str]]:
    """The kinds of act that each form of a word for reporting can name."""
    found: dict[str, frozenset[str]] = {}
    for _part, _lemma, act, forms, _shares in rows("annotate/cues.tsv"):
        for form in forms.split():
            found[form] = found.get(form, frozenset()) | {act}
    return found


@cache
def _deeds() -> Mapping[str, frozenset[str]]:
    """What shows, behind each form of a word for reporting, that it does a deed."""
    found: dict[str, frozenset[str]] = {}
    for forms, things in rows("resolve/deeds_to_things.tsv"):
        for form in forms.split():
            found[form] = found.get(form, frozenset()) | frozenset(things.split())
    return found
