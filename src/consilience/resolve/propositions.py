"""What the reports put forward as being the case: the contents of attributions, and the outlets' own sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from consilience import lexicon, wording
from consilience.model import Annotated, Article, Attribution, Proposition, Sentence, Span
from consilience.opinion import is_opinion
from consilience.resolve.contested import figures_put, is_contradicting
from consilience.resolve.figures_alone import figures_alone
from consilience.resolve.joined_statements import parts
from consilience.resolve.statements import (
    asserted_from,
    is_clause,
    is_deniable,
    is_main_clause,
    is_own_statement,
    is_question,
    is_whole,
    refuted,
    without_asides,
    without_witness,
)
from consilience.withdrawn import is_withdrawn

FEWEST_WORDS = 4
"""A stretch of fewer words ("a huge mistake") is a wording, not a proposition."""
LARGEST_REPORTED_SHARE = 0.35
"""A sentence of which more than this share stands in an attribution is the source's, not the outlet's own."""
MOST_BETWEEN = 3
LONGEST_BETWEEN = 40
"""Words, and characters, of whom is named behind a sentence that stand before his name: "the opposition"."""
NOT_PUT_FORWARD = frozenset({"asked", "hypothetical", "future", "negated"})
"""Forces under which nobody puts the content forward as being so, nor denies it ("did not say whether")."""

_WORD = re.compile(r"\w+")
_QUOTES = '“”"'
_DEMAND = re.compile(r"\W*(?:on\s+)?(?:(?:the|its|his|her|their|[A-Z][\w.’'-]*)\s+(?:[a-z]+\s+)?){0,4}to\s+[a-z]+")
"""Begins what is asked of somebody ("told the ministry to resign", "called on the West to say no"): nothing is put
forward as being so."""
_INFINITIVE = re.compile(r"\W*((?:[\w’'.,-]+\s+){1,8}?)(?:not\s+)?to\s+[a-z]+")
_OBJECT = re.compile(r"\W*(?:him|her|them|us|me)\s+(?:of|as|for|to|with|from|over|about|in|at)\b", re.IGNORECASE)
"""Begins a content that lacks its verb ("accused them of hiding")."""
_THAT = re.compile(r"\W*that\s", re.IGNORECASE)
_DESCRIBES = re.compile(r"\b(?:who|whom|whose|which|that|where|when|while|after|before|because|for|over)\b", re.I)
"""Begins what only describes whom or what a deed is done to ("a girl who was filmed", "for charging fees they …")."""


def propositions(story: Sequence[Annotated]) -> tuple[Proposition, ...]:
    """Every proposition of the story's articles, in the order of the articles and of the text.

    A sentence counts as the outlet's own when little of it stands in the source, cue or content of an attribution, and
    it states something (see `resolve.statements`); where it joins two statements, each is one of its own. The headline
    and the standfirst repeat the body, and captions describe pictures: they are left out. What a piece of opinion says
    in its own voice is not put forward as being so.
    """
    return tuple(proposition for annotated in story for proposition in _of_article(annotated))


def _of_article(annotated: Annotated) -> list[Proposition]:
    in_words = _Reported(annotated)
    starts = [sentence.span.start for sentence in annotated.sentences]
    found = [
        _held(annotated, item)
        for item in annotated.attributions
        if _is_put_forward(annotated, item) and not _is_title(annotated, item, starts)
    ]
    if is_opinion(annotated.article):
        return found
    found += figures_alone(annotated)
    found += [
        Proposition(article=annotated.article.id, spans=(part,))
        for sentence in annotated.sentences
        if _may_be_own(annotated, sentence)
        for part in own_statements(annotated.article, sentence.span)
        if in_words.within(part) <= LARGEST_REPORTED_SHARE * (part.end - part.start)
    ]
    found += figures_put(annotated, found)
    return sorted(found, key=lambda item: (item.spans[0].start, item.spans[-1].end))


def _held(annotated: Annotated, attribution: Attribution) -> Proposition:
    called_false = _called_false(annotated, attribution.content)
    denied = attribution.force == "denied" or is_withdrawn(attribution, annotated.article)
    spans = _asserted(annotated, _whole(annotated, attribution)) if denied else attribution.content
    return Proposition(
        article=attribution.article,
        spans=(called_false,) if called_false else spans,
        stance="disputes" if denied != (called_false is not None) else "holds",
        holders=(attribution.speaker,) if attribution.speaker else (),
        attribution=attribution.id,
    )


def _whole(annotated: Annotated, denial: Attribution) -> tuple[Span, ...]:
    """What is denied: all that was said there, where a denial in a sentence of its own was read of the last clause."""
    if not wording.answers(denial, annotated.article):
        return denial.content
    said = (item.content for item in annotated.attributions if item.force == "said" and len(item.content) == 1)
    whole = [(one,) for (one,) in said if len(denial.content) == 1 and one.covers(denial.content[0])]
    return min(whole, key=lambda spans: spans[0].end - spans[0].start, default=denial.content)


def _asserted(annotated: Annotated, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """What is denied, without "the claim that" before it."""
    first = spans[0]
    return (Span(first.article, first.start + asserted_from(annotated.article.words(first)), first.end), *spans[1:])


def _called_false(annotated: Annotated, spans: tuple[Span, ...]) -> Span | None:
    """What is denied in "the claim that X is false"."""
    first = spans[0]
    found = refuted(annotated.article.words(first)) if len(spans) == 1 else None
    return Span(first.article, first.start + found[0], first.start + found[1]) if found else None


def _is_put_forward(annotated: Annotated, attribution: Attribution) -> bool:
    text = words_of(annotated, attribution.content)
    if _is_wished(annotated, attribution) or _is_deed(annotated, attribution):
        return False
    if (
        _asks_of(annotated, attribution, text)
        or attribution.force in NOT_PUT_FORWARD
        or len(_WORD.findall(text)) < FEWEST_WORDS
        or _DEMAND.match(text)
    ):
        return False
    if attribution.force == "denied":
        return asserted_from(text) > 0 or _THAT.match(text) is not None or is_deniable(text)
    if _OBJECT.match(text) or is_question(text):
        return False
    return _THAT.match(text) is not None or is_main_clause(text) or _is_sentence(annotated, attribution)


def _is_wished(annotated: Annotated, attribution: Attribution) -> bool:
    """Whether somebody wants what stands there to be so, which does not put it forward as being so."""
    cue = _WORD.findall(words_of(annotated, attribution.cue).lower())
    return not lexicon.words("resolve/wishes.txt").isdisjoint(cue)


def _asks_of(annotated: Annotated, attribution: Attribution, text: str) -> bool:
    """Whether somebody is asked to do what stands there ("advised residents to stay indoors as the water rose")."""
    cue = _WORD.findall(words_of(annotated, attribution.cue).lower())
    if lexicon.words("resolve/requests.txt").isdisjoint(cue):
        return False
    asked = _INFINITIVE.match(text)
    return asked is not None and not is_clause(asked[1])


def _is_deed(annotated: Annotated, attribution: Attribution) -> bool:
    """Whether somebody does what the words name rather than says it: who approves a loan, or agrees to open a border,
    has done so, and the sentence tells what happened."""
    cue = _WORD.findall(words_of(annotated, attribution.cue).lower())
    if lexicon.words("resolve/deeds.txt").isdisjoint(cue):
        return False
    text = words_of(annotated, attribution.content)
    if any(mark in text for mark in _QUOTES):
        return False
    return text.startswith("to ") or (_THAT.match(text) is None and not is_clause(_DESCRIBES.split(text, 1)[0]))


def _is_sentence(annotated: Annotated, attribution: Attribution) -> bool:
    """Whether the content opens a sentence that its source only closes ("The governor cast the vote, an aide said"): it
    is a whole one then, whatever its verb looks like."""
    first, article = attribution.content[0], annotated.article
    if len(attribution.content) > 1 or not attribution.source or not attribution.cue:
        return False
    opening = _WORD.match(article.words(first))
    closing = min(attribution.source[0].start, attribution.cue[0].start)
    if opening is None or not (opening[0][0].isupper() or opening[0].isdigit()) or closing < first.end:
        return False
    between = article.text[first.end - 1 : closing]
    if "," not in between or len(_WORD.findall(between[1:])) > MOST_BETWEEN or closing - first.end > LONGEST_BETWEEN:
        return False
    if opening[0].lower() not in lexicon.words("resolve/function_words.txt") - lexicon.words("resolve/determiners.txt"):
        return True
    # "After the talks, she said" goes on with what she said; "In a week the water rose by a metre, she said" does not.
    last = max(attribution.source[-1].end, attribution.cue[-1].end)
    return _WORD.search(article.text[last : _end_of_sentence(annotated, last)]) is None


def _end_of_sentence(annotated: Annotated, place: int) -> int:
    starts = [sentence.span.start for sentence in annotated.sentences]
    found = bisect_right(starts, place - 1) - 1
    return max(place, annotated.sentences[found].span.end) if found >= 0 else place


def _is_title(annotated: Annotated, attribution: Attribution, starts: Sequence[int]) -> bool:
    """Whether it stands in a line that ends without a stop: a headline, or a link to another report."""
    place = bisect_right(starts, attribution.content[0].start) - 1
    if place < 0 or annotated.sentences[place].span.end < attribution.content[0].end:
        return False
    return annotated.article.words(annotated.sentences[place].span).rstrip()[-1:].isalnum()


class _Reported:
    """The characters of an article that stand in the source, cue or content of an attribution; deeds left out."""

    def __init__(self, annotated: Annotated) -> None:
        spans = sorted(
            (span.start, span.end)
            for item in annotated.attributions
            if not _is_deed(annotated, item)
            for span in (*item.source, *item.cue, *(() if wording.answers(item, annotated.article) else item.content))
        )
        self._runs: list[tuple[int, int]] = []
        for start, end in spans:
            if self._runs and start <= self._runs[-1][1]:
                self._runs[-1] = (self._runs[-1][0], max(end, self._runs[-1][1]))
            else:
                self._runs.append((start, end))

    def within(self, span: Span) -> int:
        """How many of them lie in `span`."""
        place = max(0, bisect_right(self._runs, (span.start, span.start)) - 1)
        total = 0
        while place < len(self._runs) and self._runs[place][0] < span.end:
            start, end = self._runs[place]
            total += max(0, min(end, span.end) - max(start, span.start))
            place += 1
        return total


def _may_be_own(annotated: Annotated, sentence: Sentence) -> bool:
    if annotated.article.regions[sentence.paragraph].kind != "body":
        return False
    words = annotated.article.words(sentence.span)
    return is_whole(words) and not is_contradicting(words)


def own_statements(article: Article, sentence: Span) -> Iterator[Span]:
    """The statements of a whole sentence that the outlet makes in its own voice."""
    for part in parts(article, sentence):
        words = article.words(part)
        start, end = without_witness(words)
        if is_own_statement(without_asides(words[start:end])):
            yield Span(part.article, part.start + start, part.start + end)


def words_of(annotated: Annotated, spans: tuple[Span, ...]) -> str:
    """The words of several spans of one article, in order, a space between them."""
    return " ".join(annotated.article.words(span) for span in spans)
