"""On what occasion something was said: a programme, an interview, a briefing, a statement, a call; and who was told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from consilience.annotate.attribution.drafts import Draft, Passage
from consilience.annotate.attribution.outlets import is_outlet, is_outlet_noun, medium
from consilience.annotate.attribution.scene import Scene, inside
from consilience.annotate.attribution.speaking import speaking
from consilience.lexicon import rows
from consilience.model import Mention, Occasion, Span

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

Kind = Literal["programme", "interview", "briefing", "statement", "call", "speech", "meeting", "post", "other"]
BEFORE_OCCASION = frozenset({"in", "on", "at", "during", "from", "via", "to", "by", "over"})
CALLED = frozenset({"by", "over"})
TOLD = frozenset({"tell", "tells", "told", "telling", "inform", "informed", "assured", "reminded"})
HEARD = frozenset({"programme", "briefing", "speech", "meeting", "call"})
"""Kinds of occasion that a body of listeners can stand for ("told a news conference")."""
WRITTEN = frozenset({"statement", "post"})
POSTED = frozenset({"tweet", "tweets", "tweeted", "tweeting", "posted", "retweeted"})
NEXT = 60
BETWEEN = re.compile(r"^[\s“\"‘'’s]*$")


@cache
def _kinds() -> dict[str, Kind]:
    allowed: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    return {word: allowed[kind] for word, kind in rows("annotate/occasions.tsv")}


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
    for mention in scene.mentions_in(end, end + NEXT):  # the parser may end a sentence before the name of a programme
        if mention.kind == "programme" and BETWEEN.match(scene.text[end : mention.span.start]):
            end = mention.span.end
    around = [m for m in scene.mentions_in(start, end) if not inside(m.span.start, draft.content)]
    listener = _listener(verb)
    told = _addressed(passage, listener, scene) if listener is not None else None
    occasion = (
        programme(around, scene)
        or _by_phrases(draft, scene, passage, verb, around)
        or _by_listener(passage, listener, told, scene)
        or _by_document(draft, scene)
        or _by_circumstance(draft, scene, passage, verb)
    )
    if occasion is None and verb.lower_ in POSTED:
        occasion = Occasion(kind="post", evidence=(Span(scene.article.id, *draft.cue[0]),))
    return Setting(occasion, told.span if told is not None else None)


# ------------------------------------------------------------------------------------------------ who was told


def _listener(verb: Token) -> Token | None:
    """Who was told: the object of "tell", or what stands behind "said to"."""
    if not verb.tag_.startswith("V"):
        return None
    if verb.lower_ in TOLD and not any(child.dep_ == "auxpass" for child in verb.children):
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and verb.i < child.i <= verb.i + 12:
                return child
    for token in verb.children:
        if token.lower_ == "to" and token.dep_ in ("prep", "dative"):
            for child in token.children:
                if child.dep_ == "pobj":
                    return child
    return None


def _addressed(passage: Passage, head: Token, scene: Scene) -> Mention | None:
    """The mention at the head of a phrase, or the name in it that a description leads up to ("the news agency X")."""
    start, end = _range(passage, head)
    at = scene.mention_at(passage.at(head))
    if at is not None and at.form == "name":
        return at
    names = [m for m in scene.mentions_in(start, end) if m.form == "name" and m.kind == "organisation"]
    return names[0] if names and is_outlet(names[0], scene) else at


def _by_listener(passage: Passage, head: Token | None, told: Mention | None, scene: Scene) -> Occasion | None:
    """The occasion that shows in who was told: an outlet gets an interview, reporters a briefing, a rally a speech."""
    if head is None:
        return None
    if told is not None and is_outlet(told, scene):
        return Occasion(kind="interview", medium=medium(told, scene), evidence=(told.span,))
    last = scene.article.words(told.span).split()[-1].lower() if told is not None else head.lower_
    kind = _kinds().get(last)
    evidence = told.span if told is not None else Span(scene.article.id, *_range(passage, head))
    if kind in HEARD:
        return Occasion(kind=kind, evidence=(evidence,))
    if is_outlet_noun(last):
        words = medium(told, scene) if told is not None else scene.article.words(evidence)
        return Occasion(kind="interview", medium=words, evidence=(evidence,))
    return None


# ------------------------------------------------------------------------------------------------ named by a phrase


def programme(around: Iterable[Mention], scene: Scene) -> Occasion | None:
    """The first programme among the mentions, with the outlet that it belongs to."""
    mentions = list(around)
    for index, mention in enumerate(mentions):
        if mention.kind != "programme":
            continue
        before = mentions[index - 1] if index else None
        owner = None
        evidence = [mention.span]
        if before is not None and before.kind != "person":
            between = scene.text[before.span.end : mention.span.start]
            if BETWEEN.match(between):
                owner = medium(before, scene)
                evidence.insert(0, before.span)
        return Occasion(
            kind="programme", name=scene.article.words(mention.span), medium=owner, evidence=tuple(evidence)
        )
    return None


def _by_phrases(
    draft: Draft, scene: Scene, passage: Passage, verb: Token, around: Iterable[Mention]
) -> Occasion | None:
    """ "in an interview with X", "in the X interview", "at a news conference", "by phone", "on X"."""
    names = [m for m in around if m.form == "name"]
    for token in objects(verb.sent):
        if inside(passage.at(token), draft.content) or not hangs_on(token.head, verb):
            continue
        found = at_phrase(token, passage, scene, names)
        if found is not None:
            return found
    return None


def objects(tokens: Iterable[Token]) -> Iterator[Token]:
    """The objects of those prepositions that can lead to an occasion."""
    return (token for token in tokens if token.dep_ == "pobj" and token.head.lower_ in BEFORE_OCCASION)


def at_phrase(token: Token, passage: Passage, scene: Scene, names: Sequence[Mention]) -> Occasion | None:
    """The occasion that the object of a preposition names; `names` are those that can be the outlet's."""
    preposition = token.head
    if token.dep_ != "pobj" or preposition.lower_ not in BEFORE_OCCASION:
        return None
    kind = _kinds().get(token.lower_.rstrip("."))
    at, left = passage.at(token), passage.at(preposition)
    if kind in ("call", "interview") and preposition.lower_ == "by" and token.left_edge != token:
        return None  # "confirmed by the interview"
    if kind != "call" and preposition.lower_ in CALLED:
        return None
    if kind is not None and preposition.lower_ != "to" and (len(token) > 2 or preposition.lower_ == "on"):
        _, right = _range(passage, token)
        within = [m for m in names if left <= m.span.start < right]
        outlet = next((m for m in within if is_outlet(m, scene) or _interviewer(m, token, passage, scene)), None)
        end = max(at + len(token), outlet.span.end if outlet is not None else 0)
        words = medium(outlet, scene) if outlet is not None else None
        return Occasion(kind=kind, medium=words, evidence=(Span(scene.article.id, left, end),))
    if preposition.lower_ in ("on", "via") and kind is None:
        outlet = next((m for m in names if m.span.start <= at < m.span.end and is_outlet(m, scene)), None)
        if outlet is not None:
            return Occasion(kind="interview", medium=medium(outlet, scene), evidence=(outlet.span,))
        if is_outlet_noun(token.lower_) and token.lower_ not in ("paper", "media"):
            start, _ = _range(passage, token)
            spoken = Span(scene.article.id, start, at + len(token))
            return Occasion(kind="interview", medium=scene.article.words(spoken), evidence=(spoken,))
    return None


def _interviewer(mention: Mention, noun: Token, passage: Passage, scene: Scene) -> bool:
    """Whether an organisation gave the interview its name or was given it: whoever interviews is an outlet."""
    if _kinds().get(noun.lower_) != "interview" or mention.kind != "organisation":
        return False
    found = scene.token(mention.span.end - 1)
    if found is None:
        return False
    head = found[1].head
    return head == noun or (head.lower_ in ("with", "to", "in") and head.head in (noun, *_participles(noun)))


def _participles(noun: Token) -> Iterator[Token]:
    return (child for child in noun.children if child.dep_ == "acl")


def hangs_on(preposition: Token, verb: Token) -> bool:
    """Whether the phrase belongs to the cue or to what governs it, or to a noun of the cue's own clause."""
    token = preposition
    above = list(verb.ancestors)
    for _ in range(4):
        token = token.head
        if token == verb or token in above:
            return True
        if token.dep_ in ("ccomp", "relcl", "advcl") and not (token.tag_[0] == "J" and token.head == verb):
            return False  # but "made it clear in an interview"
    return False


# ---------------------------------------------------------------------------------- shown by a document or participle


def _by_document(draft: Draft, scene: Scene) -> Occasion | None:
    """A text that speaks for its author: "A statement from the ministry said …", "Monday's tweet said …"."""
    found = scene.token(draft.subject) if draft.subject is not None else None
    kind = _kinds().get(found[1].lower_) if found is not None else None
    if found is None or kind not in WRITTEN or len(found[1]) <= 2:
        return None
    at = found[0].at(found[1])
    return Occasion(kind=kind, evidence=(Span(scene.article.id, at, at + len(found[1])),))


def _by_circumstance(draft: Draft, scene: Scene, passage: Passage, verb: Token) -> Occasion | None:
    """What the speaker was doing: "Speaking to reporters, …", "…, who briefed reporters on Sunday, said"."""
    doing = [child for child in verb.children if child.dep_ in ("advcl", "ccomp") and child.tag_ in ("VBG", "VBN")]
    found = scene.token(draft.subject) if draft.subject is not None else None
    if found is not None and found[0] is passage:
        doing.extend(child for child in found[1].children if child.dep_ in ("acl", "relcl"))
    for act in doing:
        if not inside(passage.at(act), draft.content) and (there := spoken_at(act, passage, scene)) is not None:
            return there
    return None


def spoken_at(act: Token, passage: Passage, scene: Scene) -> Occasion | None:
    """The occasion that a verb of speaking shows by its object, its place, or by itself."""
    shown = speaking(act)
    if shown is None:
        return None
    start, end = _range(passage, act)
    names = [m for m in scene.mentions_in(start, end) if m.form == "name"]
    if (on_air := programme(scene.mentions_in(start, end), scene)) is not None:
        return on_air
    for child in act.children:
        for inner in child.children:
            if (there := at_phrase(inner, passage, scene, names)) is not None:
                return there
            if child.lower_ in ("to", "with") and inner.dep_ == "pobj":
                told = _addressed(passage, inner, scene)
                if (heard := _by_listener(passage, inner, told, scene)) is not None:
                    return heard
            if child.dep_ == "agent" and shown == "interview":
                asker = _addressed(passage, inner, scene)
                words = medium(asker, scene) if asker is not None and asker.kind != "person" else None
                evidence = Span(scene.article.id, passage.at(act), passage.at(inner) + len(inner))
                return Occasion(kind="interview", medium=words, evidence=(evidence,))
    if not shown or (shown == "briefing" and not any(child.dep_ == "dobj" for child in act.children)):
        return None
    kind: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    return Occasion(kind=kind[shown], evidence=(Span(scene.article.id, passage.at(act), passage.at(act) + len(act)),))


def _range(passage: Passage, head: Token) -> tuple[int, int]:
    """The characters of the phrase that hangs on a token."""
    last = head.right_edge
    return passage.at(head.left_edge), passage.offset + last.idx + len(last)
