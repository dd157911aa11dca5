"""Descriptions without a name: whom "the Russian president" means, and the sources that nobody names at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from consilience.lexicon import words
from consilience.model import Annotated, Judgement, MentionKind, Span
from consilience.resolve.entities.gazetteer import Office, office, settled
from consilience.resolve.entities.names import key
from consilience.resolve.entities.people import SHARED_OFFICES

INDEFINITE = re.compile(r"(?:an?|one|another|some|several|many|two|three|four|five|other)\b", re.IGNORECASE)
GOES_ON = re.compile(r"[ \u00a0](?:of|for)[ \u00a0](?:the[ \u00a0])?\w+")
DETERMINER = re.compile(r"^(?:the|an?|this|that|these|those)\s+", re.IGNORECASE)


class Unnamed(Struct):
    """A source that no report names: an entity of its own, known by its description."""

    id: str
    kind: MentionKind
    name: str
    mentions: list[Span]


def holder(described: Office, holders: Mapping[Office, Sequence[str]]) -> tuple[str | None, str]:
    """The one group that holds an office, and why it is taken; None with the reason where none or several do."""
    if not described.office or (described.office in SHARED_OFFICES and not described.country):
        return None, "the description is no office that one person holds"
    exact = {one for held, several in holders.items() if held == described for one in several}
    fitting = {
        one
        for held, several in holders.items()
        if held.office == described.office and (None in (held.country, described.country) or held == described)
        for one in several
    }
    if len(exact) == 1 and (described.country or len(fitting) == 1):
        return exact.pop(), "a report gives this person the same office, and nobody else in the story has it"
    if len(fitting) == 1:
        return fitting.pop(), "a report gives this person this office, and nobody else in the story has it"
    return None, f"{len(fitting)} persons in the story hold such an office"


def _more(annotated: Annotated, span: Span) -> str:
    """What a description goes on with behind its span, as in "the secretary" of "the secretary of state"."""
    found = GOES_ON.match(annotated.article.text, span.end)
    return found.group() if found else ""


def link(
    story: Sequence[Annotated],
    taken: Mapping[Span, str],
    holders: Mapping[Office, Sequence[str]],
    places: Mapping[str, str],
) -> tuple[dict[Span, str], list[Judgement]]:
    """The descriptions that `taken` leaves open and that mean the holder of an office: span to group id. `places` are
    those of the story (`gazetteer.homes`)."""
    found: dict[Span, str] = {}
    log: list[Judgement] = []
    logged: set[tuple[str, str]] = set()
    for annotated in story:
        for mention in annotated.mentions:
            text = annotated.article.words(mention.span)
            if mention.form != "nominal" or mention.span in taken or INDEFINITE.match(text):
                continue
            if mention.names is not None or mention.kind not in ("person", "other"):
                continue
            who, reason = holder(settled(office(text + _more(annotated, mention.span)), places), holders)
            if who is None:
                continue
            found[mention.span] = who
            if (key(text), who) not in logged:
                logged.add((key(text), who))
                log.append(
                    Judgement(
                        left=f"description:{key(text)}",
                        right=who,
                        verdict="same",
                        score=0.85,
                        reasons=(f"“{text}”", f"+ {reason}"),
                    )
                )
    return found, log


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
