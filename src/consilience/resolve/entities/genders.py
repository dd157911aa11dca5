"""Pronouns held against what the whole story shows of a person: "she" is nobody whom the reports call "Mr".

One article alone often leaves open whether a name is a man's or a woman's; another has the title. A pronoun that stands
for somebody of the other gender stands for nobody; if it is the source of words, it is given to the nearest person
before it who is known to be of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from msgspec import Struct, field

from consilience.model import Annotated, Judgement, Mention, Span
from consilience.resolve import nouns
from consilience.resolve.entities.names import key
from consilience.resolve.entities.record import Gathered

REACH = 2
"""Paragraphs back in which somebody is looked for whom a pronoun can mean."""
VOTES, MAJORITY = 2, 0.75
"""Pronouns that say a person's gender, and the share of them that must agree, where nothing else shows it."""
SURE = 0.8
"""`Judgement.score` of a pronoun that is understood anew."""


class Reread(Struct):
    """Pronouns understood anew: the group of each, or None where it is only known whom it does not mean."""

    of: dict[Span, str | None] = field(default_factory=dict)
    log: list[Judgement] = field(default_factory=list)


def genders(story: Sequence[Annotated], gathered: Sequence[Gathered], taken: Mapping[Span, str]) -> dict[str, str]:
    """The gender ("m", "f") of each person of the story of whom it is shown: by titles, by nouns ("spokeswoman") and
    the given name if the pronouns that the reports use don't speak against that, else by those."""
    votes: dict[str, Counter[str]] = {}
    for annotated in story:
        for one in annotated.mentions:
            if one.form == "pronoun" and one.names is not None and (group := taken.get(one.names)):
                votes.setdefault(group, Counter())[_gender(annotated, one)] += 1
    found = {}
    for person in gathered:
        if person.kind == "person" and (shown := _shown(person, _voted(votes.get(person.id, Counter())))):
            found[person.id] = shown
    return found


def _shown(person: Gathered, voted: str) -> str:
    titles = {gender for node in person.nodes for gender in node.genders}
    if len(titles) == 1:
        return titles.pop()
    words = {nouns.gender(word) for text, _ in person.roles for word in key(text).split()[-1:]}
    given = {nouns.given(node.person.given[0]) for node in person.nodes if node.person and node.person.given}
    worded = next((next(iter(several - {""})) for several in (words, given) if len(several - {""}) == 1), "")
    return "" if worded and voted and worded != voted else worded or voted


def _voted(votes: Counter[str]) -> str:
    known = Counter({gender: votes[gender] for gender in ("m", "f")})
    (top, count), _ = known.most_common()
    return top if count >= VOTES and count >= MAJORITY * known.total() else ""


def _gender(annotated: Annotated, one: Mention) -> str:
    """What a pronoun shows: "m", "f", or "" for any other."""
    meant = nouns.pronouns().get(annotated.article.words(one.span).lower(), "")
    return meant if meant in ("m", "f") else ""


def reread(story: Sequence[Annotated], gathered: Sequence[Gathered], taken: Mapping[Span, str]) -> Reread:
    """The pronouns of the story that can't mean whom their article's annotation says, and those that are the source of
    words and were given to nobody."""
    known = genders(story, gathered, taken)
    people = {one.id for one in gathered if one.kind == "person"}
    found = Reread()
    for annotated in story:
        here = _Here(annotated, people, taken)
        speakers = {one.source[0]: one.speaker_mention for one in annotated.attributions if len(one.source) == 1}
        for one in annotated.mentions:
            gender = _gender(annotated, one) if one.form == "pronoun" else ""
            span = one.names or speakers.get(one.span)
            group = taken.get(span) if span is not None else None
            wrong = group is not None and known.get(group, gender) != gender
            if gender and (wrong or (span is None and one.span in speakers)):
                meant = here.nearest(one.span, gender, known) if one.span in speakers else None
                if wrong or meant is not None:
                    found.of[one.span] = meant
                    found.log += _judgements(annotated, one.span, group, meant)
    return found


class _Here:
    """The persons whom one article names, by place."""

    def __init__(self, annotated: Annotated, people: Set[str], taken: Mapping[Span, str]) -> None:
        """`people` are the groups that are persons, `taken` the groups of mentions."""
        self._text = annotated.article.text
        said = sorted(span for one in annotated.attributions if one.mode == "direct" for span in one.content)
        starts = [span.start for span in said]

        def quoted(span: Span) -> bool:
            at = bisect_right(starts, span.start) - 1
            return at >= 0 and said[at].covers(span)

        self._named = [
            (span.start, group)
            for span in sorted({one.span for one in annotated.mentions if one.form != "pronoun"})
            if (group := taken.get(span)) in people and group is not None and not quoted(span)
        ]
        self._starts = [start for start, _ in self._named]
        self._spoke = {
            one.speaker_mention.start for one in annotated.attributions if one.speaker_mention and one.source
        }

    def nearest(self, pronoun: Span, gender: str, known: Mapping[str, str]) -> str | None:
        """The person whom a pronoun most likely means, or None where that is open."""
        end = pronoun.start
        for _ in range(REACH + 1):
            start = self._text.rfind("\n", 0, end) + 1
            fitting = [
                (place, group)
                for place, group in self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
                if known.get(group, gender) == gender
            ]
            sure = [one for one in fitting if one[1] in known] or fitting
            if sure:
                spoke = (
                    [one for one in sure if one[0] in self._spoke] if len({group for _, group in sure}) > 1 else sure
                )
                return spoke[-1][1] if spoke else None
            end = start - 1
            while end > 0 and self._text[end - 1].isspace():
                end -= 1
            if end <= 0:
                break
        return None


def _judgements(annotated: Annotated, span: Span, before: str | None, meant: str | None) -> list[Judgement]:
    """What is logged of a pronoun: whom it does not mean, and whom it does."""
    word = annotated.article.words(span)
    left = f"pronoun:{word.lower()}@{span.article}:{span.start}"
    found = []
    if before is not None:
        reasons = (f"“{word}”", "- the reports show this person to be of the other gender: a wall")
        found.append(Judgement(left=left, right=before, verdict="different", score=1 - SURE, reasons=reasons))
    if meant is not None:
        reasons = (f"“{word}”", "+ the nearest person before it whom it can mean")
        found.append(Judgement(left=left, right=meant, verdict="same", score=SURE, reasons=reasons))
    return found
