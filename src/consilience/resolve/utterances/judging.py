"""Whether two reports tell one speech act: the findings, weighed by what each kind of them proved to be worth.

The points of a finding are set by judgement, the weights of their kinds are learned on invented pairs
(`benchmarks/train_tellings.py`), and drawn to 1 where the pairs say little of them. Beside them stand weights that were
learned with pairs of real reports, too, and with nearness in meaning (`benchmarks/train_telling_vetoes.py`): where
those make two likelier than one, nothing is joined.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log

from consilience.lexicon import rows
from consilience.model import Judgement
from consilience.resolve.score import Points
from consilience.resolve.utterances.examining import Examined

CONSTANT = "(constant)"
"""The log odds that a pair is one of which there are no findings."""
SAME = 0.75
"""Score from which two tellings are taken for one speech act."""
SAME_ALONE = 0.62
"""The same where there is no other remark to hold against."""
NOTED, NOTED_ALONE = 0.1, 0.3
"""Scores from which a judgement is kept besides walls: most pairs are of two remarks that have little in common."""
ALONE: Mapping[str, float] = {CONSTANT: -2.0, "nothing but words": 0.0, "words exchanged": 0.0}
"""What weighs differently where there is no other remark to hold against: then the words must say it."""
ENOUGH = 1.0
"""Points for words beyond which, beside other remarks, more say nothing more: what people repeat is alike, too."""
MORE = 0.4
"""What points beyond that count for where two tellings are one already, so that the most alike are joined first."""

PRIOR = -2.0
"""The log odds of a pair of remarks in a day's news of which there are no findings."""
SHOWN = -0.8
"""Log odds by unweighed findings below which two tellings are not joined. Set on practice pairs and real reports."""
ALIKE = 1.2
"""Points for the words below which two tellings are not joined, whatever else speaks for it."""
LIKELIER = 0.0
"""Log odds by the weights learned with real reports below which two tellings are not joined: likelier two than one."""
MORE_WORDS, AT_MOST = "more words", 2.5
"""Points for the words beyond `ENOUGH` and up to this, which are weighed by themselves among them."""
NEAREST = "meant alone"
"""Among them, what nearness in meaning says."""
SLIGHT = 0.05
"""Log odds by which a pair that is not joined stays below."""

Weights = Mapping[str, float]


@cache
def weights() -> Weights:
    """What the points of each kind of finding are worth."""
    return {row[0]: float(row[1]) for row in rows("resolve/telling_weights.tsv")}


@cache
def news_weights() -> Weights:
    """The same as learned with real reports."""
    return {row[0]: float(row[1]) for row in rows("resolve/telling_news_weights.tsv")}


def news_points(examined: Examined) -> dict[str, float]:
    """The points of a pair by kind, as those are weighed that were learned with real reports."""
    found = {NEAREST: examined.nearest or 0.0}
    for finding in examined.found:
        found[finding.kind] = found.get(finding.kind, 0.0) + finding.points
    words = found.get("wording", 0.0)
    found["wording"] = min(words, ENOUGH)
    found[MORE_WORDS] = min(max(0.0, words - ENOUGH), AT_MOST - ENOUGH)
    return found


def judge(examined: Examined, given: Weights | None = None, news: Weights | None = None) -> Judgement:
    """The judgement on two tellings by the findings on them. `given` and `news` are weights to use in place of those
    that ship."""
    pair, alone = examined.pair, examined.alone
    weighed = ALONE if alone else weights() if given is None else given
    points = Points(pair.left.label, pair.right.label, weighed.get(CONSTANT, 0.0))
    beyond = 0.0
    for finding in examined.found:
        if finding.wall:
            points.wall(finding.reason)
            continue
        counted = finding.points
        if finding.kind == "wording" and not alone:
            beyond, counted = max(0.0, counted - ENOUGH), min(counted, ENOUGH)
        points.add(round(weighed.get(finding.kind, 1.0) * counted, 3), finding.reason)
    least = SAME_ALONE if alone else SAME
    likely = points.score >= least
    if likely and not alone and (why := _doubt(examined, news_weights() if news is None else news)):
        points.add(log(least / (1 - least)) - points.total - SLIGHT, why)
        likely = False
    if likely:
        points.total += MORE * beyond
    return points.judgement(pair.left.id, pair.right.id, same=least, different=0.0)


def _doubt(examined: Examined, news: Weights) -> str:
    """Why two tellings that look like one are not joined, or ""."""
    if not _is_shown(examined):
        return "taken by itself, what the two say does not show it"
    return "" if _is_likelier(examined, news) else "by what real reports show, it is not likely enough"


def _is_shown(examined: Examined) -> bool:
    """Whether the findings, each at its full points, leave it likely enough. What the weights know of invented pairs,
    dense in remarks and meant to deceive, must not join what a day's news tells of two occasions."""
    worded = max((one.points for one in examined.found if one.kind == "wording"), default=0.0)
    return worded >= ALIKE and PRIOR + sum(one.points for one in examined.found) >= SHOWN


def _is_likelier(examined: Examined, news: Weights) -> bool:
    """Whether it stays likely by the weights learned with real reports, where nearness in meaning is known."""
    if examined.nearest is None:
        return True
    odds = sum(news.get(kind, 1.0) * points for kind, points in news_points(examined).items())
    return news.get(CONSTANT, 0.0) + odds >= LIKELIER


def is_worth_noting(judgement: Judgement, examined: Examined) -> bool:
    """Whether a judgement says something that one on any two remarks does not."""
    return judgement.verdict != "unsure" or judgement.score >= (NOTED_ALONE if examined.alone else NOTED)
