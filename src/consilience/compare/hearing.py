"""Whether two outlets can be shown to have heard the same words each for itself.

Who quotes a speaker and says where the words were spoken heard them, or could have. Where two give the very same words
and neither says where, both can have them from one paper: a statement that was sent round, a wire, another report. So
can all who tell what a press release tells. Corroboration has to be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from consilience import lexicon
from consilience.compare.dependence import Telling
from consilience.compare.stems import stems
from consilience.model import Article, Attribution

FEWEST = 5
"""Words in a row from which two quotations are the very same words."""

STEM = 5
"""Letters by which two words are forms of one."""
HALF = 0.5
"""Share of the words of the shorter quotation that the other has where both are of one remark."""
PUBLIC = frozenset({"programme", "briefing", "speech", "post"})
"""Occasions that any outlet can attend, hear or read for itself, whoever was spoken to."""
NOWHERE = "the same words, and neither says where they were spoken"

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def is_release(article: Article) -> bool:
    """Whether an article is what a firm or an office sent to the press."""
    return _release().search(article.text) is not None


@cache
def _release() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in lexicon.rows("compare/releases.tsv")))


TOP = 600
"""Characters at the beginning of a report in which it says who wrote it."""


def credits_agencies(text: str) -> bool:
    """Whether a report says at its top or in its last line that it draws on agencies, and names none."""
    lines = [*text[:TOP].splitlines(), *text.splitlines()[-1:]]
    return any(_agencies().fullmatch(line.strip(" .()—–-")) for line in lines)


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in lexicon.rows("compare/agency_bylines.tsv")), re.IGNORECASE)


def from_agencies(
    articles: Sequence[str], fed: Collection[str], wires: Collection[str]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of a report that draws on agencies of which it names none (`fed`), and of one that
    is from an agency (`wires`). `articles` gives the report of each; "" for one that does not rest on its report."""
    wire = next((number for number, article in enumerate(articles) if article in wires), None)
    if wire is None:
        return
    for number, article in enumerate(articles):
        if number != wire and article in fed:
            yield min(wire, number), max(wire, number), "one draws on agencies without naming them"


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


def put_together(tellings: Sequence[Telling], takers: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of a report that took much of its text from another without a word (`takers`), and
    of the first other report: what it tells in its own voice it may have from anybody."""
    for one, telling in enumerate(tellings):
        if telling.by == "own" and telling.article in takers:
            other = next((n for n, source in enumerate(tellings) if source.article != telling.article), None)
            if other is not None:
                yield min(one, other), max(one, other), f"{telling.outlet} is put together from what others tell"


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


def told_to_one(
    told: Sequence[Attribution], alone: Callable[[Attribution], str | None], itself: Callable[[Attribution], bool]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of words that by one of the two were said to one medium alone, and of a report that
    does not tell of an occasion at which others could hear them: it has them from there, whoever it names for it.
    `alone` gives the medium. Who was told by the speaker `itself`, in other words, was told apart."""
    heard = ((number, medium) for number, item in enumerate(told) if (medium := alone(item)))
    first, medium = next(heard, (0, None))
    if medium is None:
        return
    for other, item in enumerate(told):
        apart = is_public(item) or (item.mode == "indirect" and itself(item))
        if other != first and not apart:
            yield min(first, other), max(first, other), f"it was said to {medium} alone"


def is_public(item: Attribution) -> bool:
    """Whether words were spoken, by what is told of it, where any outlet can hear them for itself."""
    return item.occasion is not None and item.occasion.kind in PUBLIC


def of_others(told: Sequence[Attribution], speaker: str | None) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of which one names somebody else than the speaker and gives none of the words: a
    ministry is not heard to say what its minister says."""
    for number, item in enumerate(told):
        if item.mode == "indirect" and item.speaker != speaker and len(told) > 1:
            other = 1 if number == 0 else 0
            yield min(number, other), max(number, other), "not told as the words of the same speaker"


def in_other_words(
    told: Sequence[Attribution], words: Callable[[Attribution], str], best: int, retold: Collection[str]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of which one is the `best`, and both give a speaker's words between quotation marks,
    but hardly the same: the one is no proof that the other was said, unless one came through another language, or both
    tell of an occasion at which all of it could be heard. `retold` are the articles that did."""
    first = told[best]
    ours = stems(_WORD.findall(words(first).casefold()), STEM)
    for other, item in enumerate(told):
        if other == best or item.mode != "direct" or first.mode != "direct":
            continue
        if {item.article, first.article} & set(retold) or (is_public(item) and is_public(first)):
            continue
        theirs = stems(_WORD.findall(words(item).casefold()), STEM)
        least = min(len(ours), len(theirs))
        if least and len(ours & theirs) < HALF * least:
            yield min(best, other), max(best, other), "hardly a word of the quotations is the same"


def of_one_text(
    told: Sequence[Attribution], words: Callable[[Attribution], str], kin: Mapping[str, Collection[str]]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, of two reports that carry a text in common and quote the same words, of which one
    does not tell where it heard them. `kin` are the articles by article that carry a common text with it
    (`copies.copies`); `words` gives what a telling quotes."""
    quoted = {number: _row(words(item)) for number, item in enumerate(told) if item.mode != "indirect"}
    for one, other in combinations(quoted, 2):
        short, long = sorted((quoted[one], quoted[other]), key=len)
        of_kin = told[other].article in kin.get(told[one].article, ())
        if not of_kin or (is_public(told[one]) and is_public(told[other])):
            continue
        if len(short.split()) >= FEWEST and f" {short} " in f" {long} ":
            yield one, other, "the same words, in reports that share a text"


def _row(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def unplaced(told: Sequence[Attribution], words: Callable[[Attribution], str]) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, that quote the same words without a word on where they were spoken; `words` gives
    what a telling quotes."""
    quoted = {
        number: _row(words(item))
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
                    NOWHERE,
                )
                break
