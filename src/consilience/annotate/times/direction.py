"""Decides whether an expression that leaves its date open ("Monday", "Jan. 9", "this week") looks back or ahead, from
the words about it: tense and modals of the verb that governs it, prepositions, and what kind of noun it belongs to.

Cheap and local on purpose: a sentence is read as words, verbs told by their part-of-speech tag where the text was
parsed and by their form where it was not, and the nearest verb to the left governs, or the nearest to the right where
the expression opens its clause.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from consilience import lexicon
from consilience.model import Time

if TYPE_CHECKING:
    from consilience.contracts import Parsed

Direction = Literal["past", "future", "none"]

WORD = re.compile(r"[^\W\d_]+(?:['’-](?![sS]\b)[^\W\d_]+)*|['’](?:ll|s)\b|[,;:()“”\"—–]|--")
END = re.compile(
    r"""(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<!\bSept)(?<![.][A-Z])
        [.!?]["”’')]*\s+(?=["“‘'(]?[A-Z0-9]) | \n""",
    re.VERBOSE,
)
"""Where a sentence ends; not behind an initial or a title of three letters."""
REACH = 50
"""Words on either side in which evidence is looked for."""
NEAR_NOUN = 4
"""Words from a noun of happening back to a verb that can still govern it ("held talks in Geneva on Monday")."""
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this"})
OPENERS = frozenset({"in", "on", "at", "by", "from", "early", "late"})
BREAKS = frozenset(',;:“"—–') | {"--"}
PLANNED = frozenset({"scheduled", "planned", "slated", "expected", "due", "set", "supposed", "poised"})
AUXILIARIES = frozenset({"was", "were", "been", "had"})


class Word(NamedTuple):
    """A word of a sentence: where it starts, its form in small letters, its tag (PTB) if the text was parsed."""

    start: int
    form: str
    tag: str = ""


@cache
def cues() -> dict[str, frozenset[str]]:
    """Words by the sort of evidence that they are."""
    found: dict[str, set[str]] = {}
    for word, sort in lexicon.rows("annotate/time_cues.tsv"):
        found.setdefault(sort, set()).add(word)
    return {sort: frozenset(words) for sort, words in found.items()}


def direct(times: Iterable[Time], text: str, parsed: Parsed = ()) -> tuple[Time, ...]:
    """The times with `relative.toward` set where the words about them give a direction. `parsed` adds part-of-speech
    tags; without it verbs are told by their form."""
    times = tuple(times)
    if not any(is_open(time) for time in times):
        return times
    tags = {offset + token.idx: token.tag_ for offset, doc in parsed for token in doc}
    ends = [0, *(match.end() for match in END.finditer(text)), len(text)]
    all_words = words(text, tags)
    starts = [word.start for word in all_words]
    found = []
    for time in times:
        if time.relative is not None and is_open(time):
            left = ends[max(bisect.bisect_right(ends, time.start) - 1, 0)]
            right = ends[min(bisect.bisect_right(ends, time.end), len(ends) - 1)]
            at, behind = bisect.bisect_left(starts, time.start), bisect.bisect_left(starts, time.end)
            before = all_words[max(bisect.bisect_left(starts, left), at - REACH) : at]
            after = all_words[behind : min(bisect.bisect_left(starts, right), behind + REACH)]
            relative = msgspec.structs.replace(time.relative, toward=evidence(before, after))
            time = msgspec.structs.replace(time, relative=relative)
        found.append(time)
    return tuple(found)


def is_open(time: Time) -> bool:
    """Whether the value of a time depends on the direction that it looks in."""
    relative = time.relative
    if relative is None or relative.to != "published" or relative.years is not None or relative.weeks is not None:
        return False
    return relative.shift is None or (relative.shift == 0 and relative.unit in ("week", "weekend", "day")
                                      and (relative.unit != "day" or relative.weekday is not None))  # fmt: skip


def words(text: str, tags: Mapping[int, str]) -> list[Word]:
    """The words and breaking marks of a text."""
    return [
        Word(match.start(), match[0].lower().replace("’", "'"), tags.get(match.start(), ""))
        for match in WORD.finditer(text)
    ]


def evidence(before: Sequence[Word], after: Sequence[Word]) -> Direction:
    """What the words before and after an expression say of its direction."""
    known = cues()
    last = before[-1].form if before else ""
    if last in known["near-past"]:
        return "past"
    if after and after[0].form == "'s":
        return _of_noun(before, after)
    governs = after and after[0].form not in AUXILIARIES and last != "for" and last not in known["clause"]
    if governs and (led := _sense(after[0], known)):  # "the envoy on Monday left"
        return led
    if last in DETERMINERS:
        return _nearest(after[:NEAR_NOUN], forward=True) or "none"
    if _opens_clause(before):
        return _nearest(after, forward=True) or _nearest(before[::-1]) or "none"
    found = _nearest(before[::-1])
    if found == "past" and _happening(before):
        found = None
    if last in known["near-future"]:
        return "none" if last == "by" and any(word.form == "had" for word in before) else "future"
    return found or _nearest(after, forward=True) or "none"


def _of_noun(before: Sequence[Word], after: Sequence[Word]) -> Direction:
    """Of "Monday's talks": ahead of them, or after them; else what the verb that follows says."""
    known = cues()
    for word in before[:-4:-1]:
        if word.form in known["before-noun"]:
            return "future"
        if word.form in known["after-noun"]:
            return "past"
    ahead = _nearest(after[: NEAR_NOUN + 2], forward=True) or "none"
    return ahead if ahead == "future" or _opens_clause(before) else "none"


def _opens_clause(before: Sequence[Word]) -> bool:
    """Whether an expression stands at the head of its clause: "…, and on Monday the two will meet"."""
    rest = [word.form for word in before]
    while rest and (rest[-1] in OPENERS or rest[-1] in cues()["near-future"]):
        rest.pop()
    return not rest or rest[-1] in BREAKS or rest[-1] in cues()["clause"]


def _happening(before: Sequence[Word]) -> bool:
    """Whether the expression belongs to a noun of happening that no near verb governs: "talks in Geneva on Monday"."""
    known = cues()
    for distance, word in enumerate(reversed(before)):
        if distance > NEAR_NOUN:
            return False
        if word.form in known["noun"]:
            return _nearest(before[: len(before) - distance - 1][: -NEAR_NOUN - 1 : -1]) is None
        if _sense(word, known) is not None:
            return False
    return False


def _nearest(scan: Sequence[Word], forward: bool = False) -> Direction | None:
    """The direction of the nearest verb, walking away from the expression."""
    known = cues()
    for index, word in enumerate(scan):
        if word.form == "to" and not forward and _infinitive(scan, index):
            before = next((other.form for other in scan[index + 1 :]), "")
            if before in known["control"]:
                return "future"
            continue
        if word.form in PLANNED and not forward and any(w.form in AUXILIARIES for w in scan[index + 1 : index + 3]):
            return "none"  # a plan of the past may be over or not
        sense = _sense(word, known)
        if sense == "past" and not forward and any(other.form == "be" for other in scan[index + 1 : index + 2]):
            continue  # "is to be held", "will be held": the modal tells
        if sense == "past" and word.tag == "VBN" and index and not _has_auxiliary(scan, index, forward):
            continue  # a participle far off: "will meet on Monday, followed by a session on Tuesday"
        if sense is not None:
            return sense
    return None


def _has_auxiliary(scan: Sequence[Word], index: int, forward: bool) -> bool:
    """Whether an auxiliary stands shortly before a participle; a scan that is not forward runs backwards."""
    near = scan[max(0, index - 3) : index] if forward else scan[index + 1 : index + 4]
    return any(word.form in AUXILIARIES or word.form in ("has", "have", "'ve", "is", "are", "being") for word in near)


def _infinitive(scan: Sequence[Word], index: int) -> bool:
    """Whether "to" begins an infinitive; the scan runs backwards, so that the verb stands before it."""
    if index == 0:
        return False
    verb = scan[index - 1]
    return verb.tag == "VB" if verb.tag else verb.form.islower()


def _sense(word: Word, known: Mapping[str, frozenset[str]]) -> Direction | None:
    if word.form in known["future"]:
        return "future"
    if word.form == "ahead":
        return "future"
    if word.tag:
        return "past" if word.tag == "VBD" or (word.tag == "VBN") else None
    if word.form in known["past"]:
        return "past"
    if word.form.endswith("ed") and len(word.form) > 4 and word.form not in known["no-past"]:
        return "past"
    return None
