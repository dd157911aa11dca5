"""Through whom a saying came: "according to X", "X reported", "citing Y", nearest outlet first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft, Passage, shared
from consilience.annotate.attribution.outlets import is_outlet, is_outlet_noun
from consilience.annotate.attribution.scene import Scene, inside
from consilience.model import Mention, Span

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

CITING = frozenset({"citing", "quoting"})
RELAYING = frozenset({"reported", "reports", "quoted", "quotes", "cited", "carried", "published", "wrote"})
RELAYED = RELAYING | {"seen", "obtained", "reviewed", "aired", "broadcast", "released", "shown", "relayed"}
BESIDE = frozenset({"reported", "reports", "wrote", "writes", "transmits", "relays", "relayed", "said", "says"})
"""Verbs that, with an outlet right beside them and outside what was said, pass it on ("…, Agency A reports")."""
NAMING = RELAYED | BESIDE | CITING | {"according", "cites"}
NEARBY = 90


def relays(draft: Draft, scene: Scene, speaker: Span | None) -> tuple[Span, ...]:
    """The mentions of those who passed `draft` on, in the sentence of its cue, nearest outlet first."""
    if draft.head is None:
        return ()
    found = scene.token(draft.head)
    if found is None:
        return ()
    passage, cue = found
    chain = [*_reporters(draft, scene, passage.offset, cue), *_carrier(draft, scene, speaker)]
    if (quoting := _quoting(cue)) is not None:
        chain.extend(_at(quoting, passage, scene))
    for token in cue.sent:
        if token.lower_ in NAMING and not inside(passage.at(token), draft.content):
            chain.extend(_named_by(token, cue, draft, passage, scene, bool(chain) or not _a_person(speaker, scene)))
    spans: list[Span] = []
    for mention in chain:
        span = mention.names or mention.span
        if span != speaker and span not in spans and not _same(scene, span, speaker):
            spans.append(span)
    return tuple(spans)


def _named_by(token: Token, cue: Token, draft: Draft, passage: Passage, scene: Scene, cites: bool) -> list[Mention]:
    """Those that a word of relaying names; `cites` tells whether it is for an outlet that "citing" can stand, not for
    the speaker in person."""
    at, end = passage.at(token), cue.sent.end_char + passage.offset
    if token.lower_ == "according":
        return _object(scene, at, end) if draft.construction != "according" else []
    if token.lower_ in CITING and token != cue:
        return _object(scene, at, end) if cites or token.head.lower_ in RELAYED else []
    if token != cue and _which_cites(token):
        return _object(scene, at, end)
    if token.lower_ in RELAYED and token.tag_ == "VBN" and token.dep_ != "amod" and (by := list(_agents(token))):
        return [mention for each in by for mention in _object(scene, passage.at(each), end)]
    return _beside(token, passage, scene, draft) if token != cue and token.lower_ in BESIDE else []


def _which_cites(verb: Token) -> bool:
    """Whether it is the verb of "Agency A, which cited Agency B"."""
    which = any(child.tag_ == "WDT" and child.dep_ == "nsubj" for child in verb.children)
    return which and verb.dep_ == "relcl" and verb.lower_ in ("cited", "cites", "quoted", "quotes")


def _carrier(draft: Draft, scene: Scene, speaker: Span | None) -> list[Mention]:
    """The outlet that is the source in the text, where the words are another's whom it cites."""
    mention = scene.mention_at(draft.subject) if draft.subject is not None else None
    return [mention] if mention is not None and speaker is not None and cited(draft, scene) == speaker else []


def _a_person(speaker: Span | None, scene: Scene) -> bool:
    mention = scene.mention_at(speaker.start) if speaker is not None else None
    return mention is not None and mention.kind == "person"


def cited(draft: Draft, scene: Scene) -> Span | None:
    """Whose words an outlet passes on that is itself the source: "Agency A reported, citing two officials, that …"."""
    found = scene.token(draft.head) if draft.head is not None else None
    if found is None or draft.act not in ("say", "report", "write") or draft.subject is None:
        return None
    passage, cue = found
    source = scene.mention_at(draft.subject)
    if source is None or source.kind not in ("organisation", "other", "place"):
        return None
    noun = is_outlet_noun(scene.article.words(source.span).split()[-1].lower())
    for token in cue.sent:
        at = passage.at(token)
        if token.lower_ in CITING and not inside(at, draft.content) and token != cue:
            told = _object(scene, at, cue.sent.end_char + passage.offset)
            if told and (noun or is_outlet(source, scene)) and told[0].span != source.span:
                return told[0].names or told[0].span
    return None


def _quoting(cue: Token) -> Token | None:
    """Who quotes whom in "Agency A quoted the minister as saying": the subject."""
    if cue.lower_ not in ("quoted", "quotes") or quoted(cue) is None:
        return None
    return next((child for child in cue.children if child.dep_ == "nsubj"), None)


def quoted(cue: Token) -> Token | None:
    """Who is quoted in "Agency A quoted the minister as saying": the object, where "as" follows it."""
    if cue.lower_ not in ("quoted", "quotes", "cited", "cites") or not any(c.lower_ == "as" for c in cue.children):
        return None
    return next((child for child in cue.children if child.dep_ == "dobj"), None)


def _agents(verb: Token) -> Iterator[Token]:
    """The words "by" that say who passed it on, also behind "quoted as saying"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            yield child
        elif child.lower_ == "as":
            for inner in child.children:
                yield from (by for by in inner.children if by.lower_ == "by")


def _at(token: Token, passage: Passage, scene: Scene) -> list[Mention]:
    mention = scene.mention_at(passage.at(token))
    return [mention] if mention is not None and mention.form != "pronoun" else []


def _beside(token: Token, passage: Passage, scene: Scene, draft: Draft) -> list[Mention]:
    """The outlet right before or behind a verb of relaying."""
    start, end = passage.at(token), passage.at(token) + len(token)
    near = [m for m in scene.mentions_in(max(0, start - NEARBY), end + NEARBY) if m.form != "pronoun"]
    for mention in near:
        left, right = scene.text[mention.span.end : start], scene.text[end : mention.span.start]
        before = mention.span.end <= start and not left.strip() and _opens(scene.text, mention, passage)
        behind = mention.span.start >= end and right.strip() in ("", "the", "the agency", "the newspaper", "agency")
        named = scene.mention_at(mention.names.start) if mention.names is not None else mention
        outlet = named is not None and (is_outlet(named, scene) or _described(mention, scene))
        if (before or behind) and outlet and not inside(mention.span.start, (*draft.content, *draft.source)):
            return [mention]
    return []


def _opens(text: str, mention: Mention, passage: Passage) -> bool:
    """Whether a comma or dash, with no more than an article and a few words, stands before the mention."""
    before = text[max(passage.offset, mention.span.start - 30) : mention.span.start].rstrip()
    before = before.removesuffix("the").removesuffix("The").rstrip()
    return before.endswith((",", "—", "–", "-", "”", '"'))


def _described(mention: Mention, scene: Scene) -> bool:
    return mention.form == "nominal" and is_outlet_noun(scene.article.words(mention.span).split()[-1].lower())


def _same(scene: Scene, left: Span, right: Span | None) -> bool:
    return right is not None and scene.article.words(left) == scene.article.words(right)


def _object(scene: Scene, start: int, end: int) -> list[Mention]:
    """The first mention behind a word of relaying: close by, and not a pronoun."""
    near = [m for m in scene.mentions_in(start, min(end, start + NEARBY)) if m.form != "pronoun" and not _people(m)]
    while len(near) > 1 and near[0].kind == "other" and near[0].form == "nominal":
        near = near[1:]  # "citing a statement by the ministry"
    if not near:
        return []
    first = near[0]
    # "citing the news agency X": the name behind the description is meant
    for later in near[1:3]:
        between = scene.text[first.span.end : later.span.start]
        if first.form == "nominal" and later.form == "name" and between.strip(" ,") == "":
            return [later]
    return [first] if _follows(scene.text[start : first.span.start]) else []


def _people(mention: Mention) -> bool:
    """Whether it is the name of a people ("Russian"), which only says of what country somebody is."""
    return mention.kind == "group" and mention.form == "name"


def _follows(between: str) -> bool:
    """Whether only a few words of the phrase stand between."""
    return len(between.split()) <= 7 and ";" not in between


def _reporters(draft: Draft, scene: Scene, offset: int, cue: Token) -> list[Mention]:
    """Who reports the saying in a clause above it: "Agency A reported that the minister said …"; "Agency A quoted
    the minister as saying …"."""
    chain: list[Mention] = []
    token = cue
    for _ in range(6):
        if token.head == token:
            break
        came_by, token = token.dep_, token.head
        if token.lower_ not in RELAYING or came_by not in ("ccomp", "prep", "advcl", "xcomp", "pcomp", "parataxis"):
            continue
        for child in token.children:
            if child.dep_ == "nsubj":
                mention = scene.mention_at(offset + child.idx)
                if mention is not None and mention.form != "pronoun" and offset + child.idx != draft.subject:
                    chain.insert(0, mention)
    return chain


def names_a_relay(draft: Draft, scene: Scene) -> bool:
    """Whether "citing" and the like have no more for content than whom they cite ("citing a news agency")."""
    start, end = draft.content[0][0], draft.content[-1][1]
    cue = scene.text[draft.cue[0][0] : draft.cue[-1][1]].lower()
    if cue.split()[-1] not in CITING or any(c in '“”"' for c in scene.text[start:end]):
        return False
    for mention in scene.mentions_in(start, end):
        rest = scene.text[mention.span.end : end].lstrip(", ")
        if mention.span.start - start <= 25 and (len(rest) <= 40 or rest.startswith("as ")):
            return True
    return False


def is_frame_of(outer: Draft, inner: Draft, scene: Scene) -> bool:
    """Whether `outer` reports no more than that `inner` was said: then it is a relay of it and no statement."""
    if inner.head is None or not inside(inner.head, outer.content):
        return False
    found = scene.token(outer.head) if outer.head is not None else None
    according = outer.construction == "according" and found is not None
    if according and found is not None and found[0].at(found[1].head) == inner.head:
        return True  # "…, said Okafor, according to the agency"
    if outer.act == "quote" and inner.construction == "quote" and inner.content[-1][1] >= outer.content[-1][1]:
        return True  # "the agency quoted Okafor as saying: “…”"
    covered = shared(inner.content, outer.content)
    return covered >= 0.55 * max(1, sum(end - start for start, end in outer.content))
