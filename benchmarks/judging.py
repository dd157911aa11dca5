"""What it costs to find a person's judgements in a story, and to set reports side by side.

    python -m benchmarks.judging

Prints CPU-seconds over made-up stories of 5, 50 and 500 reports, and for a thousand judgements in a story of fifty.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from consilience.compare import framings, phrasings
from consilience.model import Annotated, Article, Claim, Correction, Side, Span
from consilience.resolve import concerned, place
from consilience.resolve.corrections.quoting import quoted

WORDS = tuple(
    f"{first}{second}{last}" for first in "bdklmnprst" for second in "aeiou" for last in ("den", "lor", "mik")
)
FACTS = 60
"""Things that every report of a story can tell; each tells two in five of them, one word in ten worded otherwise."""
OWN = 10
"""Sentences that a report alone has."""


def story(reports: int, chance: random.Random) -> tuple[list[Annotated], list[Claim]]:
    """Reports, and the claims that they tell."""
    facts = [[chance.choice(WORDS) for _ in range(25)] for _ in range(FACTS)]
    told: list[list[Span]] = [[] for _ in facts]
    alone: list[Span] = []
    made = []
    for number in range(reports):
        name, text = f"a{number:03}", ""
        for fact, spans in (*zip(facts, told, strict=True), *((None, alone) for _ in range(OWN))):
            if fact is not None and chance.random() > 0.4:
                continue
            said = fact or [chance.choice(WORDS) for _ in range(20)]
            sentence = " ".join(word if chance.random() < 0.9 else chance.choice(WORDS) for word in said)
            spans.append(Span(name, len(text), len(text) + len(sentence)))
            text += sentence + ". "
        made.append(Annotated(article=Article(id=name, path=name, text=text)))
    claims = [claim(f"c{place}", " ".join(facts[place]), spans) for place, spans in enumerate(told) if spans]
    claims += [claim(f"o{place}", "", [span]) for place, span in enumerate(alone)]
    return made, claims


def claim(name: str, text: str, spans: list[Span]) -> Claim:
    """A claim that something is so."""
    return Claim(
        id=name,
        text=text or name,
        about="so",
        holders=(),
        supports=tuple(spans),
        disputes=(),
        silent=(),
        origins=(),
        verdict="single-origin",
        reason="",
    )


def judgement(number: int, articles: list[Article], chance: random.Random) -> Correction:
    """A judgement that quotes eight reports on each side."""

    def side() -> Side:
        starts = [(article, chance.randrange(len(article.text) - 20)) for article in chance.sample(articles, 8)]
        return Side(record="r", name="n", places=tuple(quoted(a, Span(a.id, at, at + 20)) for a, at in starts))

    return Correction(number=number, about="entity", verdict="same", left=side(), right=side())


def timed(name: str, work: Callable[[], object]) -> None:
    """Prints what a piece of work costs."""
    started = time.process_time()
    work()
    print(f"{name}: {time.process_time() - started:.2f} CPU-s")


def main() -> None:
    """Measures and prints."""
    chance = random.Random(1)
    for reports in (5, 50, 500):
        made, claims = story(reports, chance)
        voices = [[annotated.article.id] for annotated in made]
        timed(f"{reports} reports, {len(claims)} claims, side by side", lambda: framings(made, claims, voices))  # noqa: B023
        timed(f"{reports} reports, the same act in their words", lambda: phrasings(made, [], claims, voices))  # noqa: B023
    articles = [annotated.article for annotated in story(50, chance)[0]]
    log = [judgement(number, articles, chance) for number in range(1000)]
    timed("1000 judgements in a story of 50 reports", lambda: place(log, articles))
    timed("1000 judgements on other stories", lambda: concerned(log, ["x"], frozenset(one.id for one in articles)))


if __name__ == "__main__":
    main()
