"""Names of persons that the annotator took for something else.

A name that few people bear is now and then tagged as a place or a body. What a story says of it elsewhere mends that:
the word has a title in one report, stands behind a given name in another, and speaks in this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from consilience.lexicon import words
from consilience.model import Annotated, Mention, Span
from consilience.resolve.entities import gazetteer
from consilience.resolve.entities.kinds import companies
from consilience.resolve.entities.names import Relation, given_relation, key, person, romanised
from consilience.resolve.entities.seen import Kinds, Seen
from consilience.resolve.entities.signs import Surroundings

LONG = 6
"""Letters of a surname from which one mention tagged otherwise is a slip whatever it does."""
FULL_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,2}")
LOCATING = re.compile(r"\b(?:in|at|near|into|from|the|across|around|outside|inside|over)\s+$", re.IGNORECASE)
FITTING: frozenset[Relation] = frozenset({"equal", "spelling", "nickname", "near"})


class _Known(Struct):
    """What a story says of words as surnames: the given names with each, those that a title shows to be a person's, and
    the words that open the name of something that is no person."""

    given: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    titled: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)

    def fits(self, surname: str, given: tuple[str, ...]) -> bool:
        """Whether a full name can be that of somebody whom the story knows by this surname."""
        if romanised(surname) not in self.titled:
            return False
        several = self.given.get(romanised(surname), set())
        return not several or any(given_relation(given, one) in FITTING for one in several)


def sources(story: Sequence[Annotated]) -> list[Seen]:
    """The sources of words that look like a full name and are no mention, for `mistaken` to decide."""
    found = []
    for annotated in story:
        for attribution in annotated.attributions:
            if attribution.speaker_mention is not None or len(attribution.source) != 1:
                continue
            text = " ".join(annotated.article.words(attribution.source[0]).split())
            if FULL_NAME.fullmatch(text):
                mention = Mention(span=attribution.source[0], kind="other")
                found.append(Seen(mention, text, key(text), "", acting=True))
    return found


def persons(
    story: Sequence[Annotated], found: Sequence[Seen], voted: Kinds, around: Surroundings
) -> dict[str, list[Seen]]:
    """The mentions that name persons, by article: those voted so, and those of another kind that are a slip."""
    people: dict[str, list[Seen]] = {}
    others: dict[str, list[Seen]] = {}
    texts = {annotated.article.id: annotated.article.text for annotated in story}
    firms = companies(found, around, voted)
    for seen in found:
        is_person = voted[seen.key, seen.mention.kind] == "person" and person(seen.text, seen.title) is not None
        if seen.key not in firms:
            (people if is_person else others).setdefault(seen.mention.span.article, []).append(seen)
    for seen in sources(story):
        if seen.key not in firms:
            others.setdefault(seen.mention.span.article, []).append(seen)
    for seen in mistaken(people, others, texts):
        people.setdefault(seen.mention.span.article, []).append(seen)
    return people


def mistaken(
    people: Mapping[str, Sequence[Seen]], others: Mapping[str, Sequence[Seen]], texts: Mapping[str, str]
) -> list[Seen]:
    """Those of `others` that name persons after all; both are by article, `texts` are what the articles say.

    A word names a person where its article has it in a person's full name; where it is a long surname or a given name
    and only one article uses it otherwise; or where it is a surname that speaks in its article and is nowhere placed
    like a thing ("in Orsk", "the Orsk", "Orsk Holding"). A full name does where the surname has a title elsewhere.
    """
    known = _known(people, others)
    surnames = {
        romanised(name.surname)
        for several in people.values()
        for seen in several
        if (name := person(seen.text, seen.title)) and name.full and len(name.surname) >= LONG
    }
    uses = Counter(one for article, several in others.items() for one in {seen.key for seen in several})
    found = []
    for article, several in others.items():
        full = [name for seen in people.get(article, ()) if (name := person(seen.text, seen.title)) and name.full]
        here = {part for name in full for part in (name.surname, name.surname.split()[-1])}
        given = {part for name in full for part in name.given if len(part) > 3}
        speaks = {seen.key for seen in several if seen.acting}
        placed = {seen.key for seen in several if LOCATING.search(_before(seen, texts))}
        for seen in several:
            if _is_thing(seen):
                continue
            slip = uses[seen.key] <= 1 and (seen.key in given or romanised(seen.key) in surnames)
            spoken = seen.key in speaks - placed - known.things and romanised(seen.key) in known.titled
            if slip or spoken or seen.key in here or (" " in seen.key and _full(seen, known)):
                found.append(seen)
    return found


def _known(people: Mapping[str, Sequence[Seen]], others: Mapping[str, Sequence[Seen]]) -> _Known:
    known = _Known()
    for seen in (seen for several in people.values() for seen in several):
        name = person(seen.text, seen.title)
        if name is not None and name.full:
            known.given.setdefault(romanised(name.surname), set()).add(name.given)
        if name is not None and (name.gender or seen.title):
            known.titled.add(romanised(name.surname))
    for seen in (seen for several in others.values() for seen in several):
        parts = seen.key.split()
        if len(parts) > 1 and not known.fits(parts[-1], tuple(parts[:-1])):
            known.things.update(parts[:-1])
    return known


def _full(seen: Seen, known: _Known) -> bool:
    """Whether the words are a given name and a surname that go together in the story."""
    name = person(seen.text)
    if name is None or not name.full or not FULL_NAME.fullmatch(seen.text):
        return False
    titles = words("resolve/generic_words.txt") | words("resolve/state_bodies.txt")
    return not titles & set(seen.key.split()) and known.fits(name.surname, name.given)


def _is_thing(seen: Seen) -> bool:
    """Whether a name is known to be no person's."""
    known = gazetteer.place(seen.key) or gazetteer.organisation(seen.key) or gazetteer.people_of(seen.key)
    return known is not None or seen.mention.kind == "programme" or seen.mention.form != "name"


def _before(seen: Seen, texts: Mapping[str, str]) -> str:
    span: Span = seen.mention.span
    return texts[span.article][max(0, span.start - 10) : span.start]
