"""Which mention names the speaker: that at the head of the source, or the name which a pronoun or description stands
for, or, where the text leaves that open, the speaker of what was said just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft, Passage
from consilience.annotate.attribution.relays import quoted
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.syntax import child
from consilience.annotate.names.referents import gender_of_given
from consilience.model import Mention, Span

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

DOCUMENTS = frozenset(
    {"statement", "tweet", "post", "message", "letter", "email", "memo", "release", "speech", "remarks"}
)
TAKEN_UP = 800
"""Characters back to the description that a later one takes up."""
SINGULAR = frozenset({"he", "she", "him", "her", "his"})
GENDERS = {"he": "m", "she": "f"}
PLURAL = frozenset({"they", "them", "their"})


def speaker(draft: Draft, scene: Scene, before: Span | None) -> Span | None:
    """The mention that names who is the source of `draft`; `before` is the last speaker in the same or the foregoing
    paragraph."""
    mention = _head_mention(draft, scene)
    if mention is None:
        return None
    if mention.form == "name":
        return mention.span
    if mention.names is not None:
        return mention.names
    if mention.form == "nominal":
        return _introduced(mention, scene).span
    word = scene.text[mention.span.start : mention.span.end].lower()
    if word in GENDERS and (shown := _subject_before(draft, word, scene)) is not None:
        return shown
    return before if word in SINGULAR or (word in PLURAL and _several(before, scene)) else None


def _subject_before(draft: Draft, word: str, scene: Scene) -> Span | None:
    """The name that is the subject of the sentence right before, in the same paragraph, where a pronoun of its gender
    takes it up."""
    start = draft.start
    back = len(scene.text[:start].rstrip()) - 1
    found = scene.token(back) if back >= 0 and "\n" not in scene.text[back:start] else None
    if found is None:
        return None
    passage, token = found
    subject = child(token.sent.root, "nsubj")
    mention = scene.mention_at(passage.at(subject)) if subject is not None else None
    if subject is None or mention is None or mention.form != "name" or subject.tag_ != "NNP":
        return None
    start, end = passage.offset + token.sent.start_char, passage.offset + token.sent.end_char
    named = [m for m in scene.mentions_in(start, end) if m.form == "name" and m != mention and m.kind == "person"]
    if any(_gender(other, scene) in ("", GENDERS[word]) for other in named):
        return None
    return mention.span if _gender(mention, scene) == GENDERS[word] else None


def _gender(mention: Mention, scene: Scene) -> str:
    return gender_of_given(scene.article.words(mention.span).split()[0])


def _several(before: Span | None, scene: Scene) -> bool:
    """Whether the last speaker is several people."""
    mention = scene.mention_at(before.start) if before is not None else None
    return mention is not None and mention.kind == "group"


def _introduced(mention: Mention, scene: Scene) -> Mention:
    """The description that brought in whom a later one takes up ("a senior official … the official")."""
    words = scene.article.words(mention.span).lower().split()
    if words[0] != "the" or len(words) > 2:
        return mention
    for earlier in reversed(scene.mentions_in(max(0, mention.span.start - TAKEN_UP), mention.span.start)):
        alike = earlier.form == "nominal" and earlier.names is None and earlier.kind == mention.kind
        if alike and scene.article.words(earlier.span).lower().split()[-1] == words[-1]:
            return earlier
    return mention


def _head_mention(draft: Draft, scene: Scene) -> Mention | None:
    """The mention at the head of the source, not one in an apposition or relative clause behind it."""
    said = scene.token(draft.head) if draft.head is not None else None
    if said is not None and (whom := quoted(said[1])) is not None:
        at = scene.mention_at(said[0].at(whom))
        if at is not None:
            return _apposed(at, scene)
    if not draft.source:
        return None
    start, end = draft.source[0][0], draft.source[-1][1]
    held = [m for m in scene.mentions_in(start, end) if m.kind != "programme"]
    if draft.subject is not None:
        at = scene.mention_at(draft.subject)
        word = scene.token(draft.subject)
        if word is not None and word[1].lower_ in DOCUMENTS:
            owner = next((t for t in word[1].children if t.dep_ == "poss"), None)
            if owner is not None:
                at = scene.mention_at(word[0].at(owner)) or at
        if at is not None and at.kind != "programme":
            return _apposed(at, scene)
        if at is None and word is not None and word[1].tag_ in ("NN", "NNS") and not _titles(draft.subject, held):
            return None  # somebody whom no mention names; a name inside the phrase would be another's
    names = [m for m in held if m.form == "name" and m.kind in ("person", "organisation")]
    nominals = [m for m in held if m.form != "name"]
    return (names or nominals or held or [None])[0]  # type: ignore[list-item]


def _titles(subject: int, held: list[Mention]) -> bool:
    """Whether the word is a part of the title of one of the mentions."""
    return any(m.title is not None and m.title.start <= subject < m.title.end for m in held)


def _apposed(at: Mention, scene: Scene) -> Mention:
    """The name that stands in apposition to a description ("the deputy minister, Ana Okafor,"), else `at` itself."""
    if at.form != "nominal" or at.names is not None:
        return at
    found = scene.token(at.span.end - 1)
    if found is None:
        return at
    passage, head = found
    for dependent in head.children:
        if dependent.dep_ == "appos":
            name = scene.mention_at(passage.at(dependent))
            if name is not None and name.form == "name" and name.kind == "person":
                return name
    return _behind_body(passage, head, scene) or at


def _behind_body(passage: Passage, head: Token, scene: Scene) -> Mention | None:
    """The name that stands, as in translations, right behind the body in a description ("the head of the Estmere MFA
    Ana Okafor"): no body and no plural can be called so itself."""
    of = next((t for t in head.children if t.lower_ == "of"), None)
    last = child(of, "pobj") if of is not None else None
    name = scene.mention_at(passage.at(last)) if last is not None else None
    if name is None or name.form != "name" or name.kind != "person" or name.title is not None:
        return None
    first = passage.index(name.span.start)
    before = passage.doc[first - 1]
    several = len(scene.article.words(name.span).split()) > 1
    return name if several and of is not None and before.i > of.i and before.tag_ in ("NNP", "NNPS", "NNS") else None
