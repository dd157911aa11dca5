"""Whom a pronoun means that is the source of words: the name that the article's coreference found, the subject right
before it, or the last speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Draft
from consilience.annotate.attribution.leads import kinds
from consilience.annotate.attribution.scene import Scene
from consilience.annotate.attribution.syntax import child, is_verb
from consilience.annotate.names.referents import gender_of_given
from consilience.model import Mention, Span

if TYPE_CHECKING:
    from consilience.annotate.attribution.drafts import Passage
    from consilience.annotate.tokens import Token

SINGULAR = frozenset({"he", "she", "him", "her", "his"})
GENDERS = {"he": "m", "she": "f"}
PLURAL = frozenset({"they", "them", "their"})
BODIES = frozenset({"organisation", "place"})
TEXTS = frozenset({"email", "e-mail", "mail", "banner", "sign", "poster", "placard", "video", "leaflet"})
BARE = 2
"""Words of a description that tells nothing of whom it means."""
SUBJECTS = ("nsubj", "nsubjpass")


def taken_up(draft: Draft, pronoun: Mention, scene: Scene, before: Span | None) -> Span | None:
    """The mention that a pronoun which is the source of `draft` takes up, if that is sure enough; `before` is the last
    speaker in the same or the foregoing paragraph."""
    word = scene.article.words(pronoun.span).lower()
    if word == "it" and (body := _body(draft, pronoun, scene)) is not None:
        return body
    if word in GENDERS and (person := _person(draft, word, pronoun, scene)) is not None:
        return person
    if pronoun.names is not None:
        return pronoun.names
    if before is not None and _can_mean(word, before, pronoun.span, scene):
        return before
    several = _subject_before(draft, scene) if word in PLURAL else None
    if several is None or several[1].form == "pronoun" or several[1].kind != "group":
        return None
    return several[1].names or several[1].span


def _can_mean(word: str, before: Span, at: Span, scene: Scene) -> bool:
    """Whether a pronoun can take up the last speaker: no document is a "he" or "she"; "they" are several people, or one
    that is described, so that nothing tells whether a man or a woman, if no others come between."""
    mention = scene.mention_at(before.start)
    if mention is None or mention.span != before:  # one of several
        return word in SINGULAR
    if word in SINGULAR:
        return mention.form == "name" or mention.kind in ("person", "group") or not _is_text(mention, scene)
    if word not in PLURAL or mention.kind == "group":
        return word in PLURAL
    between = scene.mentions_in(before.end, at.start)
    one = mention.form == "nominal" and mention.kind == "person"
    return one and not any(m.kind == "group" and m.form != "pronoun" for m in between)


def _is_text(mention: Mention, scene: Scene) -> bool:
    """Whether a description is that of a body or of a text."""
    noun = scene.article.words(mention.span).split()[-1].lower()
    return mention.kind != "other" or noun in TEXTS or kinds().get(noun) == "other"


def _subject_before(draft: Draft, scene: Scene) -> tuple[tuple[Passage, Token], Mention] | None:
    """The subject of the sentence right before, in the same paragraph, with its mention."""
    start = draft.start
    back = len(scene.text[:start].rstrip()) - 1
    found = scene.token(back) if back >= 0 and "\n" not in scene.text[back:start] else None
    if found is None:
        return None
    passage, token = found
    subject = child(token.sent.root, *SUBJECTS)
    mention = scene.mention_at(passage.at(subject)) if subject is not None else None
    return ((passage, subject), mention) if subject is not None and mention is not None else None


def _person(draft: Draft, word: str, pronoun: Mention, scene: Scene) -> Span | None:
    """The person who says so much of him- or herself ("Okafor said that he hoped"), else who is the subject of the
    sentence right before, unless the pronoun was found to mean somebody whom that sentence names too."""
    saying = _saying(pronoun, scene)
    if saying is not None and saying.form == "name" and saying.kind == "person":
        return saying.span if _gender(saying, scene) in ("", GENDERS[word]) else None
    found = _subject_before(draft, scene)
    if found is None:
        return None
    (passage, subject), mention = found
    if mention.form != "name" or mention.kind != "person" or subject.tag_ != "NNP":
        return None
    start, end = passage.offset + subject.sent.start_char, passage.offset + subject.sent.end_char
    if pronoun.names is not None and start <= pronoun.names.start < end:
        return None
    named = [m for m in scene.mentions_in(start, end) if m.form == "name" and m != mention and m.kind == "person"]
    if any(_gender(other, scene) in ("", GENDERS[word]) for other in named):
        return None
    known = ("", GENDERS[word]) if pronoun.names is not None else (GENDERS[word],)
    return mention.span if _gender(mention, scene) in known else None


def _body(draft: Draft, pronoun: Mention, scene: Scene) -> Span | None:
    """The body that "it" takes up: the one that says so much of itself ("the agency said it estimated"), else the
    subject of the sentence right before."""
    mention = _saying(pronoun, scene)
    if mention is None:
        found = _subject_before(draft, scene)
        mention = found[1] if found is not None else None
    if mention is None or not _is_body(mention, scene):
        return None
    if (
        pronoun.names is not None
        and mention.form == "nominal"
        and len(scene.article.words(mention.span).split()) <= BARE
    ):
        return pronoun.names  # "the company" stands for a name itself
    return mention.names or mention.span


def _saying(pronoun: Mention, scene: Scene) -> Mention | None:
    """Who says what the pronoun is the subject of."""
    found = scene.token(pronoun.span.start)
    if found is None:
        return None
    passage, token = found
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "ccomp" or not is_verb(verb.head):
        return None
    subject = child(verb.head, "nsubj")
    return scene.mention_at(passage.at(subject)) if subject is not None and subject.i < token.i else None


def _is_body(mention: Mention, scene: Scene) -> bool:
    """Whether a mention can be a body's: also where the annotator took a name that it did not know for a person's."""
    if mention.form == "pronoun":
        return False
    if mention.form == "nominal":
        return mention.kind in ("organisation", "other")
    return mention.kind in BODIES or (
        mention.kind == "person" and mention.title is None and not _gender(mention, scene)
    )


def _gender(mention: Mention, scene: Scene) -> str:
    return gender_of_given(scene.article.words(mention.span).split()[0])
