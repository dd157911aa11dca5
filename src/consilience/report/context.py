"""A sentence out of its report: what its words take from where they stood, put beside them in brackets.

Who "he" or "the company" is, which outlet calls itself "this newspaper" and which day "yesterday" was is known where
the sentence stands; in a brief of many reports it is not. What can't be told makes a sentence unfit for the brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from consilience import lexicon, wording
from consilience.model import Annotated, Span
from consilience.report import days
from consilience.report.told import Told

_JOINED = re.compile(r"(?:But|And|Yet|Still|Meanwhile|However),? +(?!(?i:he|she|it|they|this|that|these|those)\b)")
_HE = re.compile(r"He\b|She\b")
_HERE = re.compile(r"\b[Hh]ere\b(?!['’]s)")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
_HANGING_DAY = re.compile(
    r"(?:yesterday|today|tomorrow|tonight|last night)(?: (?:morning|afternoon|evening|night))?"
    r"|this (?:morning|afternoon|evening|week|month)|(?:earlier|later) today|(?:last|next) (?:week|month)",
    re.IGNORECASE,
)
_LONG = 40
"""Days that a stretch named from the day of the report can span."""


def told_alone(told: Told, annotated: Annotated, sentence: Span) -> str | None:
    """The words of a sentence with what they need from its context in brackets, without a "But" before them; nothing
    where they speak of the place of the report ("here") or of a body that can't be named ("the company")."""
    article = annotated.article
    text = article.words(sentence)
    bare = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    if _HERE.search(bare):
        return None
    changes = [*_days(annotated, sentence, bare), *_outlet(told, sentence, bare)]
    named = _names(told, annotated, sentence, bare)
    if named is None:
        return None
    at, parts = _JOINED.match(text), list[str]()
    done = at.end() if at else 0
    for start, end, words in sorted((*changes, *named)):
        if start >= done:
            parts += [text[done:start], words]
            done = end
    whole = wording.flat("".join([*parts, text[done:]]))
    return wording.capital(whole) if at else whole


Change = tuple[int, int, str]
"""Where in the sentence, and what stands there instead."""


def _days(annotated: Annotated, sentence: Span, bare: str) -> Iterator[Change]:
    """Days that are named from the day of the report: "yesterday [Sun 9 Mar 2031]"."""
    for time in annotated.times:
        if not sentence.covers(time.span) or time.value is None:
            continue
        start, end = time.start - sentence.start, time.end - sentence.start
        span = days.bounds(time.value)
        if span and (span[1] - span[0]).days <= _LONG and _HANGING_DAY.fullmatch(bare[start:end]):
            end += 2 * bare.startswith(("'s", "’s"), end)
            yield end, end, f" [{days.day(time.value[:10])}]"


def _outlet(told: Told, sentence: Span, bare: str) -> Iterator[Change]:
    """The outlet in the place of what it calls itself."""
    for found in _selves().finditer(bare):
        yield found.start(), found.end(), f"[{told.labels[sentence.article]}]"


def _names(told: Told, annotated: Annotated, sentence: Span, bare: str) -> list[Change] | None:
    """The names of persons and bodies that the sentence only describes; None where a body has none."""
    inside = [mention for mention in annotated.mentions if sentence.covers(mention.span)]
    known = {told.entity_at(one.span) for one in inside if one.form == "name"}
    bodies = sorted(one.span.start for one in inside if one.form == "name" and one.kind in ("organisation", "group"))
    found: dict[str, Change] = {}
    resolved: set[int] = set()
    for mention in inside:
        entity = told.entity_at(mention.span)
        start, end = mention.span.start - sentence.start, mention.span.end - sentence.start
        words = bare[start:end]
        if entity is None or not words.strip():
            continue
        resolved.add(end)
        if entity in known or entity in found:
            continue
        name = told.entities[entity].name
        if told.is_person(entity) and start == 0 and _HE.fullmatch(words):
            found[entity] = (start, end, f"[{name}]")
        elif mention.form == "nominal" and words[:4].lower() == "the " and name.casefold() not in bare.casefold():
            found[entity] = (end, end, f" [{name}]")
    for body in _bodies().finditer(bare):
        before = any(start < sentence.start + body.start() for start in bodies)
        if body.end() not in resolved and not before:
            return None
    return list(found.values())


@cache
def _selves() -> re.Pattern[str]:
    """What an outlet calls itself: "this newspaper"."""
    own = [row[0] for row in lexicon.rows("resolve/own_outlet.tsv") if row[0].startswith("this ")]
    return re.compile(rf"\b(?:{'|'.join(own)})\b", re.IGNORECASE)


@cache
def _bodies() -> re.Pattern[str]:
    """A body that is only described: "the company"."""
    nouns = "|".join(sorted(map(re.escape, (row[0] for row in lexicon.rows("resolve/body_nouns.tsv")))))
    return re.compile(rf"\b(?:[Tt]he|[Tt]his)\s+(?:{nouns})(?![\w-]| of\b|,? (?:called|named)\b| [A-Z])")
