"""What no chain of likenesses may join: two persons, two occasions, two remarks of one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from consilience import wording
from consilience.model import Judgement
from consilience.resolve.utterances.occasions import days_apart, occasions
from consilience.resolve.utterances.speakers import speakers
from consilience.resolve.utterances.tellings import Told

WEAK = 0.3
"""Score of two tellings of two reports below which no chain of others joins them."""


class Constraints:
    """Objects to two groups of tellings that can't be one speech act (see `judgements.Conflict`)."""

    def __init__(
        self, several: Sequence[Told], twin: Mapping[str, str], log: Iterable[Judgement], strong: float
    ) -> None:
        """`log` are the judgements on the tellings; from the score `strong` a "same" among them is sure. `twin` has for
        each the first that equals it in all."""
        self._found = {told.id: told for told in several}
        self._first = twin
        self._likely: set[frozenset[str]] = set()
        self._sure: dict[str, set[str]] = {}
        self._unlikely: dict[str, set[str]] = {}
        for judgement in log:
            left, right = self._first.get(judgement.left), self._first.get(judgement.right)
            if left is None or right is None:
                continue
            if judgement.score < WEAK and self._found[left].article.id != self._found[right].article.id:
                self._unlikely.setdefault(left, set()).add(right)
                self._unlikely.setdefault(right, set()).add(left)
            if judgement.verdict != "different":
                self._likely.add(frozenset((left, right)))
            if judgement.verdict == "same" and judgement.score >= strong:
                self._sure.setdefault(left, set()).add(right)
                self._sure.setdefault(right, set()).add(left)

    def __call__(self, left: Sequence[str], right: Sequence[str]) -> str | None:
        """Why the two groups can't be one, in words, or None."""
        ours, theirs = [self._found[one] for one in left], [self._found[one] for one in right]
        return contradiction(ours, theirs) or self._told_apart(ours, theirs) or self._strangers(left, right)

    def _strangers(self, left: Sequence[str], right: Sequence[str]) -> str | None:
        """Two that were judged to be hardly one, whatever stands between them."""
        small, large = sorted(({self._first[one] for one in side} for side in (left, right)), key=len)
        for one in sorted(small):
            if others := sorted(self._unlikely.get(one, set()) & large):
                return f"{self._found[one].label} and {self._found[others[0]].label} are hardly one"
        return None

    def _told_apart(self, ours: Sequence[Told], theirs: Sequence[Told]) -> str | None:
        """A report quotes a remark of each, and nothing makes the two quotations one. What does is their likeness, or
        a third report that surely has both in one quotation."""
        quoted: dict[str, list[Told]] = {}
        for told in ours:
            if told.attribution.mode == "direct":
                quoted.setdefault(told.article.id, []).append(told)
        for other in theirs:
            if other.attribution.mode == "direct":
                for one in quoted.get(other.article.id, ()):
                    left, right = self._first[one.id], self._first[other.id]
                    both = self._sure.get(left, set()) & self._sure.get(right, set())
                    if left != right and frozenset((left, right)) not in self._likely and not both:
                        return f"{wording.label(one.article)} quotes both as remarks of their own"
        return None


def contradiction(ours: Sequence[Told], theirs: Sequence[Told]) -> str | None:
    """Two persons, two occasions with different names, or days of saying more than one apart."""
    if any(speakers(one, other) is None for one in _people(ours) for other in _people(theirs)):
        return "they are the words of different persons"
    if any(_retells(one, other) or _retells(other, one) for one in ours for other in theirs):
        return "the one retells what somebody else said in the other"
    if any(_is_news(one, other) or _is_news(other, one) for one in ours for other in theirs):
        return "the one tells of one more than the other"
    known = {_facts(told): told.occasion for told in ours if told.occasion}
    for occasion in {_facts(told): told.occasion for told in theirs if told.occasion}.values():
        for other in known.values():
            if (agreement := occasions(other, occasion)) and agreement[0] == "differs":
                return f"different occasions: {agreement[1]}"
    for day in sorted({told.day for told in ours if told.day and "day" not in told.implied}):
        for another in sorted({told.day for told in theirs if told.day and "day" not in told.implied}):
            if (days_apart(day, another) or 0) > 1:
                return f"different days of saying: {day} and {another}"
    return None


def _is_news(one: Told, other: Told) -> bool:
    """Whether another speaker than the other's begins with one more of something ("a third worker has died")."""
    return one.one_more and not other.one_more and one.speaker != other.speaker


def _retells(outer: Told, inner: Told) -> bool:
    """Whether a person tells in a report what somebody else said: "Okafor said that a clerk had told her that …"."""
    if outer.article.id != inner.article.id or outer.speaker_kind != "person" or outer.speaker == inner.speaker:
        return False
    cue = inner.attribution.cue[:1]
    return bool(cue) and outer.speaker in inner.via and any(span.covers(cue[0]) for span in outer.attribution.content)


def _people(several: Sequence[Told]) -> list[Told]:
    """The first telling by each person among the speakers, also by one whom a report names and no entity is."""
    people = (told for told in reversed(several) if told.speaker_kind == "person" or told.is_named_here)
    return list({told.speaker or told.called: told for told in people}.values())


def _facts(told: Told) -> tuple[str, str]:
    return (told.occasion.name or "", told.occasion.medium or "") if told.occasion else ("", "")
