"""Which kind of thing a name names, by all that the reports of a story do with it.

An annotator sees one sentence, and takes a name that it does not know for a person's by default: a town, a ship, a
newspaper. What stands around the name in the whole story mends that: persons have titles, ages and kin, and speak;
things are written with "the", one is "in" places. A name of one word that nothing shows to be a person's is not
taken for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from consilience.lexicon import rows, words
from consilience.model import MentionKind
from consilience.resolve import nouns
from consilience.resolve.entities import gazetteer
from consilience.resolve.entities.names import Relation, word_relation
from consilience.resolve.entities.seen import Seen

MINORITY = 0.4
"""Share of a name's mentions up to which another kind than the usual one is taken for a slip of the annotator."""
AROUND = 40
"""Characters before and behind a name that are looked at."""
PLACED = re.compile(r"\b(?:in|into|near|inside|outside|across|throughout)\s+$", re.IGNORECASE)
WITH_ARTICLE = re.compile(r"\bthe\s+[\"“‘']?$", re.IGNORECASE)
POSSESSED = re.compile(r"['’]s?\b")
WORD_BEFORE = re.compile(r"([^\W\d_]+),?\s+$")
NEXT = re.compile(r"\s+([^\W\d_]+)")
PERSONAL = re.compile(r",?\s+(?:who|whose|whom)\b|,\s+(?:aged\s+)?\d{1,3}\b|\s+\(\d{1,3}\)")
"""What stands behind persons: a clause with "who", an age."""
UNLIKE_A_PERSON = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bVan)(?<!\bFitz)(?<=[a-z])[A-Z]|\d|^[A-Z]{2,}$"
)
"""What names of persons are not written with: digits, capitals inside a word, capitals only."""

LONG = 6
"""Letters of a name from which it can be a surname of the story misspelt."""
GARBLED: frozenset[Relation] = frozenset({"spelling", "near"})

Kinds = Mapping[tuple[str, MentionKind], MentionKind]
"""For each folded name and the kind that a mention of it has, the kind that it is taken to be."""


class _Signs(Struct):
    """What speaks for a name being a person's, an outlet's, a place's or a thing's."""

    person: int = 0
    outlet: int = 0
    place: int = 0
    thing: int = 0
    qualifying: int = 0
    acting: bool = False


def kinds(found: Sequence[Seen], texts: Mapping[str, str]) -> Kinds:
    """For each name and kind the kind it is taken to be: that of most of its mentions in the story, titles counting as
    two more for a person. A kind with more than `MINORITY` of the mentions stands beside it, as "Jordan" can be two. A
    known place that no report gives a title is no person, nor is what is used as a thing or, being of one word, shows
    nowhere to be a person's; a person's surname is found in its article all the same. `texts` are what the articles
    say."""
    votes: dict[str, Counter[MentionKind]] = {}
    titled = Counter(seen.key for seen in found if seen.title)
    for seen in found:
        kind = seen.mention.kind
        votes.setdefault(seen.key, Counter())[kind] += 3 if kind == "person" and seen.title else 1
    voted: dict[tuple[str, MentionKind], MentionKind] = {}
    for name, counts in votes.items():
        top = min(counts, key=lambda kind: (-counts[kind], kind))
        total = sum(counts.values())
        for kind, count in counts.items():
            slip = count / total <= MINORITY and not (kind == "place" and gazetteer.place(name))
            voted[name, kind] = top if slip else kind
        if top == "person" and gazetteer.place(name) and not titled[name]:
            voted[name, "person"] = "place"
    surnames = frozenset(part for name, kind in voted.items() if kind == "person" for part in name[0].split()[1:])
    adjectives = gazetteer.homes((kind, name) for (name, _), kind in voted.items())
    _mend(voted, "person", _no_persons(_voted(found, voted, "person"), texts))
    _mend(voted, "place", _no_places(_voted(found, voted, "place"), texts, surnames, adjectives))
    return voted


def _voted(found: Sequence[Seen], voted: Kinds, kind: MentionKind) -> dict[str, list[Seen]]:
    """The mentions of each name that is taken to be of a kind."""
    several: dict[str, list[Seen]] = {}
    for seen in found:
        if voted[seen.key, seen.mention.kind] == kind:
            several.setdefault(seen.key, []).append(seen)
    return several


def _mend(
    voted: dict[tuple[str, MentionKind], MentionKind], kind: MentionKind, others: Mapping[str, MentionKind]
) -> None:
    voted.update({seen: others[seen[0]] for seen, taken in voted.items() if taken == kind and seen[0] in others})


def _no_places(
    several: Mapping[str, Sequence[Seen]],
    texts: Mapping[str, str],
    surnames: frozenset[str],
    adjectives: Mapping[str, str],
) -> dict[str, MentionKind]:
    """The names of one word voted to be places' that no gazetteer has and that are none, and what they are instead: a
    people where the word is the adjective of a place of the story; an outlet or body where it speaks, or is called an
    outlet, and nothing is in it; a person where the word is a given name or a surname of the story, too."""
    unknown = [name for name in several if " " not in name and not gazetteer.place(name)]
    others: dict[str, MentionKind] = {}
    for name in unknown:
        signs = _signs(several[name], texts)
        if adjectives.get(name, name) != name and signs.qualifying > len(several[name]) / 2:
            others[name] = "group"
        elif (signs.acting or signs.outlet) and not signs.place:
            others[name] = "person" if nouns.given(name) or name in surnames else "organisation"
    return others


def _no_persons(several: Mapping[str, Sequence[Seen]], texts: Mapping[str, str]) -> dict[str, MentionKind]:
    """The names voted to be persons' that are none, and what they are instead."""
    untitled = {name: seens for name, seens in several.items() if not any(seen.title for seen in seens)}
    others = {name: kind for name, seens in untitled.items() if " " in name and (kind := _full(name, seens, texts))}
    full = [name for name in several if " " in name and name not in others]
    parts = {part for name in full for part in (*name.split(), *name.replace("-", " ").split())}
    for name, seens in untitled.items():
        if " " not in name and name not in parts and (kind := _single(name, seens, texts, parts)):
            others[name] = kind
    return others


def _full(name: str, seens: Sequence[Seen], texts: Mapping[str, str]) -> MentionKind | None:
    """What an untitled name of several words is if it is no person's, else None."""
    first, *_, last = name.split()
    if named := _things().get(last):
        return named
    signs = _signs(seens, texts)
    if signs.outlet > signs.person:
        return "organisation"
    placed = signs.place + signs.thing > len(seens) / 2 and not signs.acting and not nouns.given(first)
    return "other" if placed or last[-1].isdigit() else None


def _single(name: str, seens: Sequence[Seen], texts: Mapping[str, str], parts: AbstractSet[str]) -> MentionKind | None:
    """What an untitled name of one word that is part of no full one is if it is no person's, else None. One that
    nothing speaks against can be a misspelling of one of the `parts` of full names."""
    signs = _signs(seens, texts)
    if signs.outlet > signs.person:
        return "organisation"
    if named := _things().get(name):
        return named
    against = signs.place + signs.thing
    garbled = not against and len(name) >= LONG and any(word_relation(name, part) in GARBLED for part in parts)
    if signs.person + bool(nouns.given(name)) + garbled > against:
        return None
    if signs.place and signs.place >= signs.thing:
        return "place"
    return "organisation" if signs.acting else "other"


def _signs(seens: Sequence[Seen], texts: Mapping[str, str]) -> _Signs:
    signs = _Signs()
    for seen in seens:
        _look(seen, texts[seen.mention.span.article], signs)
    return signs


def _look(seen: Seen, text: str, signs: _Signs) -> None:
    """Count what stands around one mention."""
    span = seen.mention.span
    before, behind = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    signs.acting = signs.acting or seen.acting
    signs.person += seen.acting
    noun = WORD_BEFORE.search(before)
    if noun and noun[1].lower() in words("annotate/outlet_nouns.txt"):
        signs.outlet += 3
    signs.person += bool(noun and noun[1].islower() and nouns.is_person(noun[1])) + bool(PERSONAL.match(behind))
    possessed = POSSESSED.match(behind)
    signs.place += bool(PLACED.search(before) and not possessed)
    qualifies = _qualifies(behind)
    signs.qualifying += qualifies
    signs.thing += bool(WITH_ARTICLE.search(before) and not qualifies)
    signs.thing += bool(" " not in seen.key and UNLIKE_A_PERSON.search(seen.text.split("'")[0].split("’")[0]))


def _qualifies(behind: str) -> bool:
    """Whether a name stands before a noun that it qualifies ("the Orsk government"), or owns one."""
    following = NEXT.match(behind)
    return following is not None and following[1].lower() not in words("resolve/function_words.txt")


def _things() -> Mapping[str, MentionKind]:
    return {row[0]: row[1] for row in rows("resolve/thing_names.tsv")}  # type: ignore[misc]
