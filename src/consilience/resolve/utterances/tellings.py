"""Attributions made ready for joining: who spoke, on what day and occasion, in which words, next to what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from consilience import wording
from consilience.lexicon import rows, words
from consilience.model import Annotated, Article, Attribution, Entity, Occasion, RegionKind, Span
from consilience.resolve.entities.names import key, person
from consilience.resolve.rendering import Shape, shape
from consilience.resolve.utterances.namesakes import names_alike
from consilience.resolve.utterances.occasions import programme
from consilience.resolve.utterances.scale import StoryScale
from consilience.resolve.utterances.scenes import Scene, Scenes, spoken
from consilience.resolve.utterances.speech import tells_speech
from consilience.resolve.wording import Sentence, Wording, tokens
from consilience.stretches import Stretch, stretch

QUOTED = re.compile(
    r"“(?P<a>[^“”]+)(?:”|$)|\"(?P<b>[^\"]+)(?:\"|$)|«(?P<c>[^«»]+)(?:»|$)|„(?P<d>[^„“”]+)(?:[“”]|$)"
    r"|(?<!\w)‘(?P<e>(?:[^‘’]|(?<=\w)’(?=\w))+)’|(?<!\w)'(?P<f>(?:[^']|(?<=\w)'(?=\w))+)'(?!\w)"
)
NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?=$|[,(])")
"""A name at the end of a source, or of a part of it."""
WORD = re.compile(r"\w+")
OPENING = 2
"""Words at the start of a remark among which it tells of one more."""
STOCK = 3.6
"""Weight of a whole remark up to which it is so short and common that the same speaker can say it of anything."""
STOCK_WORDS = 12
"""Its words, with those that the report puts around it."""
CARRY = 500
"""Characters between two remarks up to which the second can go on from the first."""
QUOTES = 0.8
"""Share of a remark in quotation marks from which it is a quotation, whatever sticks to it."""
ROLE = 6
"""Letters in which words for one office are the same ("prosecutor", "prosecution")."""
OFTEN = 6
"""Mentions in a story up to which a name beside a remark says something of its occasion, or two an article."""
BESIDE = frozenset({"person", "organisation", "programme", "other"})
"""Kinds of entity that do; another thing does by its name, as a ship."""


class Told(Struct, frozen=True, kw_only=True, dict=True):
    """One report of a speech act, with the id of its attribution. `implied` names the facts that were carried on from
    the remark before; `direct` are the spans that stand in quotation marks; `unnamed` is the noun that describes a
    speaker whom no report names, else ""; `called` is the best name of the speaker. `misspelt` is set where the report
    garbles the speaker's name, `is_outlet` where an outlet speaks; `roles` are the words for what the speaker is, cut
    to their roots. `scale` weighs the words of the story."""

    id: str
    attribution: Attribution
    article: Article
    speaker: str | None
    speaker_kind: str
    scale: StoryScale
    wording: Wording
    direct: tuple[Span, ...]
    day: str | None
    occasion: Occasion | None
    implied: frozenset[str]
    via: frozenset[str]
    addressee: str | None
    region: RegionKind | None
    unnamed: str = ""
    called: str = ""
    scene: Scene = Scene()
    by_pronoun: bool = False
    misspelt: bool = False
    roles: frozenset[str] = frozenset()
    is_outlet: bool = False

    @property
    def is_named_here(self) -> bool:
        """Whether the report gives the full name of a speaker who is no entity of the story."""
        return self.speaker is None and self.named and not self.by_pronoun

    @cached_property
    def quotes(self) -> bool:
        """Whether the report gives the remark in the speaker's words, and hardly anything in its own."""
        size = sum(span.end - span.start for span in spoken(self.article, self.attribution))
        return sum(span.end - span.start for span in self.direct) >= QUOTES * size

    @cached_property
    def named(self) -> bool:
        """Whether the report gives the speaker's given name and surname, or those are known."""
        name = person(self.called)
        return self.speaker_kind in ("person", "") and not self.unnamed and name is not None and name.full

    @cached_property
    def one_more(self) -> bool:
        """Whether what is said begins with one more of something."""
        begins = [match[0].lower() for match in islice(WORD.finditer(self.wording.text), OPENING)]
        more = words("resolve/one_more.txt")
        return begins[:1] in (["a"], ["an"], ["another"], ["one"]) and not more.isdisjoint(begins)

    @cached_property
    def is_stock(self) -> bool:
        """Whether the remark is so short and common that it can be said of anything."""
        return len(self.wording.whole.words) <= STOCK_WORDS and self.wording.weight <= STOCK

    @cached_property
    def links(self) -> frozenset[str]:
        """Who passed the words on, or was told them, or is named with them."""
        return (self.via | self.scene.beside | {self.addressee or ""}) - {""}

    @cached_property
    def on_condition(self) -> bool:
        """Whether the remark or its scene has words for a condition."""
        return self.scene.condition or any(map(is_on_condition, self.wording.sentences))

    @cached_property
    def published(self) -> Stretch | None:
        """The days that the report can have come out on."""
        known = self.article.published
        return stretch(known.date) if known else None

    @cached_property
    def folded(self) -> str:
        """The words in lower case."""
        return self.wording.text.lower()

    @cached_property
    def shape(self) -> Shape:
        """The words as they are held against another rendering."""
        return shape(self.wording)

    @cached_property
    def label(self) -> str:
        """Its first words and its outlet, for reasons."""
        text = " ".join(self.wording.text.split())
        shown = text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + "…"
        shown = shown.strip(' “”"')
        return f"“{shown}” ({wording.label(self.article)})"


def is_on_condition(sentence: Sentence) -> bool:
    """Whether a sentence has words for a condition."""
    return sentence.words[0] in ("should", "were") or not words("resolve/conditions.txt").isdisjoint(sentence.words)


def direct_spans(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """The parts of the content that the report gives as the speaker's own words."""
    if attribution.mode == "direct":
        return attribution.content
    found = []
    for span in attribution.content:
        start = span.start - 1 if article.text[span.start - 1 : span.start] in set("“\"«„‘'") else span.start
        end = span.end + 1 if article.text[span.end : span.end + 1] in set("”\"»“’'") else span.end
        for match in QUOTED.finditer(article.text, start, end):
            group = match.lastgroup or "a"
            found.append(Span(span.article, match.start(group), match.end(group)))
    return tuple(found)


def story_scale(story: Sequence[Annotated]) -> StoryScale:
    """The weights of words in a story, from the sentences of its articles."""
    return StoryScale(
        [annotated.article.words(sentence.span)[:2000] for sentence in annotated.sentences]
        or [part for attribution in annotated.attributions for part in _parts(annotated.article, attribution)]
        for annotated in story
    )


def tellings(story: Sequence[Annotated], entities: Mapping[str, Entity], of: Mapping[Span, str]) -> list[Told]:
    """Every attribution of the story that reports a speech act in words, article by article in text order."""
    scale = story_scale(story)
    broadcasters = _broadcasters(story)
    often = max(OFTEN, 2 * len(story))
    named = {of.get(one.span) for annotated in story for one in annotated.mentions if one.form == "name"}
    seldom = frozenset(
        one.id
        for one in entities.values()
        if one.kind in BESIDE and len(one.mentions) <= often and (one.kind != "other" or one.id in named)
    )
    by_name = cache(partial(_by_name, [one for one in entities.values() if one.kind == "person" and one.id in named]))
    outlets = _media() | {_solid(annotated.article.outlet) for annotated in story if annotated.article.outlet}
    found: list[Told] = []
    for annotated in story:
        article = annotated.article
        several = sorted(
            (one for one in annotated.attributions if one.content and tells_speech(article, one)),
            key=lambda one: (one.content, one.id),
        )
        here: list[Told] = []
        scene = Scenes(annotated, of, seldom)
        for attribution in several:
            direct = direct_spans(article, attribution)
            entity = entities.get(attribution.speaker or "") or by_name(_written(article, attribution))
            told = Told(
                id=attribution.id,
                attribution=attribution,
                article=article,
                speaker=entity.id if entity else attribution.speaker,
                speaker_kind=entity.kind if entity else "",
                scale=scale,
                wording=scale.wording(_parts(article, attribution), [article.words(span)[:4000] for span in direct]),
                direct=direct,
                day=attribution.said_on,
                occasion=_placed(attribution.occasion, broadcasters),
                implied=frozenset(),
                via=frozenset(attribution.via),
                addressee=_addressee(article, attribution, of),
                region=_region(article, attribution.content[0]),
                unnamed=key(entity.name).split(" from ")[0].split()[-1] if entity and entity.id not in named else "",
                called=entity.name if entity else _written(article, attribution),
                scene=scene(attribution),
                by_pronoun=_by_pronoun(article, attribution),
                misspelt=_misspelt(article, attribution, entity),
                roles=_roles(entity),
                is_outlet=entity is not None and entity.kind != "person" and _solid(entity.name) in outlets,
            )
            if told.wording.sentences:
                here.append(carried(here[-1], told) if here else told)
        found += here
    return found


def _by_pronoun(article: Article, attribution: Attribution) -> bool:
    """Whether the report has nothing but a pronoun, or nothing, for the speaker in the sentence."""
    sources = {article.words(span).casefold().strip() for span in attribution.source}
    return sources <= words("resolve/pronouns.txt")


def _roles(entity: Entity | None) -> frozenset[str]:
    """The roots of the words that say what a speaker is: those of the offices, or of the description."""
    titles = [role.title for role in entity.roles] + [entity.name] if entity else []
    kept = [word for title in titles for word in tokens(title) if len(word) > ROLE and word.isalpha()]
    return frozenset(word[:ROLE] for word in kept)


def _written(article: Article, attribution: Attribution) -> str:
    """The name that the report writes for a speaker who is no entity, or ""."""
    if not attribution.source:
        return ""
    names = NAME.findall(article.words(attribution.source[0])[:200])
    return names[-1] if names else ""


def _by_name(people: Sequence[Entity], written: str) -> Entity | None:
    """The one person of the story whose name the written one can be."""
    several = [one for one in people if names_alike(written, one.name)] if written else []
    return several[0] if len(several) == 1 else None


def _misspelt(article: Article, attribution: Attribution, entity: Entity | None) -> bool:
    """Whether the article gives the speaker a name of which no word stands in the name that the story knows: what it
    quotes has then most likely been through a translation too."""
    if entity is None or entity.kind != "person" or attribution.speaker_mention is None:
        return False
    name = article.words(attribution.speaker_mention).split()
    return bool(name) and name[-1][:1].isupper() and not set(name) & set(entity.name.split())


def _broadcasters(story: Sequence[Annotated]) -> dict[str, str]:
    """Whose each programme is, as far as the reports of the story tell."""
    counts: dict[str, Counter[str]] = {}
    for annotated in story:
        for attribution in annotated.attributions:
            told = attribution.occasion
            if told is not None and told.name and told.medium:
                counts.setdefault(programme(told), Counter())[told.medium] += 1
    return {name: min(several, key=lambda one: (-several[one], one)) for name, several in counts.items()}


def _placed(occasion: Occasion | None, broadcasters: Mapping[str, str]) -> Occasion | None:
    """An occasion with the medium of its programme, where another report tells that."""
    if occasion is None or occasion.medium or programme(occasion) not in broadcasters:
        return occasion
    return replace(occasion, medium=broadcasters[programme(occasion)])


def _parts(article: Article, attribution: Attribution) -> list[str]:
    return [article.words(span)[:4000] for span in spoken(article, attribution)]


def _region(article: Article, span: Span) -> RegionKind | None:
    return next((region.kind for region in article.regions if region.start <= span.start < region.end), None)


def _addressee(article: Article, attribution: Attribution, of: Mapping[Span, str]) -> str | None:
    span = attribution.addressee
    if span is None:
        return None
    name = key(article.words(span))
    return None if not name or name in _audiences() else of.get(span, name)


@cache
def _media() -> frozenset[str]:
    """The outlets of the world, as names are held against one another."""
    return frozenset(_solid(row[0]) for row in rows("annotate/media.tsv"))


def _solid(name: str) -> str:
    """A name as it is held against others, without its spaces ("BFM TV", "BFMTV")."""
    return key(name).replace(" ", "")


@cache
def _audiences() -> frozenset[str]:
    """Who is spoken to by anybody, so that it says nothing of the occasion."""
    return frozenset(map(key, words("resolve/audiences.txt")))


def carried(before: Told, told: Told) -> Told:
    """`told` with the day and the occasion of the remark before it, where it goes on from that: the same speaker, close
    by, and named by a pronoun only or with a word such as "added". The day holds for the rest of a paragraph."""
    if told.speaker is None or told.speaker != before.speaker:
        return told
    goes_on = _goes_on(before, told)
    implied = set()
    if told.day is None and before.day is not None and (goes_on or _one_paragraph(before, told)):
        implied.add("day")
    if told.occasion is None and before.occasion is not None and goes_on:
        implied.add("occasion")
    return replace(
        told,
        day=before.day if "day" in implied else told.day,
        occasion=before.occasion if "occasion" in implied else told.occasion,
        implied=frozenset(implied),
    )


def _one_paragraph(before: Told, told: Told) -> bool:
    first, last = told.attribution.content[0], before.attribution.content[-1]
    return first.start >= last.end and "\n" not in told.article.text[last.end : first.start]


def _goes_on(before: Told, told: Told) -> bool:
    text = told.article.text
    first, last = told.attribution.content[0], before.attribution.content[-1]
    if not 0 <= first.start - last.end <= CARRY:
        return False
    cues = {" ".join(text[span.start : span.end].casefold().split()) for span in told.attribution.cue}
    sources = {text[span.start : span.end].casefold().strip() for span in told.attribution.source}
    if cues & words("resolve/continuations.txt") or not sources:
        return True
    return bool(sources) and sources <= words("resolve/pronouns.txt")


def neighbours(several: Sequence[Told]) -> dict[str, tuple[str | None, str | None]]:
    """For each telling the one of the same speaker close before and close after it in its article."""
    rows: dict[tuple[str, str | None], list[Told]] = {}
    for told in several:
        rows.setdefault((told.article.id, told.speaker), []).append(told)
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for row in rows.values():
        for one, other in pairwise(row):
            if other.attribution.content[0].start - one.attribution.content[-1].end <= CARRY:
                after[one.id], before[other.id] = other.id, one.id
    return {told.id: (before.get(told.id), after.get(told.id)) for told in several}
