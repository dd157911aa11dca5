"""Which words state that something is so: a clause with a finite verb, put forward in the outlet's own voice or not.

Decided from form alone, by closed classes of words: a statement that is passed over costs one line of a report, one
that is wrongly taken for the outlet's own makes hearsay a fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from consilience import lexicon

FEWEST_OWN_WORDS = 5
"""An outlet's own sentence has at least so many words."""

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile("“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\\w)['‘][^'’]*['’](?!\\w)")
_MARKS = re.compile(r"https?:|www\.|pic\.twitter|[@|#{}<>]")
_OPENS = re.compile(r"[\w“\"‘'$€£]")
_CLOSING = "\"”’')]"
"""What can stand behind the full stop that ends a statement."""
_SINGLE_OPENS = re.compile(r"(?<!\w)['‘](?=[^\W\d_])")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_SEGMENT = re.compile(r"[^,]*\d,\d[^,]*|[^,]+")
_OWNED = r"(?:our|we|I|us|my|this (?:news)?paper|this reporter|this (?:station|magazine|agency))"
_OWN_WITNESS = re.compile(rf"\b{_OWNED}\b")
_OPENS_WITNESS = re.compile(rf"\W*{_OWNED}\b")
_ABOUT_COLON = re.compile(r"[^:\s](?:[^:]|:(?!\s))*")
_SEES = re.compile(rf"\b(?:{_OWNED}|We|Our|My)\b")
_WITNESS_ASIDE = re.compile(rf",[^,.;]*\b{_OWNED}\b[^,.;]*,")
_THAT_CLAUSE = re.compile(r"\W*((?:[\w’'.-]+\s+){1,10}?)that\s+")
_CARRIED = re.compile(
    r"\W*((?:[\w’'.-]+\s+){1,8}?)"
    r"(?:(?:saying|claiming|alleging|stating|suggesting)\s+(?:that\s+)?|according to which\s+|that\s+)"
)
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "there", "you"})
_CONTRACTED = ("n't", "'re", "'ll", "'ve", "'d")
_NO_PARTICIPLE_BEHIND = frozenset({"by", "in", "from", "of"})
_PLURALS = frozenset(
    {"children", "people", "men", "women", "police", "cattle", "mice", "fish", "sheep", "crew", "staff"}
)
_BEHIND_SINGULAR = frozenset({"on", "in", "at", "to", "from", "for", "with", "into", "over", "under", "through", "as"})
_ADVERBS = frozenset({"no", "longer", "not", "also", "still", "now", "often", "never", "always", "already", "soon"})
_BEHIND_VERB = frozenset(
    {"out", "up", "down", "off", "away", "back", "them", "him", "it", "her", "us", "me", "themselves"}
)
_ASKING = re.compile(r"\W*(?:(?:of|about|on)\s+)?(?:why|whether|how|who|whom|whose|which)\b|[^,]*\?\W*\Z")
_MAY_ASK = re.compile(r"(?:(?:of|about|on)\s+)?(?:what|where|when|if)\b")
_WHEN_OR_WHY = re.compile(r"(?<=\w)\s+(?:after|because|before|until|when|while)\s[^,;:]*", re.IGNORECASE)
_STATING = re.compile(r"^what\b.*\w\W+(?:is|are|was|were|will be|would be)\b\W+\w")
"""Begins words that are no indirect question: "what he wanted was peace"."""
_NEVER_BEHIND = frozenset({"by", "of"})


def is_clause(text: str, *, whole: bool = False) -> bool:
    """Whether the words hold a finite verb, as far as form shows it: a form that can't be a noun or participle alone,
    a pronoun that can only be a subject, or a word in "-ed" behind something that can be its subject. In a `whole`
    sentence, which must have a verb, that may be "closed in 2020", too."""
    tokens = [word.lower().replace("’", "'") for word in _TOKEN.findall(text)]
    finite, dull = lexicon.words("clean/finite_verbs.txt"), lexicon.words("resolve/function_words.txt")
    for place, word in enumerate(tokens):
        subject = word in _SUBJECTS or word == "that's" or word.removesuffix("'s") in _SUBJECTS
        if word in finite or subject or word.endswith(_CONTRACTED) or _is_plural_verb(tokens, place):
            return True
        if not place or not word.endswith("ed") or len(word) <= 4:
            continue
        behind = tokens[place + 1] if place + 1 < len(tokens) else ""
        if tokens[place - 1] not in dull and behind not in (_NEVER_BEHIND if whole else _NO_PARTICIPLE_BEHIND):
            return True
    return False


def is_main_clause(text: str) -> bool:
    """Whether the words hold a finite verb besides those of clauses that only say when or why: "the discovery of arms
    after the driver was killed" does not."""
    return is_clause(_WHEN_OR_WHY.sub("", text))


def _may_have_a_verb(tokens: Sequence[str]) -> bool:
    """Whether a sentence in which no form is surely finite has one that can be: "each carries a tablet", "the burglars
    entered by way of a skylight"."""
    dull, determiners = lexicon.words("resolve/function_words.txt"), lexicon.words("resolve/determiners.txt")
    for before, word, behind in zip(tokens, tokens[1:], (*tokens[2:], ""), strict=False):
        if word.endswith("ed") and len(word) > 4 and before.lower() not in dull and behind.lower() != "of":
            return True
        singular = word.endswith("s") and _base_verbs() & {word[:-1], word[:-2], f"{word[:-3]}y"}
        if singular and before.lower() not in determiners:
            after = behind.lower()
            if after in determiners or after in _BEHIND_SINGULAR or after in _BEHIND_VERB or after[:1].isdigit():
                return True
    return False


def _is_plural_verb(tokens: Sequence[str], place: int) -> bool:
    """Whether a word that may be a verb or noun is the verb of a plural before it: "children share each bed", "nets no
    longer keep out flies"."""
    if place < 1 or place + 1 >= len(tokens) or tokens[place] not in _base_verbs():
        return False
    before = place - 1
    while before > 0 and (tokens[before] in _ADVERBS or tokens[before].endswith("ly")):
        before -= 1
    plural = tokens[before].endswith("s") and tokens[before] not in lexicon.words("resolve/function_words.txt")
    if not plural and tokens[before] not in _PLURALS:
        return False
    behind = tokens[place + 1]
    return behind in _BEHIND_VERB or behind in lexicon.words("resolve/determiners.txt")


@cache
def _base_verbs() -> frozenset[str]:
    """Verbs as they stand in dictionaries."""
    return frozenset(row[1] for row in lexicon.rows("resolve/concepts.tsv") if row[0] == "word" and row[2] == "v")


def is_whole(text: str) -> bool:
    """Whether a sentence is one: it begins and ends as such, is not all capitals and holds no half of a quotation."""
    flat = " ".join(text.split())
    bare = flat.rstrip(_CLOSING)
    if not bare.endswith(".") or bare.endswith(("..", "….")):  # not dots that trail off
        return False
    if not _OPENS.match(flat) or _MARKS.search(flat) or flat.isupper():
        return False
    if flat.count('"') % 2 or flat.count("“") != flat.count("”"):
        return False
    if _SINGLE_OPENS.match(flat):
        return _SINGLE_CLOSES.search(flat) is not None
    return not flat.endswith((".'", ".’")) or _SINGLE_OPENS.search(flat) is not None


@lru_cache(maxsize=1 << 14)
def is_own_statement(text: str) -> bool:
    """Whether words of a whole sentence state something in the voice of the outlet: a clause, in the third person,
    passing on nobody's words, about the event and not about the report or the page."""
    flat = " ".join(text.split())
    unquoted = _QUOTED.sub(" ", flat)
    tokens = [word.replace("’", "'") for word in _TOKEN.findall(unquoted)]
    if len(tokens) < FEWEST_OWN_WORDS or not (is_clause(unquoted, whole=True) or _may_have_a_verb(tokens)):
        return False
    dull = lexicon.words("resolve/function_words.txt")
    if all(not token[0].islower() or token in dull for token in tokens):
        return False  # a name with a date: "The Exchange Letter, 18 May 2033"
    first, reporting = lexicon.words("resolve/first_person.txt"), lexicon.words("resolve/reporting_words.txt")
    if any(word in first or word.lower() in reporting for word in tokens):
        return False
    return not is_about_reporting(flat)


def is_about_reporting(text: str) -> bool:
    """Whether a sentence, on one line, is about the making of the report rather than about the event."""
    opening, inside = _about_reporting()
    return opening.match(text) is not None or inside.search(text) is not None


def without_witness(text: str) -> tuple[int, int]:
    """Where the words stand that are left without what, behind a comma at the end, only says how the outlet knows: "as
    our reporter saw", "counted by this newspaper", "we saw them leave, carrying one shoe each"."""
    if seen := _seen(text):
        return seen
    segments = [(match.start(), match.end()) for match in _SEGMENT.finditer(text)]
    last = len(segments)
    while last > 1 and _OWN_WITNESS.search(text, *segments[last - 1]):
        last -= 1
    last = next((n for n in range(1, last) if _OPENS_WITNESS.match(text, *segments[n])), last)
    return 0, segments[last - 1][1] if segments and last < len(segments) else len(text)


def _seen(text: str) -> tuple[int, int] | None:
    """Where the clause stands of two about a colon of which the other only says how the outlet knows: "we walked round
    the lake: the boathouse has gone"; what was asked or told there is somebody's word."""
    sides = list(_ABOUT_COLON.finditer(text))
    if len(sides) != 2 or any(sign in text for sign in '"“”'):
        return None
    owned = [_SEES.search(side[0]) is not None for side in sides]
    if owned[0] == owned[1]:
        return None
    seeing, told = sides if owned[0] else sides[::-1]
    heard = lexicon.words("resolve/reporting_words.txt") | lexicon.words("resolve/hearing_words.txt")
    if any(word.lower() in heard for word in _TOKEN.findall(seeing[0])) or not is_clause(told[0], whole=True):
        return None
    return told.span()


def without_asides(text: str) -> str:
    """The words without what stands between two commas and says how the outlet knows ("which we have read")."""
    return _WITNESS_ASIDE.sub(",", text)


@cache
def _about_reporting() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What opens such a sentence, and what stands in it from the beginning of a word on."""
    patterns = [row[0] for row in lexicon.rows("resolve/about_reporting.tsv")]
    opening = [one.removeprefix("^") for one in patterns if one.startswith("^")]
    inside = [one.removeprefix(r"\b") for one in patterns if not one.startswith("^")]
    return re.compile("|".join(opening), re.IGNORECASE), re.compile(rf"\b(?:{'|'.join(inside)})", re.IGNORECASE)


def asserted_from(text: str) -> int:
    """Where what is denied begins in the words behind a denial: behind "that" in "the claim that X", else at 0."""
    found = _THAT_CLAUSE.match(text)
    head = found.group(1).lower().split() if found else []
    return found.end() if found and any(word in lexicon.words("resolve/assertions.txt") for word in head) else 0


def refuted(text: str) -> tuple[int, int] | None:
    """Where the statement stands that `text` calls false, in "the claim that X is false"; None if it calls none so."""
    start, found = asserted_from(text) or _carried_from(text), _refuting().search(text)
    return (start, found.start()) if start and found and found.start() > start else None


def _carried_from(text: str) -> int:
    """Where what a rumour says begins behind what carries it about ("posts claiming that X"), else 0."""
    found = _CARRIED.match(text)
    head = found[1].lower().split() if found else []
    bearers = lexicon.words("resolve/rumour_bearers.txt") | lexicon.words("resolve/assertions.txt")
    return found.end() if found and any(word in bearers for word in head) else 0


@cache
def is_called_false() -> re.Pattern[str]:
    """Words that only call false what a noun takes up ("that the message was false"); the noun is the first group."""
    nouns = lexicon.words("resolve/rumour_bearers.txt") | lexicon.words("resolve/assertions.txt")
    several = "|".join(sorted(nouns, key=len, reverse=True))
    return re.compile(
        rf"\W*(?:that\s+)?(?:the|this|that|these|those|such|all|both)\s+(?:\w+\s+)?({several})(?={_refuting().pattern})",
        re.IGNORECASE,
    )


@cache
def _refuting() -> re.Pattern[str]:
    ways = "|".join(
        re.escape(way).replace(r"\ ", r"\s+") for way in sorted(lexicon.words("resolve/false.txt"), key=len)
    )
    return re.compile(
        rf"\s+(?:is|are|was|were|remains?|ha[sd]|have)\s+(?:\w+ly\s+)?(?:{ways})[\s.,;!”\"’']*\Z", re.IGNORECASE
    )


def is_question(text: str) -> bool:
    """Whether words are a question, as mostly told ("why he had walked out", "what the guard saw"), which puts nothing
    forward as being so; "what he wanted was peace" does, and so does a condition, behind a comma."""
    if _ASKING.match(text):
        return text[0] not in "“\"'‘" or text.rstrip("”\"'’ ").endswith("?")
    return _MAY_ASK.match(text) is not None and "," not in text and not _STATING.match(text)


def is_deniable(text: str) -> bool:
    """Whether what is "denied" or "rejected" is something that could be so: a clause, or "any part in the raid"; not a
    request, and not "the account of Monday", which says nothing of its own."""
    opening = {word.lower() for word in _TOKEN.findall(text)[:4]}
    if is_refusal(text) or opening & lexicon.words("resolve/assertions.txt"):
        return False
    return is_clause(text) or text.lower().startswith(("any ", "all ", "having ", "being "))


def is_refusal(text: str) -> bool:
    """Whether what is "rejected" is a request or the like, of which nobody holds that it is so."""
    head = re.split(r"\b(?:that|to|for|of|from|by|on|in|with)\b", text, maxsplit=1)[0]
    words = _TOKEN.findall(head)
    return bool(words) and words[-1].lower() in lexicon.words("resolve/refused_things.txt")
