"""Whom a pronoun means: one mention that stands before it in its document, chosen by what it agrees with, how near it
is and what it does in its sentence (after Lappin, Leass 1994, Computational Linguistics 20:535-561)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from consilience.lexicon import words
from consilience.model import Judgement
from consilience.resolve import nouns
from consilience.resolve.coreference.sightings import Sighting
from consilience.resolve.nouns import pronouns

REACH = 4
"""Sentences back in which an antecedent is looked for, beyond which only names are."""
SURE = 0.9
"""`Judgement.score` of a pronoun and its antecedent."""
DISTANCE, ACTING, NAMED, KNOWN, TWIN, OFTEN = 0.7, 0.7, 0.4, 1.0, 1.2, 0.4
"""What a sentence of distance costs; what it is worth to be the subject, a name, surely of that gender or number, the
same pronoun, and each e-fold of mentions in the document."""


def resolved(sightings: Sequence[Sighting]) -> list[Judgement]:
    """A "same" for each pronoun that has an antecedent among the mentions of its document."""
    documents: dict[str, list[Sighting]] = {}
    for one in sightings:
        if not one.event:
            documents.setdefault(one.document, []).append(one)
    found = []
    for several in documents.values():
        several.sort(key=lambda one: (one.place, one.id))
        often = Counter(one.name[-1] if one.name else one.head for one in several)
        for index, one in enumerate(several):
            if one.form == "pronoun" and (before := _antecedent(several, index, often)) is not None:
                reason = f'+ "{one.text}" of {one.document} stands for "{before.text}" there'
                found.append(Judgement(left=before.id, right=one.id, verdict="same", score=SURE, reasons=(reason,)))
    return found


def _antecedent(several: Sequence[Sighting], index: int, often: Mapping[str, int]) -> Sighting | None:
    pronoun = several[index]
    meant = pronouns().get(pronoun.head) or pronouns().get(pronoun.text, "")
    if meant in ("speaker", "speakers", "hearer"):
        return _speaker(several, index, meant)
    if meant == "any":
        near = [one for one in several[:index] if one.place[0] == pronoun.place[0] and not _dated(one)]
        return near[-1] if near else None
    if not meant:
        return None
    scored = [
        (score, place)
        for place, one in enumerate(several[:index])
        if (score := _score(one, pronoun, meant, often)) is not None
    ]
    return several[max(scored)[1]] if scored else None


def _score(one: Sighting, pronoun: Sighting, meant: str, often: Mapping[str, int]) -> float | None:
    apart = pronoun.place[0] - one.place[0]
    if _dated(one) or (apart > REACH and one.form != "name"):
        return None
    total = -DISTANCE * apart + ACTING * (one.role == "agent")
    if one.form == "pronoun":
        theirs = pronouns().get(one.head) or pronouns().get(one.text, "")
        return total + TWIN if theirs == meant else None
    fits = _fit(one, meant)
    if fits is None:
        return None
    return total + fits + NAMED * (one.form == "name") + OFTEN * log(often[one.name[-1] if one.name else one.head])


def _fit(one: Sighting, meant: str) -> float | None:
    """What it is worth that a mention can be meant by such a pronoun; None where it can't."""
    human = one.kind == "person" or (one.form == "nominal" and nouns.is_person(one.head)) or bool(gender(one))
    if meant in ("m", "f"):
        shown = gender(one)
        if one.plural or one.kind in ("place", "group") or (shown and shown != meant):
            return None
        if not human and one.form == "nominal":
            return None
        return KNOWN * (shown == meant) + KNOWN * human
    if meant == "many":
        if one.plural or one.kind == "group" or one.numbers:
            return KNOWN
        return 0.0 if one.form == "nominal" else None
    return None if human or one.plural else KNOWN * (one.kind in ("group", "thing"))


def _speaker(several: Sequence[Sighting], index: int, meant: str) -> Sighting | None:
    """Who speaks where "I" or "we" stands: the nearest subject of a verb of saying in this sentence or the next ones
    on either side; else who the same pronoun meant before."""
    pronoun = several[index]
    theirs = "hearer" if meant == "hearer" else "speaker"
    saying = words("resolve/saying.txt")
    if theirs == "speaker":
        spoke = [
            (abs(one.place[0] - pronoun.place[0]), one.place[0] < pronoun.place[0], place)
            for place, one in enumerate(several)
            if one.role == "agent"
            and one.governor in saying
            and abs(one.place[0] - pronoun.place[0]) <= 1
            and pronouns().get(one.head) not in ("speaker", "speakers", "hearer")
        ]
        if spoke:
            return several[min(spoke)[2]]
    same = [one for one in several[:index] if one.form == "pronoun" and pronouns().get(one.head) == meant]
    return same[-1] if same and pronoun.place[0] - same[-1].place[0] <= 2 else None


def _dated(one: Sighting) -> bool:
    return one.kind in ("time", "number")


def gender(one: Sighting) -> str:
    """The gender that a given name, a noun or a title shows: "m", "f" or ""."""
    for word in (one.head if one.form == "nominal" else "", *one.name[:1], *sorted(one.titles)):
        shown = nouns.gender(word)
        if shown and (one.form == "nominal" or len(one.name) > 1 or word not in one.name):
            return shown
    return ""
