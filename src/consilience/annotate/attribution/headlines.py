"""Headlines that report by a colon or a dash: "Minister: Talks go on", "'Talks go on': minister", "Talks go on – X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consilience.annotate.attribution.drafts import Draft, Range
from consilience.annotate.attribution.leads import kinds
from consilience.annotate.cues import cue_of
from consilience.lexicon import words
from consilience.model import Article, Mention

COLON = re.compile(r"(?P<name>[^:“”\"‘’?!]{2,60}?)(?P<colon>:)\s+(?P<rest>\S.*)", re.DOTALL)
REVERSED = re.compile(r"(?P<rest>.*\S)\s*(?P<colon>:|(?<=\s)[–—-](?=\s))\s*(?P<name>[^:–—]{2,60}?)\s*", re.DOTALL)
QUOTED = re.compile(r"[“\"‘'«].*[”\"’'»]", re.DOTALL)
LINK = re.compile(r"\s*(?:,|\(|(?:on|to|at|in|of|for|after|before|from|with|about|as)\b)", re.IGNORECASE)
LEAST_WORDS = 3
SPEAKERS = frozenset({"person", "organisation", "group"})


def headline(article: Article, start: int, end: int, number: int, mentions: Sequence[Mention]) -> list[Draft]:
    """The report in the headline between two offsets, if it has one of the forms; `mentions` are the article's. Before
    the colon, or behind it, must stand somebody that speaks, not a label ("Video") or a topic ("Tarsk floods")."""
    people = list(_people(article.text, start, end, mentions))
    found = COLON.match(article.text, start, end)
    if found is not None:
        source, cue = _said(article.text, found.span("name"), found.span("colon"), people)
        if source is not None:
            return [_draft(number, source, cue, (found.start("rest"), _closed(article.text, found, end)))]
    found = REVERSED.fullmatch(article.text, start, end)
    if found is not None and len(found["rest"].split()) >= 2:
        quoted = QUOTED.fullmatch(found["rest"]) is not None
        holder = _holder(article.text, found.span("name"), people, tail=quoted)
        if holder is not None and (quoted or len(found["rest"].split()) >= LEAST_WORDS):
            return [_draft(number, holder, found.span("colon"), found.span("rest"))]
    return []


def _people(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[tuple[Range, str]]:
    """Who is named in the headline, with the kind of mention: by a mention, by the last name of somebody that the
    article names elsewhere, which alone is often not known for a name, or by a noun for those that speak."""
    surnames = set()
    for mention in mentions:
        left, right = mention.span.start, mention.span.end
        if start <= left and right <= end:
            yield (mention.title.start if mention.title and mention.title.start < left else left, right), mention.kind
        elif mention.kind == "person" and mention.form == "name":
            surnames.add(text[left:right].split()[-1])
    for word in re.compile(r"[^\W\d_][\w’'-]+").finditer(text, start, end):
        if word.group() in surnames:
            yield word.span(), "person"
        elif (kind := kinds().get(word.group().lower())) is not None:
            yield word.span(), kind


def _said(text: str, name: Range, colon: Range, people: Sequence[tuple[Range, str]]) -> tuple[Range | None, Range]:
    """Source and cue of "Name: …", "Name on the talks: …" and "Name asks: …"."""
    holder = _holder(text, name, people, tail=True)
    if holder is not None:
        return holder, colon
    left, right = name[0], name[0] + len(text[slice(*name)].rstrip())
    last = text[left:right].split()[-1]
    cue = cue_of("V", last.lower())
    if cue is not None and cue.speaks:
        return _holder(text, (left, right - len(last)), people, tail=False), (right - len(last), colon[1])
    return None, colon


def _holder(text: str, name: Range, people: Sequence[tuple[Range, str]], tail: bool) -> Range | None:
    """The part of a headline that names who speaks: somebody, with a title before; with `tail` more may follow behind a
    preposition ("Okafor on the talks"). A place alone stands for its government."""
    left, right = name
    right = left + len(text[left:right].rstrip())
    left = right - len(text[left:right].lstrip())
    if not text[left:right] or text[left:right].split()[0].lower() in words("annotate/labels.txt"):
        return None
    for (start, end), kind in people:
        if start < left or end > right or not _leads(text[left:start]):
            continue
        rest = text[end:right]
        if kind in SPEAKERS and (not rest.strip() or (tail and LINK.match(rest))):
            return left, right
        if kind == "place" and start == left and not rest.strip():
            return left, right
    return None


def _leads(before: str) -> bool:
    """Whether what stands before a name can be its title: a few words, no mark and no verb of saying among them."""
    parts = before.split()
    return len(parts) <= LEAST_WORDS and not re.search(r"[,;:.!?]", before) and not any(cue_of("V", p) for p in parts)


def _closed(text: str, found: re.Match[str], end: int) -> int:
    last = found.end("rest")
    while last > found.start("rest") and text[last - 1] in " .\n":
        last -= 1
    return last


def _draft(number: int, source: Range, cue: Range, content: Range) -> Draft:
    return Draft(number, (cue,), (source,), (content,), "say", "label", head=None, subject=source[0])
