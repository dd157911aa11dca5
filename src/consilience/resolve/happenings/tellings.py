"""Everything that a report dates: who tells of what, on which day, in which words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date as calendar_date
from datetime import timedelta
from functools import cache, cached_property
from itertools import chain, groupby, islice

from msgspec import Struct
from msgspec.structs import replace

from consilience.asides import aside
from consilience.lexicon import rows, words
from consilience.model import Annotated, Article, Attribution, Published, Sentence, Span, Time
from consilience.resolve.happenings.clauses import Clause, clauses
from consilience.resolve.happenings.unreal import is_habit, is_unreal
from consilience.resolve.statements import is_about_reporting
from consilience.resolve.wording import fold, stem, tokens
from consilience.stretches import FINENESS, Stretch, stretch

MOST = 150
"""Dates of one article that are looked at, the first ones; no report comes near, and no text takes forever."""

FEWEST_WORDS = 2
"""Words beside function words and dates that a clause needs to tell of anything."""

LASTING = 100
"""Characters before "since" in which the verb of what has gone on is looked for."""

ROOT = 6
"""Letters of a word that are compared: "Norlund" and "Norlundian" are alike enough to tell of one happening."""

_POSSESSIVE = re.compile(r"['’]s?\b")
_ARTICLE = re.compile(r"\b(?:the|a|an|this|that|its|his|her|their|our)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_WHERE = re.compile(r"\b[Ii]n\s+(?:the\s+)?((?:[^\W\d_a-z][\w'’-]*)(?:\s+[^\W\d_a-z][\w'’-]*)*)")
_ORDER = re.compile(r"\b(?:before|ahead of|after|following|since|until)\s+(?:[^\s,;:.]+\s+){1,8}$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
_LASTS = re.compile(r"(?i:\b(?:has|have|had|having)\b|['’](?:s|ve|d)\b|n['’]t\b)|\bSince\b")
"""What goes with something that has gone on since a day: "has held them since", "Since Monday", not "crew held
since"."""
_POSTED = re.compile(r"[|·•]\s*\Z")
_MARKED = re.compile(r"\b(?:updated|published|posted|modified|corrected|uploaded)\s*(?:on|at)?\s*:\s*\Z", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][\s\"”’')\]]*\Z")
SHORT = 4
"""Words beside the date of a line without a stop that is no sentence: "Live blog, Tuesday 14 October"."""
_PROSE = re.compile(r"(?<![@\w])[a-z]{3,}\b")
_WORD = re.compile(r"\w[\w'’-]*")
_RANGE = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–]\s*")
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_TOGETHER = re.compile(r"\s*[,(]?\s*(?:at|on|of|in|the)?\s*", re.IGNORECASE)


class _Date(Struct, frozen=True):
    """A date of a sentence: the expression, its time and the days."""

    expression: Span
    time: Time
    when: Stretch


_YEARS = ("year", "decade")


class Telling(Struct, frozen=True, kw_only=True, dict=True):
    """A report's words for something dated.

    `clause` are the words about it, `sentence` the whole sentence, `expression` the words of the date. `published` is
    the report's own date (ISO 8601). `toward` is the direction in which its words look; `other_week` is the day that a
    bare weekday would mean in the week before or after, `plain` whether its words say which. `speaker` and `occasion`
    are set where the date is that of a saying. `in_passing` is set where the date only tells one thing from another
    ("Monday's talks"): such words help to date a happening but don't make one. `number` is its place among those that
    are compared (`likeness`).
    """

    clause: Span
    sentence: Span
    expression: Span
    when: Stretch
    toward: str
    apart: bool
    words: frozenset[str]
    places: frozenset[str]
    kinds: frozenset[str]
    published: str | None = None
    speaker: str | None = None
    occasion: str | None = None
    own_voice: bool = True
    other_week: Stretch | None = None
    plain: bool = True
    in_passing: bool = False
    number: int = 0

    @cached_property
    def features(self) -> tuple[tuple[str, str], ...]:
        """What another telling of the same happening can be found by: its words, its kinds, its speaker."""
        found = [("word", word) for word in self.words] + [("kind", kind) for kind in self.kinds]
        return (*found, ("speaker", self.speaker)) if self.speaker else tuple(found)


def tellings(annotated: Annotated) -> Iterator[Telling]:
    """What the article dates, in the order of its text. Only sentences count: date lines of the page tell nothing."""
    sayings = _Sayings(annotated)
    for sentence, dates in groupby(islice(_dates(annotated), MOST), key=_SentenceOf(annotated.sentences)):
        if sentence is not None:
            yield from _of_sentence(annotated, sentence, list(dates), sayings)


class _SentenceOf:
    """Finds the sentence that a date lies in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]

    def __call__(self, date: _Date) -> Span | None:
        at = bisect_right(self._starts, date.expression.start) - 1
        if at < 0 or self._sentences[at].span.end < date.expression.end:
            return None
        return self._sentences[at].span


class _Sayings:
    """The attributions of an article, asked about a date in it."""

    def __init__(self, annotated: Annotated) -> None:
        self._all = annotated.attributions
        self._text = annotated.article.text

    def dated_by(self, date: _Date) -> Attribution | None:
        """The saying that the date is that of, or that was said where the name has the date in it ("The Sunday Table");
        nobody has said anything on a day to come, or all through a year."""
        if _toward(date.time) == "future" or date.when.precision in _YEARS:
            return None
        dated = (one for one in self._all if _overlap(one.said_on_evidence, date.expression))
        named = (one for one in self._all if one.occasion and _any_overlap(one.occasion.evidence, date.expression))
        return next(chain(dated, named), None)

    def describes_a_source(self, date: _Date) -> bool:
        """Whether the date stands in the description of a speaker ("the envoy to Norlund from 2012 to 2014")."""
        return date.when.precision in _YEARS and any(
            _overlap(part, date.expression) for one in self._all for part in (*one.source, _description(one))
        )

    def containing(self, expression: Span) -> Attribution | None:
        """The saying whose content the date stands in, the innermost if several do."""
        found = [one for one in self._all if any(part.covers(expression) for part in one.content)]
        return min(found, key=lambda one: sum(part.end - part.start for part in one.content), default=None)

    def speaker(self, saying: Attribution) -> str:
        """A key for who speaks: the entity where it is known, else the last word of the name."""
        if saying.speaker:
            return saying.speaker
        span = saying.speaker_mention or (saying.source[0] if saying.source else None)
        named = fold(self._text[span.start : span.end]).split() if span else []
        return named[-1] if named else ""


def _description(saying: Attribution) -> Span | None:
    """From the name of a speaker to the verb of saying, where the name stands first: what lies between is about him."""
    if not saying.source:
        return None
    first = saying.source[0]
    cue = saying.cue[0] if saying.cue else first
    return Span(first.article, first.start, max(first.end, cue.start))


def _overlap(span: Span | None, other: Span) -> bool:
    return span is not None and span.overlaps(other)


def _any_overlap(spans: Sequence[Span], other: Span) -> bool:
    return any(span.overlaps(other) for span in spans)


def _of_sentence(annotated: Annotated, sentence: Span, dates: Sequence[_Date], sayings: _Sayings) -> Iterator[Telling]:
    text = annotated.article.text
    cut = clauses(text, sentence.start, sentence.end, [(date.expression.start, date.expression.end) for date in dates])
    for date, clause in zip(dates, cut, strict=True):
        if sayings.describes_a_source(date) or _is_posted(annotated.article.text, sentence, date):
            continue
        telling = _telling(annotated, sentence, clause, date, sayings)
        if _told_from(sentence, clause, date, dates):
            telling = replace(telling, in_passing=True)
        if len(telling.words) >= FEWEST_WORDS and _tells(annotated.article, telling):
            yield telling


def _is_posted(text: str, sentence: Span, date: _Date) -> bool:
    """Whether a date is that of the posting: behind a bar or a dot at the end of a line ("Ada Quill, Teral | 9 March"),
    behind "Updated:", or in a few words that end in no stop ("Live blog, Tuesday 14 October")."""
    behind = text[date.expression.end : sentence.end]
    before = text[sentence.start : date.expression.start]
    if _MARKED.search(before):
        return True
    if len(_WORD.findall(before + behind)) <= SHORT and not _ENDED.search(text[sentence.start : sentence.end]):
        return not behind.strip()
    return not behind.strip() and _POSTED.search(text, sentence.start, date.expression.start) is not None


def _told_from(sentence: Span, clause: Clause, date: _Date, dates: Sequence[_Date]) -> bool:
    """Whether a time of day only tells what is of another hour of the day from what was before: "said at 4 p.m. that 17
    were hurt, three more than in the morning"."""
    if not date.when.clock or clause.apart or clause.start == sentence.start:
        return False
    return any(other.when.first == date.when.first and _other_hour(date, other) for other in dates)


def _other_hour(date: _Date, other: _Date) -> bool:
    exact = ("minute", "hour")
    return other.when.precision in exact and other.when.clock != date.when.clock and date.when.precision not in exact


def _tells(article: Article, telling: Telling) -> bool:
    """Whether the clause has a word of prose: not a name with a date below a posting."""
    function = words("resolve/function_words.txt")
    return any(word not in function for word in _PROSE.findall(article.words(telling.clause)))


def _telling(annotated: Annotated, sentence: Span, clause: Clause, date: _Date, sayings: _Sayings) -> Telling:
    article = annotated.article
    span = Span(article.id, clause.start, clause.end)
    saying, content = sayings.dated_by(date), sayings.containing(date.expression)
    said = [found[0].lower() for found in _WORD.finditer(article.text, clause.start, clause.end)]
    return Telling(
        clause=span,
        sentence=sentence,
        expression=date.expression,
        when=date.when,
        toward=_seen_from(article.published, date),
        apart=clause.apart,
        words=frozenset(_content(article.text, span, date.expression)),
        places=frozenset(_places(annotated, span, date.expression)),
        kinds=frozenset(kind for word in said if (kind := _kinds().get(word))),
        published=article.published.date if article.published else None,
        speaker=sayings.speaker(saying) if saying else None,
        occasion=fold(saying.occasion.name) if saying and saying.occasion and saying.occasion.name else None,
        own_voice=content is None,
        other_week=_other_week(article.published, date),
        plain=_toward(date.time) != "none",
        in_passing=is_unreal(article.text, sentence, date.expression)
        or (date.time.type == "TIME" and is_habit(article.text, date.expression, annotated.times))
        or (
            saying is None
            and (
                is_about_reporting(" ".join(article.words(sentence).split()))
                or _in_passing(article.text, date)
                or _orders(article.text, clause, date)
                or _quoted(article, sentence, date)
                or (content is not None and _unsure(content, said, date))
                or (date.when.precision == "week" and not (clause.apart and content is None))
            )
        ),
    )


def _toward(time: Time) -> str:
    relative = time.relative
    if relative is None or relative.to != "published":
        return "none"
    if relative.toward != "none":
        return relative.toward
    shift = relative.shift or relative.weeks or relative.years or 0
    return "past" if shift < 0 else "future" if shift > 0 else "none"


def _seen_from(published: Published | None, date: _Date) -> str:
    """Whether the date lies before or after the report; by its words where that is not known or on the very day."""
    if published is not None and published.precision == "day":
        day = calendar_date.fromisoformat(published.date)
        if date.when.last < day:
            return "past"
        if date.when.first > day:
            return "future"
    return _toward(date.time)


def _other_week(published: Published | None, date: _Date) -> Stretch | None:
    """What a weekday without "last" or "next" means if it looks the other way than it was read."""
    relative = date.time.relative
    if relative is None or relative.weekday is None or relative.shift or relative.weeks or relative.day:
        return None
    if not date.when.exact or published is None or published.precision != "day":
        return None
    back = date.when.first.isoformat() <= published.date
    days = timedelta(days=7 if back else -7)
    return replace(date.when, first=date.when.first + days, last=date.when.last + days)


def _content(text: str, clause: Span, expression: Span) -> Iterator[str]:
    """The stems of a clause that say what happened: no function words, nothing of the date."""
    function = words("resolve/function_words.txt")
    for start, end in ((clause.start, expression.start), (expression.end, clause.end)):
        for token in tokens(text[start:end]) if start < end else ():
            if token not in function and not token.isdigit() and len(token) > 1:
                yield stem(token)[:ROOT]


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for word, kind in rows("resolve/happening_kinds.tsv")}


def _places(annotated: Annotated, clause: Span, expression: Span) -> Iterator[str]:
    """Where it happens: the names in the clause that "in" or "at" stands before, but for people's."""
    for match in _WHERE.finditer(annotated.article.text, clause.start, clause.end):
        name = Span(clause.article, match.start(1), match.end(1))
        people = (one.span for one in annotated.mentions if one.kind == "person" and one.form == "name")
        if not name.overlaps(expression) and not any(map(name.overlaps, people)):
            yield fold(match[1])


def _in_passing(text: str, date: _Date) -> bool:
    """Whether the date only tells one thing from another: "Monday's talks", "the talks of Monday", "the 2016 poll",
    "the worst since 2016", "the crew held since June"; or is that of a figure before ("up from 14 on Monday")."""
    start, end = date.expression.start, date.expression.end
    how = aside(text, start)
    if how in ("compared", "named") or (how == "since" and not _LASTS.search(text, max(0, start - LASTING), start)):
        return True
    if _POSSESSIVE.match(text, end) or text[start:end].endswith(("'s", "’s")):
        return True
    before = text[max(0, start - 30) : start]
    modifies = date.when.precision == "year" and _ARTICLE.search(before)
    return bool(modifies) or (date.when.precision in _YEARS and bool(_SINCE.search(before)))


def _unsure(content: Attribution, said: Sequence[str], date: _Date) -> bool:
    """Whether words that are reported from somebody else tell of no happening: denied, hypothetical, negated; or told
    of some time past, where the saying is the news."""
    if content.force not in ("said", "future") or not words("resolve/negations.txt").isdisjoint(said):
        return True
    return not date.when.exact and _toward(date.time) != "future"


def _orders(text: str, clause: Clause, date: _Date) -> bool:
    """Whether the date is that of what something else comes before or after: "ahead of talks in Teral on Monday"."""
    before = text[clause.start : date.expression.start]
    return bool(_ORDER.search(before))


def _quoted(article: Article, sentence: Span, date: _Date) -> bool:
    """Whether the date stands between quotation marks: a speaker's words, read beside those of the reports."""
    before = article.text[_paragraph_start(article, sentence) : date.expression.start]
    opened = sum(before.count(mark) for mark in "“«„") - sum(before.count(mark) for mark in "”»")
    return opened > 0 or before.count('"') % 2 == 1


def _paragraph_start(article: Article, sentence: Span) -> int:
    at = bisect_right(article.regions, sentence.start, key=lambda region: region.start) - 1
    return article.regions[at].start if at >= 0 else sentence.start


def _dates(annotated: Annotated) -> Iterator[_Date]:
    """The dates of an article; two that stand together are one ("from 2012 to 2014", "on Sunday at 8 p.m.")."""
    text = annotated.article.text
    waiting: _Date | None = None
    for time in annotated.times:
        when = stretch(time.value, time.mod) if time.type in ("DATE", "TIME") else None
        if when is None:
            continue
        date = _Date(time.span, time, when)
        joined = _joined(text, waiting, date) if waiting else None
        if waiting and joined is None:
            yield waiting
        waiting = joined or date
    if waiting:
        yield waiting


def _joined(text: str, one: _Date, other: _Date) -> _Date | None:
    if other.expression.start < one.expression.end:
        return None
    between = text[one.expression.end : other.expression.start]
    span = Span(one.expression.article, one.expression.start, other.expression.end)
    if _RANGE.fullmatch(between) and one.when.precision == other.when.precision and one.when.last < other.when.first:
        before = text[max(0, one.expression.start - 10) : one.expression.start]
        if _FROM.search(before) or _DASH.fullmatch(between):
            return _Date(span, one.time, replace(one.when, last=other.when.last, clock=""))
    if _TOGETHER.fullmatch(between) and one.when.meets(other.when):
        finer = min((one, other), key=lambda date: FINENESS.index(date.when.precision))
        return _Date(span, finer.time, finer.when)
    return None
