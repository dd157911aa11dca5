"""Which mention names the speaker: that at the head of the source, or the name which a pronoun or description stands
for, or, where the text leaves that open, the speaker of what was said just before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import TURN, Draft, Passage
from consilience.annotate.attribution.leads import kinds
from consilience.annotate.attribution.pronouns import taken_up
from consilience.annotate.attribution.relays import quoted
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.syntax import child
from consilience.annotate.names.referents import gender_of_given
from consilience.model import Mention, Span
from consilience.partitives import partitive

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

DOCUMENTS = frozenset(
    {"statement", "tweet", "post", "message", "letter", "email", "memo", "release", "speech", "remarks"}
)
TAKEN_UP = 800
"""Characters back to the description that a later one takes up."""
NEAR = 400
"""Characters back to the people of whom one speaks."""
ALL = re.compile(r"(?:they )?(?:both|all)|(?:both|all) of them|the (?:two|three|pair)", re.IGNORECASE)
"""What takes up several people whole."""
POSSESSIVE = re.compile(r"['’]s?\s")
TWO = re.compile(r"\b(?:both|two|pair|couple|parents)\b", re.IGNORECASE)
CLAUSE = re.compile(r",\s|\s(?:who|speaking|familiar|close)\b")
"""What goes on behind such a phrase and is no part of it."""


def speaker(draft: Draft, scene: Scene, before: Span | None) -> Span | None:
    """The mention that names who is the source of `draft`; `before` is the last speaker in the same or the foregoing
    paragraph."""
    if draft.construction == TURN and (label := _of_label(draft, scene)) is not None:
        return label
    if (of := _one_of(draft, scene)) is not None:
        return of
    mention = _head_mention(draft, scene)
    if mention is None:
        return None
    if mention.form == "name":
        return mention.span
    if mention.form == "pronoun":
        return taken_up(draft, mention, scene, before)
    return mention.names or _introduced(mention, scene).span


def _of_label(draft: Draft, scene: Scene) -> Span | None:
    """The full name of the person whose last name, in capitals, stands before a turn of a transcript."""
    label = scene.text[slice(*draft.source[0])].split()[-1:] if draft.source else []
    if not label or not label[0].isupper():
        return None
    persons = (m for m in scene.mentions if m.form == "name" and m.kind == "person")
    named = [
        m.span
        for m in persons
        if len(words := scene.article.words(m.span).split()) > 1 and words[-1].upper() == label[0]
    ]
    return named[0] if len({scene.article.words(span).upper() for span in named}) == 1 else None


def _one_of(draft: Draft, scene: Scene) -> Span | None:
    """The source itself where it is one of several people that were spoken of before; the several, where it is all of
    them."""
    if len(draft.source) != 1:
        return None
    start, end = draft.source[0]
    clause = CLAUSE.search(scene.text, start, end)
    end = clause.start() if clause else end
    words = " ".join(scene.text[start:end].split())
    found = partitive(words)
    if found is None and ALL.fullmatch(words) is None:
        return None
    if found is not None and found.all:
        held = [m for m in scene.mentions_in(start, end) if m.form != "pronoun"]
        return Span(scene.article.id, start, end) if any(m.kind in ("group", "other") for m in held) else None
    several = _people_before(start, scene)
    if several is None:
        return None
    if found is None and TWO.search(words) and not TWO.search(scene.article.words(several.span)):
        return None
    return Span(scene.article.id, start, end) if found is not None else several.span


def _people_before(start: int, scene: Scene) -> Mention | None:
    """The last people described before a place, and not too far from it."""
    earlier = reversed(scene.mentions_in(max(0, start - NEAR), start))
    return next((m for m in earlier if m.form == "nominal" and m.kind == "group"), None)


def _introduced(mention: Mention, scene: Scene) -> Mention:
    """The description that brought in whom a later one takes up ("a senior official … the official")."""
    found: Mention | None = mention
    while found is not None:
        mention = found
        found = _taken_up(mention, scene)
    return mention


def _taken_up(mention: Mention, scene: Scene) -> Mention | None:
    """The last description with the same noun before one that takes it up."""
    words = scene.article.words(mention.span).lower().split()
    if words[0] != "the" or len(words) > 2:
        return None
    for earlier in reversed(scene.mentions_in(max(0, mention.span.start - TAKEN_UP), mention.span.start)):
        alike = earlier.form == "nominal" and earlier.names is None and earlier.kind == mention.kind
        if alike and scene.article.words(earlier.span).lower().split()[-1] == words[-1]:
            return earlier
    return None


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
            described = at.form == "nominal" and at.kind == "person" and at.names is None
            named = _behind_comma(at.span.start, held, end, scene) if described else None
            return _holder(at, held, scene) or named or _apposed(at, scene)
        if at is None and (titled := _titled(draft.subject, held)) is not None:
            return titled
        if at is None and word is not None and word[1].tag_ in ("NN", "NNS"):
            # somebody whom no mention names; another name inside the phrase would be another's
            return _behind_comma(draft.subject, held, end, scene)
    names = [m for m in held if m.form == "name" and m.kind in ("person", "organisation")]
    nominals = [m for m in held if m.form != "name"]
    return (names or nominals or held or [None])[0]  # type: ignore[list-item]


def _holder(at: Mention, held: list[Mention], scene: Scene) -> Mention | None:
    """The person whose name stands behind whose he or she is, where the parse takes that for the head ("Veltra's chief
    executive Dana Kolar")."""
    if at.form != "name" or POSSESSIVE.match(scene.text, at.span.end) is None:
        return None
    behind = (m for m in held if m.form == "name" and m.kind == "person" and m.span.start > at.span.end)
    name = next(behind, None)
    between = scene.text[at.span.end : name.span.start] if name is not None else ","
    return None if re.search(r"[,;:(]", between) else name


def _behind_comma(described: int, held: list[Mention], end: int, scene: Scene) -> Mention | None:
    """The name that ends the source behind a comma, which tells who somebody is whose description begins at an offset
    ("the head of the mission, Ana Okafor")."""
    last = held[-1] if held else None
    if last is None or last.form != "name" or last.span.end != end:
        return None
    begin = last.title.start if last.title is not None else last.span.start
    between = scene.text[described:begin]
    if not between.endswith(", ") or between.count(",") != 1:
        return None
    return last if last.kind == "person" or _can_be_a_person_s(last, between, scene) else None


def _can_be_a_person_s(name: Mention, described: str, scene: Scene) -> bool:
    """Whether a name that the annotator took for a body's can be that of somebody described: it holds a given name, or
    the description can mean but one person ("the head of")."""
    words = scene.article.words(name.span).split()
    if name.kind != "organisation" or len(words) < 2:
        return False
    only = described.startswith(("the ", "The ")) and " of " in described and len(words) == 2
    return any(map(gender_of_given, words[:-1])) or (only and words[-1].lower() not in kinds())


def _titled(subject: int, held: list[Mention]) -> Mention | None:
    """The mention in whose title the word stands."""
    return next((m for m in held if m.title is not None and m.title.start <= subject < m.title.end), None)


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
