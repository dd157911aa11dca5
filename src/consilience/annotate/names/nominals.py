"""Descriptions that can speak: "the top U.S. diplomat", "a spokesman", "officials", "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from consilience.annotate.cues import cue_of
from consilience.annotate.names.found import Range, Stretch
from consilience.annotate.names.titles import part_of_title
from consilience.lexicon import rows
from consilience.model import MentionKind

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "case", "punct", "advmod", "quantmod"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "VBG"})
MARKS = frozenset({",", ";", ":", "(", ")", "–", "—"})
HOUR = re.compile(r"\d{1,2}[:.h]\d{2}(?:[ap]\.?m\.?)?")
"""The hour before an entry of a report that is written minute by minute."""
NONE = frozenset({"no", "nobody", "none", "neither"})
"""What begins a phrase that means nobody."""
LEAST_LETTERS = 3
"""Letters of a noun that may speak though it is no word for a speaker: fewer are what is left of a damaged word."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})


@dataclass(frozen=True)
class Speaker:
    """What a noun for somebody that speaks says of him: kind, number, gender (m, f or empty)."""

    kind: MentionKind
    number: str
    gender: str


@cache
def speakers() -> Mapping[str, Speaker]:
    """The nouns for those that speak without being named."""
    kinds: dict[str, MentionKind] = {"person": "person", "group": "group", "organisation": "organisation"}
    found = {}
    for noun, kind, number, *gender in rows("annotate/speakers.tsv"):
        found[noun] = Speaker(kinds.get(kind, "other"), number, gender[0] if gender else "")
    return found


@dataclass(frozen=True)
class Nominal:
    """A description: tokens `start` to `end` of a stretch, its head noun, whether it points back ("the", "his")."""

    stretch: Stretch
    start: int
    end: int
    head: Token
    speaker: Speaker
    definite: bool

    @property
    def place(self) -> Range:
        """Its characters in the article."""
        return self.stretch.characters(self.start, self.end)


def nominals(stretch: Stretch, taken: set[int]) -> Iterator[Nominal]:
    """The descriptions in a passage. `taken` holds the tokens that belong to names and their titles."""
    for token in stretch.doc:
        if token.tag_ not in NOUNS or token.i in taken:
            continue
        speaker = speakers().get(token.lower_) or _speaking(token)
        if speaker is None:
            continue
        if token.dep_ in ("compound", "amod", "nmod", "appos") and token.head.i == token.i + 1:
            continue
        start = token.i
        while start > 0:
            before = stretch.doc[start - 1]
            within = before.dep_ in LEFT and token.left_edge.i <= before.i and not before.is_quote
            if not within or before.text in MARKS or _dash(before) or HOUR.fullmatch(before.text):
                break
            start -= 1
        start = _unglued(stretch, start)
        if stretch.doc[start].lower_ in NONE:
            continue
        first = stretch.doc[start]
        definite = first.lower_ in DEFINITE or any(stretch.doc[k].tag_ == "POS" for k in range(start, token.i))
        yield Nominal(stretch, start, _with_office(stretch, token.i), token, speaker, definite)


def _speaking(token: Token) -> Speaker | None:
    """What a noun that is no word for a speaker is all the same where it says something ("the organizers said")."""
    if token.dep_ != "nsubj" or token.tag_ not in ("NN", "NNS") or not token.head.tag_.startswith("V"):
        return None
    if len(token.text) < LEAST_LETTERS or token.lower_ in NONE:
        return None
    cue = cue_of("V", token.head.lower_)
    if cue is None or not cue.speaks or max(cue.share("that"), cue.share("clause")) < 0.5:
        return None
    return Speaker("group", "plural", "") if token.tag_ == "NNS" else Speaker("other", "singular", "")


def _dash(token: Token) -> bool:
    """Whether the token is a hyphen between spaces, which stands for a dash."""
    return token.text == "-" and bool(token.whitespace_) and token.i > 0 and bool(token.doc[token.i - 1].whitespace_)


def _unglued(stretch: Stretch, start: int) -> int:
    """The start of the word that a hyphen glues to the first one ("state-owned")."""
    doc = stretch.doc
    while start > 0 and not doc[start - 1].whitespace_ and (doc[start - 1].text == "-" or doc[start].text == "-"):
        start -= 1
    return start


def _with_office(stretch: Stretch, head: int) -> int:
    """The end of a description whose office goes on behind its head ("the secretary of state")."""
    doc = stretch.doc
    if (
        head + 2 < len(doc)
        and doc[head + 1].lower_ in ("of", "for")
        and "modifier" in part_of_title(doc[head + 2].text)
    ):
        end = head + 3
        while end < len(doc) and "modifier" in part_of_title(doc[end].text) and doc[end].dep_ != "nsubj":
            end += 1
        return end
    return head + 1
