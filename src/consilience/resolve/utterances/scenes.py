"""The scene of each remark: when, where and before whom an article has it said, outside of what was said.

The sentences that hold the remark and its speaker are read, and those right before in the paragraph that report nothing
themselves ("On Sunday the minister spoke again, from the steps of the cathedral. “…,” she said.").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache

from msgspec import Struct

from consilience.lexicon import words
from consilience.model import Annotated, Article, Attribution, Span
from consilience.resolve.wording import stem, tokens
from consilience.stretches import Stretch, stretch

MARKS = frozenset('“”"«»„‘’')
WHOLE = re.compile(r"[“\"«„‘]\s*[^\W\d_a-z].*\S[”\"»“’]\W*", re.DOTALL)
"""A sentence in quotation marks, from the first of its letters, which is a capital."""
BEFORE = 2
"""Sentences before a remark that can set its scene."""
AHEAD = timedelta(days=1)
"""Time by which a report can be dated before what it tells, for time zones and what is printed ahead."""
HAD = frozenset({"had", "'d"})


def spoken(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """The parts of the content that can be what was said: where one is a whole sentence in quotation marks, what stands
    outside of all marks is the report's own ("After the flood “We are fine,” she said")."""
    if attribution.mode != "mixed" or len(attribution.content) < 2:
        return attribution.content
    if not any(WHOLE.fullmatch(article.words(span)) for span in attribution.content):
        return attribution.content
    return tuple(span for span in attribution.content if not MARKS.isdisjoint(article.words(span)))


class Scene(Struct, frozen=True, kw_only=True):
    """What an article tells around a remark. `words` are the stems of its words, `names` the entities named there,
    `beside` those in the sentence that says who spoke. `when` is the time that it gives, `parts` the parts of the day.
    `earlier` is set where the report looks back on the saying ("at the time"), `had` where it is told in the
    pluperfect, `again` where it is told from another one ("a second briefing"), `condition` where there is an "if"."""

    words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    when: Stretch | None = None
    parts: frozenset[str] = frozenset()
    earlier: bool = False
    had: bool = False
    again: bool = False
    condition: bool = False


class Scenes:
    """Finds the scenes of one article."""

    def __init__(self, annotated: Annotated, of: Mapping[Span, str], telling: frozenset[str]) -> None:
        """`of` has the entities of mentions, `telling` those that say something of the occasion."""
        self._article = annotated.article
        self._text = annotated.article.text
        self._sentences = [sentence.span for sentence in annotated.sentences]
        self._paragraphs = [sentence.paragraph for sentence in annotated.sentences]
        self._starts = [span.start for span in self._sentences]
        mentions = [mention.span for mention in annotated.mentions if of.get(mention.span) in telling]
        self._mentions = mentions
        self._at = [span.start for span in mentions]
        self._times = [time for time in annotated.times if time.type in ("DATE", "TIME")]
        self._times_at = [time.start for time in self._times]
        published = annotated.article.published
        self._out = stretch(published.date) if published else None
        self._of = of
        told = (one for one in annotated.attributions if one.force != "asked" or one.mode != "indirect")
        self._said = sorted(span for one in told for span in spoken(annotated.article, one))
        self._said_at = [span.start for span in self._said]

    def __call__(self, attribution: Attribution) -> Scene:
        """The scene of one remark."""
        said = spoken(self._article, attribution)
        own = sorted((*said, *attribution.source, *attribution.cue))
        held = sorted({bisect_right(self._starts, span.start) - 1 for span in own} - {-1})
        if not held:
            return Scene()
        framed = {bisect_right(self._starts, span.start) - 1 for span in (*attribution.source, *attribution.cue)} - {-1}
        read = [*self._before(held[0]), *held]
        free = [gap for index in read for gap in self._gaps(self._sentences[index], attribution.source)]
        found = [word for gap in free for word in tokens(self._text[gap.start : gap.end])]
        beside = frozenset(
            self._of[span]
            for index in framed
            for span in self._named([self._sentences[index]])
            if not any(span.overlaps(content) for content in said)
        )
        when, parts = self._when(free, attribution)
        near = [tokens(self._text[max(0, span.start - 25) : span.end]) for span in attribution.cue]
        return Scene(
            words=frozenset(stem(word) for word in set(found) - _common() if word.isalpha()),
            beside=beside - {attribution.speaker or ""},
            names=frozenset(self._of[span] for span in self._named(free)) - {attribution.speaker or ""},
            when=when,
            parts=parts,
            earlier=_has(found, "resolve/flashbacks.txt"),
            had=any(not HAD.isdisjoint(some) for some in near),
            again=_has(found, "resolve/repeats.txt"),
            condition=_has(found, "resolve/conditions.txt"),
        )

    def _before(self, index: int) -> list[int]:
        """The sentences right before one in its paragraph that report nothing, in the order of the text."""
        found: list[int] = []
        for at in range(index - 1, max(-1, index - 1 - BEFORE), -1):
            if self._paragraphs[at] != self._paragraphs[index] or self._reports(self._sentences[at]):
                break
            found.insert(0, at)
        return found

    def _reports(self, sentence: Span) -> bool:
        at = bisect_left(self._said_at, sentence.start)
        return (at < len(self._said) and self._said[at].start < sentence.end) or any(
            span.overlaps(sentence) for span in self._said[max(0, at - 3) : at]
        )

    def _gaps(self, sentence: Span, source: Iterable[Span]) -> list[Span]:
        """What is left of a sentence without its remarks and the words for the speaker."""
        low = bisect_left(self._said_at, sentence.start)
        high = bisect_left(self._said_at, sentence.end)
        cut = [span for span in (*self._said[max(0, low - 3) : high], *source) if span.overlaps(sentence)]
        found, at = [], sentence.start
        for span in sorted(cut):
            if span.start > at:
                found.append(Span(sentence.article, at, span.start))
            at = max(at, span.end)
        if at < sentence.end:
            found.append(Span(sentence.article, at, sentence.end))
        return found

    def _named(self, several: Iterable[Span]) -> list[Span]:
        return [
            span
            for part in several
            for span in self._mentions[bisect_left(self._at, part.start) : bisect_left(self._at, part.end)]
        ]

    def _when(self, free: Iterable[Span], attribution: Attribution) -> tuple[Stretch | None, frozenset[str]]:
        """The time that a scene gives: that of the attribution, else the nearest to what says who spoke. What is still
        to come when the report is out is not when somebody spoke."""
        times = [
            (time, found)
            for part in free
            for time in self._times[bisect_left(self._times_at, part.start) : bisect_left(self._times_at, part.end)]
            if (found := stretch(time.value, time.mod)) is not None and not self._is_ahead(found)
        ]
        place = min((span.start for span in (*attribution.cue, *attribution.source)), default=0)
        times.sort(key=lambda item: (abs(item[0].start - place), item[0].start))
        own = stretch(attribution.said_on)
        parts = {part_of_day(one) for one in (*(found for _, found in times), *((own,) if own else ()))} - {""}
        return own or (times[0][1] if times else None), frozenset(parts)

    def _is_ahead(self, when: Stretch) -> bool:
        return self._out is not None and when.first > self._out.last + AHEAD


def _has(found: Sequence[str], listed: str) -> bool:
    """Whether one of the words or phrases of a list stands among the words found."""
    single, phrases = _listed(listed)
    if not single.isdisjoint(found):
        return True
    text = f" {' '.join(found)} " if phrases else ""
    return any(one in text for one in phrases)


@cache
def _common() -> frozenset[str]:
    return words("resolve/function_words.txt") | words("resolve/common_words.txt")


@cache
def _listed(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of a list that stand alone, and its phrases between spaces."""
    several = sorted(words(name))
    return frozenset(one for one in several if " " not in one), tuple(f" {one} " for one in several if " " in one)


def part_of_day(when: Stretch) -> str:
    """The part of the day that a time names: MO, MI, AF, EV, NI, or ""."""
    clock = when.clock.removeprefix("T")
    if not clock[:2].isdigit():
        return "" if clock == "DT" else clock
    hour = int(clock[:2])
    return (
        "NI" if hour >= 22 or hour < 5 else "MO" if hour < 12 else "MI" if hour == 12 else "AF" if hour < 18 else "EV"
    )
