"""Whether two names mean one person: points for and against, each with its reason in words.

The points are log odds; their sum through the logistic function is the score. They were set by hand so that no single
likeness but an equal full name is enough: a garbled surname needs the office or the same words in the mouth as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from msgspec import Struct

from consilience.model import Judgement
from consilience.resolve import nouns
from consilience.resolve.entities.gazetteer import Office
from consilience.resolve.entities.names import PersonName, Relation, distance, given_relation, word_relation
from consilience.resolve.entities.seen import Node
from consilience.resolve.score import Points

PRIOR = -1.5
SHARED_OFFICES = frozenset({"", "senator", "congressperson", "ambassador", "spokesperson", "judge", "officer"})
"""Offices that many hold at once, so that sharing one says nothing of who it is."""
LONG = 6
"""Letters of a surname from which it and the given name are hardly nearly those of another by chance."""
MOST = 0.6
"""Share of the other reports from which a person is one whom the story is about."""
APART = ("deputy ", "vice ", "former ", "shadow ", "assistant ", "acting ", "ex-")
"""Beginnings of an office that is another than the one behind them."""


class Company(Struct, frozen=True):
    """What surrounds each node: words of its sentences with their weights, runs of words that it is quoted with; and
    the articles that have a surname alone without saying whose it is (`bare`)."""

    words: Mapping[str, Mapping[str, float]]
    phrases: Mapping[str, Set[tuple[str, ...]]]
    bare: Mapping[str, Set[str]]

    def overlap(self, left: str, right: str) -> float:
        """Share of the weight of the words around the rarer of two nodes that stand around the other as well."""
        ours, theirs = self.words.get(left, {}), self.words.get(right, {})
        total = min(sum(ours.values()), sum(theirs.values()))
        return sum(weight for word, weight in ours.items() if word in theirs) / total if total else 0.0

    def same_words(self, left: str, right: str) -> str | None:
        """A run of words that both are quoted with, if there is one."""
        shared = self.phrases.get(left, frozenset()) & self.phrases.get(right, frozenset())
        return " ".join(min(shared)) if shared else None


SURNAME: dict[Relation, tuple[float, str]] = {
    "equal": (2.5, "the surname is the same"),
    "spelling": (2.2, "the surnames are spellings of one name"),
    "near": (0.3, "the surnames are nearly the same"),
}
GIVEN: dict[Relation, tuple[float, str]] = {
    "equal": (1.5, "the given name is the same"),
    "spelling": (1.5, "the given names are spellings of one name"),
    "nickname": (1.3, "the given names are forms of one name"),
    "initial": (0.8, "the initial fits the given name"),
    "near": (0.6, "the given names are nearly the same"),
    "different": (-4.0, "the given names differ"),
    "unknown": (0.0, ""),
}


def judge_full(left: Node, right: Node, company: Company, articles: int) -> Judgement | None:
    """Two full names of persons, or None where the surnames have nothing in common."""
    ours, theirs = left.person, right.person
    if ours is None or theirs is None:
        return None
    surname = word_relation(ours.surname, theirs.surname)
    given = given_relation(ours.given, theirs.given)
    if surname == "different" and _extends(left, right):
        surname, given = "spelling", "equal"
    elif surname == "different" and _double(left, right):
        surname, given = "spelling", "unknown"
    if surname not in SURNAME:
        return None
    points = Points(left.label, right.label, PRIOR)
    if surname == "near" and _woman(ours.surname, theirs.surname) and given in ("equal", "spelling", "nickname"):
        surname = "spelling"
        points.add(-0.2, "one surname has the ending of a woman's form")
    points.add(*SURNAME[surname])
    points.add(*GIVEN[given])
    if surname == "near":
        _add_nearness(points, ours, theirs, given)
        points.add(*_bare_surname(left, right, company))
    if _add_offices(points, left, right) and surname == "near":
        points.add(*_unnamed_otherwise(left, right, articles))
    _add_gender(points, left, right)
    if (both := left.articles & right.articles) and (
        surname == "near" or given in ("near", "different") or ours.generation != theirs.generation
    ):
        points.wall(f"one report names both in full ({len(both)} of {articles} do)")
    if phrase := company.same_words(left.id, right.id):
        points.add(2.0, f"both are quoted with the words “{phrase}”")
    _add_company(points, left, right, company)
    return points.judgement(left.id, right.id)


def _add_nearness(points: Points, ours: PersonName, theirs: PersonName, given: Relation) -> None:
    """Count how near two surnames are that are not the same."""
    long = min(len(ours.surname), len(theirs.surname))
    if distance(ours.surname, theirs.surname) > 1:
        points.add(-0.7, "two letters of the surname differ")
    elif long >= 7:
        points.add(0.7, "only one letter of a long surname differs")
    if given == "near" and long >= LONG:
        points.add(1.6, "both names are nearly the same, as one translated is")


def judge_single(single: Node, full: Node, rivals: int, company: Company, articles: int) -> Judgement | None:
    """A surname alone against a full name (or another surname alone); `rivals` others fit the surname as well."""
    ours, theirs = single.person, full.person
    if ours is None or theirs is None:
        return None
    relation = word_relation(ours.surname, theirs.surname)
    if ours.generation and ours.generation != theirs.generation:
        return None
    if relation == "different" and ours.surname in (theirs.surname.split()[-1], *theirs.surname.split("-")):
        relation = "equal"
    points = Points(single.label, full.label, PRIOR)
    if relation in SURNAME:
        points.add(*SURNAME[relation])
        if relation == "near" and distance(ours.surname, theirs.surname) > 1:
            points.add(-0.6, "two letters of the surname differ")
    elif ours.surname in theirs.given[:1]:
        points.add(0.9, "the name stands first in the full name")
        if not nouns.gender(ours.surname):
            points.add(0.8, "it is no common given name")
    else:
        return None
    points.add(*((1.0, "nobody else in the story fits") if not rivals else (-1.5, f"{rivals} more in the story fit")))
    if _add_offices(points, single, full) and relation == "near":
        points.add(*_unnamed_otherwise(single, full, articles))
    _add_gender(points, single, full)
    _add_company(points, single, full, company)
    return points.judgement(single.id, full.id)


def _extends(left: Node, right: Node) -> bool:
    """Whether one full name is the other with further surnames ("Pedro Ruiz", "Pedro Ruiz Alba")."""
    if left.person is None or right.person is None:
        return False
    ours, theirs = sorted((left.key.split(), right.key.split()), key=len)
    return len(theirs) > len(ours) >= 2 and theirs[: len(ours)] == ours


def _double(left: Node, right: Node) -> bool:
    """Whether one full name is the double surname of the other, however joined ("Ruiz Alba", "Pedro Ruiz-Alba")."""
    ours, theirs = sorted((one.key.replace("-", " ").split() for one in (left, right)), key=len)
    return len(theirs) > len(ours) >= 2 and theirs[-len(ours) :] == ours


def _woman(left: str, right: str) -> bool:
    """Whether one of two surnames is the Slavic form of the other for a woman ("Malin", "Malina")."""
    shorter, longer = sorted((left, right), key=len)
    return longer == shorter + "a" and shorter.endswith(("in", "yn", "ov", "ev", "ow", "ew"))


def _unnamed_otherwise(left: Node, right: Node, articles: int) -> tuple[float, str]:
    """A report that has one of two near names and not the other, which nearly all others have: it then never names the
    person whom the story is about, or garbles that name."""
    for one, other in ((left, right), (right, left)):
        rest = articles - len(one.articles)
        if len(one.articles) == 1 and not one.articles & other.articles and len(other.articles) >= max(2, MOST * rest):
            return 1.5, f"the report has no other name for {other.label}, whom most others name"
    return 0.0, ""


def _bare_surname(left: Node, right: Node, company: Company) -> tuple[float, str]:
    """A report that names one in full and elsewhere has the bare surname of the other takes them for one person."""
    for one, other in ((left, right), (right, left)):
        if other.person and company.bare.get(other.person.surname, frozenset()) & one.articles:
            return 1.5, f"a report that names {one.label} also has the bare surname of {other.label}"
    return 0.0, ""


def _add_offices(points: Points, left: Node, right: Node) -> bool:
    """Count what the offices say; whether they leave it open that the two are one."""
    ours = {office for office in left.offices if office.office not in SHARED_OFFICES}
    theirs = {office for office in right.offices if office.office not in SHARED_OFFICES}
    if not ours or not theirs:
        return True
    fitting = sorted(
        one.office
        for one in ours
        for other in theirs
        if one.office == other.office and (one.country == other.country or None in (one.country, other.country))
    )
    if fitting:
        points.add(2.0, f"both are {fitting[0]}")
    elif short := _shortened(ours, theirs):
        points.add(0.5, f"the office of one can be short for the other's: {short}")
    else:
        _differing(points, ours, theirs)
        return False
    return True


def _differing(points: Points, ours: Set[Office], theirs: Set[Office]) -> None:
    if {office.country for office in ours} & {office.country for office in theirs} or None in {
        office.country for office in ours | theirs
    }:
        points.add(-0.8, f"offices differ: {min(o.office for o in ours)}, {min(o.office for o in theirs)}")
    else:
        points.add(-2.0, "they hold offices of different countries")


def _shortened(ours: Set[Office], theirs: Set[Office]) -> str:
    """An office that is another without its field ("minister", "foreign minister"), or ""."""
    found = sorted(
        short.office
        for ones, others in ((ours, theirs), (theirs, ours))
        for short in ones
        for full in others
        if full.office.endswith(" " + short.office)
        and not full.office.startswith(APART)
        and (short.country == full.country or None in (short.country, full.country))
    )
    return found[0] if found else ""


def _add_gender(points: Points, left: Node, right: Node) -> None:
    if left.genders and right.genders and not left.genders & right.genders:
        points.wall("one is a man, the other a woman by their titles")


def _add_company(points: Points, left: Node, right: Node, company: Company) -> None:
    overlap = company.overlap(left.id, right.id)
    if overlap >= 0.1:
        points.add(min(1.0, overlap / 0.3), f"{overlap:.0%} of the words around them are the same")
