"""Whether two reports tell one speech act: points for and against, each with its reason in words.

The points are log odds (see `score.Points`). Wording alone is never weighed against a named occasion or a day that
speaks against it: alike sentences are what politicians repeat.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import LCSseq

from consilience.model import Judgement
from consilience.resolve.likeness import WHOLE, Likeness, can_be_alike, likeness
from consilience.resolve.rendering import rendering
from consilience.resolve.score import Points
from consilience.resolve.utterances.cautions import conditional, stock_phrase
from consilience.resolve.utterances.occasions import days_apart, kinds, occasions, places
from consilience.resolve.utterances.speakers import NAMED, one_speaker, speakers
from consilience.resolve.utterances.tellings import CARRY, Told

PRIOR = -2.0
SAME = 0.62
"""Score from which two tellings are taken for one speech act; set on invented pairs so that hardly a wrong one is."""
LEAST = 0.3
"""Points for wording below which two tellings of one speaker are not worth a judgement."""
LEAST_TWO_SPEAKERS = 1.5
"""The same where two speakers are named, or none: then the words must say that it is one speech act."""
PHRASE = 3
"""Quoted words up to which they are a phrase that one can use of many things ("severe consequences")."""
LONG = 5.0
"""Weight of words from which an equal wording is more than a turn of phrase."""
MOST = 0.75
"""Share of the shorter wording that must stand in the longer where only one report tells when or where it was said."""
RENDERED = 0.3
"""Share of the shorter wording from which it can be another rendering of the longer."""
ELSEWHERE = 0.9
"""What another rendering is worth where nothing but the words says that both are of one occasion."""
SLACK = 2.5
"""Points that may speak against such a pair besides the speakers."""
ALONE = 1.8
"""Points where neither report has anything else that comes near, and little speaks against it."""
FIGURE = 0.8
"""Points for a telling number that both name."""
APART = 3.0
"""Points for the words from which a report can quote one remark twice."""
SURE = 3.0
"""Points for the words from which no other rendering is looked for."""


def is_long_verbatim(left: Told, right: Told, like: Likeness) -> bool:
    """Whether both give the same long run of words as a quotation."""
    alike = (like.cosine >= 0.9 and like.run >= LONG) or (like.cosine >= 0.97 and like.run >= LONG / 2)
    return bool(left.direct and right.direct) and alike


def judge(
    left: Told,
    right: Told,
    *,
    nearby: str | None = None,
    names: Mapping[str, str] | None = None,
    alone: str | None = None,
) -> Judgement | None:
    """The judgement on two tellings, or None where the speakers exclude each other or nothing is alike.

    `nearby` says in words that they stand next to tellings of one other remark, `alone` that neither report has
    anything else that comes near; `names` has the names of entities.
    """
    who = speakers(left, right)
    if who is None or (who[0] <= NAMED and not can_be_alike(left.wording, right.wording)):
        return None
    like = likeness(left.wording, right.wording)
    if like is None:
        return None
    points = Points(left.label, right.label, PRIOR)
    points.add(*who)
    wording, reason = wording_points(like)
    share = 0.0
    if wording < SURE and _can_be_rendered(left, right):
        worth = 1.0 if _one_occasion(left, right) else ELSEWHERE
        rendered, why, share = _rendered(left, right, wording, reason)
        wording, reason = max((wording, reason), (worth * rendered, why), key=lambda item: item[0])
    if wording < (LEAST if who[0] > NAMED else LEAST_TWO_SPEAKERS):
        return None
    points.add(round(wording, 3), reason)
    if nearby is not None and wording >= 0.6:
        points.add(min(2.2, 2.5 * wording), nearby)
    bonus = max(0.0, wording) if left.article.id != right.article.id else 0.0
    _add_occasion(points, left, right, bonus)
    _add_day(points, left, right, bonus, verbatim=is_long_verbatim(left, right, like))
    _add_chain(points, left, right, bonus, names or {})
    _add_clash(points, left, right, like)
    points.add(*conditional(left, right, like))
    if not _one_occasion(left, right):
        points.add(*stock_phrase(left, right, like))
    _add_unplaced(points, left, right, like, share)
    _add_place_in_article(points, left, right, wording)
    if alone is not None and not points.walls and points.against >= who[0] - SLACK and who[0] > NAMED:
        points.add(ALONE, alone)
    return points.judgement(left.id, right.id, same=SAME)


def wording_points(like: Likeness) -> tuple[float, str]:
    """Points for the words: the strongest of four measures counts in full, the others by a third where they agree."""
    quoted = run = 0.0
    if like.quoted >= WHOLE:
        quoted = min(3.5, 1.6 * like.quoted_weight + 0.2 * max(0, like.quoted_words - 2)) * min(1.0, 0.4 + like.covered)
    if like.run >= 0.6:
        run = min(3.0, 0.9 * like.run + 0.25 * max(0, len(like.run_words) - 3))
    if 0 < like.quoted_words <= PHRASE and like.around < 0.1 and not like.denial:
        quoted *= 0.6
        run *= 0.6 if len(like.run_words) <= PHRASE + 1 else 1.0
    measures = [
        (
            7 * (like.cosine - 0.42) * min(1.0, like.cosine_weight / 3),
            f"wording alike by {like.cosine:.2f}",
        ),
        (
            6 * (like.covered - 0.6) * min(1.0, like.covered_weight / 3),
            f"{like.covered:.0%} of the shorter wording stands in the longer",
        ),
        (
            quoted,
            "the words that one has in quotation marks stand in the other",
        ),
        (
            run,
            f"both have “{' '.join(like.run_words[:12])}”",
        ),
    ]
    ranked = sorted(measures, key=lambda item: -item[0])
    best, reason = ranked[0]
    total = best + sum(0.3 * points for points, _ in ranked[1:] if points > 0)
    if like.aligned > 1:
        total += min(1.8, 0.9 * (like.aligned - 1))
        reason = f"{reason}; {like.aligned} sentences go together in one order"
    if like.denial and best > 0.5:
        total, reason = total + 0.6, f"{reason}; both deny it"
    if like.figure:
        total, reason = total + FIGURE, f"{reason}; both name {like.figure}"
    if len(ranked) > 1 and ranked[1][0] > 0.5:
        reason = f"{reason}; {ranked[1][1]}"
    return min(5.0, total), reason


def _can_be_rendered(left: Told, right: Told) -> bool:
    """Whether two reports name one speaker, and nothing says that they mean two occasions."""
    if left.article.id == right.article.id or not one_speaker(left, right):
        return False
    agreement = occasions(left.occasion, right.occasion)
    return not days_apart(left.day, right.day) and not (agreement is not None and agreement[0] == "differs")


def _one_occasion(left: Told, right: Told) -> bool:
    """Whether two reports can mean one occasion and something besides the words says so: the day, the occasion's name
    or who passed the words on."""
    if not _can_be_rendered(left, right):
        return False
    apart, agreement = days_apart(left.day, right.day), occasions(left.occasion, right.occasion)
    return apart == 0 or agreement is not None or bool(_channel(left, right))


def _channel(left: Told, right: Told) -> list[str]:
    """Who passed the words on by both reports, or was told them, or is named with them: the agency, the other party."""
    ours, theirs = left.via | left.beside | {left.addressee}, right.via | right.beside | {right.addressee}
    return sorted(one for one in ours & theirs if one)


def _rendered(left: Told, right: Told, wording: float, reason: str) -> tuple[float, str, float]:
    """Points for words that can be another rendering of the other's, which few equal words show."""
    like = rendering(left.wording, right.wording)
    if like.matched < 3 or not like.things or like.share < RENDERED:
        return 0.0, "", 0.0
    value = 7 * (like.share - RENDERED) * min(1.0, like.weight / 2) + 0.3 * max(0.0, wording)
    value += min(1.8, 0.9 * max(0, like.sentences - 1))
    told = f"{like.matched} words go together, {like.share:.0%} of the shorter wording, as in another translation"
    return min(SURE, value), f"{told}; {reason}" if wording > 0.5 else told, like.share


def _add_occasion(points: Points, left: Told, right: Told, bonus: float) -> None:
    """One occasion speaks for one speech act by no more than the wording does (`bonus`): an interview has many."""
    implied = "occasion" in left.implied | right.implied
    if found := occasions(left.occasion, right.occasion):
        verdict, reason = found
        if verdict == "same":
            points.add(min(1.2 if implied else 1.6, bonus), f"same occasion: {reason}")
        elif implied:
            points.add(-4.0, f"different occasions, one carried on from the remark before: {reason}")
        else:
            points.wall(f"different occasions: {reason}")
        return
    for found, plus, minus in (
        (kinds(left.occasion, right.occasion), 0.4, -1.2),
        (places(left.occasion, right.occasion), 0.5, -2.0),
    ):
        if found is not None:
            points.add(min(plus, bonus) if found[0] == "same" else minus, found[1])


def _add_day(points: Points, left: Told, right: Told, bonus: float, *, verbatim: bool) -> None:
    apart = days_apart(left.day, right.day)
    if apart is None:
        return
    implied = "day" in left.implied | right.implied
    days = f"{left.day} and {right.day}"
    if apart == 0:
        points.add(min(0.6 if implied else 0.8, bonus), f"same day of saying, {left.day}")
    elif apart == 1 and verbatim:
        points.add(-0.8, f"days of saying one apart, {days}, as where reports stand in two time zones")
    elif verbatim or implied:
        points.add(-4.0, f"different days of saying, {days}")
    else:
        points.wall(f"different days of saying: {days}")


def _add_chain(points: Points, left: Told, right: Told, bonus: float, names: Mapping[str, str]) -> None:
    if shared := sorted(left.via & right.via):
        points.add(0.5, f"both came through {names.get(shared[0], shared[0])}")
    elif left.article.id != right.article.id and (shared := _channel(left, right)):
        points.add(min(0.7, bonus), f"both name {names.get(shared[0], shared[0])} with it")
    if left.addressee and right.addressee:
        if left.addressee == right.addressee:
            points.add(0.7, "told to the same addressee")
        else:
            points.add(-1.5, "told to different addressees")
    if {left.attribution.force, right.attribution.force} == {"said", "asked"}:
        points.add(-1.5, "one is a question")


def _add_clash(points: Points, left: Told, right: Told, like: Likeness) -> None:
    """Contradictions weigh the more, the more alike the words are: then they are what the sentences differ in."""
    denied = (left.attribution.force == "denied") != (right.attribution.force == "denied")
    for reason in like.clash:
        if "denies" not in reason or not denied:
            points.add(-min(5.0, max(0.8, 8 * (like.cosine - 0.3))), reason)
    if left.attribution.mode == right.attribution.mode == "mixed" and like.quoted < 0.6:
        points.add(-2.0 * (0.6 - like.quoted), "each quotes words that the other has not")
    if like.swapped >= 0.15 and like.swaps:
        points.add(-4 * like.swapped, f"in one frame other words: {'; '.join(like.swaps[:3])}")


def _add_unplaced(points: Points, left: Told, right: Told, like: Likeness, rendered: float) -> None:
    """Where only one report tells the day or the occasion, a turn of phrase can be from any other: the one wording must
    stand in the other nearly as a whole, or what it quotes, with words of the same around it."""
    placed = [bool(told.day or told.occasion) for told in (left, right)]
    if placed[0] == placed[1] or left.article.id == right.article.id or _channel(left, right):
        return
    share = max(like.covered, like.whole)
    if left.attribution.mode == right.attribution.mode == "direct":
        share = min(share, _in_order(left, right))
    missing = MOST - max(share, rendered)
    clipped = like.quoted >= WHOLE and (like.around >= 0.1 or like.denial)
    if missing > 0 and not clipped:
        points.add(
            -min(3.0, 1.2 + 6 * missing), "only one report tells when or where, and the words differ for the most part"
        )


def _in_order(left: Told, right: Told) -> float:
    """The share of the shorter telling's words that the longer one has in the same order: the same words of one
    quotation, where a few weighty ones can be those of another."""
    ours, theirs = left.wording.whole.stems, right.wording.whole.stems
    return float(LCSseq.similarity(ours, theirs)) / max(1, min(len(ours), len(theirs)))


def _add_place_in_article(points: Points, left: Told, right: Told, wording: float) -> None:
    if left.article.id != right.article.id:
        return
    if {left.region, right.region} & {"headline", "standfirst", "caption"} and left.region != right.region:
        points.add(0.3, "one stands above the article, the other in it")
    elif left.quotes and right.quotes and (wording < APART or _in_order(left, right) < MOST):
        points.add(-2.0, "one report gives both as quotations of their own")
    elif wording >= 0.8 and _worded_then_quoted(left, right):
        points.add(1.0, "the report words it and then quotes it")
    else:
        points.add(-0.8, "one report tells both")


def _worded_then_quoted(left: Told, right: Told) -> bool:
    """Whether one report tells a remark in its own words and close behind in the speaker's."""
    first, second = sorted((left, right), key=lambda told: told.attribution.content)
    between = first.article.text[first.attribution.content[-1].end : second.attribution.content[0].start]
    near = "\n" not in between.strip() and len(between) <= CARRY
    return near and first.attribution.mode != "direct" and second.attribution.mode == "direct"
