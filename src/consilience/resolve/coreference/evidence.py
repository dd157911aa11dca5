"""What speaks for and against two mentions being of one thing: named features, most of them 0 or 1.

The words that a reason is given in stand beside the weights, in `data/coreference_weights.tsv`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from consilience.lexicon import words
from consilience.resolve.concepts import FAR, concepts, steps
from consilience.resolve.coreference.antecedents import gender
from consilience.resolve.coreference.setting import Setting
from consilience.resolve.coreference.sightings import Sighting
from consilience.resolve.entities import gazetteer
from consilience.resolve.entities.names import word_relation
from consilience.resolve.nouns import is_person

Evidence = Mapping[str, float]
TWO_WORDS = "“{}” and “{}”"
"""The feature of two events that are told by these two words: reports of other matters show which are used for one."""


def of_entities(left: Sighting, right: Sighting, story: Setting) -> dict[str, float]:
    """The features of two mentions of people, bodies, places, things or times."""
    found = _shared(left, right, story)
    forms = {left.form, right.form}
    if forms == {"name"}:
        found.update(_names(left, right))
    elif "name" in forms and "nominal" in forms:
        name, nominal = (left, right) if left.form == "name" else (right, left)
        found.update(_described(name, nominal, story))
    else:
        found["both described"] = 1
        found.update(_heads(left, right, "described"))
    if left.text == right.text:
        found["same words"] = 1
        found[f"same words, {left.form}"] = 1
        found["same words, length"] = min(4, len(left.text.split()))
    if left.kind and right.kind:
        found["same kind" if left.kind == right.kind else "other kind"] = 1
    for kind in ("time", "number", "place"):
        if kind in (left.kind, right.kind):
            found[f"a {kind}"] = 1
            found[f"same head, a {kind}"] = float(left.head == right.head)
    if left.plural != right.plural and left.form == right.form == "nominal":
        found["one and several"] = 1
    found.update(_modified(left, right))
    found.update(_sorts(left, right))
    return found


@lru_cache(maxsize=1 << 14)
def sort(one: Sighting) -> str:
    """What a mention is of as far as its kind, its noun or its name shows: "person" goes before the kind."""
    if one.kind == "person" or gender(one) or (one.form == "nominal" and is_person(one.head)):
        return "person"
    return one.kind or ("thing" if one.form == "nominal" else "unknown")


def _sorts(left: Sighting, right: Sighting) -> dict[str, float]:
    """Whether the two are of one sort and, as far as words show it, of one gender and number."""
    ours, theirs = sorted((sort(left), sort(right)))
    found: dict[str, float] = {f"a {ours} and a {theirs}": 1}
    if gender(left) and gender(right):
        found["same gender" if gender(left) == gender(right) else "other gender"] = 1
    if left.plural != right.plural:
        found["other number"] = 1
    return found


def of_events(left: Sighting, right: Sighting, story: Setting) -> dict[str, float]:
    """The features of two mentions of events."""
    found = _shared(left, right, story)
    found.update(_heads(left, right, "event"))
    found.update(_taking_part(left, right, story))
    found.update(_used(left, right, story))
    if left.head != right.head:
        found[TWO_WORDS.format(*sorted((left.head, right.head)))] = 1
    saying = sum(one.head in words("resolve/saying.txt") for one in (left, right))
    if saying:
        found["both say" if saying == 2 else "one says"] = 1
        if saying == 2:
            found["both say, likeness"] = story.likeness(left, right)
            found["both say, same agent"] = float(bool(left.agents & right.agents))
    if any(one.head in words("resolve/light_verbs.txt") for one in (left, right)):
        found["a light verb"] = 1
    if {left.form, right.form} == {"verb", "nominal"}:
        found["verb and noun"] = 1
    if left.text == right.text:
        found["same words"] = 1
    if left.form == right.form == "nominal" and left.modifiers & right.modifiers:
        found["share modifiers"] = 1
    return found


def _taking_part(left: Sighting, right: Sighting, story: Setting) -> dict[str, float]:
    """Who and what takes part in the two events, as far as their sentences say it."""
    found: dict[str, float] = {}
    head = "same head" if left.head == right.head else "other head"
    sides = [(story.parties(one, one.agents), story.parties(one, one.patients), one.others) for one in (left, right)]
    for name, ours, theirs in zip(("agents", "patients", "circumstances"), *sides, strict=True):
        if ours and theirs:
            kind = "share" if ours & theirs else "differ in"
            found[f"{kind} {name}"] = 1
            found[f"{kind} {name}, {head}"] = 1
    ours, theirs = sides[0][0] | sides[0][1], sides[1][0] | sides[1][1]
    if ours and theirs:
        found["share a party" if ours & theirs else "no party in common"] = 1
        found[f"{'share a party' if ours & theirs else 'no party in common'}, {head}"] = 1
    return found


def _used(left: Sighting, right: Sighting, story: Setting) -> dict[str, float]:
    """How alike the words are used that tell two events: their heads, who and what takes part, what stands around."""
    around, parties = story.usage(left, right, "around"), story.usage(left, right, "parties")
    if left.head == right.head:
        return {"usage around": around, "usage around, same head": around, "usage of parties, same head": parties}
    near = story.nearness(left.head, right.head)
    found = {"usage around": around, "usage of parties": parties}
    if near is None:
        found["head of unknown use"] = 1
    else:
        found["usage of heads"] = near
        found["usage of heads above 0.4"] = max(0.0, near - 0.4)
        found["usage of heads above 0.6"] = max(0.0, near - 0.6)
        found["usage of heads and around"] = near * around
        found["usage of heads and parties"] = max(0.0, near) * parties
    return found


def _shared(left: Sighting, right: Sighting, story: Setting) -> dict[str, float]:
    same = left.head == right.head
    near = story.likeness(left, right)
    found = {
        "likeness": near,
        "likeness, same head": near * same,
        "share of documents": min(story.share(left.head), story.share(right.head)),
        "share of documents, same head": story.share(left.head) * same,
    }
    alike = story.documents_alike(left, right)
    if not same:
        apart = steps(left.head, left.part, right.head, right.part)
        company = story.company(left.head, right.head)
        found["company"] = company
        if apart < FAR:
            found[f"company, {apart} steps apart"] = company
            found["share of documents, near heads"] = min(story.share(left.head), story.share(right.head))
            found["likeness, near heads"] = near
    if left.document != right.document:
        found["documents alike"] = alike
        found["documents alike, same head"] = alike * same
        found["documents little alike, same head"] = float(same and alike < 0.1)
    if left.document == right.document:
        found["same document"] = 1
        found["same document, same head"] = float(same)
        if left.place[0] == right.place[0]:
            found["same sentence"] = 1
    if left.governor and left.governor == right.governor:
        found["same governor"] = 1
        if left.role == right.role:
            found["same governor and role"] = 1
    if near >= 0.3 and left.role == right.role:
        found["same role in like sentences"] = 1
    return found


def _heads(left: Sighting, right: Sighting, what: str) -> dict[str, float]:
    if left.head == right.head:
        return {f"same head, {what}": 1}
    apart = steps(left.head, left.part, right.head, right.part)
    found: dict[str, float] = {f"heads {apart} steps apart, {what}": 1}
    if apart == FAR and _stem(left.head) == _stem(right.head):
        found[f"same stem, {what}"] = 1
    return found


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 3)]


def _modified(left: Sighting, right: Sighting) -> dict[str, float]:
    found: dict[str, float] = {}
    if left.modifiers and right.modifiers:
        common = left.modifiers & right.modifiers
        found["share modifiers" if common else "other modifiers"] = 1
        found["modifiers"] = len(common) / len(left.modifiers | right.modifiers)
        if not common and left.head == right.head:
            found["same head, other modifiers"] = 1
    elif left.modifiers or right.modifiers:
        found["one is modified"] = 1
    if left.numbers and right.numbers:
        found["same numbers" if left.numbers & right.numbers else "other numbers"] = 1
    return found


@lru_cache(maxsize=1 << 16)
def _related(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """How two names stand to each other."""
    ours, theirs = " ".join(left), " ".join(right)
    if ours == theirs:
        return "names equal"
    if (known := _known(ours)) and (other := _known(theirs)):
        return "names of one, by the gazetteer" if known == other else "names of two, by the gazetteer"
    if initials(left) == theirs.replace(".", "") or initials(right) == ours.replace(".", ""):
        return "acronym and name"
    if left[-1] == right[-1]:
        if len(left) == 1 or len(right) == 1 or left[0] == right[0]:
            return "last word of the longer name" if min(len(left), len(right)) == 1 else "first and last word"
        within = set(left) <= set(right) or set(right) <= set(left)
        return "a part of the longer name" if within else "same last word, other first"
    if set(left) <= set(right) or set(right) <= set(left):
        return "first word of the longer name" if left[0] == right[0] else "a part of the longer name"
    if left[0] == right[0]:
        return "same first word, other last"
    if set(left) & set(right):
        return "names share a word"
    if any(word_relation(a, b) in ("spelling", "near") for a in left for b in right if min(len(a), len(b)) > 3):
        return "names spelled alike"
    return "names differ"


def initials(name: tuple[str, ...]) -> str:
    """The initials of a name of several words, "" for a shorter one."""
    several = [word for word in name if word not in ("of", "the", "and", "for", "-", "&")]
    return "".join(word[0] for word in several) if len(several) > 1 else ""


def _known(name: str) -> str | None:
    return (
        gazetteer.place(name)
        or gazetteer.organisation(name)
        or gazetteer.people_of(name)
        or gazetteer.capital_of(name)
        or gazetteer.seat_of(name)
    )


def _names(left: Sighting, right: Sighting) -> dict[str, float]:
    relation = _related(left.name, right.name)
    found: dict[str, float] = {relation: 1, "both named": 1}
    if left.kind == right.kind == "person" and not any(concepts(one.name[0], "NOUN") for one in (left, right)):
        found[f"{relation}, persons"] = 1
    return found


def _described(name: Sighting, nominal: Sighting, story: Setting) -> dict[str, float]:
    found: dict[str, float] = {"named and described": 1}
    titles = story.titles.get(name.name[-1], frozenset())
    if nominal.head in titles:
        found["described as the named one is titled"] = 1
    elif any(steps(nominal.head, nominal.part, title, "NOUN") <= 1 for title in sorted(titles)):
        found["described nearly as the named one is titled"] = 1
    if nominal.head in name.name:
        found["the name holds the noun"] = 1
    if set(name.name) & nominal.modifiers:
        found["the description names it beside the noun"] = 1
    if name.kind == "person" and nominal.plural:
        found["one and several"] = 1
    if sort(nominal) == "person" and not nominal.plural:
        known = story.prominence(name)
        found["described, prominence of the named one"] = known
        found["described, most prominent"] = float(known == 1.0)
        found["described, most prominent, same document"] = float(known == 1.0 and name.document == nominal.document)
    return found
