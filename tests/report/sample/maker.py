"""Builds records from words: spans are looked up, so that none can be off."""

from __future__ import annotations

import difflib
import re
from typing import Literal

from consilience.model import (
    Attribution,
    BriefPart,
    BriefSentence,
    Claim,
    Difference,
    IndependentSource,
    Occasion,
    Origin,
    Passage,
    Span,
    Telling,
    TimelineEntry,
    Utterance,
    content_id,
)
from tests.report.sample.texts import PAGES, article

Manner = Literal["verbatim", "clipped", "paraphrased", "translated"]
Verdict = Literal["corroborated", "single-origin", "disputed"]


class Maker:
    """Builds the records of the dossier from words, article by article."""

    def __init__(self) -> None:
        self.articles = {page[0]: article(*page) for page in PAGES}
        self.attributions: dict[str, Attribution] = {}
        self.origin = Origin(id=content_id("hand"), stage="sample", version="1", settings=content_id("none"))

    def at(self, key: str, words: str) -> Span:
        """The one place where `words` stand in the article `key`."""
        found = self.articles[key]
        begin = found.text.index(words)
        return Span(found.id, begin, begin + len(words))

    def all(self, key: str, words: str) -> list[Span]:
        """Every place where `words` stand."""
        found = self.articles[key]
        return [Span(found.id, hit.start(), hit.end()) for hit in re.finditer(re.escape(words), found.text)]

    def attribution(
        self,
        name: str,
        key: str,
        source: str,
        cue: str,
        content: tuple[str, ...],
        mode: Literal["direct", "indirect", "mixed"],
        speaker: str,
        via: tuple[str, ...] = (),
        occasion: Occasion | None = None,
        said_on: str | None = "2024-03-10",
    ) -> None:
        """Adds an attribution under `name`."""
        spans = tuple(self.at(key, words) for words in content)
        self.attributions[name] = Attribution(
            id=content_id("attribution", key, *content),
            article=self.articles[key].id,
            source=(self.at(key, source),),
            cue=(self.at(key, cue),),
            content=spans,
            mode=mode,
            speaker=entity_id(speaker),
            via=tuple(entity_id(one) for one in via),
            occasion=occasion,
            said_on=said_on,
            origin=self.origin.id,
        )

    def differences(self, best: Attribution, other: Attribution) -> tuple[Difference, ...]:
        """Word edits from the first content span of `best` to that of `other`."""
        left, right = self.tokens(best), self.tokens(other)
        edits = difflib.SequenceMatcher(
            None, [self.word(one) for one in left], [self.word(one) for one in right], autojunk=False
        ).get_opcodes()
        kinds: dict[str, Literal["added", "cut", "changed"]] = {
            "insert": "added",
            "delete": "cut",
            "replace": "changed",
        }
        return tuple(
            Difference(kind=kinds[tag], base=reach(left, a, b), other=reach(right, c, d))
            for tag, a, b, c, d in edits
            if tag != "equal"
        )

    def tokens(self, attribution: Attribution) -> list[Span]:
        """The words of all content of `attribution`."""
        text = next(one.text for one in self.articles.values() if one.id == attribution.article)
        return [
            Span(span.article, span.start + hit.start(), span.start + hit.end())
            for span in attribution.content
            for hit in re.finditer(r"[\w'’]+|[^\w\s]", text[span.start : span.end])
        ]

    def word(self, span: Span) -> str:
        """The words of a span."""
        return next(one for one in self.articles.values() if one.id == span.article).words(span)

    def utterance(
        self, speaker: str, *names: tuple[str, Manner], reasons: tuple[str, ...] = (), base: int = 0
    ) -> Utterance:
        """One speech act told by the attributions with these names; the one at `base` is the best."""
        told = [self.attributions[name] for name, _ in names]
        best = told[base]
        return Utterance(
            id=content_id("utterance", best.id),
            speaker=entity_id(speaker),
            attributions=tuple(one.id for one in told),
            best=best.id,
            tellings=tuple(
                Telling(
                    attribution=one.id,
                    article=one.article,
                    manner=manner,
                    differences=() if one is best or manner == "paraphrased" else self.differences(best, one),
                )
                for one, (_, manner) in zip(told, names, strict=True)
            ),
            said_on=best.said_on,
            occasion=best.occasion,
            reasons=reasons,
            origin=self.origin.id,
        )

    def claim(
        self,
        text: str,
        about: Literal["said", "so"],
        verdict: Verdict,
        reason: str,
        supports: tuple[tuple[str, str], ...],
        origins: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...],
        disputes: tuple[tuple[str, str], ...] = (),
        holders: tuple[str, ...] = (),
        utterance: Utterance | None = None,
    ) -> Claim:
        """A claim with its evidence given by words and its origins by article keys."""
        spoken = {key for key, _ in supports + disputes}
        return Claim(
            id=content_id("claim", text),
            text=text,
            about=about,
            holders=tuple(entity_id(one) for one in holders),
            supports=tuple(self.at(*one) for one in supports),
            disputes=tuple(self.at(*one) for one in disputes),
            silent=tuple(one.id for key, one in self.articles.items() if key not in spoken),
            origins=tuple(
                IndependentSource(
                    root=root, articles=tuple(self.articles[key].id for key in keys), path=path, reason=why
                )
                for root, keys, path, why in origins
            ),
            verdict=verdict,
            reason=reason,
            utterance=utterance.id if utterance else None,
            origin=self.origin.id,
        )

    def entry(
        self,
        from_: str,
        to: str,
        precision: Literal["minute", "part-of-day", "day", "month", "season", "year"],
        text: str,
        status: Literal["past", "scheduled"],
        *evidence: tuple[str, str],
        disagreement: str | None = None,
    ) -> TimelineEntry:
        """A line of the timeline."""
        return TimelineEntry(
            from_=from_,
            to=to,
            precision=precision,
            text=text,
            status=status,
            evidence=tuple(self.at(*one) for one in evidence),
            articles=tuple(dict.fromkeys(self.articles[key].id for key, _ in evidence)),
            disagreement=disagreement,
            origin=self.origin.id,
        )

    def sentence(self, part: BriefPart, text: str, *evidence: tuple[str, str]) -> BriefSentence:
        """A sentence of the brief."""
        return BriefSentence(
            part=part, text=text, evidence=tuple(self.at(*one) for one in evidence), origin=self.origin.id
        )

    def passages(self, left: str, right: str, *pairs: tuple[str, str, str]) -> tuple[Passage, ...]:
        """Aligned passages (words left, words right, kind)."""
        kinds = {"verbatim", "edited", "paraphrased", "quotation"}
        return tuple(
            Passage(from_=self.at(left, a), to=self.at(right, b), kind=kind)  # type: ignore[arg-type]
            for a, b, kind in pairs
            if kind in kinds
        )


def reach(tokens: list[Span], begin: int, end: int) -> Span:
    """From the first of tokens[begin:end] to the last; empty-width where there is none."""
    if begin < end:
        return Span(tokens[begin].article, tokens[begin].start, tokens[end - 1].end)
    place = tokens[begin].start if begin < len(tokens) else tokens[-1].end
    return Span(tokens[0].article, place, place)


def entity_id(name: str) -> str:
    """The id of the invented entity with this name."""
    return content_id("entity", name)
