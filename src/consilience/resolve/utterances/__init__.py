"""One utterance for all the reports that tell it; alike sentences from other occasions apart.

Attributions are made ready (`tellings`), those that can be one speaker's are held side by side (`candidates`,
`examining`), what speaks for and against each pair is weighed (`judging`), the log of judgements is turned into
clusters behind walls, and each cluster becomes an utterance with its best wording and the differences of the others
from it (`record`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from consilience.model import Annotated, Judgement, Utterance
from consilience.resolve.corrections.placing import Known, Placed, judgements
from consilience.resolve.entities import Entities
from consilience.resolve.judgements import clusters
from consilience.resolve.matter.meaning import Encoder
from consilience.resolve.utterances.candidates import twins
from consilience.resolve.utterances.constraints import Constraints
from consilience.resolve.utterances.examining import examined
from consilience.resolve.utterances.judging import Weights, is_worth_noting, judge
from consilience.resolve.utterances.record import utterance
from consilience.resolve.utterances.tellings import Told, tellings
from consilience.resolve.utterances.ties import without_ties

__all__ = ["utterances"]

STRONG = 0.95
"""Score from which two tellings are surely one."""


def utterances(
    story: Sequence[Annotated],
    entities: Entities,
    given: Iterable[Judgement] = (),
    corrections: Sequence[Placed] = (),
    weights: Weights | None = None,
    encoder: Encoder | None = None,
) -> tuple[tuple[Utterance, ...], tuple[Judgement, ...]]:
    """The speech acts that the articles of one story report, and the log of judgements behind them.

    `story` has its speakers filled in (`with_entities`). Each attribution that reports words as said, asked or denied
    is in exactly one utterance; what somebody did not or will say is in none. `given` are judgements made elsewhere on
    the ids of attributions, `corrections` what persons judged; `weights` stand in for those that ship; `encoder` says
    what is near in meaning. The result does not depend on the order of the articles.
    """
    story = sorted(story, key=lambda annotated: annotated.article.id)
    by_id = {entity.id: entity for entity in entities.entities}
    several = tellings(story, by_id, entities.of)
    found = {told.id: told for told in several}
    twin = twins(several)
    names = {entity.id: entity.name for entity in entities.entities}
    log = [*_judged(several, twin, names, weights, encoder), *given]
    log += judgements(corrections, "utterance", _places(several))
    order = [told.id for told in several]
    groups = clusters(order, log, conflict=Constraints(several, twin, log, STRONG)).groups
    best_of: dict[str, list[Judgement]] = {}
    for judgement in log:
        if judgement.verdict == "same":
            best_of.setdefault(judgement.left, []).append(judgement)
            best_of.setdefault(judgement.right, []).append(judgement)
    return tuple(utterance([found[one] for one in group], best_of) for group in groups), tuple(log)


def _places(several: Sequence[Told]) -> Known:
    return Known({span: told.id for told in several for span in told.attribution.content})


def _judged(
    several: Sequence[Told],
    twin: Mapping[str, str],
    names: Mapping[str, str],
    weights: Weights | None,
    encoder: Encoder | None,
) -> list[Judgement]:
    every = ((one, judge(one, weights)) for one in examined(several, twin, names, encoder))
    log = [judgement for one, judgement in every if is_worth_noting(judgement, one)]
    return [*_twin_log(several, twin), *without_ties(log, {told.id: told for told in several})]


def _twin_log(several: Sequence[Told], twin: Mapping[str, str]) -> list[Judgement]:
    """Tellings that are equal in every word, speaker, occasion and day, in a chain from the first to the last."""
    rows: dict[str, list[Told]] = {}
    for told in several:
        rows.setdefault(twin[told.id], []).append(told)
    log = []
    for row in rows.values():
        for left, right in pairwise(row):
            if left.wording.weight >= 1.0 or left.article.id == right.article.id:
                reasons = (f"{left.label} and {right.label}", "+ the same words, speaker, occasion and day")
                log.append(Judgement(left=left.id, right=right.id, verdict="same", score=0.99, reasons=reasons))
    return log
