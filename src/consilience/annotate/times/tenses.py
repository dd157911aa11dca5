"""What each word of a text says of the time that its clause tells of: the past, what is to come, or nothing.

Tense and modals, read from part-of-speech tags where the text was parsed and from the forms of words where it was not;
and the newspaper's present, which tells what is planned ("the council meets on Monday") with verbs of one kind and what
was said ("the minister warns") with those of another (Quirk et al. 1985, 4.9 and 4.45).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from consilience import lexicon
from consilience.annotate.times.wording import Words

Direction = Literal["past", "future", "none"]
Said = tuple[Direction | None, Direction | None]
"""What a word says to an expression before it, and to one behind it."""
NOTHING: Said = None, None

PLANNED = frozenset({"scheduled", "planned", "slated", "expected", "due", "set", "supposed", "poised", "hoped"})
PAST_BE = frozenset({"was", "were", "had"})
PAST_AUXILIARIES = PAST_BE | {"been"}
AUXILIARIES = PAST_AUXILIARIES | {"has", "have", "'ve", "is", "are", "being"}
PRESENT_BE = frozenset({"is", "are", "'re"})
BE = PRESENT_BE | {"was", "were", "be", "been", "being", "has", "have", "had"}
AS = frozenset({"as"})
DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "this", "that", "our", "my", "any", "no", "'s"}
)
OBJECT_BEGINS = DETERMINERS | frozenset(
    {"on", "in", "at", "to", "for", "off", "with", "from", "here", "there", "early", "late", "talks", "again", "by", ""}
)
"""What follows a verb rather than a noun of the same form."""
PLURALS = frozenset({"people", "police", "both", "they", "we", "two", "who", "which", "men", "women", "sides"})
NO_PLURALS = frozenset(
    {"is", "was", "has", "as", "us", "yes", "perhaps", "always", "does", "less", "across", "towards"}
)
AND = frozenset({"and"})
NO_ADVERBS = frozenset({"daily", "early", "weekly", "monthly", "july", "family", "rally", "reply", "supply"})
PAIR = 6
"""Words before a verb in which "and" makes its subject a pair: "the envoy and Anna Holm meet"."""
REACH = 7
"""Words before a verb in which its subject is denied ("neither of the two") and its conjunction stands."""
OBJECT = 4
"""Words behind a verb in which its object is looked for."""
PAST_TAGS = frozenset({"VBD", "VBN"})
VERB_TAGS = PAST_TAGS | {"VB", "VBG", "VBP", "VBZ"}
NO_VERB = frozenset({"", "VB", "JJ", "NN", "NNS", "NNP", "NNPS", "RB"})
"""Tags that a tagger gives to finite verbs of headlines as well."""


@cache
def cues() -> dict[str, frozenset[str]]:
    """Words by the sort of evidence that they are."""
    found: dict[str, set[str]] = {}
    for word, sort in lexicon.rows("annotate/time_cues.tsv"):
        found.setdefault(sort, set()).add(word)
    return {sort: frozenset(words) for sort, words in found.items()}


@cache
def sorts() -> dict[str, frozenset[str]]:
    """The sorts of evidence that a word, or a word with the next, can be."""
    found: dict[str, set[str]] = {}
    for word, sort in lexicon.rows("annotate/time_cues.tsv"):
        found.setdefault(word, set()).add(sort)
        found.setdefault(word.split()[0], set())
    return {word: frozenset(kinds) for word, kinds in found.items()}


class Tenses:
    """The words of a text with what they say; each is read when it is asked for first, as most stand far from every
    time."""

    def __init__(self, words: Words) -> None:
        """`words` are those of a whole text."""
        self.words = words
        self._known = sorts()
        self._read: dict[int, Said] = {}

    def before(self, index: int, first: int) -> tuple[int, Direction] | None:
        """The nearest evidence to the left of a word, not left of `first`: where it stands and what it says."""
        for place in range(min(index, len(self.words)) - 1, max(first, 0) - 1, -1):
            found = (self._read.get(place) or self._said(place))[1]
            if found is not None:
                return place, found
        return None

    def after(self, index: int, last: int) -> Direction | None:
        """The nearest evidence from a word on, before `last`."""
        for place in range(max(index, 0), min(last, len(self.words))):
            found = (self._read.get(place) or self._said(place))[0]
            if found is not None:
                return found
        return None

    def at(self, index: int) -> Direction | None:
        """What one word says by itself."""
        return self._said(index)[0] if 0 <= index < len(self.words) else None

    def is_participle(self, index: int) -> bool:
        """Whether a word has the tag of a participle."""
        return 0 <= index < len(self.words) and self.words[index].tag == "VBN"

    def is_bare_participle(self, index: int) -> bool:
        """Whether a word is a participle that no auxiliary goes with: "the report, published on Friday"."""
        if not self.is_participle(index) or self.at(index) is not None:
            return False
        return self.form(index - 1) != "be" and self.form(index) not in cues()["no-past"]

    def form(self, index: int) -> str:
        """The form of a word, or "" outside the text."""
        return self.words[index].form if 0 <= index < len(self.words) else ""

    def tag(self, index: int) -> str:
        """The part-of-speech tag of a word, "" where it has none."""
        return (self.words[index].tag or "") if 0 <= index < len(self.words) else ""

    def any(self, names: frozenset[str], first: int, last: int) -> bool:
        """Whether one of these words stands between two places."""
        return any(self.words[index].form in names for index in range(max(first, 0), min(last, len(self.words))))

    def _said(self, index: int) -> Said:
        """What a word says to an expression before it, and to one behind it."""
        if (known := self._read.get(index)) is not None:
            return known
        word, said = self.words[index], NOTHING
        if word.form in self._known or word.form == "to" or word.form.endswith("ed") or word.tag in PAST_TAGS:
            plain = self._of(index)
            ahead = plain if plain is not None and not self._is_attribute(index) else None
            said = ahead, self._looking_back(index, plain)
        self._read[index] = said
        return said

    def _looking_back(self, index: int, plain: Direction | None) -> Direction | None:
        """What a word says of an expression that stands behind it."""
        word = self.words[index]
        if word.form == "to":
            before = self.words[index - 1] if index else word
            passive = before.tag in ("NN", "NNS") and self.form(index + 1) == "be"  # "the report to be published"
            controlled = (
                before.form in cues()["control"] and self._infinitive(index) and not self._was_planned(index - 1)
            )
            return "future" if controlled or passive else None
        kinds = self._known.get(word.form, frozenset())
        if word.form in PLANNED and self.any(PAST_BE, index - 2, index):
            return "none"  # a plan of the past may be over or not
        if "ahead" in kinds or ("outlook" in kinds and word.tag in VERB_TAGS):
            return "future"
        if plain == "past" and self.form(index - 1) == "be":
            return None  # "is to be held", "will be held": the modal tells
        return plain

    def _of(self, index: int) -> Direction | None:
        """What a word says by itself, in its place."""
        word = self.words[index]
        kinds = self._known.get(word.form, frozenset())
        if word.form in self._known:
            pair = self._known.get(f"{word.form} {self.form(index + 1)}", frozenset())
            kinds |= pair
        if word.form in PLANNED and self.any(AS, index - 2, index):
            return None  # "as planned": what was planned tells nothing of when it was told
        schedules = "schedule" in kinds or ("schedule-of" in kinds and self._has_happening(index))
        if schedules and "report" not in kinds and self._is_planned(index):
            return "future"
        if "future" in kinds:
            return "past" if self._was_not(index) else "future"
        if word.form == "set" and self.form(index + 1) in ("for", "to") and not self.any(PAST_BE, index - 2, index):
            return "future"
        if word.form in PRESENT_BE and self.form(index + 1) in ("on", "at") and not word.capital:
            return "future" if self.form(index - 1) not in ("it", "that") else None
        if "report" in kinds and (word.tag in ("VBZ", "VBP") or (not word.tag and self._is_finite(index))):
            return "past"
        return self._past(index, kinds)

    def _past(self, index: int, kinds: frozenset[str]) -> Direction | None:
        """The past tense, and a participle that an auxiliary near it makes one."""
        word = self.words[index]
        if self._is_condition(index):
            return "future"
        if word.tag:
            if word.tag == "VBN" and not self.any(AUXILIARIES, index - 3, index):
                return None  # a participle far off: "will meet on Monday, followed by a session on Tuesday"
            return "past" if word.tag in PAST_TAGS else None
        if "past" in kinds:
            return "past"
        if not word.form.endswith("ed") or len(word.form) <= 4 or "no-past" in kinds:
            return None
        participle = self.form(index + 1) == "by" and not self.any(AUXILIARIES, index - 3, index)
        return None if participle else "past"

    def _was_not(self, index: int) -> bool:
        """Whether a modal tells what did not happen or was perceived, not what may come: "could not be reached", "would
        not say", "neither could be found", "shots could be heard"."""
        form, known = self.words[index].form, cues()
        verb = index + (2 if self.form(index + 1) == "not" else 1)
        if form in ("could", "couldn't"):
            if self.form(verb) != "be":
                return (verb == index + 2 or form == "couldn't") and self.form(verb) not in ("have", "possibly")
            denied = verb == index + 2 or form == "couldn't" or self.any(known["denial"], index - REACH, index)
            done = self.form(verb + 1).endswith("ed") or "past" in self._known.get(self.form(verb + 1), ())
            return self.form(verb + 1) in known["perceived"] or (denied and done)
        return (form == "wouldn't" or (form == "would" and verb == index + 2)) and self.form(verb) in known["refused"]

    def _is_condition(self, index: int) -> bool:
        """Whether a participle goes with "is" or "are" in a clause of time or condition: "when the case is heard"."""
        first = index - 2 if self.form(index - 1).endswith("ly") else index - 1
        return self.form(first) in PRESENT_BE and self.any(cues()["condition"], first - REACH, first)

    def _is_planned(self, index: int) -> bool:
        """Whether a verb of what is planned stands in the present: "meets", "talks open", "is hosting"."""
        if self.any(cues()["habit"], index - 3, index):
            return False
        if self.words[index].form.endswith("ing"):
            return self.any(PRESENT_BE, index - 2, index)
        return self._is_finite(index)

    def _is_finite(self, index: int) -> bool:
        """Whether a word that can be a noun or an infinitive too is a verb in the present."""
        word, before = self.words[index], self.words[index - 1] if index else None
        if word.tag in ("VBZ", "VBP"):
            return True
        if word.form.endswith("s") and f"{word.form} {self.form(index + 1)}" in self._known:
            return True  # "polls close", "the law, passed in spring, takes effect": whatever stands before
        if word.tag not in NO_VERB or before is None or before.form in DETERMINERS:
            return False
        if not before.form[0].isalpha() or not self._goes_on(index):
            return False
        if word.form.endswith("s"):
            return not word.tag
        if before.form in PLURALS or (before.form.endswith("s") and before.form not in NO_PLURALS):
            return True
        return before.capital and self.any(AND, index - PAIR, index - 1)

    def _has_happening(self, index: int) -> bool:
        """Whether a happening is named right behind a verb: "holds a vote", not "holds a tenth of the shares"."""
        return self.any(cues()["noun"], index + 1, index + 1 + OBJECT)

    def _goes_on(self, index: int) -> bool:
        """Whether what follows a word can follow a verb: an object, a phrase, a day, its particle."""
        following = self.form(index + 1)
        if following.endswith("ly") and following not in NO_ADVERBS:
            following = self.form(index + 2)
        pair = f"{self.form(index)} {following}"
        return following in OBJECT_BEGINS or following in cues()["day"] or pair in self._known

    def _is_attribute(self, index: int) -> bool:
        """Whether a plan is named beside a noun ("the hastily planned trip"): it tells nothing of what goes before."""
        if self.words[index].form not in PLANNED or self.any(BE, index - 3, index):
            return False
        return self.form(index + 1) not in OBJECT_BEGINS and self.form(index + 1) not in cues()["day"]

    def _was_planned(self, index: int) -> bool:
        """Whether a word is a plan that was over when told of: "had been due to expire"."""
        return self.words[index].form in PLANNED and self.any(frozenset({"had"}), index - 3, index)

    def _infinitive(self, index: int) -> bool:
        """Whether "to" begins an infinitive and no place: "agreed to meet", not "went to Torvik"."""
        if index + 1 >= len(self.words):
            return False
        verb = self.words[index + 1]
        return verb.tag == "VB" if verb.tag else not verb.capital
