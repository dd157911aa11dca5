"""What persons judged, in words: beside the records that it concerns, and as a list."""

from __future__ import annotations

from collections.abc import Mapping

from consilience import wording
from consilience.model import Corrected, Dossier
from consilience.report import days

OUTCOMES = {"heeded": "heeded", "against": "not heeded", "absent": "not found here"}


def notes(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """For each record what a person judged of it; a claim that something was said has what its utterance has."""
    found: dict[str, list[str]] = {}
    for one in dossier.corrections:
        for record in dict.fromkeys((one.left, one.right)):
            if record is not None:
                found.setdefault(record, []).append(note(one))
    for claim in dossier.claims:
        if claim.about == "said" and claim.utterance in found:
            found.setdefault(claim.id, []).extend(found[claim.utterance])
    return {record: tuple(several) for record, several in found.items()}


def note(one: Corrected) -> str:
    """A correction in a sentence: "Ana judged “Okonyo” and Ilse Okonjo the same: two spellings."."""
    what = "the same" if one.verdict == "same" else "different"
    why = f": {wording.flat(one.note)}" if one.note.strip() else ""
    kept = "" if one.outcome == "heeded" else f" Not heeded: {wording.flat(one.reason)}."
    return f"{_who(one)} judged {_names(one)} {what}{why}.{kept}".replace("..", ".")


def line(one: Corrected) -> str:
    """A correction as an entry of a list: with its number and day, and what became of it."""
    told = wording.judged(one.number, one.names, one.verdict, one.by, one.note)
    when = f", {days.day(one.at[:10])}" if one.at else ""
    outcome = f"{OUTCOMES[one.outcome]}: {wording.flat(one.reason)}" if one.reason else OUTCOMES[one.outcome]
    return f"{told}{when}; {outcome}"


def _who(one: Corrected) -> str:
    return wording.flat(one.by) or "A person"


def _names(one: Corrected) -> str:
    return " and ".join(wording.flat(name) for name in one.names)
