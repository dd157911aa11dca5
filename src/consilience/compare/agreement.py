"""The verdict on each claim: how many independent origins hold it, who disputes it, who is silent.

*corroborated*: at least two independent origins hold it and nobody disputes it. *single-origin*: one origin, however
many outlets carry it. *disputed*: somebody denies it, or reports give figures, days or places that can't both be right.
Said and so are apart: that a minister said X is a claim of its own, and reports of it corroborate the saying, not X.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from msgspec.structs import replace

from consilience import wording
from consilience.compare.coverage import silent
from consilience.compare.denials import denials, has_to_do_with
from consilience.compare.dependence import share_a_name
from consilience.compare.differences import Clash, clashes, covers, day_published
from consilience.compare.differences import told as differences
from consilience.compare.origins import origins_of_saying, roots_of_claim
from consilience.compare.parting import Relations, is_more, is_of_others, parted, set_apart
from consilience.compare.readings import Reader
from consilience.compare.standing import Standing
from consilience.compare.statement import Bears, Statement, less_exact, statement, told_otherwise
from consilience.compare.voices import Voices
from consilience.compare.ways import Knowing
from consilience.model import (
    Annotated,
    Claim,
    ClaimGroup,
    Entity,
    IndependentSource,
    Proposition,
    Span,
    Utterance,
    content_id,
    spans_key,
)
from consilience.retold import nearest
from consilience.withdrawn import is_withdrawn

LINE = 160
"""Characters within which a claim reads well."""
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "we", "i"}
)
_PHRASE = re.compile(r"\s[“\"‘«]")
"""Where somebody's own phrase begins within a sentence."""


class Case:
    """All that the verdicts of one story rest on."""

    def __init__(
        self, story: Sequence[Annotated], entities: Sequence[Entity], utterances: Sequence[Utterance], voices: Voices
    ) -> None:
        """`voices` says which articles count as one voice (see `compare.origins`)."""
        self.articles: Mapping[str, Annotated] = {annotated.article.id: annotated for annotated in story}
        self.attributions = {item.id: item for annotated in story for item in annotated.attributions}
        self.entities = {entity.id: entity for entity in entities}
        self.spoken = self.attributions | {
            told: replace(self.attributions[told], speaker=utterance.speaker)
            for utterance in utterances
            for told in utterance.attributions
            if self.tells(told, utterance)
        }
        """The attributions by id, each with the speaker of its utterance: a headline that names the government and a
        report that names the minister tell of one speaker."""
        self.outlets = wording.labels(annotated.article for annotated in story)
        self.utterances = utterances
        self.voices = voices
        self.standing = Standing(entities)
        self.knowing = Knowing(self.spoken, voices, self.entities)
        self.places = {article: place for place, article in enumerate(self.articles)}
        """Where each article stands in the story."""

    def answers(self, denial: Proposition) -> bool:
        """Whether a denial is of what a sentence before it tells."""
        article = self.articles[denial.article].article
        return bool(denial.attribution) and wording.answers(self.attributions[denial.attribution or ""], article)

    def denies(self, item: Proposition) -> bool:
        """Whether a proposition is what somebody denies or calls false, and not what he says against it."""
        if item.attribution is None:
            return False
        told = self.attributions[item.attribution]
        within = len(item.spans) == 1 and told.content[0].covers(item.spans[0]) and item.spans != told.content
        return told.force == "denied" or within

    def withdraws(self, item: Proposition) -> bool:
        """Whether somebody is told to take back what a proposition says."""
        told = self.attributions.get(item.attribution or "")
        return told is not None and is_withdrawn(told, self.articles[item.article].article)

    def tells(self, attribution: str, utterance: Utterance) -> bool:
        """Whether an attribution tells what the speaker of the utterance said: who is not known to be that speaker, and
        asserts what that one denies, said something else; and one body is not another."""
        item = self.attributions[attribution]
        if item.speaker == utterance.speaker:
            return True
        told = (self.attributions[other] for other in utterance.attributions)
        forces = {other.force == "denied" for other in told if other.speaker == utterance.speaker}
        if forces and (item.force == "denied") not in forces:
            return False
        own, common = (self.entities.get(speaker or "") for speaker in (item.speaker, utterance.speaker))
        if own is None or common is None:
            return True
        return {own.kind, common.kind} != {"organisation"} or share_a_name(own.name, common.name)

    def words(self, spans: Sequence[Span]) -> str:
        """The words of the spans on one line."""
        return wording.flat(" … ".join(self.articles[span.article].article.words(span) for span in spans))

    def holder(self, item: Proposition) -> str:
        """The speaker's name, or the outlet's, whose words a proposition is."""
        return self.name(item.attribution) if item.attribution else self.outlets[item.article]

    def name(self, attribution: str) -> str:
        """The speaker's name, or the words of the source."""
        item = self.spoken[attribution]
        return wording.speaker(item, self.entities, self.articles[item.article].article)


def verdicts(case: Case, groups: Sequence[ClaimGroup]) -> tuple[Claim, ...]:
    """The claims of a story: one a speech act (said), one a group of propositions (so), in the order of the text."""
    found = [*_said(case), *(claim for group in groups for claim in _so(case, group))]
    return tuple(sorted(found, key=lambda claim: (_first(claim, case.places), claim.about, claim.id)))


def _first(claim: Claim, order: Mapping[str, int]) -> tuple[int, int]:
    return min((order[span.article], span.start) for span in (*claim.supports, *claim.disputes))


def _said(case: Case) -> Iterator[Claim]:
    for utterance in case.utterances:
        telling = [told for told in utterance.attributions if case.tells(told, utterance)] or [utterance.best]
        items = [case.spoken[told] for told in telling]
        heard = [case.attributions[told] for told in telling]
        best = nearest(
            case.spoken[utterance.best if utterance.best in telling else telling[0]], items, case.voices.retold
        )
        supports = tuple(span for item in items for span in item.content)
        text = wording.saying(best, case.entities, case.articles[best.article].article)
        origins = origins_of_saying(
            heard, case.voices, case.entities, case.standing, utterance.speaker, items.index(best)
        )
        yield Claim(
            id=content_id("said", utterance.id),
            text=text,
            about="said",
            holders=(utterance.speaker,) if utterance.speaker else (),
            supports=supports,
            disputes=(),
            silent=silent(case.places, supports),
            origins=origins,
            verdict="corroborated" if len(origins) > 1 else "single-origin",
            reason=_counted(origins, "the saying"),
            utterance=utterance.id,
        )


def _so(case: Case, group: ClaimGroup) -> Iterator[Claim]:
    """The claims of a group: what is told beside the first and has nothing to do with it is a claim of its own."""
    while group.propositions:
        claim, apart = _first_of(case, group)
        yield claim
        group = parted(group, apart)


def _first_of(case: Case, group: ClaimGroup) -> tuple[Claim, list[int]]:
    """The claim that a group makes, and the places of the propositions that neither bear it out nor are less exact,
    replaced or disputed readings of it."""
    relations = Relations(group)
    held = [_spoken(case, item) for item in group.propositions if item.stance == "holds"]
    denied = [_spoken(case, item) for item in group.propositions if item.stance == "disputes"]
    inner = [item for item in denied if not case.answers(item)]
    held = [item for item in held if not any(_overlap(item, denial) for denial in inner)]
    withdrawn = [item for item in denied if case.withdraws(item)]
    gone = {holder for item in withdrawn for holder in item.holders}
    against = [item for item in denied if item in withdrawn or not item.holders or not _is_held_by(item.holders, held)]
    held = held if against or held else denied
    read = Reader(case.articles)
    every = [
        replace(clash, settled=clash.settled and not _is_denied(clash, held, against))
        for clash in clashes(held, read)
        if _is_of_one_thing(clash, held, relations.alike)
    ]
    found = [clash for clash in every if not clash.settled]
    settled = [clash for clash in every if clash.settled]
    agreeing, differing = _sides(held, found)
    current = _current(agreeing, settled)
    readable = sorted(_concerned(current, found), key=lambda item: _readable(case, item))
    roots_of = cache(lambda *items: roots_of_claim(items, case.knowing))

    def stated(items: Sequence[Proposition]) -> Statement:
        bears = relations.wholly, relations.mainly
        return statement(items, read, lambda some: len(roots_of(*some)), *bears, case.voices.retold)

    told = stated(readable) if readable else None
    bearing = [item for item in current if told and (item is told.told or item in told.bearing)]
    rest = [item for item in agreeing if item not in bearing]
    apart = set_apart(rest, bearing, told.told, relations, settled, read) if told else []
    if own := [item for item in rest if told and item in current and is_more(item, told.told, relations, read)]:
        second = stated(own)
        apart += second.bearing if len(roots_of(*second.bearing)) > 1 else ()
    beside = [item for item in rest if item not in apart]
    found = [clash for clash in found if any(clash.touches(item) for item in bearing)]
    apart += [item for item in differing if not any(clash.touches(item) for clash in found)]
    apart += [
        item
        for item in against
        if told
        and not relations.are_of_one(told.told, item)
        and not relations.is_contested_by(told.told, item, held)
        and (is_of_others(item, apart, relations) or not has_to_do_with(case, item, case.words(told.told.spans)))
    ]
    against = [item for item in against if item not in apart]
    differing = [item for item in differing if item not in apart]
    supports = _spans(bearing)
    disputes = _spans([*against, *differing])
    origins = roots_of(*(item for item in bearing if not item.holders or not gone.issuperset(item.holders))).sources()
    text = _text(case, told.told if told else min(against, key=lambda item: _readable(case, item)))
    taken_back = dict.fromkeys(f"{case.holder(item)} has withdrawn it" for item in against if item in withdrawn)
    still = [item for item in against if item not in withdrawn]
    why = [*taken_back, *denials(case, still, text), *differences(found, case.outlets)] or [_counted(origins, "it")]
    claim = Claim(
        id=content_id("so", spans_key(supports), spans_key(disputes)),
        text=text,
        about="so",
        holders=tuple(dict.fromkeys(holder for item in bearing for holder in item.holders)),
        supports=supports,
        disputes=disputes,
        silent=silent(case.places, supports, disputes, _spans(beside)),
        origins=origins,
        verdict="disputed" if disputes else "corroborated" if len(origins) > 1 else "single-origin",
        reason="; ".join([*why, *_beside(case, read, settled, told, [*bearing, *beside])]),
        compatible=_spans(beside),
    )
    return claim, [relations.place(item) for item in apart]


def _spans(items: Sequence[Proposition]) -> tuple[Span, ...]:
    return tuple(span for item in items for span in item.spans)


def _current(agreeing: Sequence[Proposition], settled: Sequence[Clash]) -> list[Proposition]:
    """Those whose figures no later report replaces."""
    old = [clash.left for clash in settled if clash.left_is_older] + [
        clash.right for clash in settled if not clash.left_is_older
    ]
    return [item for item in agreeing if not any(covers(item, span) for span in old)] or list(agreeing)


def _concerned(items: Sequence[Proposition], found: Sequence[Clash]) -> list[Proposition]:
    """Where reports clash, only those that say what they clash on; else all."""
    return [item for item in items if any(clash.touches(item) for clash in found)] or list(items)


def _beside(
    case: Case, read: Reader, settled: Sequence[Clash], told: Statement | None, current: Sequence[Proposition]
) -> Iterator[str]:
    """What else is said of it that does not speak against it, in words."""
    for words in differences(settled, case.outlets):
        yield f"{words}, told at different times: it may have changed in between"
    if told is None:
        return
    if told.mainly:
        yield "borne out in the main: details of these words may be one report's alone"
    others = [item for item in current if item != told.told]
    changed = {span for clash in settled for span in (clash.left, clash.right)}
    given = partial(_given, case, told=told.told)
    less = ((given(span) or "less exact", span) for span in less_exact(told.told, others, read))
    more = (("more exact", span) for span in told.more)
    otherwise = ((given(span) or "told otherwise", span) for span in told_otherwise(told.told, others, read))
    found: dict[str, dict[str, None]] = {}
    for what, span in (*less, *more, *otherwise):
        if span not in changed:
            words = f"“{case.words([span])}” in {case.outlets[span.article]}"
            found.setdefault(what, {})[words] = None
    for what, several in found.items():
        yield f"{what}: {', '.join(several)}"


def _given(case: Case, figure: Span, told: Proposition) -> str | None:
    """That a figure was given on an earlier or a later day than what is told: it may have changed since, and is neither
    vaguer nor another reading. None where it is no figure, or the days are not known to differ."""
    theirs, ours = (case.articles[article] for article in (figure.article, told.article))
    if not any(quantity.span == figure for quantity in theirs.quantities):
        return None
    then, now = day_published(theirs.article), day_published(ours.article)
    if then is None or now is None or then == now:
        return None
    return "given earlier" if then < now else "given later"


def _overlap(left: Proposition, right: Proposition) -> bool:
    """Whether one tells the other: "she said that she denied that X" does not hold X."""
    return any(own.overlaps(other) for own in left.spans for other in right.spans)


def _is_held_by(holders: Sequence[str], held: Sequence[Proposition]) -> bool:
    """Whether those who deny something hold it too, and nobody else does: then we have misread them."""
    others = {holder for item in held for holder in item.holders or (item.article,)}
    return bool(held) and others <= set(holders)


def _spoken(case: Case, item: Proposition) -> Proposition:
    """The proposition with the speaker of the utterance that it is part of as its holder."""
    speaker = case.spoken[item.attribution].speaker if item.attribution else None
    return replace(item, holders=(speaker,)) if speaker else item


def _sides(held: Sequence[Proposition], found: Sequence[Clash]) -> tuple[list[Proposition], list[Proposition]]:
    """The propositions that can be right together, and the fewest that have to go for that: always the one with the
    most clashes left, of equals the last."""
    agreeing, differing, left = list(held), [], list(found)
    while left:
        worst = max(agreeing, key=lambda item: (sum(clash.touches(item) for clash in left), agreeing.index(item)))
        agreeing.remove(worst)
        differing.append(worst)
        left = [clash for clash in left if not clash.touches(worst)]
    return agreeing, [item for item in held if item in differing]


def _is_of_one_thing(clash: Clash, held: Sequence[Proposition], alike: Bears) -> bool:
    """Whether what clashes are two readings of one thing: a tax of 26 percent and one of 8 on something else do not."""
    ours, theirs = ([item for item in held if covers(item, span)] for span in (clash.left, clash.right))
    return any(alike(one, other) for one in ours for other in theirs)


def _is_denied(clash: Clash, held: Sequence[Proposition], against: Sequence[Proposition]) -> bool:
    """Whether those who give the one of two readings deny the other: then it is no later one that replaces it."""
    return any(
        covers(item, one) and any(covers(other, two) and {*other.holders} & {*item.holders} for other in held)
        for one, two in ((clash.left, clash.right), (clash.right, clash.left))
        for item in against
    )


def _counted(origins: Sequence[IndependentSource], what: str) -> str:
    roots = ", ".join(origin.root for origin in origins)
    if len(origins) > 1:
        return f"{len(origins)} independent origins hold {what}: {roots}"
    return f"all that carry {what} go back to one origin: {roots}" if origins else f"nobody holds {what}"


def _readable(case: Case, item: Proposition) -> tuple[bool, bool, bool, int]:
    """How badly a proposition serves as the wording of its claim: an outlet's own words before a source's, words that
    open with a name or noun before those that open with a pronoun, plain ones before those that end in somebody's
    phrase (the alarm would be "asleep"), and rather a line than a word or a paragraph."""
    words = case.words(item.spans).removeprefix("that ")
    first = words.split(" ", 1)[0].strip("“\"'‘").lower()
    pointed, phrased = first in _PRONOUNS, bool(_PHRASE.search(words, 1))
    return item.attribution is not None, pointed, phrased, max(0, len(words) - LINE, LINE // 3 - len(words))


def _text(case: Case, item: Proposition) -> str:
    text = wording.clean(case.words(item.spans).removeprefix("that "))
    return text[:1].upper() + text[1:]
