"""The records of a story as the brief looks them up: by id, by place, and who tells what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from consilience import lexicon, wording
from consilience.model import Annotated, Article, Attribution, Claim, Entity, Span, TimelineEntry, Utterance
from consilience.report import choice, naming
from consilience.report.withdrawn import Withdrawn
from consilience.retold import nearest, retold

LEAD = 2
"""First sentences of a body that tell what the report is about."""

MOST_AGAINST = 2
"""Of those who contest a claim, how many are named in brackets."""
_CONTESTED = re.compile(r"(.{2,60}? (?:denies it|says otherwise))(?=:|\Z)")
"""Who contests a claim, in the reason of its verdict, without the words."""
SHOUTED = 4
"""Letters of a word from which capitals can be a shout, and are no abbreviation."""


class Told:
    """A story's articles, attributions and entities by id, and the names that its reports go by."""

    def __init__(
        self,
        story: Sequence[Annotated],
        entities: Sequence[Entity],
        claims: Sequence[Claim],
        timeline: Sequence[TimelineEntry],
    ) -> None:
        """Nothing of it is changed."""
        self.story = story
        self.claims = claims
        self.timeline = timeline
        self.articles: Mapping[str, Article] = {annotated.article.id: annotated.article for annotated in story}
        self.attributions: Mapping[str, Attribution] = {
            item.id: item for annotated in story for item in annotated.attributions
        }
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        self._named = {span: entity.id for entity in entities if wording.has_name(entity) for span in entity.mentions}
        self.labels = naming.labels(self.articles.values())
        self.retold = retold(story)
        self.withdrawn = Withdrawn(self.articles.values())
        self._headlines = choice.Headlines(
            choice.content(article.headline) for article in self.articles.values() if article.headline
        )
        self.leads = Counter[str]()
        """In how many headlines and first sentences a word stands, each report counting once."""
        for annotated in story:
            texts = [annotated.article.headline or "", *map(self.words, body(annotated)[:LEAD])]
            self.leads.update(frozenset().union(*map(choice.content, texts)))

    def reports(self, ids: Iterable[str]) -> str:
        """ "3 of 5 reports"."""
        return f"{len(set(ids))} of {len(self.articles)} reports" if len(self.articles) > 1 else "the one report"

    def heads(self, text: str) -> int:
        """How many headlines tell the same as `text`."""
        return self._headlines.telling(text)

    def is_led_with(self, words: frozenset[str]) -> bool:
        """Whether most of `words` stand in headlines and first sentences of two reports, or of the only one."""
        least = min(2, len(self.articles))
        return 2 * sum(self.leads[word] >= least for word in words) >= len(words)

    def place(self, span: Span) -> float:
        """How early in its article something stands, 0..1: what matters comes first (the inverted pyramid)."""
        return span.start / max(1, len(self.articles[span.article].text))

    def best(self, utterance: Utterance) -> Attribution:
        """The telling of a speech act whose words stand for it."""
        others = [self.attributions[name] for name in utterance.attributions]
        return nearest(self.attributions[utterance.best], others, self.retold)

    def contested(self, spans: Sequence[Span]) -> str:
        """Who contests a claim that one of `spans` bears out, or that not all reports agree; empty where nobody
        does."""
        reasons = [
            claim.reason
            for claim in self.claims
            if claim.about == "so" and claim.verdict == "disputed"
            if any(own.overlaps(span) for own in (*claim.supports, *claim.compatible) for span in spans)
        ]
        parts = (part for reason in reasons for part in reason.split("; "))
        against = list(dict.fromkeys(found[1] for part in parts if (found := _CONTESTED.match(part))))
        if against:
            return "; ".join(against[:MOST_AGAINST])
        return "not all reports agree, see below" if reasons else ""

    def is_loaded(self, text: str) -> bool:
        """Whether words are chosen to stir: one belongs to the abuse and thunder of headlines, or is shouted in
        capitals where a report of the story writes it small."""
        told = choice.words(text)
        if any(word.lower() in lexicon.words("report/loaded_words.txt") for word in told):
            return True
        return any(word.isupper() and len(word) >= SHOUTED and word.lower() in self._small for word in told)

    @cached_property
    def _small(self) -> frozenset[str]:
        """Every word that a report writes in small letters."""
        return frozenset(word for one in self.articles.values() for word in choice.words(one.text) if word.islower())

    def entity_at(self, span: Span) -> str | None:
        """The id of what the words at exactly this place stand for, if it has a name."""
        return self._named.get(span)

    def is_person(self, entity: str | None) -> bool:
        """Whether the entity with this id is a person with a name."""
        found = self.entities.get(entity or "")
        return found is not None and found.kind == "person"

    def words(self, span: Span) -> str:
        """The characters of a span on one line."""
        return wording.flat(self.articles[span.article].words(span))


def body(annotated: Annotated) -> list[Span]:
    """The whole sentences of the running text; a line without a stop is none."""
    within = {n for n, region in enumerate(annotated.article.regions) if region.kind in ("body", "standfirst")}
    inner = [one.span for one in annotated.sentences if one.paragraph in within]
    return [span for span in inner if choice.is_whole(annotated.article.words(span))]


class Places:
    """Records by the places of their spans."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        """`spans` are spans with the number of the record that has them."""
        self._by_article: dict[str, list[tuple[Span, int]]] = {}
        for span, number in spans:
            self._by_article.setdefault(span.article, []).append((span, number))

    def within(self, sentence: Span) -> Iterator[tuple[int, int]]:
        """The number of every record with a span that shares characters with `sentence`, and how many."""
        for span, number in self._by_article.get(sentence.article, ()):
            shared = min(span.end, sentence.end) - max(span.start, sentence.start)
            if shared > 0:
                yield number, shared
