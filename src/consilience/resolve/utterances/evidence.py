"""What speaks for and against two tellings being of one speech act: findings, each in points and in words.

The points are log odds by judgement; what those of one kind are worth beside the others is learned (`judging`). Wording
alone is never weighed against a named occasion or a day that speaks against it, which are walls: alike sentences are
what politicians repeat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from consilience.resolve.contraries import are_opposed
from consilience.resolve.utterances.cautions import conditional, stock_phrase
from consilience.resolve.utterances.comparing import SWAPPED, Compared, channel
from consilience.resolve.utterances.moments import moments, parts_differ
from consilience.resolve.utterances.occasions import days_apart, kinds, occasions, places
from consilience.resolve.utterances.phrasing import worded
from consilience.resolve.utterances.speakers import kind
from consilience.resolve.utterances.tellings import CARRY, Told

MOST = 0.75
"""Share of the shorter wording that must stand in the longer where only one report tells when or where it was said."""
LEAST = 0.3
"""Points for words below which two tellings share next to nothing, and nothing else is looked for."""
UNLIKE = "unlike"
"""Kind of the one finding on such a pair."""
OPPOSED = 0.3
"""Likeness from which a contrary word says something."""
LIKELY = 6.0
"""Points beyond which one remark is no likelier a rival than another."""
APART = 3.0
"""Points for the words from which a report can quote one remark twice."""
SHOWN = frozenset(
    {
        *("one occasion", "one kind of occasion", "one day", "one time", "one scene"),
        *("one company", "one channel", "one addressee"),
    }
)
"""Findings that show one occasion."""
DATED = frozenset({"one occasion", "one day", "one time"})
"""Those that leave little doubt, so that other words are another rendering."""


class Finding(Struct, frozen=True):
    """What speaks for (or, in negative points, against) one speech act; a wall can't be outweighed."""

    kind: str
    points: float
    reason: str
    wall: bool = False


def findings(pair: Compared, names: Mapping[str, str]) -> list[Finding]:
    """Everything that two tellings say by themselves, the words first; `names` has the names of entities."""
    wording, reason, rendered = worded(pair)
    bonus = max(0.0, wording) if pair.two_reports else 0.0
    found = [Finding("wording", round(wording, 3), reason)]
    if wording < LEAST and pair.two_reports:
        return [Finding(UNLIKE, wording, "hardly a word is alike")]
    if pair.who[0]:
        found.append(Finding(kind(pair.who[0]), *pair.who))
    found += _occasions(pair.left, pair.right, bonus)
    found += _times(pair, bonus)
    found += _chain(pair.left, pair.right, bonus, names)
    found += _clash(pair)
    found += _cautions(pair, rendered)
    found += _one_article(pair, wording)
    if pair.two_reports:
        found += _scenes(pair, bonus)
    if pair.two_reports and not any(one.kind in SHOWN for one in found):
        found.append(Finding("nothing but words", -1.0, "nothing but the words shows one occasion"))
    carried_on = "day" in pair.left.implied | pair.right.implied
    if pair.two_reports and (carried_on or not any(one.kind in DATED for one in found)):
        reason = "both quote it, but with other words in places, as of two occasions"
        found.append(Finding("words exchanged", -4 * pair.exchanged, reason))
    return [one for one in found if one.points or one.wall]


def likely(found: Iterable[Finding]) -> float:
    """How likely two tellings are one by what they say themselves, in points that are not weighed."""
    several = list(found)
    total = -LIKELY if any(one.wall for one in several) else sum(one.points for one in several)
    return max(-LIKELY, min(LIKELY, total))


def _occasions(left: Told, right: Told, bonus: float) -> Iterator[Finding]:
    """One occasion speaks for one speech act by no more than the wording does (`bonus`): an interview has many."""
    implied = "occasion" in left.implied | right.implied
    if found := occasions(left.occasion, right.occasion):
        verdict, reason = found
        if verdict == "same":
            yield Finding("one occasion", min(1.2 if implied else 1.6, bonus), f"same occasion: {reason}")
        elif implied:
            carried = f"different occasions, one carried on from the remark before: {reason}"
            yield Finding("other occasion", -4.0, carried)
        else:
            yield Finding("other occasion", 0.0, f"different occasions: {reason}", wall=True)
        return
    for found, plus, minus in (
        (kinds(left.occasion, right.occasion), 0.4, -1.2),
        (places(left.occasion, right.occasion), 0.5, -2.0),
    ):
        if found is not None and found[0] == "same":
            yield Finding("one kind of occasion", min(plus, bonus), found[1])
        elif found is not None:
            yield Finding("other kind of occasion", minus, found[1])


def _times(pair: Compared, bonus: float) -> Iterator[Finding]:
    left, right = pair.left, pair.right
    apart, verbatim = days_apart(left.day, right.day), pair.long_verbatim
    implied = "day" in left.implied | right.implied
    if apart == 0:
        yield Finding("one day", min(0.6 if implied else 0.8, bonus), f"same day of saying, {left.day}")
    elif apart == 1 and verbatim:
        time_zones = f"days of saying one apart, {left.day} and {right.day}, as where reports stand in two time zones"
        yield Finding("next day", -0.8, time_zones)
    elif apart is not None and (verbatim or implied):
        yield Finding("other day", -4.0, f"different days of saying, {left.day} and {right.day}")
    elif apart is not None:
        yield Finding("other day", 0.0, f"different days of saying: {left.day} and {right.day}", wall=True)
    elif pair.two_reports:
        yield from _moments(left, right, bonus)
    if parts_differ(left, right):
        yield Finding("part of day", -1.0, "told of different parts of the day")


def _moments(left: Told, right: Told, bonus: float) -> Iterator[Finding]:
    """Where not both reports date the saying: what their scenes and their own days say."""
    relation = moments(left, right)
    against = {
        "next day": ("scenes apart", -2.0, "told of two days in a row"),
        "other days": ("scenes apart", -2.5, "told of two times"),
        "before it came out": ("not yet", -4.0, "one report came out before the day that the other gives"),
        "just before it came out": ("not yet", -2.0, "one report came out the day before the one that the other gives"),
        "long before": ("long before", -2.5, "one report puts it long before the other came out"),
    }
    if relation == "long before" and not (left.day or right.day):
        yield Finding("long before it", -3.0, "one report tells it with a time long before the other came out")
    elif relation in against:
        yield Finding(*against[relation])
    elif relation in ("one day", "one time"):
        yield Finding("one time", min(0.5, bonus), "told of one time")


def _scenes(pair: Compared, bonus: float) -> Iterator[Finding]:
    """What surrounds the two remarks in their reports."""
    ours, theirs = pair.left.scene, pair.right.scene
    if shared := sorted(ours.words & theirs.words):
        share = len(shared) / max(2, min(len(ours.words), len(theirs.words)))
        yield Finding("one scene", min(share, bonus), f"both told with “{'”, “'.join(shared[:3])}”")
    elif min(len(ours.words), len(theirs.words)) > 1:
        yield Finding("other scene", -0.3, "told in other surroundings")
    if ours.names and theirs.names and pair.two_reports:
        if ours.names & theirs.names:
            yield Finding("one company", min(0.5, bonus), "both told with one name")
        else:
            yield Finding("other company", -0.5, "told with other names")
    if ours.earlier != theirs.earlier:
        yield Finding("looks back", -2.5, "one report looks back on it")
    if ours.had != theirs.had:
        yield Finding("had said", -0.5, "in one report it had been said before")
    if ours.again != theirs.again:
        yield Finding("again", -0.5, "one report tells it from another one")


def _chain(left: Told, right: Told, bonus: float, names: Mapping[str, str]) -> Iterator[Finding]:
    if shared := sorted(left.via & right.via):
        yield Finding("one channel", 0.5, f"both came through {names.get(shared[0], shared[0])}")
    elif left.article.id != right.article.id and (shared := channel(left, right)):
        yield Finding("one channel", min(0.7, bonus), f"both name {names.get(shared[0], shared[0])} with it")
    if left.addressee and right.addressee:
        if left.addressee == right.addressee:
            yield Finding("one addressee", 0.7, "told to the same addressee")
        else:
            yield Finding("other addressee", -1.5, "told to different addressees")


def _clash(pair: Compared) -> Iterator[Finding]:
    """Contradictions weigh the more, the more alike the words are: then they are what the sentences differ in."""
    left, right, like = pair.left, pair.right, pair.like
    denied = (left.attribution.force == "denied") != (right.attribution.force == "denied")
    size = min(5.0, max(0.8, 8 * (like.cosine - 0.3)))
    for reason in like.clash:
        if "denies" not in reason:
            yield Finding("numbers", -size, reason)
        elif not denied:
            yield Finding("negation", -size, reason)
    if denied and not like.denial and not like.clash:
        yield Finding("denial", -size, "one denies what the other says")
    if {left.attribution.force, right.attribution.force} == {"said", "asked"}:
        yield Finding("question", -1.5, "one is a question")
    if left.attribution.mode == right.attribution.mode == "mixed" and like.quoted < 0.6:
        yield Finding("other quotation", -2.0 * (0.6 - like.quoted), "each quotes words that the other has not")
    if pair.swaps and like.swapped >= SWAPPED and like.swaps:
        yield Finding("exchanged", -4 * like.swapped, f"in one frame other words: {'; '.join(like.swaps[:3])}")
    if like.cosine >= OPPOSED and are_opposed(left.folded, right.folded):
        yield Finding("opposed", -1.5, "one has the contrary of a word of the other")


def _cautions(pair: Compared, rendered: float) -> Iterator[Finding]:
    yield Finding(*conditional(pair.left, pair.right))
    if not pair.one_occasion:
        yield Finding("stock phrase", *stock_phrase(pair.left, pair.right, pair.like))
    yield from _unplaced(pair, rendered)


def _unplaced(pair: Compared, rendered: float) -> Iterator[Finding]:
    """Where only one report tells the day or the occasion, a turn of phrase can be from any other: the one wording must
    stand in the other nearly as a whole, or what it quotes, with words of the same around it."""
    left, right = pair.left, pair.right
    placed = [bool(told.day or told.occasion) for told in (left, right)]
    if placed[0] == placed[1] or not pair.two_reports or channel(left, right):
        return
    share = max(pair.like.covered, pair.like.whole)
    missing = MOST - max(min(share, pair.in_order) if pair.direct else share, rendered)
    if missing > 0 and not pair.clipped:
        reason = "only one report tells when or where, and the words differ for the most part"
        yield Finding("unplaced", -min(3.0, 1.2 + 6 * missing), reason)


def _one_article(pair: Compared, wording: float) -> Iterator[Finding]:
    if pair.two_reports:
        return
    left, right = pair.left, pair.right
    if {left.region, right.region} & {"headline", "standfirst", "caption"} and left.region != right.region:
        yield Finding("above the article", 0.3, "one stands above the article, the other in it")
    elif left.quotes and right.quotes and (wording < APART or pair.in_order < MOST):
        yield Finding("two quotations", -2.0, "one report gives both as quotations of their own")
    elif wording >= 0.8 and _worded_then_quoted(left, right):
        yield Finding("worded, then quoted", 1.0, "the report words it and then quotes it")
    else:
        yield Finding("two remarks", -0.8, "one report tells both")


def _worded_then_quoted(left: Told, right: Told) -> bool:
    """Whether one report tells a remark in its own words and close behind in the speaker's."""
    first, second = sorted((left, right), key=lambda told: told.attribution.content)
    between = first.article.text[first.attribution.content[-1].end : second.attribution.content[0].start]
    near = "\n" not in between.strip() and len(between) <= CARRY
    return near and first.attribution.mode != "direct" and second.attribution.mode == "direct"
