"""Where a report itself sets what one side says against what another does.

"The yard rejected the estimate. “Our meters show 60,” its manager said": two statements with hardly a word in common,
and the report says that they contradict one another (the contrast of discourse grammars: Mann, Thompson 1988). Such
words between two statements of two speakers in neighbouring sentences make the second dispute the first. So does a
figure that one gives in the place of another's ("puts the number at 1,100", "the real figure is 4.1 percent", "and not
610,000"). Nothing is taken for contested by its matter alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience import lexicon, wording
from consilience.measures import can_both_be_right, common_unit
from consilience.model import Annotated, Attribution, Proposition, Quantity, Span
from consilience.resolve.statements import is_called_false

NEAR = 3
"""Sentences before the words that contest it in which a statement stands that they take up by a noun or a figure."""
STEM = 5
"""Letters by which two words are forms of one."""
FEW = 2
"""Figures that a statement gives at most, for one of them to be what it is about."""
LARGE = 100
"""From here on a number is known again without what it counts."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_QUOTES = "“\"'‘«„"
_VERB = (
    r"(?:reject|disput|contest|challeng|question|dismiss|den|refut|rubbish|contradict)(?:s|es|ed|ies|ied)"
    r"|(?:does|do|did) not accept|disagree[sd]? with"
)
FAR = 10
"""Times as much from which two figures, of which not both say what they count, are no readings of one thing."""
_REAL = re.compile(r"\b(?:real|true|actual|right|correct) (?:figure|number|total|toll|count|sum)\b", re.IGNORECASE)
_REJECTED = re.compile(r"\b(?:not|rather than)\s+(?:the\s+)?\Z", re.IGNORECASE)
_PUT = re.compile(r"\W*(?:[\w’'-]+\s+){1,10}?at\s+\Z", re.IGNORECASE)
"""Stands before the figure in what somebody "puts": "the number of flights at"."""
_PUTTING = frozenset({"put", "puts", "putting"})
_INSISTING = re.compile(r"\b(?:maintain|insist|contend)(?:s|ed)?\b", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "it", "they"})

Pair = tuple[int, int]


def contested(propositions: Sequence[Proposition], articles: Mapping[str, Annotated]) -> tuple[Pair, ...]:
    """Pairs of the places of two propositions: what somebody says, and what a report sets against it."""
    several: dict[str, list[int]] = {}
    for place, item in enumerate(propositions):
        several.setdefault(item.article, []).append(place)
    found: dict[Pair, None] = {}
    for name, places in several.items():
        report = _Report(articles[name], propositions, places)
        found.update(
            dict.fromkeys((*report.answered(), *report.denied(), *report.put(), *report.insisted(), *report.refuted()))
        )
    found.update(dict.fromkeys(_given_instead(propositions, articles)))
    return tuple(found)


def is_contradicting(text: str) -> bool:
    """Whether a sentence only says that what stands before is contradicted."""
    return _contradicting().search(text) is not None


def figures_put(annotated: Annotated, found: Sequence[Proposition]) -> Iterator[Proposition]:
    """What is put forward by naming another number than somebody did before: "It put the number at 1,100"."""
    for item in annotated.attributions:
        if item.force == "said" and _is_put(annotated, item):
            one = Proposition(
                article=item.article,
                spans=item.content,
                holders=(item.speaker,) if item.speaker else (),
                attribution=item.id,
            )
            report = _Report(annotated, [*found, one], range(len(found) + 1))
            if any(len(found) in pair for pair in (*report.put(), *report.answered())):
                yield one


class _Report:
    """The propositions of one article, by their places among all."""

    def __init__(self, annotated: Annotated, propositions: Sequence[Proposition], places: Sequence[int]) -> None:
        self._annotated = annotated
        self._text = annotated.article.text
        self._items = {place: propositions[place] for place in places}
        self._starts = [sentence.span.start for sentence in annotated.sentences]
        self._attributions = {item.id: item for item in annotated.attributions}

    def answered(self) -> Iterator[Pair]:
        """What a sentence says is contradicted, with what it or the next one tells against it."""
        for number, sentence in enumerate(self._annotated.sentences):
            if any(sentence.span.covers(denial.cue[0]) for _, denial in self._denials()):
                continue
            words = self._annotated.article.words(sentence.span)
            flat = _contradicting().search(words)
            if flat and self._is_free(sentence.span.start + flat.start()):
                yield from self._set_against(number, sentence.span.start + flat.start(), None)
            elif taken := _contesting().search(words):
                yield from self._set_against(number, sentence.span.start + taken.start(), taken[1].lower())

    def denied(self) -> Iterator[Pair]:
        """What somebody denies, with what he tells next of the same."""
        for item, denial in self._denials():
            number = self._sentence(denial.cue[0].start)
            deniers = {holder for one in self._items.values() if one.spans == item.spans for holder in one.holders}
            for against in self._telling(number, denial.cue[-1].end, 2):
                told = self._best(number, against, item.spans)
                told = self._of_another_day(number, against, item.spans) if told is None else told
                if told is not None and deniers & {*self._items[told].holders}:
                    yield told, against

    def _denials(self) -> Iterator[tuple[Proposition, Attribution]]:
        """What is denied in a sentence behind the one that tells it."""
        for item in self._items.values():
            denial = self._attributions.get(item.attribution or "")
            if item.stance == "disputes" and denial and wording.answers(denial, self._annotated.article):
                yield item, denial

    def put(self) -> Iterator[Pair]:
        """A figure that stands before, with the one that somebody gives in its place."""
        for place, item in self._items.items():
            told = self._attributions.get(item.attribution or "")
            if told is None or item.stance != "holds":
                continue
            real = _REAL.search(self._words(place))
            if real is None and not _is_put(self._annotated, told):
                continue
            against = self._differing(self._sentence(item.spans[0].start), place)
            if against is not None:
                yield against, place

    def refuted(self) -> Iterator[Pair]:
        """What is called false by a noun that takes it up ("the message was false"), where that noun tells it."""
        for place, item in self._items.items():
            taken = is_called_false().match(self._words(place)) if item.stance == "holds" else None
            if taken is None or not item.attribution:
                continue
            stem = taken[1].lower().rstrip("s")
            number = self._sentence(item.spans[0].start)
            for told in self._before(number, place):
                source = self._attributions.get(self._items[told].attribution or "")
                words = " ".join(map(self._annotated.article.words, source.source)).lower() if source else ""
                if stem in words:
                    yield told, place

    def insisted(self) -> Iterator[Pair]:
        """What somebody maintains, with what another says right behind that gives another day or figure."""
        for place, item in self._items.items():
            told = self._attributions.get(item.attribution or "")
            cue = " ".join(map(self._annotated.article.words, told.cue)) if told else ""
            if item.stance != "holds" or not _INSISTING.search(cue):
                continue
            number = self._sentence(item.spans[0].start)
            for other, behind in self._items.items():
                if (
                    self._sentence(behind.spans[0].start) == number + 1
                    and behind.stance == "holds"
                    and behind.attribution
                    and _are_two(item, behind)
                    and self._is_spoken_of(self._attributions[behind.attribution], place)
                    and (self._clash(place, other) or self._are_of_two_days(place, other))
                ):
                    yield place, other

    def _set_against(self, number: int, cue: int, thing: str | None) -> Iterator[Pair]:
        figure = thing is not None and _things()[thing]
        for against in self._telling(number, cue, 1)[:1]:
            if thing is None:
                told = self._last_before(number, against)
            elif figure:
                told = self._differing(number, against)
            else:
                told = self._best(number, against)
            if told is not None:
                yield told, against

    def _telling(self, number: int, cue: int, sentences: int) -> list[int]:
        """What is told from the words that contest something on, by whoever contests it."""
        end = self._starts[number + sentences] if number + sentences < len(self._starts) else None
        first = self._annotated.sentences[number]
        last = len(self._text) if end is None else self._annotated.sentences[number + sentences].span.end
        found = []
        for place, item in self._items.items():
            told = self._attributions.get(item.attribution or "")
            start, within = item.spans[0].start, item.spans[-1].end
            if told is None or item.stance != "holds" or start < first.span.start or start >= last:
                continue
            behind = start >= cue - FEW or (within > cue >= start and cue - start <= FEW)
            if behind and self._is_of_the_contester(number, told):
                found.append(place)
        return sorted(found, key=lambda place: self._items[place].spans[0].start)

    def _is_of_the_contester(self, number: int, told: Attribution) -> bool:
        """Whether words behind "X rejected the estimate" are X's: quoted right there, or told of "it" or of X."""
        if self._text[told.content[0].start] in _QUOTES:
            return True
        source = {word.lower() for span in told.source for word in _WORD.findall(self._annotated.article.words(span))}
        words = self._annotated.article.words(self._annotated.sentences[number].span)
        named = {word.lower() for word in _WORD.findall(words)} - lexicon.words("resolve/function_words.txt")
        return bool(source & _PRONOUNS) or bool(source & named)

    def _last_before(self, number: int, against: int) -> int | None:
        """The last statement of somebody else in the sentence before, or in the same one before the words."""
        start = self._items[against].spans[0].start
        found = [
            place
            for place, item in self._items.items()
            if item.spans[-1].end <= start
            and number - 1 <= self._sentence(item.spans[-1].end - 1) <= number
            and item.stance == "holds"
            and item.attribution
            and _are_two(item, self._items[against])
        ]
        return max(found, key=lambda place: self._items[place].spans[0].start, default=None)

    def _before(self, number: int, against: int) -> list[int]:
        """The statements of others in the sentences before, the nearest first."""
        start = self._items[against].spans[0].start
        found = [
            place
            for place, item in self._items.items()
            if item.spans[-1].end <= start
            and number - NEAR <= self._sentence(item.spans[-1].end - 1) <= number
            and item.stance == "holds"
            and _are_two(item, self._items[against])
        ]
        return sorted(found, key=lambda place: self._items[place].spans[0].start, reverse=True)

    def _best(self, number: int, against: int, denied: tuple[Span, ...] = ()) -> int | None:
        """The nearest of the statements of others before that share most with what is set against them; of equals none
        that is denied in any case."""
        ours = _stems(self._words(against))
        spoken = [place for place in self._before(number, against) if self._items[place].attribution]
        counts = {place: len(ours & _stems(self._words(place))) for place in spoken}
        best = max(counts, key=lambda place: (counts[place], not self._tells(place, denied)), default=None)
        return best if best is not None and counts[best] else None

    def _of_another_day(self, number: int, against: int, denied: tuple[Span, ...]) -> int | None:
        """What is denied, where what is set against it gives another day."""
        several = (place for place in self._before(number, against) if self._tells(place, denied))
        return next((place for place in several if self._are_of_two_days(place, against)), None)

    def _tells(self, place: int, spans: tuple[Span, ...]) -> bool:
        return any(own.overlaps(other) for own in self._items[place].spans for other in spans)

    def _differing(self, number: int, against: int) -> int | None:
        """The nearest of the statements before that give another figure for what can be the same."""
        return next((place for place in self._before(number, against) if self._clash(place, against)), None)

    def _clash(self, place: int, other: int) -> bool:
        """Whether two statements give figures that can be of one thing, and none of them can be the other's."""
        ours = self._figures(place)
        theirs = self._figures(other)
        ours, theirs = self._of_what_is_named(ours, other), self._of_what_is_named(theirs, place)
        comparable = [(one, two) for one in ours for two in theirs if _comparable(one, two)]
        return bool(comparable) and not any(can_both_be_right(*pair) for pair in comparable)

    def _of_what_is_named(self, figures: list[Quantity], other: int) -> list[Quantity]:
        """Those of several figures that count what the other statement names, where that says what its own counts only
        so ("the number of flights at over 200")."""
        if any(one.unit for one in self._figures(other)):
            return figures
        named = _stems(self._words(other))
        return [one for one in figures if one.of and _stems(self._annotated.article.words(one.of)) & named] or figures

    def _is_free(self, at: int) -> bool:
        """Whether words are not somebody's own within what he says."""
        contents = (span for item in self._attributions.values() for span in item.content)
        return not any(span.start + FEW < at < span.end for span in contents)

    def _is_spoken_of(self, told: Attribution, place: int) -> bool:
        """Whether a statement is about who says something."""
        source = {word.lower() for span in told.source for word in _WORD.findall(self._annotated.article.words(span))}
        named = {word.lower() for word in _WORD.findall(self._words(place))}
        return bool(source & named - lexicon.words("resolve/function_words.txt") - _PRONOUNS)

    def _are_of_two_days(self, place: int, other: int) -> bool:
        """Whether each of two statements names one day, and these are two."""
        days = [time for time in self._annotated.times if time.value and len(time.value) >= len("2031-03-09")]
        ours, theirs = (
            {(time.value or "")[:10] for time in days if _in(self._items[one], time.span)} for one in (place, other)
        )
        return len(ours) == len(theirs) == 1 and ours != theirs

    def _figures(self, place: int) -> list[Quantity]:
        return _figures(self._annotated, self._items[place])

    def _words(self, place: int) -> str:
        return " ".join(map(self._annotated.article.words, self._items[place].spans))

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


def _given_instead(propositions: Sequence[Proposition], articles: Mapping[str, Annotated]) -> Iterator[Pair]:
    """What gives a figure that somebody names to say that it is another ("342,000 were charged and not 610,000")."""
    rejecting: list[tuple[int, Quantity]] = []
    giving: list[tuple[int, Quantity]] = []
    for place, item in enumerate(propositions):
        text = articles[item.article].article.text
        for figure in _figures(articles[item.article], item) if item.stance == "holds" else ():
            rejected = _REJECTED.search(text, max(0, figure.span.start - 20), figure.span.start) is not None
            (rejecting if rejected else giving).append((place, figure))
    many = {place: sum(place == other for other, _ in (*giving, *rejecting)) for place in range(len(propositions))}
    for against, figure in rejecting:
        item = propositions[against]
        told = [
            place
            for place, other in giving
            if _is_named(figure, other) and _are_two(propositions[place], item) and many[place] <= FEW
        ]
        if told and item.attribution and many[against] > 1:
            yield min(told, key=lambda place: (many[place], _long(propositions[place]))), against


def _is_named(figure: Quantity, other: Quantity) -> bool:
    """Whether the one is the number that the other gives."""
    if figure.value != other.value or other.bound != "exact":
        return False
    return float(figure.value) >= LARGE or (figure.unit is not None and figure.unit == other.unit)


def _long(item: Proposition) -> int:
    return sum(span.end - span.start for span in item.spans)


def _are_two(item: Proposition, other: Proposition) -> bool:
    """Whether two propositions are of two voices."""
    return set(item.holders).isdisjoint(other.holders) and (bool(item.holders) or bool(other.holders))


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be readings of one thing, by what they count or measure."""
    ours, theirs = common_unit(one.unit), common_unit(other.unit)
    if ours is not None and theirs is not None:
        return ours == theirs
    less, more = sorted((float(one.value), float(other.value)))
    return more <= FAR * less  # an age of 69 is no reading of a crowd of 18,000


def _is_put(annotated: Annotated, item: Attribution) -> bool:
    """Whether all that is told is the number that somebody gives: "the number of flights at over 200"."""
    if len(item.content) != 1:
        return False
    (content,) = item.content
    cue = {word.lower() for span in item.cue for word in _WORD.findall(annotated.article.words(span))}
    if cue.isdisjoint(_PUTTING):
        return False
    figure = next((one.span for one in annotated.quantities if content.covers(one.span)), None)
    return figure is not None and _PUT.fullmatch(annotated.article.text, content.start, figure.start) is not None


def _figures(annotated: Annotated, item: Proposition) -> list[Quantity]:
    return [one for one in annotated.quantities if _in(item, one.span)]


def _in(item: Proposition, span: Span) -> bool:
    return any(own.covers(span) for own in item.spans)


def _stems(text: str) -> frozenset[str]:
    """What is told in a text, without the names and the words that say nothing."""
    dull = lexicon.words("resolve/function_words.txt") | lexicon.words("resolve/negations.txt")
    words = (word for n, word in enumerate(_WORD.findall(text)) if not (n and word[0].isupper()))
    return frozenset(word.lower()[:STEM] for word in words if len(word) >= STEM - 1 and word.lower() not in dull)


@cache
def _contradicting() -> re.Pattern[str]:
    return re.compile("|".join(row[0] for row in lexicon.rows("resolve/contradicting.tsv")), re.IGNORECASE)


@cache
def _contesting() -> re.Pattern[str]:
    """The words that contest what is taken up by a noun, which they give."""
    nouns = "|".join(sorted(_things(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{_VERB})\s+(?:the|that|this|those|these|his|her|their|its|such)\s+(?:[\w’'-]+\s+){{0,2}}?({nouns})\b",
        re.IGNORECASE,
    )


@cache
def _things() -> dict[str, bool]:
    """The nouns that take up what was said, and whether they stand for a number."""
    return {row[0]: "figure" in row[1:] for row in lexicon.rows("resolve/contested_things.txt")}
