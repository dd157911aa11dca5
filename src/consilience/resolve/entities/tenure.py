"""The days of a role: on which the reports show somebody in it, and since and until when by what they say (`terms`).

A report shows a role on the day of its publication. Words inside or beside it tell whether it is held then: "former",
"then-", "-elect", "until 2029".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from consilience.model import Annotated, Article, Mention, Role, Span, Standing, Term
from consilience.resolve.entities.gazetteer import office, usual_office
from consilience.resolve.entities.names import key
from consilience.resolve.entities.terms import Terms, over, tense, then, verbs
from consilience.resolve.nouns import is_person

PAST = re.compile(r"\b(?:then|former|formerly|ex|late|ousted|deposed|onetime|one-time|retired)\b", re.IGNORECASE)
COMING = re.compile(r"\b(?:elect|designate|incoming)\b", re.IGNORECASE)
BEFORE = re.compile(r"\b(?:then|former|ex|incoming)[ \u00a0-]\Z", re.IGNORECASE)
BEHIND = re.compile(r"-(?:elect|designate)\b", re.IGNORECASE)
NEAR = 10
"""Characters before a role in which a word of its time stands."""
WHO = re.compile(r",?[ \u00a0]who(?=[ \u00a0])")
BESIDE = re.compile(r",[ \u00a0][^,.;:!?\n“”\"]{2,80},(?=[ \u00a0])")
"""An apposition between a name and its verb."""
SUBJECT = re.compile(
    r"(?:\A|[\n.!?:;,“”\"‘’—–(]|\b(?:that|when|after|before|while|because|as|and|but|where|if|said|says))[ \u00a0]*\Z",
    re.IGNORECASE,
)
"""What stands before a subject."""
OFFICE = re.compile(
    r"[^\W\d_][\w’'.-]*(?:[ \u00a0][^\W\d_][\w’'-]*){0,3}?(?:[ \u00a0](?:of|for)(?:[ \u00a0][\w’'-]+){1,3}?)?"
    r"(?=[,.;:)\n]|[ \u00a0](?:at|since|from|between|until|till|through|on|in|when|after|and)\b|$)"
)
EXACT = 10
"""Characters of a date that is known to the day."""


class _Shown(Struct, frozen=True):
    """One place where a report shows a role."""

    title: str
    span: Span
    standing: Standing
    term: Term | None
    day: str | None


class Tenures:
    """What the articles of a story tell of the days of roles."""

    def __init__(self, story: Sequence[Annotated]) -> None:
        """The articles should be dated, and their times anchored."""
        self._articles = {one.article.id: one.article for one in story}
        self._terms = {one.article.id: Terms(one) for one in story}

    def roles(self, given: Sequence[tuple[str, Span]]) -> tuple[Role, ...]:
        """Titles and descriptions with their days, one for each wording and standing, the commonest first. What is not
        the text of its own span (the name of a source) is shown as given."""
        found: dict[tuple[str, Standing], list[_Shown]] = {}
        for text, span in given:
            one = self._shown(text, span)
            if key(one.title):
                found.setdefault((key(one.title), one.standing), []).append(one)
        ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        return tuple(_role(several) for _, several in ranked)

    def _shown(self, text: str, span: Span) -> _Shown:
        article, terms = self._articles[span.article], self._terms[span.article]
        before = tense(article.text, span.start)
        said = terms.of(span.start, span.end) or (terms.behind(span.end, before) if before else None)
        if article.words(span) == text:
            span = _widened(article, span, said.start if said else span.end)
            text = article.words(span)
        term = said.term if said else None
        gone = before == "until" or (before == "then" and term is not None) or then(article.text, span.end)
        standing: Standing = "held"
        if PAST.search(text) or gone or (term and over(term, article.published)):
            standing = "past"
        elif COMING.search(text):
            standing = "coming"
        shown = re.sub(r"^[Tt]he\s+", "", " ".join(text.split()))
        return _Shown(shown, span, standing, term, article.published.date if article.published else None)


def _widened(article: Article, span: Span, end: int) -> Span:
    """The words of a role with "then-" or "-elect" beside them, and without what they say of its days."""
    before = BEFORE.search(article.text, max(0, span.start - NEAR), span.start)
    behind = BEHIND.match(article.text, span.end)
    start = before.start() if before else span.start
    stop = behind.end() if behind else min(span.end, end)
    return Span(span.article, start, max(stop, start + 1))


def _role(several: Sequence[_Shown]) -> Role:
    days = sorted({one.day for one in several if one.day})
    days = [day for day in days if len(day) == EXACT] or days
    said: dict[tuple[str, str], set[Span]] = {}
    for one in several:
        if one.term is not None:
            said.setdefault((one.term.since or "", one.term.until or ""), set()).update(one.term.evidence)
    return Role(
        title=several[0].title,
        evidence=tuple(sorted({one.span for one in several})),
        standing=several[0].standing,
        from_=days[0] if days else None,
        to=days[-1] if days else None,
        terms=tuple(
            Term(since=since or None, until=until or None, evidence=tuple(sorted(spans)))
            for (since, until), spans in sorted(said.items())
        ),
    )


def told(story: Sequence[Annotated], taken: Mapping[Span, str], people: set[str]) -> list[tuple[str, Span]]:
    """Offices that a report says somebody has, had or got, with a verb ("Keller, who was named envoy on Monday"): the
    group, and the words of the office. `taken` are the groups of mentions, `people` those that are persons."""
    found = []
    for annotated in story:
        text, terms = annotated.article.text, Terms(annotated)
        known = [one.span for one in annotated.mentions if one.form == "nominal" and one.span in taken]
        for one in annotated.mentions:
            group = taken.get(one.span)
            if one.form != "name" or group is None or group not in people:
                continue
            span = _told(text, one)
            if span is not None and not any(map(span.overlaps, known)) and _holds(text, span, terms):
                found.append((group, span))
    return found


def _told(text: str, name: Mention) -> Span | None:
    """The words behind a verb of a role whose subject a name is."""
    start, end = (name.title or name.span).start, name.span.end
    beside = WHO.match(text, end)
    if beside is None:
        if not SUBJECT.search(text, max(0, start - NEAR), start):
            return None
        beside = BESIDE.match(text, end)
    verb = verbs().match(text, beside.end() if beside else end)
    words = OFFICE.match(text, verb.end()) if verb else None
    return Span(name.span.article, words.start(), words.end()) if words else None


def _holds(text: str, span: Span, terms: Terms) -> bool:
    """Whether words behind a verb are an office that somebody has: one that is known as such, or a noun for a person
    whose days are told; where the verb only tells of the past, its days must be told in either case."""
    before = tense(text, span.start)
    dated = terms.of(span.start, span.end) or (before and terms.behind(span.end, before)) or then(text, span.end)
    core = re.split(r"[ \u00a0](?:of|for)[ \u00a0]", text[span.start : span.end])[0]
    if not (usual_office(office(core).office) or (dated and is_person(key(core).split()[-1]))):
        return False
    return before != "then" or dated is not None
