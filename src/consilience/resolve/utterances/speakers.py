"""Whether two reports can mean one speaker: the same entity, a name garbled in one of them, a description in the other.

Entities are told apart by name and office with care; next to equal words a weaker likeness is enough, since a report
that quotes somebody in the same words most likely means the same person, however it spells or describes them.
"""

from __future__ import annotations

from consilience.resolve.utterances.namesakes import names_alike
from consilience.resolve.utterances.tellings import ROLE, Told

ALIKE = -0.4
"""Points where the names are spelt alike."""
DESCRIBED = -0.5
"""Points where one report describes a speaker by what the one whom the other names is."""
UNNAMED = -0.8
"""Points where both reports describe a speaker in the same words, and name none."""
UNKNOWN = -1.0
"""Points where a report does not tell whose words they are."""
DIFFERENT = -1.2
"""Points where one report names somebody, and the other speaks of somebody or something that it may be."""
PRONOUN = -3.0
"""Points where one report seems to mean somebody else by a pronoun, which is easily mistaken."""
KINDS = {
    ALIKE: "spelt alike",
    DESCRIBED: "described",
    UNNAMED: "unnamed",
    UNKNOWN: "speaker unknown",
    DIFFERENT: "named and described",
    PRONOUN: "pronoun",
}
"""What each of these is called among the findings."""
SOURCES = frozenset({"source", "sources", "insider", "insiders"})
"""Nouns for those whom a report leaves without a name so that nobody knows them."""
NAMED = -0.6
"""Points from which the speakers speak no more against one speech act than a misspelling does."""


def speakers(left: Told, right: Told) -> tuple[float, str] | None:
    """Points for the speakers of two tellings, or None where they are two and can't be one."""
    if left.speaker is not None and left.speaker == right.speaker:
        return 0.0, ""
    if left.speaker is None or right.speaker is None:
        if names_alike(left.called, right.called):
            return ALIKE, f"the names are spelt alike: {left.called}, {right.called}"
        if left.named and right.named and not (left.by_pronoun or right.by_pronoun):
            return None
        return UNKNOWN, "not both reports tell whose words they are"
    if _is_apart(left, right) or _is_apart(right, left):
        return None
    if left.speaker_kind == "person" and right.speaker_kind == "person":
        return _people(left, right)
    if names_alike(left.called, right.called):
        return ALIKE, f"the names are spelt alike: {left.called}, {right.called}"
    if (described := _described(left, right)) is not None:
        return described
    return DIFFERENT, "one report names a person or body, the other one that it may speak for"


def _is_apart(one: Told, other: Told) -> bool:
    """Whether one is an outlet that did not pass on what the other said, or a source whom nobody names and the other
    is no such source: neither speaks for anybody else."""
    if one.is_outlet and not other.is_outlet:
        return one.speaker not in other.links
    return one.unnamed in SOURCES and other.unnamed not in SOURCES


def kind(points: float) -> str:
    """What the findings call the relation of two speakers that came to so many points."""
    return KINDS[points]


def _described(left: Told, right: Told) -> tuple[float, str] | None:
    """Points where one report names the speaker, and the other describes one by what that speaker is."""
    if left.article.id == right.article.id or bool(left.unnamed) == bool(right.unnamed):
        return None
    named, other = (right, left) if left.unnamed else (left, right)
    if named.speaker_kind == "person" and len(other.unnamed) > ROLE and other.unnamed[:ROLE] in named.roles:
        return DESCRIBED, f"one report names {named.called}, the other only the {other.unnamed}"
    return None


def _people(left: Told, right: Told) -> tuple[float, str] | None:
    if left.article.id == right.article.id:
        return None
    found = _named_people(left, right)
    if found is None and (left.by_pronoun or right.by_pronoun):
        return PRONOUN, f"a pronoun stands for {left.called if left.by_pronoun else right.called} by the look of it"
    return found


def _named_people(left: Told, right: Told) -> tuple[float, str] | None:
    if left.unnamed and right.unnamed:
        return (UNNAMED, f"neither report names the {left.unnamed}") if left.unnamed == right.unnamed else None
    if left.unnamed or right.unnamed:
        words = f"one report names the speaker, the other only the {left.unnamed or right.unnamed}"
        return _described(left, right) or (DIFFERENT, words)
    if names_alike(left.called, right.called):
        return ALIKE, f"the names are spelt alike: {left.called}, {right.called}"
    return None


def could_be_one(left: Told, right: Told) -> bool:
    """Whether the speakers leave it open that the words are one person's."""
    return left.speaker == right.speaker or speakers(left, right) is not None
