"""Compiles the time grammar: each token becomes one character that stands for all that it can be, so that every rule
is a regular expression over characters, and an article of 800 words is matched as a string of 800.

Finite-state partial parsing (Abney 1996) on the standard library's `re`. Repetitions in rules are bounded, so matching
at one place takes bounded time and a text linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from consilience import lexicon
from consilience.annotate.times import patterns
from consilience.annotate.times.tokens import NOTHING, number_kinds

SMALL, CAPITAL, MARK, BREAK = "a", "A", "-", "\n"
"""Characters for tokens that no rule names: a small word, a capitalised word, a mark, a line break."""
FIRST_CHARACTER = 0x4E00
"""Characters for sorts of token are taken from a block of letters that mean nothing to `re`."""

Frame = tuple[tuple[str, str], ...]


class Rule(NamedTuple):
    """One rule: TIMEX3 type (or NOT), how to read what it matched, its pattern; whether it can match one character
    alone, and which can stand second in a longer match."""

    type: str
    frame: Frame
    pattern: str
    short: bool
    second: frozenset[str]

    def match(self, line: str, at: int) -> re.Match[str] | None:
        """What it matches of the line from here."""
        return compiled(self.pattern).match(line, at)


class Grammar(NamedTuple):
    """The compiled grammar: a word's character by its exact form, a number's by its kinds, a word's meaning under a
    kind, the rules by the character that they can begin with, in the order of the file."""

    forms: Mapping[str, str]
    numbers: Mapping[frozenset[str], str]
    meanings: Mapping[tuple[str, str], str]
    rules: Mapping[str, tuple[Rule, ...]]

    def character(self, form: str) -> str:
        """The character that stands for a token of this form."""
        known = self.forms.get(form)
        if known is not None:
            return known
        head = form[0]
        if head.isalpha():
            return CAPITAL if head.isupper() else SMALL
        if head == "\n":
            return BREAK
        if head.isdecimal() or (head in "'’" and form[1:2].isdecimal()):
            return self.numbers.get(number_kinds(form), MARK)
        return MARK


def _forms(word: str, case: str) -> Iterator[str]:
    """How a word of the lexicon may be written: "upper" only in capitals, "cap" with a first capital at least."""
    forms = [word.upper()] if case == "upper" else [word.upper(), word.capitalize()]
    forms += [] if case else [word]
    for form in forms:
        yield form
        yield form.replace("'", "’")


def _number_sorts() -> set[frozenset[str]]:
    """Every combination of kinds that a number can have, found by trying one of each sort."""
    samples = [str(n) for n in range(10_000)] + [f"{n:02d}" for n in range(100)] + ["0735", "0999", "12345"]
    samples += [
        "1.5",
        "1.30",
        "1.75",
        "1,234",
        "5:30",
        "20220109",
        "1990s",
        "4th",
        "44th",
        "1/2",
        "2022-01-09",
        "1/2/2022",
    ]
    return {number_kinds(sample) for sample in samples} - {NOTHING}


def _sources() -> list[tuple[str, str, str]]:
    """The rows that are rules, and five rules a holiday."""
    rules = [(row[0], row[1], row[2]) for row in lexicon.rows("annotate/time_rules.tsv") if not row[0].startswith("@")]
    for name, _ in lexicon.rows("annotate/time_holidays.tsv"):
        frame = f"unit=day holiday={name.replace(' ', '_')}"
        rules.append(("DATE", frame, name))
        rules.append(("DATE", f"{frame} shift=$s", f"s:@DEIXIS {name}"))
        rules.append(("DATE", f"{frame} year=$y", f"{name} ,? y:YEAR"))
        rules.append(("DATE", f"{frame} years=$r", f"{name} r:( LAST | NEXT | THIS ) year"))
        rules.append(("TIME", f"{frame} part=$p", f"{name} p:PART"))
    return rules


def _parsed() -> list[tuple[str, Frame, patterns.Node]]:
    parts: dict[str, patterns.Node] = {}
    for row in lexicon.rows("annotate/time_rules.tsv"):
        if row[0].startswith("@"):
            parts[row[0]] = patterns.parse(row[1], parts)
    return [
        (kind, tuple((key, value) for key, _, value in (pair.partition("=") for pair in frame.split())),
         patterns.parse(pattern, parts))
        for kind, frame, pattern in _sources()
    ]  # fmt: skip


def _alphabet(sorts: Mapping[frozenset[str], str], named: frozenset[str]) -> dict[str, str]:
    """Which characters are of each kind that a rule names."""
    alphabet = dict.fromkeys(sorted(named), "")
    for sort, character in sorts.items():
        for kind in sorted(sort & named):
            alphabet[kind] += character
    alphabet |= {"SMALL": SMALL, "CAPITAL": CAPITAL, "BREAK": BREAK}
    if unknown := sorted(kind for kind, characters in alphabet.items() if not characters):
        raise ValueError(f"time_rules.tsv names kinds that nothing is of: {unknown}")
    return alphabet


@cache
def grammar() -> Grammar:
    """The grammar of `time_rules.tsv`, `time_words.tsv` and `time_holidays.tsv`, compiled once."""
    parsed = _parsed()
    named = frozenset(kind for _, _, node in parsed for kind in patterns.kinds(node))
    kinds: dict[str, set[str]] = {}
    meanings: dict[tuple[str, str], str] = {}
    for word, kind, value, *case in lexicon.rows("annotate/time_words.tsv"):
        meanings[word, kind] = value
        for form in _forms(word, case[0] if case else ""):
            kinds.setdefault(form, set()).add(kind)
    for word in sorted(kind for kind in named if kind == kind.lower()):
        for form in _forms(word, ""):
            kinds.setdefault(form, set()).add(word)
    sets = {frozenset(found) for found in kinds.values()} | _number_sorts()
    sorts = {sort: chr(FIRST_CHARACTER + index) for index, sort in enumerate(sorted(sets, key=sorted))}
    alphabet = _alphabet(sorts, named)
    rules: dict[str, list[Rule]] = {}
    for kind, frame, node in parsed:
        heads = patterns.heads(node, alphabet)
        rule = Rule(kind, frame, patterns.regex(node, alphabet), 1 in heads.lengths, heads.second)
        for character in sorted(heads.first):
            rules.setdefault(character, []).append(rule)
    return Grammar(
        {form: sorts[frozenset(found)] for form, found in kinds.items()},
        sorts,
        meanings,
        {character: tuple(found) for character, found in rules.items()},
    )


@cache
def candidates(first: str, second: str) -> tuple[Rule, ...]:
    """The rules that can match where these two characters stand, in the order of the file; `second` is empty at the
    end of the line."""
    return tuple(rule for rule in grammar().rules.get(first, ()) if rule.short or second in rule.second)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled on first use: a few articles need a third of them."""
    return re.compile(pattern)
