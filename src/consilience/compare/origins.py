"""Who independently knows: outlets that carry one text, one wire or one citation chain are a single origin.

That something was *said* is known independently by each outlet that neither cites another for it nor carries another's
text; a chain "outlet, citing agency B, citing agency C" ends at C. That something *is so* is known independently by
each speaker who holds it, however many outlets quote the speaker, and by each outlet that reports it in its own voice.
Where it can't be told whether two ways are independent, they count as one: corroboration has to be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from consilience.compare.citing import borrowings
from consilience.compare.copies import COPIES, LIKELY, alike, shared
from consilience.compare.dependence import dependences
from consilience.compare.hearing import (
    from_agencies,
    handed_out,
    in_other_words,
    of_one_text,
    of_others,
    put_together,
    released,
    told_to_one,
    translated,
    unplaced,
)
from consilience.compare.joining import Sets
from consilience.compare.outlets import canonical
from consilience.compare.sides import of_one_side, passed_on
from consilience.compare.standing import Standing
from consilience.compare.unnamed import VAGUE, called, is_body, unnamed
from consilience.compare.voices import Voices
from consilience.compare.ways import Knowing, Way, heard_alone, was_told_itself, way_of_saying
from consilience.model import Attribution, Entity, IndependentSource, Lineage, Proposition, Span

MOST = 0.5
"""Share of what was said that a passage must hold for one telling to be a copy of the other."""
_WORD = re.compile(r"[^\W_]+")


def origins_of_saying(
    told: Sequence[Attribution],
    voices: Voices,
    entities: Mapping[str, Entity],
    standing: Standing | None = None,
    speaker: str | None = None,
    best: int = 0,
) -> tuple[IndependentSource, ...]:
    """Who independently reports that one utterance was made, from the attributions that tell it. Where nobody is named
    who made it, outlets that do not quote it cannot be shown to have heard one and the same. `standing` finds the
    `entities` by place; `speaker` is whose utterance it is, `best` the place of its best telling."""
    standing = standing or Standing(entities.values())
    ways = [way_of_saying(item, voices, entities, standing) for item in told]
    nameless = [n for n, item in enumerate(told) if item.mode == "indirect" and not _is_named(item, voices, entities)]
    joined = [(nameless[0], other, "nobody is named who said it") for other in nameless[1:]]

    def words(item: Attribution) -> str:
        return " ".join(voices.words(span) for span in item.content)

    dependent = chain(
        joined,
        unplaced(told, words),
        told_to_one(told, lambda item: heard_alone(item, voices, standing), lambda item: was_told_itself(item, voices)),
        of_others(told, speaker) if speaker else (),
        of_one_text(told, words, voices.kin),
        from_agencies([item.article for item in told], voices.fed, voices.wires),
        in_other_words(told, words, best, voices.retold),
    )
    return Roots(ways, voices, dependent).sources()


def _is_named(item: Attribution, voices: Voices, entities: Mapping[str, Entity]) -> bool:
    """Whether it is told who spoke, or for which body."""
    entity = entities.get(item.speaker or "")
    name = entity.name if entity else " ".join(voices.words(span) for span in item.source)
    if not name or unnamed(name) == VAGUE:
        return False
    return any(char.isupper() for char in name) or is_body(name, entity)


def roots_of_claim(held: Sequence[Proposition], knowing: Knowing) -> Roots:
    """Who independently holds a proposition: its speakers, and the voices that report it as a fact of their own."""
    ways = [way for item in held for way in knowing.ways(item)]
    if len(ways) < 2:
        return Roots(ways, knowing.voices)
    tellings = [telling for item in held for telling in knowing.tellings(item)]
    dependent = chain(
        dependences(tellings),
        of_one_side(tellings),
        passed_on(tellings),
        borrowings(tellings),
        released(tellings, knowing.voices.releases),
        handed_out(tellings),
        put_together(tellings, knowing.voices.takers),
        translated(tellings, knowing.voices.respelt),
        from_agencies(
            [one.article if one.by == "own" else "" for one in tellings], knowing.voices.fed, knowing.voices.wires
        ),
        shared(tellings, knowing.voices.groups, knowing.voices.kin),
    )
    return Roots(ways, knowing.voices, dependent)


class Roots:
    """Ways of knowing one thing, put together where they are one; as many as there are independent origins."""

    def __init__(self, ways: Sequence[Way], voices: Voices, dependent: Iterable[tuple[int, int, str]] = ()) -> None:
        """`dependent` are pairs of ways, by index, that are one for the reasons given. They are asked for only until
        all ways are one."""
        self._ways = ways
        self._voices = voices
        self._joined = _joined(ways, voices, dependent)

    def __len__(self) -> int:
        """The number of origins."""
        return self._joined.count

    def sources(self) -> tuple[IndependentSource, ...]:
        """The origins, in the order in which the first way of each stands."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._ways)):
            groups.setdefault(self._joined.root(number), []).append(number)
        reasons = self._joined.reasons
        return tuple(
            _source([self._ways[n] for n in group], [reasons[n] for n in group if n in reasons], self._voices)
            for group in groups.values()
        )


def _joined(ways: Sequence[Way], voices: Voices, dependent: Iterable[tuple[int, int, str]]) -> Sets[int]:
    joined = Sets(range(len(ways)))
    first: dict[str, int] = {}
    by_voice: dict[str, int] = {}
    by_article: dict[str, list[int]] = {}
    for number, way in enumerate(ways):
        for key, name in way.shared:
            other = first.setdefault(key, number)
            joined.join(other, number, _shared(ways[other], way, name, voices))
        if way.reported:
            by_article.setdefault(way.article, []).append(number)
            other = by_voice.setdefault(voices.groups[way.article], number)
            joined.join(other, number, _voice_reason(ways[other].article, way.article, voices))
    pairs = chain(_copied(ways, by_article, voices), dependent)
    while joined.count > 1 and (pair := next(pairs, None)) is not None:
        joined.join(*pair)
    return joined


def _source(ways: Sequence[Way], reasons: Iterable[str], voices: Voices) -> IndependentSource:
    """The record of ways that are one; the root is that of the longest chain, of equals the first that has a name."""
    longest = max(len(way.path) for way in ways)
    deep = [way for way in ways if len(way.path) == longest]
    deepest = next((way for way in deep if way.own or called(way.path[-1], "") == way.path[-1]), deep[0])
    path = deepest.path if len(deepest.path) == 1 else (*deepest.path[:-1], called(deepest.path[-1], deepest.path[0]))
    outlets = tuple(dict.fromkeys(voices.outlet(way.article) for way in ways))
    told = tuple(dict.fromkeys(reason for reason in reasons if reason))
    if not told:
        others = " through ".join(path[:0:-1])
        told = (f"{outlets[0]} cites {others}" if others else f"{outlets[0]} cites nobody else and shares no text",)
    return IndependentSource(
        root=path[-1],
        articles=tuple(dict.fromkeys(way.article for way in ways)),
        path=path,
        reason="; ".join(told),
    )


def _shared(one: Way, other: Way, name: str, voices: Voices) -> str:
    left, right = voices.outlet(one.article), voices.outlet(other.article)
    if canonical(left) == canonical(right):
        return "" if one.article == other.article else f"both are from {left}"
    if not one.reported or not other.reported:
        return f"{left} and {right} both quote {name}"
    return f"{left} and {right} both have it from {name}"


def _voice_reason(one: str, other: str, voices: Voices) -> str:
    """Why two articles are one voice."""
    if one == other:
        return ""
    return voices.reasons.get(other) or voices.reasons.get(one) or "copies of one text"


def _copied(
    ways: Sequence[Way], by_article: Mapping[str, Sequence[int]], voices: Voices
) -> Iterator[tuple[int, int, str]]:
    """Pairs of ways whose words stand in a passage that one article took from the other."""
    for article, numbers in by_article.items():
        for link in voices.links.get(article, ()):
            if link.from_ != article or link.to not in by_article:
                continue
            taken = link.kind == "shared-quotes" and link.directed  # they were said to one alone
            copies = link.score >= LIKELY and (link.kind in COPIES or taken)
            for passage in link.passages:
                if passage.kind in ("quotation", "paraphrased") and not copies:
                    continue  # two outlets may quote one speech, or tell one fact, each for itself
                for left in numbers:
                    if _holds(passage.from_, ways[left]):
                        for right in by_article[link.to]:
                            if _holds(passage.to, ways[right]):
                                yield left, right, alike(link, (passage,), voices.articles)
            if link.kind in COPIES:
                yield from _same_sentences(ways, numbers, by_article[link.to], link, voices)


def _same_sentences(
    ways: Sequence[Way], ours: Sequence[int], theirs: Sequence[int], link: Lineage, voices: Voices
) -> Iterator[tuple[int, int, str]]:
    """Pairs of the outlets' own sentences that are word for word the same in articles that share text: too short to be
    seen as a passage."""
    own = [number for number in (*ours, *theirs) if ways[number].own]
    told = {number: _WORD.findall(ways[number].said(voices).lower()) for number in own}
    for left in ours:
        for right in theirs:
            if left in told and told[left] == told.get(right):
                yield left, right, alike(link, link.passages, voices.articles)


def _holds(passage: Span, way: Way) -> bool:
    """Whether a passage holds most of what was said."""
    overlapping = [span for span in way.spans if span.overlaps(passage)]
    held = sum(min(span.end, passage.end) - max(span.start, passage.start) for span in overlapping)
    return held > 0 and held >= MOST * sum(span.end - span.start for span in way.spans)
