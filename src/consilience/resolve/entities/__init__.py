"""Who and what the reports of one story speak of: names merged across outlets, with the reasons for each merge.

A name is looked at as its article uses it (`seen`), without words that are none of its (`padded`) and with the place
that a public body belongs to (`owners`), compared with those it could be one with (`matching`), and the log
of judgements is turned into clusters behind walls. Then descriptions are added that mean the same (`described`), and a
source that nobody names becomes an entity of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from consilience.lexicon import words
from consilience.model import Annotated, Attribution, Entity, Judgement, KnownName, Span
from consilience.partitives import partitive
from consilience.resolve.corrections.placing import Placed, judgements
from consilience.resolve.entities import corrected, described, listed
from consilience.resolve.entities.gazetteer import homes, settled
from consilience.resolve.entities.genders import reread
from consilience.resolve.entities.holders import link
from consilience.resolve.entities.kinds import kinds, spoken_of
from consilience.resolve.entities.matching import judge_names
from consilience.resolve.entities.names import key
from consilience.resolve.entities.owners import owned
from consilience.resolve.entities.padded import bare
from consilience.resolve.entities.parted import whole, with_given, with_shared_surname
from consilience.resolve.entities.record import Gathered, entity, numbered
from consilience.resolve.entities.seen import names, nodes
from consilience.resolve.entities.signs import Surroundings
from consilience.resolve.entities.surnames import persons
from consilience.resolve.entities.tenure import Tenures, told
from consilience.resolve.judgements import clusters

__all__ = ["Entities", "resolve_entities", "with_entities"]


class Entities(Struct, frozen=True, kw_only=True):
    """The entities of a story.

    `of` has the entity id of each mention that is known to mean one; `judgements` is the log that they are derived
    from, with names of the form "person:anna keller" for its sides. `not_meant` are the pronouns of which it is known
    only that they don't mean whom their article's annotation says.
    """

    entities: tuple[Entity, ...]
    of: Mapping[Span, str]
    judgements: tuple[Judgement, ...] = ()
    not_meant: frozenset[Span] = frozenset()


def resolve_entities(
    story: Sequence[Annotated],
    given: Iterable[Judgement] = (),
    corrections: Sequence[Placed] = (),
    known: Sequence[KnownName] = (),
) -> Entities:
    """The entities that the articles of one story speak of, those most spoken of first, unnamed sources last.

    `given` are judgements made elsewhere on names as this log calls them, `corrections` what persons judged: both stand
    above what is found here. `known` are names that the user gives, which stand between the two. The result does not
    depend on the order of the articles.
    """
    story = sorted(story, key=lambda annotated: annotated.article.id)
    forms = listed.by_form(known)
    named = owned(story, bare(story, with_shared_surname(story, with_given(story, whole(story, names(story, forms))))))
    around = Surroundings({one.article.id: one.article.text for one in story})
    voted = kinds(named, around, spoken_of(story))
    several = corrected.parted(nodes(story, named, voted, persons(story, named, voted, around)), corrections)
    places = homes((node.kind, node.key) for node in several)
    for node in several:
        node.offices = {settled(each, places) for each in node.offices}
    at_nodes = corrected.places_of(several)
    given = [*given, *judgements(corrections, "entity", at_nodes)]
    log = [*listed.judged(judge_names(story, several, given), several, forms), *given]
    groups = clusters([node.id for node in several], log).groups
    found = {node.id: node for node in several}
    barred = corrected.barred(story, corrections, at_nodes, {node: group[0] for group in groups for node in group})
    gathered = [Gathered.of([found[identifier] for identifier in group]) for group in groups]
    taken = {seen.mention.span: one.id for one in gathered for node in one.nodes for seen in node.seen}
    at = _Places(taken, story)
    _add_descriptions(story, gathered, taken, at, barred)
    linked = link(story, gathered, taken, places)
    _add_linked(story, gathered, taken, linked.of, barred)
    understood = reread(story, gathered, taken)
    _move(gathered, taken, understood.of)
    _add_told(gathered, taken, story)
    sources = [span for one in story for attribution in one.attributions for span in _sources(attribution)]
    unnamed = described.unnamed(story, taken, [span for span in sources if at.find(span) is None])
    if corrections:
        gathered, unnamed = corrected.joined(gathered, unnamed, taken, corrections)
    gathered.sort(key=lambda one: (-len(one.mentions), one.id))
    tenures = Tenures(story)
    made = numbered([entity(one, tenures, forms) for one in gathered] + [_from_unnamed(one) for one in unnamed])
    ids = dict(zip([one.id for one in gathered] + [one.id for one in unnamed], (one.id for one in made), strict=True))
    of = {span: ids[group] for span, group in taken.items()}
    of.update((span, ids[one.id]) for one in unnamed for span in one.mentions)
    at = _Places(taken, story)
    for span in sources:
        if span not in of and (group := at.find(span)) is not None:
            of[span] = ids[group]
    not_meant = frozenset(span for span, group in understood.of.items() if group is None)
    for one in story:
        for mention in one.mentions:
            if mention.names is None or mention.span in of or mention.names not in of or mention.span in not_meant:
                continue
            if not barred or (key(one.article.words(mention.span)), taken.get(mention.names, "")) not in barred:
                of[mention.span] = of[mention.names]
    log += [*linked.log, *understood.log]
    return Entities(entities=made, of=dict(sorted(of.items())), judgements=tuple(log), not_meant=not_meant)


def with_entities(story: Sequence[Annotated], entities: Entities) -> list[Annotated]:
    """The articles with the speaker and the chain of every attribution filled in, in the order given. The speaker is
    who the mention means; where that is nobody named, whom the source itself is a description of. A pronoun means whom
    the story was found to mean by it, unless the article's own sentence shows another and nothing was found anew."""
    of = entities.of
    pronouns = {mention.span: mention.names for one in story for mention in one.mentions if mention.form == "pronoun"}
    named = {
        of[mention.span] for one in story for mention in one.mentions if mention.form == "name" and mention.span in of
    }

    def filled(attribution: Attribution) -> Attribution:
        mention, source = attribution.speaker_mention, attribution.source
        speaker = of.get(mention) if mention is not None else None
        described = of.get(source[0]) if len(source) == 1 else None
        if len(source) == 1 and source[0] in entities.not_meant:
            speaker = None
        elif described is not None and source[0] in pronouns:
            linked = pronouns[source[0]]
            anew = linked is None or described != of.get(linked)
            speaker = described if speaker is None or anew or mention == linked else speaker
        elif speaker is None or (speaker not in named and described in named):
            speaker = described if mention is None or described in named else speaker
        via = tuple(found for span in attribution.via_mentions if (found := of.get(span)))
        return msgspec.structs.replace(attribution, speaker=speaker, via=via)

    return [
        msgspec.structs.replace(one, attributions=tuple(filled(attribution) for attribution in one.attributions))
        for one in story
    ]


class _Places:
    """Finds the known mention that a span is, or that it overlaps."""

    def __init__(self, taken: Mapping[Span, str], story: Sequence[Annotated]) -> None:
        self._taken = taken
        self._articles = {annotated.article.id: annotated.article for annotated in story}
        self._spans: dict[str, list[Span]] = {}
        for span in sorted(taken):
            self._spans.setdefault(span.article, []).append(span)

    def find(self, span: Span) -> str | None:
        """The group of the mention at `span`: the very span, else the last one that shares characters with it, if it
        reaches its end, as the head of an English noun phrase stands last, or is a body's name before a word like
        "agency" (a people's or a place's are somebody else there: "Velmoran media"). Who is one
        of several is not they."""
        if span in self._taken:
            return self._taken[span]
        if partitive(" ".join(self._articles[span.article].words(span).split())) is not None:
            return None
        several = self._spans.get(span.article, [])
        index = bisect_right(several, Span(span.article, span.end, 0)) - 1
        if index < 0 or not several[index].overlaps(span):
            return None
        group = self._taken[several[index]]
        if several[index].end >= span.end:
            return group
        rest = self._articles[span.article].text[several[index].end : span.end]
        named = not group.startswith(("group:", "place:"))
        return group if named and set(key(rest).split()) <= words("resolve/generic_words.txt") else None


def _sources(attribution: Attribution) -> list[Span]:
    return [span for span in (attribution.speaker_mention, *attribution.via_mentions) if span is not None]


def _add_descriptions(
    story: Sequence[Annotated],
    gathered: Sequence[Gathered],
    taken: dict[Span, str],
    at: _Places,
    barred: corrected.Barred,
) -> None:
    """Count the descriptions and pronouns whose name the article itself tells."""
    by_group = {one.id: one for one in gathered}
    for annotated in story:
        for mention in annotated.mentions:
            if mention.names is None or mention.span in taken or (group := at.find(mention.names)) is None:
                continue
            if barred and (key(annotated.article.words(mention.span)), group) in barred:
                continue
            taken[mention.span] = group
            by_group[group].mentions.append(mention.span)
            if mention.form == "nominal":
                by_group[group].roles.append((annotated.article.words(mention.span), mention.span))


def _add_linked(
    story: Sequence[Annotated],
    gathered: Sequence[Gathered],
    taken: dict[Span, str],
    linked: Mapping[Span, str],
    barred: corrected.Barred,
) -> None:
    """Count the descriptions that were found to mean somebody, but for those that a person says don't."""
    by_group = {one.id: one for one in gathered}
    texts = {one.article.id: one.article for one in story}
    for span, group in linked.items():
        text = texts[span.article].words(span)
        if (key(text), group) not in barred:
            taken[span] = group
            by_group[group].mentions.append(span)
            by_group[group].roles.append((text, span))


def _add_told(gathered: Sequence[Gathered], taken: Mapping[Span, str], story: Sequence[Annotated]) -> None:
    """Count the offices that reports say somebody has, had or got."""
    people = {one.id: one for one in gathered if one.kind == "person"}
    texts = {one.article.id: one.article for one in story}
    for group, span in told(story, taken, set(people)):
        people[group].roles.append((texts[span.article].words(span), span))


def _move(gathered: Sequence[Gathered], taken: dict[Span, str], anew: Mapping[Span, str | None]) -> None:
    """Give pronouns that were understood anew to whom they mean."""
    moved: dict[str, set[Span]] = {}
    for span, group in anew.items():
        if (before := taken.pop(span, None)) is not None:
            moved.setdefault(before, set()).add(span)
        if group is not None:
            taken[span] = group
    by_group = {one.id: one for one in gathered}
    for before, gone in moved.items():
        by_group[before].mentions = [span for span in by_group[before].mentions if span not in gone]
    for span, group in anew.items():
        if group is not None:
            by_group[group].mentions.append(span)


def _from_unnamed(one: described.Unnamed) -> Entity:
    return Entity(id=one.id, name=one.name, kind=one.kind, mentions=tuple(sorted(one.mentions)))
