"""Who "he", "she", "the top diplomat" and "the ministry" stand for, within one article and only where that is sure.

Salience after Lappin and Leass (Computational Linguistics 20:4, 1994): every mention makes its referent present by
where it stands (subject, object, other), and what was present fades by half with every sentence. Whoever is the
source of a report is more present than others. A pronoun or description takes the most present referent that agrees
in kind, number and gender, if it is clearly ahead of the next; names inside quotations count for little outside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from consilience.annotate.cues import cue_of
from consilience.annotate.names.found import Name, Range, Stretch
from consilience.annotate.names.nominals import Nominal
from consilience.annotate.names.referents import Referent, key_of
from consilience.lexicon import rows

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

RECENT, SUBJECT, OBJECT, OTHER, POSSESSOR, SPEAKER = 100.0, 80.0, 50.0, 40.0, 20.0, 60.0
QUOTED = 0.2
FADE = 0.5
LEAST = 18.0
CLEARLY = 1.25
TAKEN_UP = 800
"""Characters in which a description takes up another with the same noun rather than a name."""
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "plural", "them": "plural", "their": "plural", "it": "thing", "its": "thing",
}  # fmt: skip

KNOWN = frozenset(
    {
        "known",
        "said",
        "reported",
        "believed",
        "thought",
        "understood",
        "alleged",
        "claimed",
        "recalled",
        "noted",
        "feared",
    }
    | {"hoped", "expected", "assumed", "rumoured", "rumored", "remembered", "acknowledged", "recognised", "recognized"}
)
"""What "it is … that" tells of nobody in particular."""


@dataclass(frozen=True)
class Pronoun:
    """A pronoun of the third person, with the place of the name that it stands for, if that is sure."""

    place: Range
    form: str
    stands_for: Range | None
    person: bool


Item = Name | Nominal | tuple[Stretch, int]


def resolved(
    names: Sequence[Name],
    nominals: Sequence[Nominal],
    stretches: Sequence[Stretch],
    known: Mapping[str, Referent],
    quoted: Sequence[Range],
    shared: frozenset[str] = frozenset(),
) -> tuple[dict[Range, Range], list[Pronoun]]:
    """The name that each description stands for, where that is sure, by place; and the pronouns. `known` are the
    referents by key, `shared` the surnames of families."""
    state = _State(known, quoted, {(name.stretch.number, name.start): name for name in names}, shared)
    links: dict[Range, Range] = {}
    pronouns: list[Pronoun] = []
    for item in _in_order(names, nominals, stretches):
        if isinstance(item, Name):
            state.named(item)
        elif isinstance(item, Nominal):
            place = state.described(item)
            if place is not None:
                links[item.place] = place
        else:
            pronouns.append(state.pronoun(item[0], item[1]))
    return links, pronouns


def _in_order(names: Sequence[Name], nominals: Sequence[Nominal], stretches: Sequence[Stretch]) -> Iterator[Item]:
    items: list[tuple[Range, int, Item]] = [(name.place, 0, name) for name in names]
    items.extend((nominal.place, 1, nominal) for nominal in nominals)
    for stretch in stretches:
        for k, word in enumerate(stretch.words):
            if word.lower() not in PRONOUNS:
                continue
            token = stretch.doc[k]
            if token.tag_ in ("PRP", "PRP$") and not _empty(token):
                items.append((stretch.characters(k, k + 1), 2, (stretch, k)))
    items.sort(key=lambda item: (item[0], item[1]))
    for _, _, item in items:
        yield item


def _empty(token: Token) -> bool:
    """Whether an "it" stands for nothing ("it is clear that", "it would be naive to", "it is now known that")."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    if token.dep_ == "nsubjpass" and token.head.lower_ in KNOWN and any(c.dep_ == "ccomp" for c in token.head.children):
        return True
    return token.head.lower_ in ("is", "was", "be", "'s", "’s", "been", "seems", "appears") or token.dep_ == "expl"


@cache
def _epithets() -> dict[str, frozenset[str]]:
    return {noun: frozenset(offices.split("|")) for noun, offices in rows("annotate/epithets.tsv")}


class _State:
    """How present every referent is at the point of the text that was reached."""

    def __init__(
        self,
        known: Mapping[str, Referent],
        quoted: Sequence[Range],
        starts: Mapping[tuple[int, int], Name],
        shared: frozenset[str],
    ) -> None:
        self.known = known
        self.shared = shared
        self.quoted = quoted
        self.sentence: tuple[int, int] | None = None
        self.quote = 0
        self.active: dict[str, Referent] = {}
        self.starts = starts
        self.brought_in: dict[str, int] = {}

    def _reach(self, stretch: Stretch, token: Token) -> bool:
        """Fades what was present if a new sentence begins; returns whether the token is quoted."""
        sentence = (stretch.number, token.sent.start)
        if sentence != self.sentence:
            self.sentence = sentence
            for key, referent in list(self.active.items()):
                referent.salience *= FADE
                if referent.salience < 1:
                    del self.active[key]
        at = stretch.offset + token.idx
        while self.quote < len(self.quoted) and self.quoted[self.quote][1] <= at:
            self.quote += 1
        return self.quote < len(self.quoted) and self.quoted[self.quote][0] <= at

    def _present(self, referent: Referent, head: Token, quoted: bool) -> None:
        weight = (RECENT + _weight(head)) * (QUOTED if quoted else 1.0)
        referent.salience = max(referent.salience, weight) + 0.1 * min(referent.salience, weight)
        self.active[referent.key] = referent

    def named(self, name: Name) -> None:
        """A name stands here."""
        referent = self.known[key_of(name, self.shared)]
        quoted = self._reach(name.stretch, name.head)
        referent.places.append(name.place)
        if name.stretch.aside:
            return
        self._present(referent, name.head, quoted)

    def described(self, nominal: Nominal) -> Range | None:
        """The name that a description stands for."""
        quoted = self._reach(nominal.stretch, nominal.head)
        within = self._name_within(nominal)
        if within is not None:
            return within
        head = nominal.head.lower_
        if not nominal.definite:
            self.brought_in[head] = nominal.place[0]
        if not nominal.definite or quoted or nominal.speaker.number == "plural":
            return None
        if nominal.place[0] - self.brought_in.get(head, -TAKEN_UP) < TAKEN_UP:
            return None  # "a senior official … the official": somebody without a name
        if nominal.speaker.kind == "person":
            referent = self._described_person(nominal)
        elif nominal.speaker.kind == "organisation":
            referent = self._described_body(nominal)
        else:
            return None
        if referent is None or not referent.places:
            return None
        self._present(referent, nominal.head, quoted)
        return referent.places[-1]

    def _name_within(self, nominal: Nominal) -> Range | None:
        """The name of a body in its own description ("the RIA news agency"), or right behind it ("the news agency
        RIA")."""
        if nominal.speaker.kind != "organisation":
            return None
        doc = nominal.stretch.doc
        for k in range(nominal.start, min(nominal.end + 2, len(doc))):
            name = self.starts.get((nominal.stretch.number, k))
            if name is None or name.kind != "organisation":
                continue
            inner = name.end < nominal.end and name.head.dep_ in ("compound", "nmod")
            if inner or (
                name.start == nominal.end and nominal.head.dep_ in ("compound", "nmod") and name.head.i > nominal.head.i
            ):
                return name.place
            if name.start == nominal.end and name.head.dep_ == "appos" and name.head.head == nominal.head:
                return name.place
        return None

    def _described_person(self, nominal: Nominal) -> Referent | None:
        doc = nominal.stretch.doc
        words = [doc[k].lower_ for k in range(nominal.start, nominal.end)]
        head = words[-1]
        if doc[nominal.start].lower_ in ("his", "her", "their", "its") or _restricted(nominal):
            return None
        persons = [r for r in self.active.values() if r.kind == "person" and r.places]
        persons = [r for r in persons if _agrees(r.gender, nominal.speaker.gender)]
        office = [r for r in persons if any(_same_office(words, title) for title in r.titles)]
        if office:
            return _ahead(office)
        fitting = _epithets().get(head)
        if fitting is None:
            return None
        held = [
            r for r in persons if any(title.endswith(tuple(fitting - {"*"})) for title in r.titles if fitting - {"*"})
        ]
        if held:
            return _ahead(held)
        return _ahead(persons, 2.0) if "*" in fitting else None

    def _described_body(self, nominal: Nominal) -> Referent | None:
        head = nominal.head.lower_
        bodies = [r for r in self.active.values() if r.kind == "organisation" and r.places and head in r.words]
        return None if _restricted(nominal) else _ahead(bodies)

    def pronoun(self, stretch: Stretch, index: int) -> Pronoun:
        """The pronoun at a token, with the name that it stands for."""
        token = stretch.doc[index]
        quoted = self._reach(stretch, token)
        place = stretch.characters(index, index + 1)
        form = PRONOUNS[token.lower_]
        person = form in ("m", "f")
        if quoted or stretch.aside:
            return Pronoun(place, token.lower_, None, person)
        fitting = [r for r in self.active.values() if r.places and _fits(r, form)]
        if token.dep_ in ("dobj", "pobj", "dative"):
            fitting = [r for r in fitting if not self._subject_of(r, token, stretch)]
        referent = _ahead(fitting, CLEARLY if person else 1.6)
        if referent is None:
            return Pronoun(place, token.lower_, None, person)
        if person and not referent.gender:
            referent.gender = form
        self._present(referent, token, quoted)
        return Pronoun(place, token.lower_, referent.places[-1], person)

    def _subject_of(self, referent: Referent, token: Token, stretch: Stretch) -> bool:
        """Whether the referent is the subject of the clause whose object the pronoun is ("Okafor met him")."""
        verb = token.head if token.dep_ != "pobj" else token.head.head
        for other in verb.children:
            if other.dep_ in ("nsubj", "nsubjpass"):
                at = stretch.offset + other.idx
                return any(start <= at < end for start, end in referent.places[-3:])
        return False


def _weight(head: Token) -> float:
    while head.dep_ == "conj" and head.head != head:
        head = head.head  # "Okafor and Bell met": both did
    if head.dep_ in ("nsubj", "nsubjpass"):
        cue = cue_of("V", head.head.lower_)
        return SUBJECT + (SPEAKER if cue is not None and cue.speaks else 0.0)
    if head.dep_ in ("dobj", "dative"):
        return OBJECT
    return POSSESSOR if head.dep_ in ("poss", "compound", "nmod", "amod") else OTHER


def _ahead(candidates: Sequence[Referent], margin: float = CLEARLY) -> Referent | None:
    """The most present one, if it is clearly ahead of the next."""
    ranked = sorted(candidates, key=lambda r: (-r.salience, r.key))
    if not ranked or ranked[0].salience < LEAST:
        return None
    if len(ranked) > 1 and ranked[0].salience < margin * ranked[1].salience:
        return None
    return ranked[0]


def _agrees(known: str, wanted: str) -> bool:
    return not known or not wanted or known == wanted


def _fits(referent: Referent, form: str) -> bool:
    if form in ("m", "f"):
        return referent.kind == "person" and _agrees(referent.gender, form)
    if form == "plural":
        return referent.kind == "group"
    return referent.kind in ("organisation", "place")


def _same_office(words: Sequence[str], title: str) -> bool:
    """Whether a description ("the foreign minister") names the office in a title ("Kenyan Foreign Minister")."""
    bare = " ".join(word for word in words if word not in ("the", "this", "that", "'s", "’s"))
    full = _in_full().get(title, title)
    return full == bare or full.endswith(" " + bare)


@cache
def _in_full() -> dict[str, str]:
    """Offices that are shortened before names, in full."""
    return {short: full for short, full in rows("annotate/office_short.tsv")}


def _restricted(nominal: Nominal) -> bool:
    """Whether words behind the description say who is meant ("the head of the union", "the man who …")."""
    behind = [child for child in nominal.head.children if child.i >= nominal.end]
    return any(c.dep_ in ("relcl", "acl", "appos") or (c.dep_ == "prep" and c.lower_ == "of") for c in behind)
