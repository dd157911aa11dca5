"""What the reports name: every name mention, grouped within its article, before anything is decided across articles.

Within one article a surname alone means whoever the article has named in full with that surname. Of two namesakes it
means the one whom the article called so before it named the other; else nothing is assumed. What comes out is a list of
`Node`: one name as one article (persons known by one word) or the story (everything else) uses it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from consilience import lexicon
from consilience.lexicon import words
from consilience.model import Annotated, KnownName, Mention, MentionKind
from consilience.resolve.entities import gazetteer
from consilience.resolve.entities.names import (
    PersonName,
    gender,
    given_relation,
    is_address,
    is_case,
    key,
    person,
    romanised,
    word_relation,
)

CLOCK = re.compile(r"^\d{1,2}[:.h]\d{2}\s+")
"""What a report written minute by minute puts in front of a paragraph, and so of a name."""
REST = re.compile(r"[^\W\d_]+")
DOUBLE = re.compile(r"-[A-Z][^\W\d_]+")
"""The rest of a name that a mention cuts off behind a hyphen, and before it ("Ana Brisk" of "Ana Brisk-Orlik")."""
CREDIT = re.compile(r"^([^\W\d][^\s/]* [^/]*[^\s/]) ?/.*")
"""What a photograph's credit puts behind the name of who took it ("Ana Brisk/Northwire")."""
AGENCY = re.compile(r"^(?:[^/]*\b)?(?:Photo|File|Pool|Handout|REUTERS|Reuters|AP|AFP|EPA) ?/ ?(?=[^\W\d]{3})")
"""What stands before the name in such a credit that the annotator took for a body's ("Northwire Photo/Ana Brisk")."""
OWNER = re.compile(r"^\S+[^\W\d_]['’]s (?=\S+ \S)")
"""Whose a person is, before the name ("Northwire’s Ana Brisk")."""
GENERATION = re.compile(r",?[ \u00a0](Jr|Sr|II|III|IV)\b")
"""What stands behind a name to tell members of a family apart, where the mention leaves it out."""


Kinds = Mapping[tuple[str, MentionKind], MentionKind]
"""For each folded name and the kind that a mention of it has, the kind that it is taken to be."""


class Seen(Struct, frozen=True):
    """One mention of a name. `acting` means that it stands as a source of words; `owner` is whose body it is, where
    every state has one."""

    mention: Mention
    text: str
    key: str
    title: str
    acting: bool
    owner: str | None = None


class Node(Struct):
    """A name as it is used, with all that speaks for who it means. `article` is set where only one article's use is
    meant, as for a surname alone; `owner` where it is a public body and told whose; `forms` counts the spellings."""

    id: str
    kind: MentionKind
    key: str
    person: PersonName | None = None
    article: str | None = None
    country: str | None = None
    owner: str | None = None
    seen: list[Seen] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    offices: set[gazetteer.Office] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)

    def add(self, seen: Seen) -> None:
        """Count one more mention."""
        self.seen.append(seen)
        self.forms[seen.text] += 1
        self.articles.add(seen.mention.span.article)
        if seen.title:
            if not is_address(seen.title):
                self.offices.add(gazetteer.office(seen.title))
            if shown := gender(seen.title):
                self.genders.add(shown)

    @property
    def label(self) -> str:
        """The name as most often written, in quotation marks, for reasons."""
        words = len(self.key.split()) if self.person else 0
        return f"“{min(self.forms, key=lambda form: (len(form.split()) < words, -self.forms[form], form))}”"


def names(story: Sequence[Annotated], known: Mapping[str, KnownName] | None = None) -> list[Seen]:
    """Every mention in the story that is a name, or names a public body as a name does, article by article in the order
    of the text. `known` are names that the user gives, by each of their forms, folded."""
    known = known or {}
    found: list[Seen] = []
    for annotated in story:
        article = annotated.article
        sources = {
            span
            for attribution in annotated.attributions
            for span in (attribution.speaker_mention, *attribution.via_mentions)
            if span is not None
        }
        for mention in annotated.mentions:
            text = _whole(mention, article.text)
            folded = key(text)
            if (
                is_address(text)
                or _inside_sum(mention, article.text)
                or (folded in words("resolve/function_words.txt") and not text.isupper())
            ):
                continue
            if folded in known and mention.form != "pronoun":
                entry = known[folded]
                text = text if mention.form == "name" else entry.name
                mention, folded = replace(mention, kind=entry.kind, form="name"), key(text)
            elif folded and (_government(mention, folded) or _public_body(mention, folded)):
                mention = replace(mention, kind="organisation")
            elif mention.form != "name":
                continue
            elif mention.kind == "person" and is_case(text):
                mention = replace(mention, kind="other")
            if folded:
                title = article.words(mention.title) if mention.title else ""
                found.append(Seen(mention, text, folded, " ".join(title.split()), mention.span in sources))
    return found


def _inside_sum(mention: Mention, text: str) -> bool:
    """Whether a mention is but the beginning of a sum ("K15" of "K15m")."""
    end = mention.span.end
    return text[end - 1 : end].isdigit() and text[end : end + 1].isalpha()


def _whole(mention: Mention, text: str) -> str:
    """A name as it stands, without a time of day or whose it is before it or an agency behind it, with the rest of it
    where the mention ends at a hyphen, and with the "Jr." behind it."""
    start, end = mention.span.start, mention.span.end
    words = _without_others(text[start:end], mention.kind == "person")
    double = mention.kind == "person" and " " in words and DOUBLE.match(text, end)
    if rest := double or (words.endswith("-") and REST.match(text, end)):
        words, end = words + rest.group(), rest.end()
    younger = GENERATION.match(text, end) if mention.kind == "person" and mention.form == "name" else None
    return f"{words} {younger[1]}" if younger else words


@lru_cache(maxsize=1 << 14)
def _without_others(text: str, is_person: bool) -> str:
    """The words of a name without those that are none of it."""
    words = CLOCK.sub("", " ".join(text.split()))
    first, _, rest = words.partition(" ")
    if rest and first.lower() in lexicon.words("resolve/headline_adjectives.txt"):
        words = rest
    return CREDIT.sub(r"\1", OWNER.sub("", words)) if is_person else AGENCY.sub("", words)


def _government(mention: Mention, folded: str) -> bool:
    """Whether a description names a government as surely as a name does ("the Russian government")."""
    return mention.form == "nominal" and gazetteer.government(folded, acting=False) is not None


def body(folded: str) -> bool:
    """Whether a folded name or description ends with a word for a body that a state has one of, or begins with it."""
    parts = folded.split()
    bodies = words("resolve/state_bodies.txt")
    return parts[-1] in bodies or (parts[0] in bodies and len(parts) > 2 and parts[1] == "of")


def _public_body(mention: Mention, folded: str) -> bool:
    """Whether a description can name a public body ("Tavira's navy"); a word alone cannot ("the navy")."""
    described = mention.form == "nominal" and mention.names is None and mention.kind not in ("person", "place")
    return described and " " in folded and body(folded)


def nodes(
    story: Sequence[Annotated],
    found: Sequence[Seen],
    voted: Kinds,
    people: Mapping[str, Sequence[Seen]],
) -> list[Node]:
    """The names `found` in a story as nodes, in the order of their first mention; `voted` are their kinds, `people` are
    those that name persons, by article."""
    made: dict[str, Node] = {}
    claimed = {seen.mention.span for several in people.values() for seen in several}
    for article, several in people.items():
        for seen, name, local in _chain(sorted(several, key=lambda seen: seen.mention.span)):
            identifier = f"person:{name.key}" + (f"@{article}" if local else "")
            node = made.setdefault(
                identifier, Node(identifier, "person", name.key, name, article if local else None, None)
            )
            node.add(seen)
            if shown := (person(seen.text, seen.title) or name).gender:
                node.genders.add(shown)
    for seen in found:
        if seen.mention.span not in claimed:
            _add_other(made, seen, voted[seen.key, seen.mention.kind])
    order = {annotated.article.id: index for index, annotated in enumerate(story)}
    for node in made.values():
        node.seen.sort(key=lambda seen: (order[seen.mention.span.article], seen.mention.span))
    return sorted(made.values(), key=lambda node: (order[node.seen[0].mention.span.article], node.seen[0].mention.span))


def _add_other(made: dict[str, Node], seen: Seen, kind: MentionKind) -> None:
    country = None
    if kind in ("place", "organisation"):
        country = gazetteer.government(seen.key, acting=seen.acting and kind == "place")
    if country is not None:
        identifier, kind = f"government:{seen.key}", "organisation"
    else:
        identifier = f"{kind}:{seen.key}" + (f" ({seen.owner})" if seen.owner else "")
    made.setdefault(identifier, Node(identifier, kind, seen.key, country=country, owner=seen.owner)).add(seen)


def _chain(several: Sequence[Seen]) -> Iterator[tuple[Seen, PersonName, bool]]:
    """Each person mention of one article with the fullest name that the article gives the person, and whether that name
    is one word only, so that it means nothing beyond the article."""
    parsed = [(seen, name) for seen in several if (name := person(seen.text, seen.title))]
    full = [(seen.mention.span, _bare(name)) for seen, name in parsed if name.full]
    introduced: dict[PersonName, int] = {}
    for span, name in full:
        introduced.setdefault(name, span.start)
    used: dict[str, PersonName] = {}
    titles: dict[PersonName, set[str]] = {}
    for seen, name in parsed:
        if name.full:
            titles.setdefault(_bare(name), set()).update({name.gender or gender(seen.title)} - {""})
    by_word = _by_word(list(introduced))
    young = frozenset(name.surname for _, name in parsed if name.generation and not name.full)
    for seen, name in parsed:
        if name.full:
            yield seen, name, False
            continue
        fitting = {**by_word.get(name.surname, {}), **by_word.get(romanised(name.surname), {})}
        meant = _of_generation(name, _meant(name, list(fitting), titles), young)
        if len(meant) > 1 and len({one.surname for one in meant}) == 1 and _one_person(meant):
            meant = meant[:1]
        if len(meant) > 1 and (before := [one for one in meant if introduced[one] < seen.mention.span.start]):
            meant = [used[name.surname]] if used.get(name.surname) in before else before
        if len(meant) == 1:
            if not name.gender:
                used[name.surname] = meant[0]
            yield seen, replace(meant[0], gender=name.gender), False
        else:
            yield seen, name, True


def _bare(name: PersonName) -> PersonName:
    """A name whatever title stands before it."""
    return replace(name, gender="")


def _of_generation(name: PersonName, meant: Sequence[PersonName], young: frozenset[str]) -> list[PersonName]:
    """Of members of a family those whom a word can mean: "Keller Jr." the one so called; "Keller" the other one, where
    the article (`young`) has "Keller Jr." for the younger."""
    if name.generation:
        return [one for one in meant if one.generation == name.generation]
    plain = [one for one in meant if not one.generation]
    return plain if plain and name.surname in young else list(meant)


def _by_word(full: Sequence[PersonName]) -> dict[str, dict[PersonName, None]]:
    """Full names by each of their words, as written and romanised, in the order given."""
    found: dict[str, dict[PersonName, None]] = {}
    for name in full:
        for word in (*name.given, name.surname, *name.surname.replace("-", " ").split()):
            for form in (word, romanised(word)):
                found.setdefault(form, {})[name] = None
    return found


def _meant(name: PersonName, full: Sequence[PersonName], titles: Mapping[PersonName, set[str]]) -> list[PersonName]:
    """The full names of an article that a single word can mean: by surname, else by any other word of the name."""
    fitting = [one for one in full if not name.gender or not titles[one] or name.gender in titles[one]]
    word = name.surname
    by_surname = [one for one in fitting if word in (one.surname, one.surname.split()[-1], *one.surname.split("-"))]
    if by_surname:
        return by_surname
    spelled = [one for one in fitting if word_relation(word, one.surname) == "spelling"]
    return spelled or [one for one in fitting if len(word) > 1 and word in one.given]


def _one_person(meant: Sequence[PersonName]) -> bool:
    """Whether several names can be forms of one person's."""
    first = meant[0]
    return len({one.generation for one in meant}) == 1 and all(
        given_relation(first.given, other.given) in ("equal", "spelling", "nickname", "initial") for other in meant[1:]
    )


def by_id(several: Iterable[Node]) -> dict[str, Node]:
    """Nodes by their ids."""
    return {node.id: node for node in several}
