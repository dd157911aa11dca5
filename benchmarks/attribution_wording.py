"""What the words of a cue, or those at the border of a content, seem to be: read off the wording, without a model."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.attribution_score import Spans
from consilience.annotate.cues import Cue, cue_of

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

LISTS = {
    name: frozenset(listed.split())
    for name, listed in (
        line.split("\t")
        for line in Path(__file__).with_name("attribution_words.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
}
"""Small words by class."""
PARTS = {"N": "a noun", "J": "an adjective"}
SAYING, JUDGING = "a verb of saying", "a verb of judging or showing"
ACTS = {
    **dict.fromkeys(("say", "write", "report", "warn", "deny", "ask", "promise", "demand", "quote"), SAYING),
    **dict.fromkeys(("judge", "show"), JUDGING),
    **dict.fromkeys(("think", "know"), "a verb of thinking or knowing"),
    **dict.fromkeys(("want", "act"), "a verb of wanting or acting"),
}
"""The lexicon's kinds of act in four sorts."""
NEAR = 8
"""Words up to which a phrase with "in", "at" or "on" is taken for an adjunct of time or place."""


def words(text: str) -> list[str]:
    """The words of `text` in lower case, as they are compared with lists."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def joined_words(text: str, spans: Spans) -> str:
    """The words of the spans, with "…" for what stands between them."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def cue_kind(text: str, spans: Spans) -> tuple[str, str]:
    """What sort of cue the spans are, by the product's own lexicon, and the lemma of the word that decides: the last
    one known, else the last that is no small word."""
    said = [word for start, end in spans for word in words(text[start:end])]
    if not spans:
        return "no cue", ""
    if not said:
        return "a colon or other sign", joined_words(text, spans)
    if set(said) <= LISTS["according"]:
        return "according to and the like", " ".join(said)
    before = words(text[max(0, spans[0][0] - 40) : spans[0][0]])[-1:]
    for place in range(len(said) - 1, -1, -1):
        known = _cue(said, place, before)
        if known is not None:
            return ACTS[known.act] if known.part == "V" else PARTS[known.part], known.lemma
    telling = [word for word in said if len(word) > 3 and not any(word in small for small in LISTS.values())]
    return "words outside the lexicon", (telling or said)[-1]


def _cue(said: list[str], place: int, before: list[str]) -> Cue | None:
    """The lexicon's entry for a word of a cue; a word that is both verb and noun ("calls") is a noun behind a
    determiner or possessive ("their calls"), also where that stands before the cue."""
    verb, noun = cue_of("V", said[place]), cue_of("N", said[place])
    if verb is not None and noun is not None:
        previous = said[place - 1 : place] if place else before
        nominal = bool(previous) and (previous[0] in LISTS["determiner"] or previous[0].endswith("'s"))
        return noun if nominal else verb
    return verb or noun or cue_of("J", said[place])


def opening(text: str, start: int, end: int) -> str:
    """What kind of phrase `start` to `end` seems to be, by its first word and the sign before it."""
    said = words(text[start:end])
    first = said[0] if said else ""
    before = text[max(0, start - 3) : start].strip()[-1:]
    if first in LISTS["conjunction"]:
        return "coordinated words"
    if first in LISTS["relative"]:
        return "relative clause"
    if first in LISTS["subordinator"]:
        return "subordinate clause"
    if first in LISTS["time"] or (first in LISTS["place"] and len(said) <= NEAR):
        return "adjunct of time or place"
    if first in LISTS["preposition"] or first in LISTS["place"]:
        return "prepositional phrase"
    if first.endswith("ing") and len(first) > 4:
        return "participle clause"
    return "apposition or aside" if before and before in ",—–-(" else "other words"
