"""Which kind of thing a name names, by all that the reports of a story do with it.

An annotator sees one sentence, and takes a name that it does not know for a person's by default: a town, a ship, a
newspaper. What stands around the name in the whole story mends that: persons have titles, ages and kin, and speak;
things are written with "the", one is "in" places. A name of one word that nothing shows to be a person's is not
taken for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from consilience.lexicon import words
from consilience.model import Annotated, MentionKind, Span
from consilience.resolve import nouns
from consilience.resolve.entities import gazetteer
from consilience.resolve.entities.bodies import short_forms
from consilience.resolve.entities.names import Relation, is_address, key, person, word_relation
from consilience.resolve.entities.seen import Kinds, Seen
from consilience.resolve.entities.signs import Surroundings, things

MINORITY = 0.4
"""Share of a name's mentions up to which another kind than the usual one is taken for a slip of the annotator."""
MOST = 3
"""Words of a person's name, at most, that an annotator takes for a body's."""
LONG = 6
"""Letters of a name from which it can be a surname of the story misspelt."""
GARBLED: frozenset[Relation] = frozenset({"spelling", "near"})


def spoken_of(story: Sequence[Annotated]) -> frozenset[Span]:
    """The names that stand as the source of words and that "he" or "she" takes up: those of persons, whatever the
    annotator takes them for."""
    found = set()
    for annotated in story:
        sources = {span for one in annotated.attributions for span in one.source}
        shown: dict[Span, set[str]] = {}
        for one in annotated.attributions:
            if one.speaker_mention is not None:
                said = {nouns.pronouns().get(annotated.article.words(span).lower(), "") for span in one.source}
                shown.setdefault(one.speaker_mention, set()).update(said)
        found |= {
            name
            for name, several in shown.items()
            if several & {"m", "f"} and "thing" not in several and any(source.covers(name) for source in sources)
        }
    return frozenset(found)


def kinds(found: Sequence[Seen], around: Surroundings, personal: AbstractSet[Span] = frozenset()) -> Kinds:
    """For each name and kind the kind it is taken to be: that of most of its mentions in the story, titles counting as
    two more for a person. A kind with more than `MINORITY` of the mentions stands beside it, as "Jordan" can be two. A
    known place that no report gives a title is no person, nor is what is used as a thing or, being of one word, shows
    nowhere to be a person's; a person's surname is found in its article all the same. `around` looks at what
    the articles say, `personal` the names that they show to be persons' (`spoken_of`)."""
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
    surnames = {name[0].split()[-1] for name, kind in voted.items() if kind == "person"}
    adjectives = gazetteer.homes((kind, name) for (name, _), kind in voted.items())
    of_persons = _voted(found, voted, "person")
    firms = companies(found, around, voted)
    voted.update({seen: "organisation" for seen in voted if seen[0] in firms})
    short = {form for name, kind in voted.items() if kind == "organisation" for form in short_forms(name[0])}
    unfirm = {name: seens for name, seens in of_persons.items() if name not in firms}
    _mend(voted, "person", _no_persons(unfirm, around, short, _impersonal(voted)))
    _mend(voted, "place", _no_places(_voted(found, voted, "place"), around, surnames, adjectives))
    _mend(voted, "organisation", _no_bodies(_voted(found, voted, "organisation"), around, adjectives))
    for kind in ("organisation", "other", "group"):
        _mend(voted, kind, _persons(_voted(found, voted, kind), personal))
    return voted


def _persons(several: Mapping[str, Sequence[Seen]], personal: AbstractSet[Span]) -> dict[str, MentionKind]:
    """The names voted to be bodies', peoples' or things' that the reports show to be persons'."""
    return {
        name: "person"
        for name, seens in several.items()
        if any(seen.mention.span in personal for seen in seens)
        and not gazetteer.organisation(name)
        and name.split()[-1] not in things()
        and seens[0].text.split()[-1][:1].isupper()
        and person(seens[0].text) is not None
    }


def _no_bodies(
    several: Mapping[str, Sequence[Seen]], around: Surroundings, adjectives: Mapping[str, str]
) -> dict[str, MentionKind]:
    """The names voted to be bodies' that are none, and what they are instead: a person where a form of address opens
    the name, or a given name where an age or the like stands behind it; a place where a word beside it says so, or
    where it is a state with a government, and a people is called after it or somebody is in it."""
    others: dict[str, MentionKind] = {}
    for name, seens in several.items():
        first, *rest = seens[0].text.split()
        if gazetteer.organisation(name):
            continue
        if rest:
            addressed = is_address(first) and person(seens[0].text) is not None
            if addressed or (nouns.given(key(first)) and len(rest) < MOST and around.signs(seens).aged):
                others[name] = "person"
        elif not gazetteer.place(name):
            signs = around.signs(seens)
            ruled = signs.state > 1 or (signs.state and (name in adjectives or signs.place))
            visited = signs.place > len(seens) / 2 and not (signs.acting or signs.outlet or signs.company)
            body = name in words("resolve/state_bodies.txt") or name in things()
            if signs.called or ruled or (visited and not body):
                others[name] = "place"
    return others


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
    around: Surroundings,
    surnames: AbstractSet[str],
    adjectives: Mapping[str, str],
) -> dict[str, MentionKind]:
    """The names of one word voted to be places' that no gazetteer has and that are none, and what they are instead: a
    people where the word is the adjective of a place of the story; an outlet or body where it speaks, or is called an
    outlet, and nothing is in it; a person where that word is a given name or a surname of the story. Of names of
    several words it is those whose last word names a body."""
    unknown = [name for name in several if " " not in name and not gazetteer.place(name)]
    others: dict[str, MentionKind] = {
        name: "organisation"
        for name in several
        if " " in name
        and not gazetteer.place(name)
        and things().get(last := name.split()[-1]) == "organisation"
        and last != "union"  # can be a state
    }
    for name in unknown:
        signs = around.signs(several[name])
        if adjectives.get(name, name) != name and signs.qualifying > len(several[name]) / 2:
            others[name] = "group"
        elif (signs.acting or signs.outlet) and not signs.place:
            personal = nouns.given(name) or name in surnames
            others[name] = "person" if personal else "organisation"
    return others


def _no_persons(
    several: Mapping[str, Sequence[Seen]],
    around: Surroundings,
    short: AbstractSet[str],
    impersonal: AbstractSet[str],
) -> dict[str, MentionKind]:
    """The names voted to be persons' that are none, and what they are instead; `short` are the names to which those of
    the story's bodies can be cut, `impersonal` the first words of what is no person's name."""
    untitled = {name: seens for name, seens in several.items() if not any(seen.title for seen in seens)}
    others = {name: kind for name, seens in untitled.items() if " " in name and (kind := _full(name, seens, around))}
    impersonal = impersonal | {name.split()[0] for name in others if not nouns.given(name.split()[0])} - set(several)
    for name, seens in untitled.items():
        if " " in name and name not in others and name.split()[0] in impersonal and not _shown(seens, around):
            others[name] = "organisation" if around.signs(seens).acting or name in short else "other"
    full = [name for name in several if " " in name and name not in others]
    parts = {part for name in full for part in (*name.split(), *name.replace("-", " ").split())}
    for name, seens in untitled.items():
        if " " not in name and name not in parts and (kind := _single(name, seens, around, parts)):
            others[name] = "organisation" if kind == "other" and name in short else kind
    return others


def _impersonal(voted: Kinds) -> frozenset[str]:
    """The first words of names that are no persons' ("Skerry" of the place Skerry Airport, or of the body Skerry): no
    given names, nor surnames that stand alone for a person."""
    alone = {name for (name, _), kind in voted.items() if kind == "person" and " " not in name}
    first = {
        name.split()[0] for (name, _), kind in voted.items() if kind in ("organisation", "place", "other") and name
    }
    return frozenset(word for word in first - alone if not nouns.given(word) and not gazetteer.place(word))


def _shown(seens: Sequence[Seen], around: Surroundings) -> bool:
    """Whether anything but speaking shows a name to be a person's: a noun before it, an age, a given name."""
    signs = around.signs(seens)
    first = seens[0].text.split()[0]
    return bool(signs.person > sum(seen.acting for seen in seens) or nouns.given(key(first)))


def companies(found: Sequence[Seen], around: Surroundings, voted: Kinds) -> frozenset[str]:
    """The words to which the names of companies of the story are cut and which its reports use as a company's: they are
    no surname, also where the founder or the family is named."""
    bodies = [
        name
        for (name, _), kind in voted.items()
        if kind == "organisation" or (" " in name and things().get(name.split()[-1]) == "organisation")
    ]
    short = {form for name in bodies for form in short_forms(name)}
    several: dict[str, list[Seen]] = {}
    for seen in found if short else ():
        if seen.key in short:
            several.setdefault(seen.key, []).append(seen)
    return frozenset(
        name for name, seens in several.items() if not any(seen.title for seen in seens) and _is_company(seens, around)
    )


def _is_company(seens: Sequence[Seen], around: Surroundings) -> bool:
    """Whether the reports speak of a name as of a company's, and nowhere as of a person's but by letting it speak."""
    signs = around.signs(seens)
    spoken = sum(seen.acting for seen in seens)
    return signs.company > 0 and signs.company + signs.outlet > signs.person - spoken


def _full(name: str, seens: Sequence[Seen], around: Surroundings) -> MentionKind | None:
    """What an untitled name of several words is if it is no person's, else None."""
    first, *_, last = name.split()
    if named := things().get(last):
        return named
    signs = around.signs(seens)
    if signs.outlet > signs.person or (signs.impersonal and signs.acting and not _shown(seens, around)):
        return "organisation"
    if signs.called:
        return "place"
    placed = signs.place + signs.thing > len(seens) / 2 and not signs.acting and not nouns.given(first)
    return "other" if placed or last[-1].isdigit() else None


def _single(name: str, seens: Sequence[Seen], around: Surroundings, parts: AbstractSet[str]) -> MentionKind | None:
    """What an untitled name of one word that is part of no full one is if it is no person's, else None. One that
    nothing speaks against can be a misspelling of one of the `parts` of full names."""
    signs = around.signs(seens)
    if signs.outlet > signs.person or (not signs.place and not nouns.given(name) and _is_company(seens, around)):
        return "organisation"
    if named := things().get(name):
        return named
    if signs.called and not signs.person:
        return "place"
    against = signs.place + signs.thing
    garbled = not against and len(name) >= LONG and any(word_relation(name, part) in GARBLED for part in parts)
    if signs.person + bool(nouns.given(name)) + garbled > against:
        return None
    if signs.place and signs.place >= signs.thing:
        return "place"
    return "organisation" if signs.acting else "other"
