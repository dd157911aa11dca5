"""The sources that no report names: each an entity of its own, known by its description."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from consilience.lexicon import words
from consilience.model import Annotated, MentionKind, Span
from consilience.partitives import partitive
from consilience.resolve import nouns
from consilience.resolve.entities.names import key

INDEFINITE = re.compile(r"(?:an?|one|another|some|several|many|two|three|four|five|other)\b", re.IGNORECASE)
QUANTIFIER = re.compile(r"^(?:the|an?|this|that|these|those|some|several|many|other|more than)\s+", re.IGNORECASE)
"""What stands before several people and does not go with "one of the"."""
DETERMINER = re.compile(r"^(?:the|an?|this|that|these|those)\s+", re.IGNORECASE)


class Unnamed(Struct):
    """A source that no report names: an entity of its own, known by its description."""

    id: str
    kind: MentionKind
    name: str
    mentions: list[Span]


def unnamed(story: Sequence[Annotated], taken: Mapping[Span, str], sources: Iterable[Span]) -> list[Unnamed]:
    """The sources that nothing in `taken` names, in the order of the text. One of several that were described is
    somebody of their own ("one of the two diplomats").

    A body ("the ministry", "police") is one thing wherever the story calls it the same; anybody else ("officials", "a
    witness") is only who that article means, and each "a witness" is somebody new.
    """
    collectives = words("resolve/collectives.txt")
    wanted: dict[str, set[Span]] = {}
    for span in sources:
        if span not in taken:
            wanted.setdefault(span.article, set()).add(span)
    made: dict[str, Unnamed] = {}
    for annotated in story:
        article = annotated.article
        kinds = {mention.span: mention.kind for mention in annotated.mentions}
        pronouns = {mention.span for mention in annotated.mentions if mention.form == "pronoun"}
        opened: dict[str, int] = {}
        for span in sorted(wanted.get(article.id, set()) - pronouns):
            text = " ".join(article.words(span).split())
            if picked := partitive(text):
                several = picked.all or _several_before(annotated, span)
                kinds[span] = "group" if picked.several else "person"
                all_of = QUANTIFIER.sub("", several)
                text = f"{picked.one} of the {all_of[:1].lower()}{all_of[1:]}" if several else text
            folded = key(DETERMINER.sub("", text))
            if not folded:
                continue
            if folded.split()[-1] in collectives and not INDEFINITE.match(text):
                identifier = f"unnamed:{folded}"
            else:
                if picked or INDEFINITE.match(text) or folded not in opened:
                    opened[folded] = opened.get(folded, 0) + 1
                identifier = f"unnamed:{folded}@{article.id}#{opened[folded]}"
            kind = kinds.get(span, "other")
            kind = "person" if kind == "other" and nouns.is_person(folded.split()[-1]) else kind
            name = text if picked else DETERMINER.sub("", text)
            entity = made.setdefault(identifier, Unnamed(identifier, kind, name, []))
            entity.mentions.append(span)
    return list(made.values())


def _several_before(annotated: Annotated, span: Span) -> str:
    """How the people are described that a phrase like "one of them" picks from: the last before it."""
    k = bisect_left([mention.span for mention in annotated.mentions], span)
    several = (one for one in reversed(annotated.mentions[:k]) if one.form == "nominal" and one.kind == "group")
    found = next(several, None)
    return annotated.article.words(found.span) if found is not None else ""
