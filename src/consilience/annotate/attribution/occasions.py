"""On what occasion something was said: a programme, an interview, a briefing, a statement, a call; and who was told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from consilience.annotate.attribution.drafts import Draft, Passage, Range
from consilience.annotate.attribution.scene import Scene, inside
from consilience.lexicon import rows
from consilience.model import Mention, Occasion, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["programme", "interview", "briefing", "statement", "call", "speech", "meeting", "post", "other"]
BEFORE_OCCASION = frozenset({"in", "on", "at", "during", "from", "via", "after", "to"})
TOLD = frozenset({"tell", "tells", "told", "telling", "inform", "informed", "assured", "reminded"})
POSTED = frozenset({"tweet", "tweets", "tweeted", "tweeting", "posted", "retweeted"})
BETWEEN = re.compile(r"^[\s“\"‘'’s]*$")


@cache
def _kinds() -> dict[str, Kind]:
    allowed: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    return {word: allowed[kind] for word, kind in rows("annotate/occasions.tsv")}


@cache
def outlets() -> dict[str, str]:
    """Names of outlets with their kind."""
    return {name: kind for name, kind in rows("annotate/media.tsv")}


@dataclass(frozen=True)
class Setting:
    """The occasion of a saying and who was told."""

    occasion: Occasion | None = None
    addressee: Span | None = None


def setting(draft: Draft, scene: Scene) -> Setting:
    """The occasion that the sentence of the cue names, outside the content."""
    if draft.head is None:
        return Setting()
    found = scene.token(draft.head)
    sentence = scene.sentence(draft.head)
    if found is None or sentence is None:
        return Setting()
    passage, verb = found
    start, end = sentence
    for left, right in draft.cue:
        start, end = min(start, left), max(end, right)
    around = [m for m in scene.mentions_in(start, end) if not inside(m.span.start, _reported(draft, scene))]
    told = _told(passage, verb, scene)
    programme = _programme(around, verb, passage, scene)
    occasion = programme or _named_by_noun(draft, scene, passage, verb, around) or _by_addressee(told, scene)
    if occasion is None and verb.lower_ in POSTED:
        occasion = Occasion(kind="post", evidence=(Span(scene.article.id, *draft.cue[0]),))
    return Setting(occasion, told.span if told is not None else None)


def _reported(draft: Draft, scene: Scene) -> tuple[Range, ...]:
    """What the draft reports, less a programme's name that was taken into it."""
    return draft.content


def _told(passage: Passage, verb: Token, scene: Scene) -> Mention | None:
    """Who was told: the object of "tell", or what stands behind "said to"."""
    if not verb.tag_.startswith("V"):
        return None
    if verb.lower_ in TOLD and not any(child.dep_ == "auxpass" for child in verb.children):
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and verb.i < child.i <= verb.i + 12:
                return _addressed(passage, child, scene)
    for token in verb.children:
        if token.lower_ == "to" and token.dep_ in ("prep", "dative"):
            for child in token.children:
                if child.dep_ == "pobj":
                    return _addressed(passage, child, scene)
    return None


def _addressed(passage: Passage, head: Token, scene: Scene) -> Mention | None:
    """The mention at the head of a phrase, or the name in it that a description leads up to ("the news agency X")."""
    start = passage.at(head.left_edge)
    end = passage.offset + head.right_edge.idx + len(head.right_edge)
    at = scene.mention_at(passage.at(head))
    if at is not None and at.form == "name":
        return at
    names = [m for m in scene.mentions_in(start, end) if m.form == "name" and m.kind == "organisation"]
    return names[0] if names and _is_outlet(scene, names[0]) else at


def _medium(scene: Scene, mention: Mention) -> str:
    return scene.article.words(mention.span)


def _is_outlet(scene: Scene, mention: Mention) -> bool:
    if mention.form != "name" or mention.kind not in ("organisation", "other", "place"):
        return False
    words = _medium(scene, mention)
    if words in outlets() or words.removeprefix("the ").removeprefix("The ") in outlets():
        return True
    before = scene.text[max(0, mention.span.start - 30) : mention.span.start].lower()
    about = before + words.lower() + scene.text[mention.span.end : mention.span.end + 25].lower()
    clues = (
        "news agency",
        "newspaper",
        "broadcaster",
        " news",
        "radio",
        "television",
        " tv",
        "magazine",
        "daily",
        "channel",
    )
    return any(clue in about for clue in clues)


def _programme(around: Iterable[Mention], verb: Token, passage: Passage, scene: Scene) -> Occasion | None:
    """A programme that is named near the cue, with the outlet that it belongs to."""
    mentions = list(around)
    for index, mention in enumerate(mentions):
        if mention.kind != "programme":
            continue
        before = mentions[index - 1] if index else None
        medium = None
        evidence = [mention.span]
        if before is not None and before.kind == "organisation":
            between = scene.text[before.span.end : mention.span.start]
            if BETWEEN.match(between):
                medium = _medium(scene, before)
                evidence.insert(0, before.span)
        return Occasion(
            kind="programme", name=scene.article.words(mention.span), medium=medium, evidence=tuple(evidence)
        )
    return None


def _named_by_noun(
    draft: Draft, scene: Scene, passage: Passage, verb: Token, around: Iterable[Mention]
) -> Occasion | None:
    """ "in an interview with X", "in the X interview", "at a news conference", "on X"."""
    mentions = [m for m in around if m.form == "name"]
    for token in verb.sent:
        at = passage.at(token)
        if inside(at, draft.content) or token.dep_ != "pobj" or token.head.lower_ not in BEFORE_OCCASION:
            continue
        if token.head.lower_ == "after" or not _hangs_on(token.head, verb):
            continue
        kind = _kinds().get(token.lower_)
        left = passage.at(token.head)
        if kind is not None and token.head.lower_ != "to":
            right = passage.offset + token.right_edge.idx + len(token.right_edge)
            outlet = next((m for m in mentions if left <= m.span.start < right and _is_outlet(scene, m)), None)
            medium = _medium(scene, outlet) if outlet is not None else None
            end = max(passage.at(token) + len(token), outlet.span.end if outlet is not None else 0)
            return Occasion(kind=kind, medium=medium, evidence=(Span(scene.article.id, left, end),))
        if token.head.lower_ in ("on", "via"):
            outlet = next((m for m in mentions if m.span.start <= at < m.span.end and _is_outlet(scene, m)), None)
            if outlet is not None and _kinds().get(token.lower_) is None:
                return Occasion(kind="interview", medium=_medium(scene, outlet), evidence=(outlet.span,))
    return None


def _hangs_on(preposition: Token, verb: Token) -> bool:
    """Whether the phrase belongs to the cue or to what governs it, or to a noun of the cue's own clause."""
    token = preposition
    for _ in range(4):
        token = token.head
        if token == verb or (token in list(verb.ancestors)):
            return True
        if token.dep_ in ("ccomp", "relcl", "advcl"):
            return False
    return False


def _by_addressee(told: Mention | None, scene: Scene) -> Occasion | None:
    """The occasion that shows in who was told: an outlet gets an interview, reporters a briefing."""
    if told is None:
        return None
    if _is_outlet(scene, told):
        return Occasion(kind="interview", medium=_medium(scene, told), evidence=(told.span,))
    last = scene.article.words(told.span).split()[-1].lower()
    kind = _kinds().get(last)
    if kind == "briefing":
        return Occasion(kind=kind, evidence=(told.span,))
    if last in ("media", "agency", "newspaper", "broadcaster", "channel", "radio", "daily", "magazine"):
        return Occasion(kind="interview", medium=_medium(scene, told), evidence=(told.span,))
    return None
