"""Through whom a saying came: "according to X", "X reported", "citing Y", nearest outlet first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft, Range
from consilience.annotate.attribution.scene import Scene, inside
from consilience.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

CITING = frozenset({"citing", "quoting"})
RELAYING = frozenset({"reported", "reports", "quoted", "quotes", "cited", "carried", "published", "wrote"})


def relays(draft: Draft, scene: Scene, speaker: Span | None) -> tuple[Span, ...]:
    """The mentions of those who passed `draft` on, in the sentence of its cue, nearest outlet first."""
    if draft.head is None:
        return ()
    found = scene.token(draft.head)
    if found is None:
        return ()
    passage, cue = found
    chain: list[Mention] = []
    for token in cue.sent:
        at = passage.at(token)
        if inside(at, draft.content) or at == draft.head:
            continue
        if token.lower_ == "according" and draft.construction != "according":
            chain.extend(_object(scene, passage.at(token), cue.sent.end_char + passage.offset))
        elif token.lower_ in CITING:
            chain.extend(_object(scene, at, cue.sent.end_char + passage.offset))
        elif token.lower_ in RELAYING and token.tag_ == "VBN" and token.dep_ != "amod":
            agent = next((t for t in token.children if t.dep_ == "agent"), None)
            if agent is not None:
                chain.extend(_object(scene, passage.at(agent), cue.sent.end_char + passage.offset))
    chain = [*_reporters(draft, scene, passage.offset, cue), *chain]
    spans: list[Span] = []
    for mention in chain:
        span = mention.names or mention.span
        if span != speaker and span not in spans and not _same(scene, span, speaker):
            spans.append(span)
    return tuple(spans)


def _same(scene: Scene, left: Span, right: Span | None) -> bool:
    return right is not None and scene.article.words(left) == scene.article.words(right)


def _object(scene: Scene, start: int, end: int) -> list[Mention]:
    """The first mention behind a word of relaying: close by, and not a pronoun."""
    near = [m for m in scene.mentions_in(start, min(end, start + 90)) if m.form != "pronoun" and m.kind != "group"]
    if not near:
        return []
    first = near[0]
    # "citing the news agency X": the name behind the description is meant
    for later in near[1:3]:
        between = scene.text[first.span.end : later.span.start]
        if first.form == "nominal" and later.form == "name" and between.strip(" ,") == "":
            return [later]
    return [first] if _follows(scene.text[start : first.span.start]) else []


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
    covered = _letters(inner.content, outer.content)
    return covered >= 0.55 * max(1, sum(end - start for start, end in outer.content))


def _letters(inner: tuple[Range, ...], outer: tuple[Range, ...]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in inner for c, d in outer)
