"""The frame of a quotation: the cue and source behind it ("…," she said), before it (She said: "…"), or at the end of
the paragraph before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Passage, Range
from consilience.annotate.attribution.leads import holder, kinds
from consilience.annotate.attribution.stops import STOPS, joins, sentence_end, starts_sentence
from consilience.annotate.attribution.syntax import (
    SUBJECTS,
    characters,
    child,
    is_verb,
    passive,
    phrase,
    subject,
    trimmed,
    undated,
)
from consilience.annotate.cues import Cue, cue_of
from consilience.annotate.quotations import Quotation

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

DASHES = ("—", "–", "-", "--")
NOUNISH = ("N", "PRP", "WP", "CD")
NEAR = 3
"""Words that may stand between a quotation and the frame behind it."""
FAR = 14
LONG = 45
"""Words between a quotation and its verb behind a long apposition."""
SHORT = 10
NAME = 6
"""Words of a name with its titles."""
SURE = 0.5
"""The share of fronted clauses from which a verb frames a quotation that ended with a full stop."""
SMALL = frozenset({"a", "an", "the", "that", "this", "his", "her", "its", "their", "some", "as"})
WHOLE = 12
"""Characters from which a quotation is taken for a whole sentence."""
FINITE = ("VBD", "VBZ", "VBP")
SAYING = (*FINITE, "VBG")
AUXILIARY = frozenset({"is", "was", "were", "are", "be", "been", "had", "has", "have", "'s", "’s", "did", "does", "do"})
THINGS = frozenset({"it", "this", "that", "there", "these", "those", "which", "what"})
SO = frozenset({"so", "thus"})
"""Words that stand for "said" in translated reports."""
PLAIN = Cue("", "V", "say", {})
MAIN = frozenset({"ROOT", "conj", "parataxis", "dep"})


@dataclass(frozen=True)
class Hit:
    """A cue that frames a quotation, with its verb and its source."""

    cue: Cue
    verb: Token
    passage: Passage
    source: Range | None
    subject: int | None


def behind(text: str, here: Sequence[Passage], quote: Quotation, begins: int, right: int, used: set[int]) -> Hit | None:
    """The frame that follows the quotation in its sentence: "…," said X; "…" she told reporters. `begins` is where the
    sentence of the quotation begins, `right` where the next quotation does."""
    whole = starts_sentence(text, quote) and quote.until - quote.inner >= WHOLE
    return (_by_so(text, here, quote, right) if whole else None) or _behind(text, here, quote, begins, right, used)


def _behind(
    text: str, here: Sequence[Passage], quote: Quotation, begins: int, right: int, used: set[int]
) -> Hit | None:
    stop = sentence_end(text, quote.end, right)
    tail = text[quote.end : stop].strip()
    inside = text[quote.inner : quote.until].rstrip(" \u00a0'’")
    if starts_sentence(text, quote) and inside[-1:].isalnum() and len(inside) >= WHOLE and tail.startswith(","):
        inside += ","  # the comma of the sentence stands behind the mark, as printed in Britain and by translators
    if not tail or not _attached(tail, inside, stop == right and right < len(text) and not _ends(tail)):
        return None
    inner = not starts_sentence(text, quote) and next(_cues(here, begins, quote.start), None) is not None
    for passage in here:
        tail_tokens = passage.tokens(quote.end, stop)
        tokens = [t for t in tail_tokens if t.text not in (",", *DASHES)]
        if inner and not (inside.endswith(",") and _bare(tokens)):
            return None  # a clipped quotation inside what somebody said before it
        for position, token in enumerate(tokens[:FAR]):
            cue = speech(token) or _misread(token, tokens, inside)
            if cue is None or token.tag_ == "VBG" or passage.at(token) in used:
                continue
            if inside.endswith(".") and cue.share("fronted") < SURE:
                continue  # the quotation ended with its own stop: a sentence of its own may follow
            found = _source(passage, token, tokens, position)
            if found is None:
                continue
            at, extent = found
            if extent[0] < quote.start or _goes_on(passage, token, extent):
                continue  # a verb of the sentence that the quotation stands in, or one with a clause of its own
            edge = min(passage.at(token), extent[0])
            if sum(1 for t in tokens if passage.at(t) < edge) <= NEAR:
                return Hit(cue, token, passage, extent, at)
        fronted = not text[begins : quote.start].rstrip()[-1:].isalnum()
        plain = _plain_behind(passage, tokens, inside, used) if fronted and not inner else None
        hit = plain or _over_apposition(passage, tail_tokens, inside, used)
        if hit is not None:
            return hit
    return None


def _by_so(text: str, here: Sequence[Passage], quote: Quotation, right: int) -> Hit | None:
    """A frame without a verb, as in translations: "…", so the mayor; "…", thus Ms Ndiaye on Friday."""
    for passage in here:
        found = passage.tokens(quote.end, sentence_end(text, quote.end, right))
        tokens = [t for t in found if not t.is_punct and not t.is_space][:FAR]
        if len(tokens) < 2 or tokens[0].lower_ not in SO or any(map(_acts, tokens)):
            continue
        name = list(takewhile(_names, tokens[1:]))
        if name and (name[-1].tag_ in ("NNP", "PRP") or kinds().get(name[-1].lower_, "other") != "other"):
            start, end = characters(passage.doc, (name[0].i, name[-1].i + 1))
            return Hit(PLAIN, tokens[0], passage, (passage.offset + start, passage.offset + end), passage.at(name[-1]))
    return None


def _names(token: Token) -> bool:
    return token.tag_.startswith((*NOUNISH, "DT", "JJ")) and token.ent_type_ != "DATE"


def _acts(token: Token) -> bool:
    return token.tag_ in (*FINITE, "MD")


def _goes_on(passage: Passage, verb: Token, source: Range) -> bool:
    """Whether what looks like a source behind its verb is the subject of a clause (said the candidate could win)."""
    if source[0] < passage.at(verb):
        return False
    following = passage.doc[passage.index(source[1]) : passage.index(source[1]) + 1]
    return any(t.tag_ in (*FINITE, "MD") for t in following)


def _bare(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are somebody, named or described, and a verb of saying, and nothing that is said behind it
    ("the senator said")."""
    for position, token in enumerate(tokens):
        if token.tag_ in FINITE:
            rest = [t for t in tokens[position + 1 :] if not t.is_punct]
            told = any(is_verb(t) or t.tag_ in ("MD", "PRP") or t.lower_ == "that" for t in rest)
            return bool(position) and tokens[position - 1].tag_.startswith("N") and not told
    return False


def _misread(token: Token, tokens: Sequence[Token], inside: str) -> Cue | None:
    """The cue of a verb at the end of a short frame that the tagger takes for a noun ("…,” Bell answers.")."""
    short = 2 <= len(tokens) <= SHORT and inside.endswith((",", "?", "!"))
    last = next((t for t in reversed(tokens) if not t.is_punct), None)
    if not short or token != last or token.tag_ not in ("NN", "NNS") or any(is_verb(t) for t in tokens):
        return None
    cue = cue_of("V", token.lower_)
    return cue if cue is not None and cue.speaks else None


def _over_apposition(passage: Passage, tokens: Sequence[Token], inside: str, used: set[int]) -> Hit | None:
    """A name right behind the quotation whose verb follows a long apposition: "…,” Bell, the mayor of …, said"."""
    if not inside.endswith((",", "?", "!")):
        return None
    commas = [k for k, token in enumerate(tokens[:LONG]) if token.text == ","]
    name = tokens[: commas[0]] if commas else []
    if not name or len(name) > NAME or not name[-1].tag_.startswith(("NNP", "PRP")) or any(map(is_verb, name)):
        return None
    for comma in commas[1:]:
        verb = tokens[comma + 1] if comma + 1 < len(tokens) else None
        cue = speech(verb) if verb is not None and verb.tag_ in FINITE else None
        if verb is None or cue is None or passage.at(verb) in used:
            continue
        left, right = characters(passage.doc, (name[0].i, tokens[comma - 1].i + 1))
        return Hit(cue, verb, passage, (passage.offset + left, passage.offset + right), passage.at(name[-1]))
    return None


def _plain_behind(passage: Passage, tokens: Sequence[Token], inside: str, used: set[int]) -> Hit | None:
    """Subject and finite verb, in either order, right behind a whole sentence and its comma ("…,” she beamed)."""
    if not inside.endswith((",", "?", "!")) or len(inside) < WHOLE:
        return None
    for position, verb in enumerate(tokens[:5]):
        finite = verb.tag_ in FINITE or (verb.tag_ == "VBN" and position == 1 and tokens[0].tag_ == "NNP")
        if finite and verb.lower_ not in AUXILIARY and passage.at(verb) not in used:
            found = _source(passage, verb, tokens, position)
            if found is not None and all(t.tag_.startswith((*NOUNISH, "DT", "JJ", "RB")) for t in tokens[:position]):
                return Hit(PLAIN, verb, passage, found[1], found[0])
    return None


def _attached(tail: str, inside: str, goes_on: bool) -> bool:
    """Whether what follows a quotation goes on with its sentence. `goes_on` tells that the tail runs into the next
    quotation without a full stop, and so rather introduces that one."""
    if joins(tail):
        return False
    if tail.startswith((",", *DASHES)) or inside.endswith((",", *DASHES)):
        return True
    if tail[:1].islower():
        return inside.endswith(("?", "!", "…", ".")) or tail.split()[0] in ("said", "says")
    if inside.endswith(("?", "!", "…")):
        return not goes_on
    return inside.endswith(".") and not goes_on and len(tail.split()) <= SHORT


def _ends(tail: str) -> bool:
    return tail.endswith((".", "!", "?", "…"))


def ahead(text: str, here: Sequence[Passage], quote: Quotation, begins: int, used: set[int]) -> Hit | None:
    """The frame that stands before the quotation: X said: "…"; she said, "…"; he said "We …"."""
    head = text[begins : quote.start].rstrip()
    if not head:
        return None
    whole = starts_sentence(text, quote)
    reach = 60 if head.endswith(":") else FAR if whole and head.endswith((",", "—", "–")) else 2
    if reach == 2 and (not (whole or head.endswith(",")) or _clipped(text, quote, head)):
        return None
    for passage in reversed(here):
        tokens = [t for t in passage.tokens(begins, quote.start) if t.text not in (",", ":", *DASHES)]
        if reach == 2 and any(t.tag_ in ("IN", "TO") and t.lower_ != "that" for t in tokens[-2:]):
            return None  # "said on “…”": a title
        hit = _last_cue(passage, tokens, reach, used) or _plain_verb(passage, tokens, reach, quote, used)
        if hit is not None and head.endswith(STOPS) and not _alone(passage, hit, begins, used):
            return None
        if hit is None and head.endswith(":") and starts_sentence(text, quote):
            hit = _by_colon(passage, passage.tokens(begins, quote.start))
        if hit is not None:
            return hit
    return None


def _alone(passage: Passage, hit: Hit, begins: int, used: set[int]) -> bool:
    """Whether the verb of a sentence that has ended before the quotation is its main one, and no other of that sentence
    frames a quotation before ("…,” she said before the mayor spoke. “…”)."""
    return hit.verb.dep_ in MAIN and hit.verb.tag_ in FINITE and not any(begins <= at < passage.end for at in used)


def announced(text: str, quote: Quotation, begins: int) -> bool:
    """Whether a colon brings in a quotation of whole sentences, behind which another sentence begins: what stands
    there is rather no frame of it."""
    inside = text[quote.inner : quote.until].rstrip()
    tail = text[quote.end : quote.end + 2].lstrip()
    colon = text[begins : quote.start].rstrip().endswith(":")
    return colon and inside.endswith(STOPS) and starts_sentence(text, quote) and tail[:1].isupper()


def _clipped(text: str, quote: Quotation, head: str) -> bool:
    """Whether the sentence runs on through the quotation, so that it is a part of what is said ("warned that the “iron
    wall” is near"): a small word before it, a small letter behind it, no stop in it."""
    word = head.split()[-1].lower()
    inside = text[quote.inner : quote.until].rstrip()
    after = text[quote.end : quote.end + 2].lstrip()
    return word in SMALL and after[:1].islower() and not inside.endswith((",", ".", "!", "?", "…"))


def right_before(text: str, here: Sequence[Passage], quote: Quotation, begins: int, used: set[int]) -> Hit | None:
    """The frame whose verb is the last word before the comma or colon that opens the quotation: it is nearer than any
    frame behind (When somebody shouted, “…,” she laughed)."""
    head = text[begins : quote.start].rstrip()
    if not head.endswith((",", ":")):
        return None
    for passage in reversed(here):
        tokens = [t for t in passage.tokens(begins, quote.start) if t.text not in (",", ":")]
        if tokens and tokens[-1].tag_ in SAYING:
            return _last_cue(passage, tokens, 0, used)
    return None


def _by_colon(passage: Passage, tokens: Sequence[Token]) -> Hit | None:
    """The colon at the end of the tokens as a cue, with the one that the words before it are about."""
    colon = next((t for t in reversed(tokens) if t.text.endswith(":")), None)
    if colon is None:
        return None
    found = holder(passage, [t for t in tokens if t.i < colon.i])
    return Hit(PLAIN, colon, passage, found[1], found[0]) if found is not None else None


def _plain_verb(passage: Passage, tokens: Sequence[Token], reach: int, quote: Quotation, used: set[int]) -> Hit | None:
    """Any finite verb with a subject that stands right before the comma or colon of a whole sentence ("she beamed,
    “…”"): it is the place that makes it a cue, not the word."""
    if reach == 2 or quote.until - quote.inner < WHOLE or not tokens:
        return None
    return _last_verb(passage, tokens, used)


def _last_verb(passage: Passage, tokens: Sequence[Token], used: set[int]) -> Hit | None:
    """The finite verb at the end of the tokens, or one word before it, with its subject."""
    verb = (
        tokens[-1]
        if tokens[-1].tag_ in FINITE
        else tokens[-2]
        if len(tokens) > 1 and tokens[-2].tag_ in FINITE
        else None
    )
    if verb is None or verb.lower_ in AUXILIARY or passage.at(verb) in used:
        return None
    found = _source(passage, verb, tokens, len(tokens) - 1)
    who = passage.doc[passage.index(found[0])].lower_ if found is not None else "it"
    return Hit(PLAIN, verb, passage, found[1], found[0]) if found is not None and who not in THINGS else None


def introduced(text: str, intro: Sequence[Passage], used: set[int]) -> Hit | None:
    """The frame in the last sentence of the paragraph before, where that ends with a colon, or is a frame and no more
    ("Ms Ndiaye continued.")."""
    if not intro:
        return None
    passage = intro[-1]
    lead = text[intro[0].offset : passage.end].rstrip()
    bare = len(lead.split()) <= 4 and lead.endswith(".")
    if not (lead.endswith(":") or bare) or not len(passage.doc):
        return None
    last = passage.doc[len(passage.doc) - 1].sent
    tokens = [t for t in last if not t.is_space and not t.is_punct]
    hit = _last_cue(passage, tokens, 60, used)
    if hit is None and tokens and not bare:
        hit = _last_verb(passage, tokens, used) or _by_colon(passage, list(last))
    return hit


def _last_cue(passage: Passage, tokens: Sequence[Token], reach: int, used: set[int]) -> Hit | None:
    """The last cue among the tokens, if no more than `reach` of them stand behind it."""
    for back, token in enumerate(reversed(tokens)):
        if back > reach:
            break
        cue = speech(token)
        if cue is None or passage.at(token) in used or _participle(token):
            continue
        found = _source(passage, token, tokens, len(tokens) - 1 - back)
        return Hit(cue, token, passage, found[1] if found else None, found[0] if found else None)
    return None


def _participle(verb: Token) -> bool:
    """Whether the verb is a participle by itself, which governs nothing ("if asked", "a letter written in May")."""
    return verb.tag_ == "VBN" and child(verb, "aux", "auxpass", *SUBJECTS) is None


def _cues(here: Sequence[Passage], start: int, end: int) -> Iterator[Token]:
    for passage in here:
        for token in passage.tokens(start, end):
            if token.tag_ in FINITE and speech(token) is not None:
                yield token


def speech(token: Token) -> Cue | None:
    """The cue that this verb is, if it can frame a quotation."""
    if not token.tag_.startswith("V") or token.dep_ == "amod":  # "the charged term, “…,”"
        return None
    cue = cue_of("V", token.lower_)
    return cue if cue is not None and (cue.speaks or cue.share("fronted") > 0.4) else None


def _source(passage: Passage, verb: Token, tokens: Sequence[Token], position: int) -> tuple[int, Range] | None:
    """The head and the extent of the source, by the parse where it lies among `tokens`, else by its place."""
    who = None if passive(verb) else subject(verb)
    here = {t.i for t in tokens}
    if who is None or who.i not in here:
        who = _beside(verb, tokens, position) or (who if who is not None and who.i < verb.i else None)
    if who is None:
        return None
    start, end = phrase(who)
    if start <= verb.i < end:
        start, end = (start, verb.i) if who.i < verb.i else (verb.i + 1, end)
    if who.i in here:
        start, end = max(start, min(here)), min(end, max(here) + 1)
    start, end = trimmed(passage.doc, (start, undated(who, (start, end))))
    if start >= end:
        start, end = who.i, who.i + 1
    left, right = characters(passage.doc, (start, end))
    return passage.at(who), (passage.offset + left, passage.offset + right)


def _beside(verb: Token, tokens: Sequence[Token], position: int) -> Token | None:
    """The noun or pronoun next to the verb: behind it where it comes first ("said Ms Ndiaye"), else before it."""
    after = [t for t in tokens[position + 1 : position + 8] if t.tag_.startswith(NOUNISH)]
    before = [t for t in tokens[:position] if t.tag_.startswith(NOUNISH)]
    if position == 0 and after:
        head = after[0]
        while head.head != head and head.head in after and head.dep_ in ("compound", "nmod", "amod"):
            head = head.head
        return head
    return before[-1] if before else None
