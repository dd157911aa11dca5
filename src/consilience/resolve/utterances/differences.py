"""How one telling's words differ from the best one's: word by word, with the exact characters of both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Indel

from consilience.lexicon import words
from consilience.model import Article, Difference, Span
from consilience.resolve.utterances.tellings import Told
from consilience.resolve.wording import WORD, fold

Manner = Literal["verbatim", "clipped", "paraphrased", "translated"]
MAX_WORDS = 2000
"""Words of a quotation that are set against another's."""
MOST = 0.8
"""Share of the words from which two wordings are taken for one."""


SPOKEN = re.compile(rf"\[\w+\]\w+|{WORD.pattern}")
"""A word, also one that an editor began anew ("[T]he")."""


class Token(Struct, frozen=True):
    """A word, its place, and which part of the quotation it stands in."""

    form: str
    span: Span
    part: int


class Edit(Struct):
    """Tokens of the base (from, to) against tokens of the other."""

    base: tuple[int, int]
    other: tuple[int, int]


def spoken(article: Article, spans: Sequence[Span]) -> list[Token]:
    """The words of the parts of a quotation."""
    found: list[Token] = []
    for part, span in enumerate(spans):
        for match in SPOKEN.finditer(article.text, span.start, span.end):
            form = fold(match.group()).replace("[", "").replace("]", "")
            found.append(Token(form, Span(span.article, match.start(), match.end()), part))
            if len(found) >= MAX_WORDS:
                return found
    return found


def compare(best: Told, other: Told, quoted: Mapping[str, Sequence[Token]]) -> tuple[Manner, tuple[Difference, ...]]:
    """In what manner `other` tells what `best` tells in full, and every difference of the words quoted; `quoted` has
    those of each telling, by id (`spoken`)."""
    if not other.direct:
        return "paraphrased", ()
    if best.id == other.id:
        return (
            "verbatim" if any(SPOKEN.search(best.article.words(span)) for span in best.direct) else "paraphrased"
        ), ()
    base, theirs = quoted[best.id], quoted[other.id]
    if not theirs:
        return "paraphrased", ()
    if not base:
        return "verbatim", ()
    blocks = Indel.opcodes([token.form for token in base], [token.form for token in theirs])
    equal = sum(code.src_end - code.src_start for code in blocks if code.tag == "equal")
    edits: list[Edit] = []
    for code in blocks:
        if code.tag == "equal":
            continue
        edit = Edit((code.src_start, code.src_end), (code.dest_start, code.dest_end))
        if edits and _bridges(base[edits[-1].base[1] : edit.base[0]]):
            edits[-1] = Edit((edits[-1].base[0], edit.base[1]), (edits[-1].other[0], edit.other[1]))
        else:
            edits.append(edit)
    manner: Manner = "translated"
    if equal / len(theirs) >= MOST or (equal / len(theirs) >= 0.5 and len(theirs) <= 4):
        manner = "verbatim" if equal / len(base) >= MOST else "clipped"
    elif other.attribution.mode != "direct" and len(theirs) <= 4:
        manner = "clipped"
    return manner, tuple(difference for edit in edits for difference in _differences(edit, base, theirs))


def _bridges(between: Sequence[Token]) -> bool:
    """Whether what stands between two edits is so little that a reader sees one edit."""
    return len(between) <= 1 and all(token.form in words("resolve/function_words.txt") for token in between)


def _differences(edit: Edit, base: Sequence[Token], other: Sequence[Token]) -> list[Difference]:
    """An edit as records; one that runs over the end of a part of the quotation is split there, as the words of the
    outlet stand between the parts."""
    ours = _stretches(base[edit.base[0] : edit.base[1]]) or [_gap(base, edit.base[0])]
    theirs = _stretches(other[edit.other[0] : edit.other[1]]) or [_gap(other, edit.other[0])]
    found = []
    for index in range(max(len(ours), len(theirs))):
        left = ours[index] if index < len(ours) else _after(ours[-1])
        right = theirs[index] if index < len(theirs) else _after(theirs[-1])
        kind: Literal["added", "cut", "changed"] = (
            "added" if left.start == left.end else "cut" if right.start == right.end else "changed"
        )
        found.append(Difference(kind=kind, base=left, other=right))
    return found


def _stretches(tokens: Sequence[Token]) -> list[Span]:
    found: list[tuple[int, Span]] = []
    for token in tokens:
        if found and found[-1][0] == token.part:
            found[-1] = (token.part, Span(token.span.article, found[-1][1].start, token.span.end))
        else:
            found.append((token.part, token.span))
    return [span for _, span in found]


def _gap(tokens: Sequence[Token], at: int) -> Span:
    """The empty place before the token with the index `at`, behind the word that stands there."""
    if at > 0:
        return _after(tokens[at - 1].span)
    return Span(tokens[0].span.article, tokens[0].span.start, tokens[0].span.start)


def _after(span: Span) -> Span:
    return Span(span.article, span.end, span.end)
