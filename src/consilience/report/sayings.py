"""Who said what: the speech acts that matter most, each with where, when, and how many reports tell it.

A saying weighs by how many reports and origins tell it, by whether a headline does, by the words in it that headlines
and first sentences have, by names and figures, by whether somebody disputes what it says, and by where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from consilience import lexicon, wording
from consilience.model import Article, Attribution, BriefSentence, Span, Utterance
from consilience.report import choice, days
from consilience.report.choice import MOST_WEIGHT, Chosen, weight
from consilience.report.told import Told
from consilience.report.tolls import taken_back

MOST_SAID = 10
MOST_WORDS_OF_SPEAKER = 10
SHARED = 0.6
"""What a saying weighs more that a second report tells."""
AGAIN = 0.25
"""What each further saying of one speaker weighs less, so that others are heard."""
FURTHER = 0.5
"""What words weigh less that came through another language."""

_PLEASANTRY = re.compile(
    r"[\W]*(?:you(?:['’]re| are) welcome|thank(?:s| you)(?: (?:so|very) much)?|good (?:morning|afternoon|evening)"
    r"|hello|hi|yes|no|right|sure|of course|okay|exactly|absolutely)\W*",
    re.IGNORECASE,
)
"""What is said out of courtesy, and tells nothing."""


def sayings(utterances: Sequence[Utterance], told: Told, used: Collection[Span]) -> Iterator[BriefSentence]:
    """Who said what, besides what stands among what happened (`used`)."""
    so = [claim for claim in told.claims if claim.about == "so"]
    stated = {span for claim in so for span in (*claim.supports, *claim.disputes, *claim.compatible)}
    told_already: dict[str, list[Span]] = {}
    for span in used:
        told_already.setdefault(span.article, []).append(span)
    differing = {span for claim in so if claim.verdict == "disputed" for span in (*claim.supports, *claim.disputes)}
    origins = {claim.utterance: len(claim.origins) for claim in told.claims if claim.about == "said"}
    sayable = [
        (_weight(utterance, told, origins.get(utterance.id, 1), differing), utterance)
        for utterance in utterances
        if not all(told.withdrawn.covers(told.attributions[one].content[0]) for one in utterance.attributions)
        and _is_sayable(best := told.best(utterance), stated, told)
        and (best.mode == "direct" or not _is_told(best, told_already))
    ]
    for utterance in _chosen(sayable, told):
        best = told.best(utterance)
        text = wording.saying(best, told.entities, told.articles[best.article])
        evidence = [*best.source, *best.cue, *best.content]
        for attribution in utterance.attributions:
            evidence += told.attributions[attribution].content if attribution != best.id else ()
        where, when = wording.occasion(utterance.occasion), utterance.said_on and days.day(utterance.said_on)
        against = told.contested(best.content) if best.force == "said" else ""
        notes = "; ".join(note for note in (where, when, told.reports(_articles(utterance, told)), against) if note)
        yield BriefSentence(part="said", text=f"{text} ({notes})", evidence=tuple(dict.fromkeys(evidence)))


def _chosen(sayable: Sequence[tuple[float, Utterance]], told: Told) -> Iterator[Utterance]:
    """The weightiest, no speaker before others have been heard, none in other words again."""
    left = sorted(sayable, key=lambda pair: (-pair[0], pair[1].id))
    heard, chosen, found = Counter[str](), Chosen(), 0
    while left and found < MOST_SAID:
        best = max(left, key=lambda pair: pair[0] - AGAIN * heard[pair[1].speaker or ""])
        left.remove(best)
        utterance = best[1]
        words = " ".join(map(told.words, told.best(utterance).content))
        if chosen.takes(words):
            found += 1
            heard[utterance.speaker or ""] += 1
            yield utterance


def _weight(utterance: Utterance, told: Told, origins: int, differing: Collection[Span]) -> float:
    best = told.best(utterance)
    text = " ".join(map(told.words, best.content))
    words = choice.content(text)
    led = sum(told.leads[word] > 1 for word in words) / max(4, len(words))
    reports = len(_articles(utterance, told))
    disputed = best.force == "denied" or any(span in differing for span in best.content)
    weighs = SHARED * (reports > 1) + 2 * (reports - 1) / max(1, len(told.articles) - 1) + 0.5 * min(origins - 1, 2)
    weighs += bool(told.heads(text)) + led + 0.5 * disputed + 0.5 * weight(text) / MOST_WEIGHT
    weighs += 0.5 * (1 - told.place(best.content[0])) + 0.3 * told.is_person(best.speaker)
    return weighs - (FURTHER if best.article in told.retold else 0.0)


def _is_told(best: Attribution, already: Mapping[str, Sequence[Span]]) -> bool:
    return any(span.covers(own) for span in already.get(best.article, ()) for own in best.content)


def _is_sayable(best: Attribution, stated: Collection[Span], told: Told) -> bool:
    """Whether speaker, verb and content make a sentence: somebody is named in a few words, and what is not quoted is a
    clause, which it is where it was put forward as a claim ("stated"), and does not break off."""
    article = told.articles[best.article]
    who = wording.speaker(best, told.entities, article)
    if taken_back(" ".join(map(told.words, best.source))):
        return False
    if who == wording.UNNAMED or len(who.split()) > MOST_WORDS_OF_SPEAKER or _is_nobody(who):
        return False
    if best.mode == "direct":
        spoken = " ".join(map(told.words, best.content))
        asked = not best.cue[0:1] or not choice.words(" ".join(map(told.words, best.cue)))
        return not _PLEASANTRY.fullmatch(spoken) and not (asked and spoken.rstrip(" ”\"'").endswith("?"))
    cue = choice.words(" ".join(map(told.words, best.cue)))
    if not _tells(best, cue, article):
        return False
    content = choice.words(" ".join(map(told.words, best.content)))
    if not content or content[0].lower() in ("who", "whom", "which") or content[-1].lower() in choice.JOINING:
        return False
    if choice.points_back(" ".join(map(told.words, best.content))):
        return False
    return any(span in stated for span in best.content)


def _tells(best: Attribution, cue: Sequence[str], article: Article) -> bool:
    """Whether a cue is a verb of saying within a sentence: not "marched on
    Saturday against", "seen by" or the colon of a headline, nor a noun that could be such a verb and does not stand
    right behind its source ("resigned after reports that")."""
    if not cue:
        return not best.cue
    lower = [word.lower() for word in cue]
    if cue[0][0].isupper() or cue[-1] == "by" or _forms("VJ").isdisjoint(lower):
        return False
    if len(cue) == 1 and lower[0] in _forms("N") and best.source:
        return not article.text[best.source[-1].end : best.cue[0].start].strip()
    return True


@cache
def _nameless() -> frozenset[str]:
    """Words for who speaks that need the name of what they belong to."""
    return lexicon.words("resolve/body_nouns.tsv") | {"head", "boss", "man", "woman", "person"}


@cache
def _forms(parts: str) -> frozenset[str]:
    """Every form of the words of these parts of speech that show that somebody says, asks or wants something."""
    return frozenset(form for row in lexicon.rows("annotate/cues.tsv") if row[0] in parts for form in row[3].split())


def _is_nobody(who: str) -> bool:
    """Whether a speaker goes by a pronoun alone, or by a word for a body or a head that leaves open which."""
    if who.lower().startswith("the ") and who[4:] in _nameless():
        return True
    return who in lexicon.words("resolve/first_person.txt") or who.lower() in lexicon.words("report/pointing_words.txt")


def _articles(utterance: Utterance, told: Told) -> list[str]:
    return sorted({told.attributions[attribution].article for attribution in utterance.attributions})
