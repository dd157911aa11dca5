"""Day and occasion that a report gives only behind what was said: "Okafor made the remarks on NBN's Sunday Table", "She
was speaking at a rally on Monday", "The comments came in an interview with the Harbour Post"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from consilience.annotate.attribution.days import dates
from consilience.annotate.attribution.drafts import Passage
from consilience.annotate.attribution.occasions import at_phrase, hangs_on, objects, programme, spoken_at
from consilience.annotate.attribution.scene import Scene
from consilience.model import Attribution, Occasion, Span

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

WORDS = frozenset({"remark", "remarks", "comment", "comments", "statement", "statements", "announcement"})
MADE = frozenset({"made", "delivered", "gave"})
CAME = frozenset({"came", "aired"})
THESE = frozenset({"the", "these", "those", "his", "her", "their"})
REACH = 700
"""Characters back to the last of the sayings that are meant."""


@dataclass(frozen=True)
class _Behind:
    """A sentence that tells of sayings before it: where it starts, whose (None: the last speaker's), when and where."""

    start: int
    who: str | None
    occasion: Occasion | None
    time: Span | None


def behind(found: Sequence[Attribution], scene: Scene) -> list[Attribution]:
    """The attributions with the day and the occasion that a sentence behind them gives, where they have none: the last
    ones before it, as far as they are of one speaker and without an occasion of their own."""
    told = list(found)
    reached = 0
    for later in _sentences(scene):
        while reached < len(told) and told[reached].content[0].start < later.start:
            reached += 1
        who, at = later.who, later.start
        for k in range(reached - 1, -1, -1):
            item = told[k]
            if item.speaker_mention is None:
                break
            name = scene.article.words(item.speaker_mention).split()[-1:]
            apart = at - item.content[-1].end > REACH or (who is not None and name != [who])
            if apart or item.occasion is not None or item.force != "said":
                break
            who, at = name[0], item.content[0].start
            day = item.said_on_evidence or later.time
            told[k] = msgspec.structs.replace(item, occasion=later.occasion, said_on_evidence=day)
    return told


def _sentences(scene: Scene) -> Iterator[_Behind]:
    """The sentences that tell of sayings before them, with what they tell."""
    for passage in scene.passages:
        for sentence in passage.doc.sents:
            root = sentence.root
            subject = next((child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is None or not _takes_up(root, subject):
                continue
            start, end = passage.offset + sentence.start_char, passage.offset + sentence.end_char
            around = scene.mentions_in(start, end)
            names = [m for m in around if m.form == "name"]
            at = (at_phrase(token, passage, scene, names) for token in objects(sentence) if hangs_on(token.head, root))
            occasion = programme(around, scene) or spoken_at(root, passage, scene) or next(filter(None, at), None)
            times = (time for time in scene.times_in(start, end) if dates(time, None, (), scene, root))
            time = next((time.span for time in times), None)
            if occasion is not None or time is not None:
                yield _Behind(start, _who(subject, passage, scene), occasion, time)


def _takes_up(root: Token, subject: Token) -> bool:
    """Whether the sentence is of the form "X made the remarks", "The remarks came", or "X was speaking"."""
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in root.children):
        return False
    if subject.lower_ in WORDS:
        made = root.lower_ in CAME or root.lower_ in MADE or root.lower_ == "were"
        return made and subject.left_edge.lower_ in THESE
    if root.lower_ in MADE:
        thing = next((child for child in root.children if child.dep_ == "dobj"), None)
        return thing is not None and thing.lower_ in WORDS and thing.left_edge.lower_ in THESE
    was = any(child.dep_ == "aux" and child.lower_ in ("was", "were") for child in root.children)
    return root.lower_ == "speaking" and was


def _who(subject: Token, passage: Passage, scene: Scene) -> str | None:
    """The last name of the subject; None for the last speaker."""
    mention = scene.mention_at(passage.at(subject))
    if mention is None or mention.kind != "person" or (mention.form != "name" and mention.names is None):
        return None
    return scene.article.words(mention.names or mention.span).split()[-1]
