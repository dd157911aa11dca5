"""From a cluster of tellings to the record of an utterance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from consilience.model import Judgement, Occasion, Telling, Utterance, content_id
from consilience.resolve.utterances.differences import Token, compare, spoken
from consilience.resolve.utterances.occasions import occasions
from consilience.resolve.utterances.tellings import Told

REASONS = 12
"""Reasons that an utterance carries at most; the log has them all."""
UNCONFIRMED = 0.25
"""What a pair of quoted words is worth that no other report quotes, against one that another does."""
CARRIED = 0.5
"""What a day or occasion is worth that a report tells only of the remark before."""
GARBLED = 0.5
"""What is left of it where the report has the speaker's very name wrong."""
RELAY = 0.85
"""What each relay between speaker and outlet leaves of the worth of a telling's length."""


def utterance(several: Sequence[Told], judgements: Mapping[str, Sequence[Judgement]]) -> Utterance:
    """The utterance that a cluster of tellings tells; `judgements` are the "same" ones of each telling."""
    quoted = {told.id: spoken(told.article, told.direct) for told in several} if len(several) > 1 else {}
    best = best_telling(several, quoted)
    tellings = []
    for told in several:
        manner, differences = compare(best, told, quoted)
        tellings.append(Telling(attribution=told.id, article=told.article.id, manner=manner, differences=differences))
    return Utterance(
        id=content_id("utterance", *sorted(told.id for told in several)),
        speaker=_speaker(several),
        attributions=tuple(told.id for told in several),
        best=best.id,
        tellings=tuple(tellings),
        said_on=_day(several),
        occasion=_occasion(several),
        reasons=_reasons(several, best, judgements),
    )


def best_telling(several: Sequence[Told], quoted: Mapping[str, Sequence[Token]]) -> Told:
    """The fullest direct wording from the nearest source that other reports bear out: pairs of words that another
    report quotes too count whole, others little, so that a longer but garbled or re-translated wording does not stand
    for all; every relay discounts. `quoted` are the words that each quotes, by id."""
    if len(several) == 1:
        return several[0]
    pairs = {told.id: _word_pairs(quoted[told.id]) for told in several}
    quoting: Counter[tuple[str, str]] = Counter()
    for article in sorted({told.article.id for told in several}):
        quoting.update({pair for told in several if told.article.id == article for pair in pairs[told.id]})

    def worth(told: Told) -> tuple[float, float, str]:
        borne_out = sum(1.0 if quoting[pair] > 1 else UNCONFIRMED for pair in pairs[told.id])
        trusted = RELAY ** len(told.attribution.via) * (GARBLED if told.misspelt else 1.0)
        return (-borne_out * trusted, -told.wording.weight, told.id)

    return min(several, key=worth)


def _word_pairs(quoted: Sequence[Token]) -> list[tuple[str, str]]:
    """Each quoted word with the one behind it; the last one with nothing."""
    return list(pairwise([*(token.form for token in quoted), ""]))


def _speaker(several: Sequence[Told]) -> str | None:
    counts = Counter(told.speaker for told in several if told.speaker is not None)
    people = {told.speaker for told in several if told.speaker_kind == "person"}
    return min(counts, key=lambda one: (one not in people, -counts[one], one), default=None)


def _day(several: Sequence[Told]) -> str | None:
    """The day that most articles tell, as exactly as any of them does; what a report has from the remark before counts
    `CARRIED`. None where two days that can't be one have equally many: then the reports don't agree on it."""
    votes: dict[str, dict[str, float]] = {}
    for told in several:
        if told.day is not None:
            worth = CARRIED if "day" in told.implied else 1.0
            articles = votes.setdefault(told.day, {})
            articles[told.article.id] = max(articles.get(told.article.id, 0.0), worth)
    support = {
        day: sum(sum(articles.values()) for other, articles in votes.items() if day.startswith(other)) for day in votes
    }
    ranked = sorted(support, key=lambda day: (-support[day], -len(day), day))
    if len(ranked) > 1 and support[ranked[0]] == support[ranked[1]] and not ranked[0].startswith(ranked[1]):
        return None
    return ranked[0] if ranked else None


def _occasion(several: Sequence[Told]) -> Occasion | None:
    """The occasion that most articles tell, and of the reports of that one the fullest; an occasion that contradicts it
    is told by fewer. What a report has from the remark before counts `CARRIED`."""
    named = [(told, told.occasion) for told in several if told.occasion is not None]

    def rank(item: tuple[Told, Occasion]) -> tuple[float, bool, int, str]:
        told, occasion = item
        votes: dict[str, float] = {}
        for other, its in named:
            if (agreement := occasions(occasion, its)) is None or agreement[0] == "same":
                worth = CARRIED if "occasion" in other.implied else 1.0
                votes[other.article.id] = max(votes.get(other.article.id, 0.0), worth)
        full = sum(part is not None for part in (occasion.name, occasion.medium, occasion.place))
        return (-sum(votes.values()), "occasion" in told.implied, -full, told.id)

    return min(named, key=rank)[1] if named else None


def _reasons(several: Sequence[Told], best: Told, judgements: Mapping[str, Sequence[Judgement]]) -> tuple[str, ...]:
    """For each telling but the best the surest judgement that ties it to another, in words."""
    inside = {told.id for told in several}
    found: dict[tuple[str, str], str] = {}
    for told in several:
        if told.id == best.id:
            continue
        ties = [one for one in judgements.get(told.id, ()) if {one.left, one.right} <= inside]
        if ties:
            tie = min(ties, key=lambda one: (-one.score, best.id not in (one.left, one.right), one.left, one.right))
            found.setdefault((tie.left, tie.right), f"{tie.reasons[0]}: {'; '.join(tie.reasons[1:])}")
    return tuple(list(found.values())[:REASONS])
