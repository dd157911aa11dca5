"""Whether two outlets can be shown to have heard the same words each for itself.

Who quotes a speaker and says where the words were spoken heard them, or could have. Where two give the very same words
and neither says where, both can have them from one paper: a statement that was sent round, a wire, another report. So
can all who tell what a press release tells. Corroboration has to be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from consilience import lexicon
from consilience.compare.dependence import Telling
from consilience.model import Article, Attribution

FEWEST = 5
"""Words in a row from which two quotations are the very same words."""

NOWHERE = "the same words, and neither says where they were spoken"

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def is_release(article: Article) -> bool:
    """Whether an article is what a firm or an office sent to the press."""
    return _release().search(article.text) is not None


@cache
def _release() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in lexicon.rows("compare/releases.tsv")))


def released(tellings: Sequence[Telling], releases: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of a press release and of an outlet that tells the same in its own voice: it can
    have it from there. `releases` are the articles that were sent to the press."""
    one = next((number for number, telling in enumerate(tellings) if telling.article in releases), None)
    if one is None:
        return
    for other, telling in enumerate(tellings):
        if other != one and (telling.by == "own" or telling.article in releases):
            reason = f"{telling.outlet} can have it from what {tellings[one].outlet} sent to the press"
            yield min(one, other), max(one, other), reason


def handed_out(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of a report that has it from what was handed to the press and of an outlet that
    tells the same in its own voice."""
    handouts = lexicon.words("compare/handouts.txt")
    for one, source in enumerate(tellings):
        if source.by == "own" or not any(f" {name} " in f" {source.name.lower()} " for name in handouts):
            continue
        for other, telling in enumerate(tellings):
            if telling.by == "own" and telling.article != source.article:
                yield min(one, other), max(one, other), f"{telling.outlet} can have it from the {source.name}, too"


def translated(tellings: Sequence[Telling], respelt: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of a report that came through another language and of another, both in their own
    voice: what was translated may be that report itself. `respelt` are the articles that were."""
    for one, telling in enumerate(tellings):
        if telling.by != "own" or telling.article not in respelt:
            continue
        for other, source in enumerate(tellings):
            if source.by == "own" and source.article != telling.article:
                yield min(one, other), max(one, other), f"{telling.outlet} is translated, and may be from there"


def unplaced(told: Sequence[Attribution], words: Callable[[Attribution], str]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, that quote the same words without a word on where they were spoken; `words` gives
    what a telling quotes."""
    quoted = {
        number: " ".join(_WORD.findall(words(item).casefold()))
        for number, item in enumerate(told)
        if item.occasion is None and item.addressee is None and item.mode != "indirect"
    }
    order = sorted(quoted, key=lambda number: (-len(quoted[number]), number))
    for place, shorter in enumerate(order):
        if len(quoted[shorter].split()) < FEWEST:
            break
        for longer in order[:place]:
            if f" {quoted[shorter]} " in f" {quoted[longer]} ":
                yield (
                    min(shorter, longer),
                    max(shorter, longer),
                    "the same words, and neither says where they were spoken",
                )
                break
