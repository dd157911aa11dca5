"""Decides whether an expression that leaves its date open ("Monday", "Jan. 9", "this week") looks back or ahead, from
the words about it: tense and modals of the verb that governs it, prepositions, and what kind of noun it belongs to.

Cheap and local on purpose: the nearest verb to the left governs, or the nearest to the right where the expression opens
its clause. What the words about it leave open, other mentions of the same day in the text may settle.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from consilience.annotate.times.agreement import agree
from consilience.annotate.times.tenses import PAST_AUXILIARIES, PAST_BE, Direction, Tenses, cues
from consilience.annotate.times.wording import Words, sentence_ends
from consilience.annotate.tokens import tokens_of
from consilience.model import Time

if TYPE_CHECKING:
    from consilience.contracts import Parsed

REACH = 50
"""Words on either side in which evidence is looked for."""
NEAR_NOUN = 4
"""Words from a noun of happening back to a verb that can still govern it ("held talks in Geneva on Monday")."""
HEAD = 10
"""Words of a headline before its "to"."""
PHRASE = 8
"""Words from "ahead of" to the day of what lies ahead."""
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this"})
DEFINITE = frozenset({"the", "his", "her", "its", "their", "'s"})
OPENERS = frozenset({"in", "on", "at", "by", "from", "early", "late"})
SUBORDINATES = frozenset({"that", "which", "whether", "because", "as", "while"})
PRESENT_PERFECT = frozenset({"has", "have", "'ve"})
PLAIN_FUTURE = frozenset({"will", "'ll", "shall", "to", "going"})
"""Futures that govern: what "could" or "would" come may be part of what was said."""
REFUSALS = frozenset({"wouldn't", "couldn't"})
MODALS = frozenset({"could", "would", "will", "can", "may", "should", "ca", "wo"})
VERBS = 4
"""Verbs before an expression among which the one of saying is looked for."""
BREAKS = frozenset(',;:“"—–') | {"--"}


class Place:
    """An expression among the words of its sentence: the first and last word that may tell of it, the word that it
    begins with and the one behind it, and whether a time stands at a word before it."""

    def __init__(self, tenses: Tenses, first: int, at: int, behind: int, last: int, times: list[int]) -> None:
        """`times` are the words at which the times of the text begin."""
        self.tenses, self.first, self.at, self.behind, self.last = tenses, max(first, at - REACH), at, behind, last
        self._times = times
        self.opener = at
        while self.opener > self.first and tenses.form(self.opener - 1) in OPENERS:
            self.opener -= 1

    @property
    def before(self) -> str:
        """The form of the word before, "" at the head of a sentence."""
        return self.tenses.form(self.at - 1) if self.at > self.first else ""

    @property
    def following(self) -> str:
        """The form of the word behind, "" at the end of a sentence."""
        return self.tenses.form(self.behind) if self.behind < self.last else ""

    def left(self, index: int | None = None) -> tuple[int, Direction] | None:
        """The nearest evidence to the left of a word or of the expression."""
        return self.tenses.before(self.at if index is None else index, self.first)

    def right(self, length: int = REACH) -> Direction | None:
        """The nearest evidence to the right."""
        return self.tenses.after(self.behind, min(self.last, self.behind + length))

    def has_time(self, first: int, last: int) -> bool:
        """Whether a time begins between two words."""
        place = bisect.bisect_left(self._times, first)
        return place < len(self._times) and self._times[place] < last

    def find(self, names: frozenset[str], length: int, end: int) -> int | None:
        """The nearest of these words in the `length` words before `end`."""
        steps = range(end - 1, max(self.first, end - length) - 1, -1)
        return next((index for index in steps if self.tenses.form(index) in names), None)


def direct(times: Iterable[Time], text: str, parsed: Parsed = ()) -> tuple[Time, ...]:
    """The times with `relative.toward` set where the words about them give a direction. `parsed` adds part-of-speech
    tags; without it verbs are told by their form."""
    times = tuple(times)
    if not any(is_open(time) for time in times):
        return times
    ends = sentence_ends(text)
    tenses = Tenses(Words(text, {offset + token.idx: token.tag_ for offset, doc in tokens_of(parsed) for token in doc}))
    starts = tenses.words.starts
    begins = [bisect.bisect_left(starts, time.start) for time in times]
    found = []
    for time, at in zip(times, begins, strict=True):
        if time.relative is not None and is_open(time):
            left = ends[max(bisect.bisect_right(ends, time.start) - 1, 0)]
            right = ends[min(bisect.bisect_right(ends, time.end), len(ends) - 1)]
            first, last = bisect.bisect_left(starts, left), bisect.bisect_left(starts, right)
            place = Place(tenses, first, at, bisect.bisect_left(starts, time.end), last, begins)
            relative = msgspec.structs.replace(time.relative, toward=evidence(place))
            time = msgspec.structs.replace(time, relative=relative)
        found.append(time)
    return agree(found)


def is_open(time: Time) -> bool:
    """Whether the value of a time depends on the direction that it looks in."""
    relative = time.relative
    if relative is None or relative.to != "published" or relative.years is not None or relative.weeks is not None:
        return False
    return relative.shift is None or (relative.shift == 0 and relative.unit in ("week", "weekend", "day")
                                      and (relative.unit != "day" or relative.weekday is not None))  # fmt: skip


def evidence(place: Place) -> Direction:
    """What the words about an expression say of its direction."""
    known = cues()
    if place.before in known["near-past"]:
        return "past"
    if place.before in known["near-ahead"]:
        return "future"
    if place.following == "'s":
        return _of_noun(place)
    if place.before == "of" and place.tenses.form(place.at - 2) == "ahead":
        return "future"
    if (led := _governed_behind(place)) is not None:
        return led
    if _announced(place):
        return "future"
    if place.before in DETERMINERS:
        return place.right(NEAR_NOUN) or _of_noun(place)
    if _opens_clause(place):
        found = place.left()
        return place.right() or (found[1] if found else None) or "none"
    for phrase in (_of_phrase, _after_phrase, _of_record):
        if (named := phrase(place)) is not None:
            return named
    return _governed(place)


def _announced(place: Place) -> bool:
    """Whether an infinitive is all the verb that goes before in its line, as headlines tell what is to come: "Bank
    chief to quit on Monday". It takes tags to see that there is no other."""
    to = place.find(frozenset({"to"}), NEAR_NOUN + 2, place.at)
    if to is None or to - place.first > HEAD or place.at - place.first >= REACH or not place.first < to < place.at - 1:
        return False
    tags = [place.tenses.tag(index) for index in range(place.first, place.at)]
    if not all(tags) or tags[to - place.first + 1] != "VB" or not tags[to - place.first - 1].startswith("NN"):
        return False
    head, tail = tags[1 : to - place.first], tags[to - place.first + 2 :]
    return not any(tag in ("MD", ",") or tag.startswith("VB") for tag in (*head, *tail)) and not _is_finite(tags[0])


def _is_finite(tag: str) -> bool:
    return tag in ("VBZ", "VBP", "VB", "MD")


def _governed_behind(place: Place) -> Direction | None:
    """What the verb right behind says of it, if no verb stands right before: "the envoy on Monday left"."""
    if not place.following or place.following in PAST_AUXILIARIES:
        return None
    if place.before == "for" or place.before in cues()["clause"]:
        return None
    if place.tenses.at(place.opener - 1) or place.tenses.is_participle(place.opener - 1):
        return None
    following = place.tenses.form(place.behind + 1)
    if place.following in REFUSALS or (place.following in ("would", "could") and following == "not"):
        return "past"  # "the minister on Tuesday would not say"
    if place.following in cues()["past-behind"] and following not in ("for", "to"):
        return "past"
    return place.tenses.at(place.behind)


def _governed(place: Place) -> Direction:
    """What the verb before an expression says of it; a verb far from a noun of happening says nothing."""
    if place.opener > place.first and place.tenses.is_bare_participle(place.opener - 1):
        return "past"
    nearest = place.left()
    found = nearest[1] if nearest else None
    if found == "past" and _happening(place):
        return "future" if place.right() == "future" else "none"
    if place.before in cues()["near-future"]:
        return _until(place, nearest)
    if place.before == "before" and _refused(place):
        return "future"
    if place.before == "for" and found != "none" and (fixed := place.find(cues()["fix"], PHRASE, place.at)) is not None:
        return "none" if place.tenses.any(PAST_BE, fixed - 2, fixed) else "future"
    return found or place.right() or "none"


def _refused(place: Place) -> bool:
    """Whether something is not to be before a day: "said they could not go back before Thursday"."""
    modal = place.find(MODALS | REFUSALS, PHRASE, place.at)
    if modal is None or place.tenses.form(modal) in REFUSALS:
        return modal is not None
    return place.tenses.form(modal + 1) in ("not", "never", "n't")


def _until(place: Place, nearest: tuple[int, Direction] | None) -> Direction:
    """Of "by Friday", "until June": ahead, unless the verb before "by" tells of what had been; "through June" only if
    that verb looks ahead or has not ended ("has extended it through June")."""
    if place.before == "through":
        if nearest is None:
            return place.right() or "none"
        perfect = place.tenses.any(PRESENT_PERFECT, nearest[0] - 2, nearest[0] + 1)
        return "future" if perfect or nearest[1] == "future" else "none"
    if nearest is None or nearest[1] != "past" or place.before != "by":
        return "future"
    return "none" if place.tenses.any(frozenset({"had"}), nearest[0] - 2, nearest[0] + 1) else "future"


def _of_record(place: Place) -> Direction | None:
    """Of "in a filing on Tuesday", which goes with what was said before, whatever would come of it: past, unless the
    nearest verb says that it will be said."""
    noun = place.find(cues()["record"], NEAR_NOUN, place.opener)
    nearest = place.left()
    if noun is None or nearest is None or nearest[0] > noun or place.find(frozenset({"in"}), NEAR_NOUN, noun) is None:
        return None
    for _ in range(VERBS):
        if nearest is None or place.tenses.form(nearest[0]) in PLAIN_FUTURE:
            return None
        if nearest[1] == "past":
            return "past"
        nearest = place.left(nearest[0])
    return None


def _after_phrase(place: Place) -> Direction | None:
    """Of "after talks in Lisport on Monday": behind, unless a verb stands between or what it tells of lies ahead."""
    start = place.find(cues()["after-phrase"], PHRASE, place.opener)
    if start is None or _opens_clause(place) or start == place.opener - 1:
        return None
    nearest = place.left()
    if nearest is not None and (nearest[0] > start or nearest[1] == "future"):
        return None
    return None if nearest is None and place.right() == "future" else "past"


def _of_phrase(place: Place) -> Direction | None:
    """Of "ahead of (the) talks in Lisport on Monday": ahead, unless the day can be that of the verb before the phrase,
    which then tells of the past, has no day of its own and does not find the day right behind a definite noun."""
    start = place.find(cues()["before-phrase"], PHRASE, place.opener)
    if start is None or ((nearest := place.left()) is not None and nearest[0] > start and _is_verb(place, nearest[0])):
        return None
    noun = place.find(cues()["noun"], place.opener - start, place.opener)
    if noun is None or noun <= start:
        return None
    if noun == place.opener - 1 and place.tenses.any(DEFINITE, noun - 2, noun):
        return "future"
    main = place.left(start)
    if main is None or main[1] != "past":
        return "future"
    return "future" if place.has_time(max(place.first, main[0] - NEAR_NOUN), start) else "none"


def _is_verb(place: Place, index: int) -> bool:
    """Whether evidence is a verb and no adjective of a noun that lies ahead ("upcoming")."""
    return place.tenses.form(index) not in cues()["before-noun"]


def _of_noun(place: Place) -> Direction:
    """Of "Monday's talks": ahead of them, or after them; else what the verb that follows says."""
    known = cues()
    happening = place.tenses.any(known["noun"], place.behind, min(place.last, place.behind + NEAR_NOUN))
    for index in range(place.at - 1, max(place.first, place.at - NEAR_NOUN) - 1, -1):
        form = place.tenses.form(index)
        if form in known["before-noun"] and _lies_ahead(place, index, happening):
            return "future"
        if form in known["after-noun"]:
            return "past"
        if happening and (form in known["ahead"] or form in known["outlook"]):
            return "future"
    found = place.left()
    if happening and found and found[0] >= place.at - NEAR_NOUN and found[1] == "future":
        return "future"
    ahead = place.right(NEAR_NOUN + 2) or "none"
    if ahead == "future" or _opens_clause(place):
        return ahead
    if found is None and place.tenses.any(known["appointed"], place.behind, min(place.last, place.behind + NEAR_NOUN)):
        return "future"
    return "past" if not happening and found and found[1] == "past" else "none"


def _lies_ahead(place: Place, index: int, happening: bool) -> bool:
    """Whether "before", "for", "upcoming" at a word put what a day belongs to ahead: "before" and "for" only what is
    planned, and "before" not right behind a verb in the past ("filed just before Saturday's deadline")."""
    form = place.tenses.form(index)
    if form not in ("for", "before"):
        return True
    nearest = place.tenses.before(index, max(place.first, index - 2))
    return happening and not (form == "before" and nearest is not None and nearest[1] == "past")


def _opens_clause(place: Place) -> bool:
    """Whether an expression stands at the head of its clause: "…, and on Monday the two will meet"."""
    index, known = place.at - 1, cues()
    while index >= place.first and (
        place.tenses.form(index) in OPENERS | {"before"} or place.tenses.form(index) in known["near-future"]
    ):
        index -= 1
    form = place.tenses.form(index) if index >= place.first else ""
    return not form or form in BREAKS or form in known["clause"]


def _happening(place: Place) -> bool:
    """Whether the expression belongs to a noun of happening that no near verb governs: "talks in Geneva on Monday"."""
    noun = place.find(cues()["noun"], NEAR_NOUN + 1, place.at)
    if noun is None:
        return False
    nearest = place.left()
    if nearest is None or nearest[0] < noun - NEAR_NOUN:
        return True
    return nearest[0] < noun and place.tenses.any(SUBORDINATES, nearest[0] + 1, noun)
