"""What reports call people besides their names, taken apart so that one wording can be held against another.

"The company's chief negotiator" is the negotiator, of the company, in chief. A report says it of somebody by a title
before the name, by an apposition ("her deputy, Anna Keller,"), or by giving an age; another then says only "the
company's negotiator". Words for one office are the same office (`gazetteer.office`), and some nouns stand for several
(`role_nouns.tsv`: "the leader" for a president).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from consilience.lexicon import rows, words
from consilience.model import Annotated, Mention, MentionKind, Span
from consilience.resolve.entities.gazetteer import Office, office, settled, usual_office
from consilience.resolve.entities.names import is_address, key
from consilience.resolve.entities.owners import place_of
from consilience.resolve.entities.terms import Said, Terms, over
from consilience.resolve.nouns import is_person

TAIL = re.compile(r"(?:[ \u00a0](?:of|for|at|to)(?:[ \u00a0]the)?[ \u00a0][\w’'-]+(?:[ \u00a0][A-Z][\w’'-]*)*)+")
"""What a description goes on with: "the secretary" of "the secretary of state"."""
LONGEST = 80
"""Characters in which it does."""
BEHIND_CORE = re.compile(r"\b(?:of|for|at|to|in|from)\b")
FORMER = re.compile(r"\b(?:former|ex|late|outgoing|ousted|deposed|onetime|one-time|retired)\b", re.IGNORECASE)
APART = frozenset({"deputy", "vice", "shadow", "assistant", "under", "junior", "acting", "interim", "elect", "co"})
"""Words that make another office of the one that they stand before."""
VAGUE = frozenset(
    {"own", "then", "top", "senior", "new", "longtime", "veteran", "embattled", "chief", "main", "lead", "old", "young"}
)
"""Words that a description can have without saying of whom it speaks."""
AGE = re.compile(r",[ \u00a0](?P<age>\d{1,3})(?=[,.;)])")
OLD = re.compile(r"\d{1,3}-year-old")
CLOSED = re.compile(r"[ \u00a0]?[,.;:)—–](?![ \u00a0]?who\b)|$")
WHO = re.compile(r"[ \u00a0]who\b")
WHOSE = re.compile(r"(?:['’]s?)?[ \u00a0]")
OPENED = re.compile(r",[ \u00a0]|[ \u00a0](?:[A-Z][\w’'-]+[ \u00a0]){0,2}")
"""What stands between a description and the name behind it: a comma, or the part of a name that was not seen as one."""


class Description(Struct, frozen=True):
    """Words for somebody, taken apart. `head` is the office or noun; `words` are what else they say, those for persons
    and bodies that the story knows as "@" and their id; `whose` is the person or body that a pronoun stands for ("her
    lawyer"); `all` has all these, and the words of the names as well."""

    text: str
    head: str
    words: frozenset[str]
    whose: frozenset[str]
    all: frozenset[str]
    country: str | None
    former: bool

    def said_of(self, role: Description) -> bool:
        """Whether these words can be said of somebody who is known to be what `role` says. Whose it is may be left open
        by a role that one person holds at a time ("his prime minister")."""
        owned = self.whose <= role.all or not (shared(role.head) or any(word.startswith("@") for word in role.all))
        return (
            owned
            and self.former == role.former
            and fits(self.head, role.head)
            and self.words - VAGUE <= role.all
            and role.all & APART <= self.all | set(self.head.split())
        )


def shared(head: str) -> bool:
    """Whether several people of one story can be this."""
    return head in words("resolve/shared_roles.txt")


@cache
def _stands_for() -> Mapping[str, frozenset[str]]:
    return {noun: frozenset(offices.split("|")) for noun, offices in rows("resolve/role_nouns.tsv")}


@lru_cache(maxsize=1 << 13)
def heads(noun: str) -> frozenset[str]:
    """The offices that a noun can stand for, itself among them."""
    return frozenset({noun}) | _stands_for().get(noun, frozenset())


def fits(noun: str, held: str) -> bool:
    """Whether a noun can stand for an office: it is that, it can stand for that, or it is that without its field
    ("minister", "foreign minister")."""
    return held in heads(noun) or (held.endswith(" " + noun) and not held.startswith(("prime", "deputy", "vice")))


class Scene:
    """The mentions of one article by their place, with the groups that they are known to mean."""

    def __init__(self, annotated: Annotated, taken: Mapping[Span, str], places: Mapping[str, str]) -> None:
        """`taken` are the groups of mentions; `places` are those of the story (`gazetteer.homes`)."""
        self.annotated = annotated
        self.text = annotated.article.text
        self.taken = taken
        self._places = places
        self._terms = Terms(annotated)
        self._mentions = sorted(annotated.mentions, key=lambda one: (one.span, one.form))
        self._starts = [one.span.start for one in self._mentions]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin at `start` or later and before `end`."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def opens_headline(self, span: Span) -> bool:
        """Whether a headline begins with these words."""
        return any(
            region.kind in ("headline", "standfirst") and region.start == span.start
            for region in self.annotated.article.regions
        )

    def tail(self, span: Span) -> int:
        """Where a description ends that goes on behind its span."""
        found = TAIL.match(self.text, span.end, span.end + LONGEST)
        return found.end() if found else span.end

    def _over(self, said: Said) -> bool:
        return over(said.term, self.annotated.article.published)

    def closed(self, end: int) -> bool:
        """Whether what stands beside a name ends at `end`, or with the days that are told of it there."""
        said = self._terms.of(end, end)
        return CLOSED.match(self.text, said.end if said else end) is not None

    def title(self, span: Span) -> Description:
        """A title, with the body named right in front of it ("Corvel Shipping boss")."""
        found = self.description(span)
        before = self._mentions[bisect_left(self._starts, span.start - LONGEST) : bisect_left(self._starts, span.start)]
        for one in reversed(before):
            if one.form == "name" and WHOSE.fullmatch(self.text, one.span.end, span.start):
                named = frozenset(key(self.text[one.span.start : one.span.end]).split())
                group = self.taken.get(one.span)
                whose = named | {"@" + group} if group is not None else named
                country = found.country or place_of(" ".join(sorted(named)), self._places)
                return replace(found, all=found.all | whose, country=country)
        return found

    def description(self, span: Span) -> Description:
        """The words at `span`, and those that they go on with, taken apart."""
        end = self.tail(span)
        said = self._terms.of(span.start, end)
        end = min(end, said.start) if said else end
        phrase = self.text[span.start : end]
        rest, country = phrase, None
        owners: set[str] = set()
        whose: set[str] = set()
        for one in self.within(span.start, end):
            if one.span == span or one.span.end > end:
                continue
            named = place_of(key(self.text[one.span.start : one.span.end]), self._places)
            country = country or named
            if named is None and (group := self.taken.get(one.span)) is not None:
                (whose if one.form == "pronoun" else owners).add("@" + group)
                start, stop = one.span.start - span.start, one.span.end - span.start
                rest = rest[:start] + " " * (stop - start) + rest[stop:]
        head, own, found = _apart(rest, self._places)
        whole = own if rest == phrase else _apart(phrase, self._places)[1]
        former = FORMER.search(phrase) is not None or (said is not None and self._over(said))
        return Description(
            " ".join(phrase.split()),
            head,
            own | owners,
            frozenset(whose),
            own | owners | whose | whole,
            found or country,
            former,
        )


def _apart(phrase: str, places: Mapping[str, str]) -> tuple[str, frozenset[str], str | None]:
    """The head, the other words and the country of a description."""
    parts = _parts(phrase)
    whole = settled(parts[0], places)
    if usual := usual_office(whole.office):
        return usual, frozenset(whole.office[: -len(usual)].split()), whole.country
    own, tail = settled(parts[1], places), settled(parts[2], places)
    said = [word for word in own.office.split() if not word.startswith("'")]
    others = frozenset((*said[:-1], *tail.office.split()))
    if said and not OLD.fullmatch(said[-1]):
        others = frozenset(word for word in others if not OLD.fullmatch(word))
    return said[-1] if said else "", others, own.country or tail.country


@lru_cache(maxsize=1 << 14)
def _parts(phrase: str) -> tuple[Office, Office, Office]:
    """The offices that a description, what stands before its first "of" and what stands behind that come to."""
    phrase = " ".join(FORMER.sub(" ", phrase).split())
    core, *behind = BEHIND_CORE.split(key(phrase), maxsplit=1)
    return office(phrase), office(core), office(" ".join(behind))


def appositions(scene: Scene, people: Set[str]) -> list[tuple[Mention, Mention]]:
    """Each description in the article that stands beside the name of the person whom it is of, with that name; `people`
    are the groups that are persons."""
    found = []
    several = [one for one in scene.annotated.mentions if one.form == "name" and scene.taken.get(one.span) in people]
    text = scene.text
    for name in several:
        reached = 0
        for one in scene.within(max(0, name.span.start - LONGEST), name.span.start):
            if one.form != "nominal" or one.span.start < reached:
                continue  # "a spokesman for the chancellor, Anna Keller," speaks of the spokesman
            reached = scene.tail(one.span)
            between = _untitled(text[reached : name.span.start])
            adjacent = OPENED.fullmatch(between)
            closed = not between.startswith(",") or CLOSED.match(text, name.span.end)
            if _single(one) and adjacent and closed:
                found.append((one, name))
        if text.startswith(", ", name.span.end):
            for one in scene.within(name.span.end + 2, name.span.end + 3):
                end = scene.tail(one.span)
                if _single(one) and (scene.closed(end) or WHO.match(text, end)):
                    found.append((one, name))
    return found


def _untitled(between: str) -> str:
    """What stands between a description and a name, without a form of address ("its head, Professor Anna Keller")."""
    comma, _, rest = between.partition(", ")
    return ", " if not comma and rest.strip() and is_address(rest.strip()) else between


def _single(one: Mention) -> bool:
    return one.form == "nominal" and one.kind in ("person", "other") and one.names is None


def of_person(role: Description, kind: MentionKind) -> bool:
    """Whether the words are what a person can be: by the kind of the mention, else by what the noun means."""
    return bool(role.head) and (kind == "person" or is_person(role.head.split()[-1]) or bool(OLD.fullmatch(role.head)))


def age(scene: Scene, name: Span) -> Description | None:
    """How old a person is by what stands behind the name ("Anna Keller, 61,"), as a report takes it up again."""
    found = AGE.match(scene.text, name.end)
    if found is None:
        return None
    return Description(
        found["age"], f"{found['age']}-year-old", frozenset(), frozenset(), frozenset(), None, former=False
    )
