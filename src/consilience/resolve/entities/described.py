"""The sources that no report names: each an entity of its own, known by its description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from consilience.lexicon import words
from consilience.model import Annotated, MentionKind, Span
from consilience.resolve.entities.names import key

INDEFINITE = re.compile(r"(?:an?|one|another|some|several|many|two|three|four|five|other)\b", re.IGNORECASE)
DETERMINER = re.compile(r"^(?:the|an?|this|that|these|those)\s+", re.IGNORECASE)


class Unnamed(Struct):
    """A source that no report names: an entity of its own, known by its description."""

    id: str
    kind: MentionKind
    name: str
    mentions: list[Span]


def unnamed(story: Sequence[Annotated], taken: Mapping[Span, str], sources: Iterable[Span]) -> list[Unnamed]:
    """The sources that nothing in `taken` names, in the order of the text.

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
            folded = key(DETERMINER.sub("", text))
            if not folded:
                continue
            if folded.split()[-1] in collectives and not INDEFINITE.match(text):
                identifier = f"unnamed:{folded}"
            else:
                if INDEFINITE.match(text) or folded not in opened:
                    opened[folded] = opened.get(folded, 0) + 1
                identifier = f"unnamed:{folded}@{article.id}#{opened[folded]}"
            entity = made.setdefault(
                identifier, Unnamed(identifier, kinds.get(span, "other"), DETERMINER.sub("", text), [])
            )
            entity.mentions.append(span)
    return list(made.values())
