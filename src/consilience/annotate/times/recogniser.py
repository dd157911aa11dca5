"""Finds time expressions: the longest match of the grammar at each place, from left to right, without overlap."""

from __future__ import annotations

import re

from consilience.annotate.times import frames
from consilience.annotate.times.grammar import Grammar, Rule, candidates, grammar
from consilience.annotate.times.names import is_name
from consilience.annotate.times.sharing import share_years
from consilience.annotate.times.tokens import Token, tokens
from consilience.model import Time

NO_TIME = "NOT"
HEAD, TAIL = "head", "tail"
"""Parts of a rule that are a time of their own: a second day that shares month and year."""


def recognise(text: str, article: str, start: int = 0, end: int | None = None) -> tuple[Time, ...]:
    """The time expressions of `text` between two offsets, in order and without overlap; nothing is known yet of when
    the text was published. What names its date in full has its `value`, what hangs on another date is `relative`."""
    found = tokens(text, start, len(text) if end is None else end)
    rules = grammar()
    line = "".join([rules.character(token.form) for token in found])
    times: list[Time] = []
    at = 0
    while at < len(line):
        fitting = candidates(line[at], line[at + 1 : at + 2])
        best = _longest(fitting, line, at) if fitting else None
        if best is None:
            at += 1
            continue
        rule, match = best
        read = () if rule.type == NO_TIME else _read(rule, match, found, rules, article)
        if rule.type != NO_TIME and (not read or is_name(text, found, match.start(), match.end())):
            at += 1
            continue
        times.extend(read)
        at = match.end()
    return share_years(times, text)


def _longest(rules: tuple[Rule, ...], line: str, at: int) -> tuple[Rule, re.Match[str]] | None:
    """The rule that matches most of the line from here; the earlier of two equals."""
    best: tuple[Rule, re.Match[str]] | None = None
    furthest = at
    for rule in rules:
        match = rule.match(line, at)
        if match is not None and match.end() > furthest:
            best, furthest = (rule, match), match.end()
    return best


def _read(rule: Rule, match: re.Match[str], found: list[Token], rules: Grammar, article: str) -> tuple[Time, ...]:
    """The times of one match: mostly one, two for "April 24 and 25" or "24 and 25 April"."""
    parts = {name: found[match.start(name) : match.end(name)] for name, part in match.groupdict().items() if part}
    frame = dict(rule.frame)
    key = "day" if "day" in frame else "year"
    extra = parts.pop(HEAD, None) or parts.pop(TAIL, None)
    reading = frames.read(rule.type, rule.frame, parts, rules)
    if reading is None:
        return ()
    if not extra:
        return (_time(reading, article, found[match.start()], found[match.end() - 1]),)
    source = frame[key].lstrip("$")
    if key == "year" and len(extra[0].word) == 2:  # "1998-99": of the same century
        extra = [Token(extra[0].start, extra[0].end, parts[source][0].word[:2] + extra[0].word)]
    other = frames.read(rule.type, rule.frame, {**parts, source: extra}, rules)
    if match.groupdict().get(HEAD):
        whole = _time(reading, article, found[match.start(source)], found[match.end() - 1])
        return (whole,) if other is None else (_time(other, article, extra[0], extra[-1]), whole)
    whole = _time(reading, article, found[match.start()], found[_before_tail(match) - 1])
    return (whole,) if other is None else (whole, _time(other, article, extra[0], found[match.end() - 1]))


def _before_tail(match: re.Match[str]) -> int:
    """Where the first of two expressions ends: before the word or mark that joins them."""
    return match.start(TAIL) - 1


def _time(reading: frames.Reading, article: str, first: Token, last: Token) -> Time:
    return Time(
        article=article,
        start=first.start,
        end=last.end,
        type=reading.type,  # type: ignore[arg-type]
        value=reading.value,
        mod=reading.mod,
        relative=reading.relative,
    )
