"""What the reports put forward as being the case: the contents of attributions, and the outlets' own sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consilience.model import Annotated, Attribution, Proposition, Sentence, Span

FEWEST_WORDS = 4
"""A stretch of fewer words ("a huge mistake") is a wording, not a proposition."""
LARGEST_REPORTED_SHARE = 0.35
"""A sentence of which more than this share stands in an attribution is the source's, not the outlet's own."""
NOT_PUT_FORWARD = frozenset({"asked", "hypothetical", "future", "negated"})
"""Forces under which nobody puts the content forward as being so, nor denies it ("did not say whether")."""

_WORD = re.compile(r"\w+")
_DEMAND = re.compile(r"\W*(?:on\s+)?(?:(?:the|its|his|her|their|[A-Z][\w.’'-]*)\s+(?:[a-z]+\s+)?){0,4}to\s+[a-z]+")
"""Begins what is asked of somebody ("told the ministry to resign", "called on the West to say no"): nothing is put
forward as being so."""


def propositions(story: Sequence[Annotated]) -> tuple[Proposition, ...]:
    """Every proposition of the story's articles, in the order of the articles and of the text.

    A sentence counts as the outlet's own when little of it stands in the source, cue or content of an attribution; the
    headline and the standfirst repeat the body and are left out.
    """
    return tuple(proposition for annotated in story for proposition in _of_article(annotated))


def _of_article(annotated: Annotated) -> list[Proposition]:
    found = [_held(item) for item in annotated.attributions if _is_put_forward(annotated, item)]
    found += [
        Proposition(article=annotated.article.id, spans=(sentence.span,))
        for sentence in annotated.sentences
        if _is_own(annotated, sentence)
    ]
    return sorted(found, key=lambda item: (item.spans[0].start, item.spans[-1].end))


def _held(attribution: Attribution) -> Proposition:
    return Proposition(
        article=attribution.article,
        spans=attribution.content,
        stance="disputes" if attribution.force == "denied" else "holds",
        holders=(attribution.speaker,) if attribution.speaker else (),
        attribution=attribution.id,
    )


def _is_put_forward(annotated: Annotated, attribution: Attribution) -> bool:
    text = words_of(annotated, attribution.content)
    enough = len(_WORD.findall(text)) >= FEWEST_WORDS
    return attribution.force not in NOT_PUT_FORWARD and enough and not _DEMAND.match(text)


def _is_own(annotated: Annotated, sentence: Sentence) -> bool:
    kind = annotated.article.regions[sentence.paragraph].kind
    text = annotated.article.words(sentence.span)
    if kind not in ("body", "caption") or len(_WORD.findall(text)) <= FEWEST_WORDS or text.rstrip().endswith("?"):
        return False
    reported = {
        position
        for item in annotated.attributions
        for span in (*item.source, *item.cue, *item.content)
        if span.overlaps(sentence.span)
        for position in range(max(span.start, sentence.span.start), min(span.end, sentence.span.end))
    }
    return len(reported) <= LARGEST_REPORTED_SHARE * (sentence.span.end - sentence.span.start)


def words_of(annotated: Annotated, spans: tuple[Span, ...]) -> str:
    """The words of several spans of one article, in order, a space between them."""
    return " ".join(annotated.article.words(span) for span in spans)
