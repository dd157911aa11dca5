"""Names the kinds of error in found attributions, so that one sees what to mend next.

Every gold content and every found one that is not wholly right (same letters, right source) goes into one case, and
every case has one kind: the first of `STEPS` that takes it. They come in this order:

1. found one covers several golds that stand apart: *joined*; several found ones make up one gold: *split*;
2. a pair that is alike by less than half, with one cue: *under half right*, by which end is wrong;
3. no letter in common, but one cue: *elsewhere*, or on the other side of the cue;
4. a pair alike by half or more with the wrong source: *source*, by what was taken instead (this comes before the
   borders, as it costs the end-to-end score; a source that shares a letter with the gold one is right);
5. such a pair with the right source but other letters: *border*, by which end is wrong;
6. gold left over: *missed*, by headline, second content of a cue, quoted phrase, quotation, else by the sort of cue;
7. found left over: *invented*, by second content of a cue, report inside a reported content (the corpus marks only
   the outer one), scare quote or title, quotation, else by the sort of cue.

What a kind costs is what F1 would gain if its cases alone were mended. The details under a kind (the cue's words, or
the phrase at the border) are read off the wording by `attribution_wording`, without a model: they guide, no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks.attribution_differences import Item, border, parsed, source_error
from benchmarks.attribution_score import (
    EXACT,
    SAME,
    Letters,
    Row,
    Spans,
    mode,
    pairs,
    quoted,
    same_source,
)
from benchmarks.attribution_wording import cue_kind, joined_words, words

INSIDE = 0.8
"""Share of a content's letters from which it lies in another."""
PHRASE = 5
"""Words up to which a quotation is a phrase: where gold has none, a scare quote or title."""


@dataclass(frozen=True)
class Case:
    """Attributions of one article that are wrong for one reason, by their places among `Reading.gold` and `.found`."""

    kind: str
    detail: str
    gold: tuple[int, ...] = ()
    found: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One article with the attributions that it has and those that were found in it."""

    text: str
    gold: tuple[Item, ...]
    found: tuple[Item, ...]

    @cached_property
    def alike(self) -> Mapping[tuple[int, int], float]:
        """The pairs (gold, found) that count as the same content, with their Jaccard index."""
        paired = pairs([g.letters for g in self.gold], [f.letters for f in self.found])
        return {(i, j): score for score, i, j in paired if score >= SAME}

    @cached_property
    def gold_of(self) -> Mapping[int, int]:
        """Which gold a found one is alike."""
        return {j: i for i, j in self.alike}

    @cached_property
    def found_of(self) -> Mapping[int, int]:
        """Which found one a gold is alike."""
        return dict(self.alike.keys())

    @cached_property
    def quoted(self) -> Letters:
        """The positions between quotation marks, two apostrophes for one among them, which the score does not know."""
        return quoted(self.text.replace("''", '" '))

    def sourced(self, i: int, j: int) -> bool:
        """Whether a pair has the right source."""
        return same_source(self.gold[i].source_letters, self.found[j].source_letters)

    def right(self, i: int, j: int) -> bool:
        """Whether a pair is wholly right."""
        return self.alike[i, j] >= EXACT and self.sourced(i, j)


Free = tuple[set[int], set[int]]
"""The golds and the found ones that no case has taken yet."""
Step = Callable[[Reading, Free], Iterator[Case]]


def reading(row: Row, found: Iterable[Mapping[str, Spans]]) -> Reading:
    """The article of `row` with its gold attributions and those found, without contents that have no letter."""
    text = row["text"]

    def items(attributions: Iterable[Mapping[str, Spans]]) -> tuple[Item, ...]:
        return tuple(made for made in (parsed(text, attribution) for attribution in attributions) if made.letters)

    return Reading(text, items(row["attributions"]), items(found))


def cases(article: Reading) -> list[Case]:
    """Every error of an article, each attribution in one case at most; those in none are wholly right."""
    right = [pair for pair in article.alike if article.right(*pair)]
    free: Free = (
        set(range(len(article.gold))) - {i for i, _ in right},
        set(range(len(article.found))) - {j for _, j in right},
    )
    taken = []
    for step in STEPS:
        for case in step(article, free):
            free[0].difference_update(case.gold)
            free[1].difference_update(case.found)
            taken.append(case)
    return taken


# ------------------------------------------------------------------------------------------------ the decision list


def _within(inner: Item, outer: Item) -> bool:
    return len(inner.letters & outer.letters) >= INSIDE * len(inner.letters)


def _apart(items: Iterable[tuple[int, Item]]) -> list[int]:
    """Of these the longest ones that share no letter, in the order of the text."""
    chosen: list[tuple[int, Item]] = []
    for place, one in sorted(items, key=lambda pair: (-len(pair[1].letters), pair[0])):
        if all(not one.letters & other.letters for _, other in chosen):
            chosen.append((place, one))
    return [place for place, _ in sorted(chosen, key=lambda pair: min(pair[1].letters))]


def _joined(article: Reading, free: Free) -> Iterator[Case]:
    for j in sorted(free[1]):
        pair = article.gold_of.get(j)
        inside = [(i, g) for i, g in enumerate(article.gold) if _within(g, article.found[j])]
        if pair is not None:  # a report in a report: gold has both the whole and the parts
            inside = [(i, g) for i, g in inside if i == pair or not _within(g, article.gold[pair])]
        apart = _apart(inside)
        mine = {i for i in apart if i in free[0] and article.found_of.get(i, j) == j}
        if len(apart) > 1 and mine - {pair}:
            own = set() if pair is None else {pair}  # goes with it, even where only part of that lies inside
            yield Case("several contents joined in one", "", tuple(sorted(mine | own)), (j,))


def _split(article: Reading, free: Free) -> Iterator[Case]:
    for i in sorted(free[0]):
        gold = article.gold[i]
        pieces = [(j, article.found[j]) for j in sorted(free[1]) if article.gold_of.get(j, i) == i]
        parts = _apart((j, f) for j, f in pieces if _within(f, gold))
        pair = article.found_of.get(i)
        whole = frozenset().union(*(article.found[j].letters for j in parts))
        if len(parts) > 1 and pair in (None, *parts) and len(whole & gold.letters) >= SAME * len(gold.letters):
            same = len({article.found[j].cue_letters for j in parts}) == 1
            yield Case("one content split in several", "by one cue" if same else "by several cues", (i,), tuple(parts))


def _unpaired(article: Reading, free: Free) -> tuple[list[int], list[int]]:
    golds, founds = sorted(free[0] - article.found_of.keys()), sorted(free[1] - article.gold_of.keys())
    return golds, founds


def _half(article: Reading, free: Free) -> Iterator[Case]:
    for i in _unpaired(article, free)[0]:
        gold = article.gold[i]
        near = []
        for j in _unpaired(article, free)[1]:
            found = article.found[j]
            one_cue = gold.cue_letters & found.cue_letters or not gold.cue_letters or not found.cue_letters
            if gold.letters & found.letters and one_cue:
                near.append((-len(gold.letters & found.letters) / len(gold.letters | found.letters), j))
        if near:
            j = min(near)[1]
            kind, detail = border(article.text, gold, article.found[j])
            yield Case(f"content under half right: {kind}", detail, (i,), (j,))


def _elsewhere(article: Reading, free: Free) -> Iterator[Case]:
    for i in _unpaired(article, free)[0]:
        gold = article.gold[i]
        for j in _unpaired(article, free)[1]:
            found = article.found[j]
            cue = gold.cue_letters & found.cue_letters
            if cue:
                before = [min(one.letters) < min(cue) for one in (gold, found)]
                kind = "in another place" if before[0] == before[1] else "on the wrong side of the cue"
                yield Case(f"content {kind}", "gold before the cue" if before[0] else "gold behind it", (i,), (j,))
                break


def _source(article: Reading, free: Free) -> Iterator[Case]:
    for i, j in sorted(article.alike):
        if i in free[0] and j in free[1] and not article.sourced(i, j):
            kind, detail = source_error(article.text, article.gold[i], article.found[j])
            yield Case(f"source: {kind}", detail, (i,), (j,))


def _border(article: Reading, free: Free) -> Iterator[Case]:
    for i, j in sorted(article.alike):
        if i in free[0] and j in free[1]:
            kind, detail = border(article.text, article.gold[i], article.found[j])
            yield Case(f"border: {kind}", detail, (i,), (j,))


def _missed(article: Reading, free: Free) -> Iterator[Case]:
    headline = len(article.text) - len(article.text.lstrip()) + len(article.text.lstrip().partition("\n")[0])
    for i in sorted(free[0]):
        gold = article.gold[i]
        known = any(gold.cue_letters & article.gold[other].cue_letters for other in article.found_of if other != i)
        cue, lemma = cue_kind(article.text, gold.cue)
        if max(gold.letters) < headline:
            kind, detail = "in the headline", f"cue is {cue}"
        elif known:
            kind, detail = "another content of a cue that has one", lemma
        elif mode(gold.letters, article.quoted) == "direct":
            kind = "a quoted phrase" if _phrase(article, gold) else "a quotation, given to no one"
            detail = f"cue is {cue}"
        else:
            kind, detail = f"cue is {cue}", lemma
        yield Case(f"missed: {kind}", detail, (i,))


def _invented(article: Reading, free: Free) -> Iterator[Case]:
    for j in sorted(free[1]):
        found = article.found[j]
        known = any(found.cue_letters & article.found[other].cue_letters for other in article.gold_of if other != j)
        cue, lemma = cue_kind(article.text, found.cue)
        if known:
            kind, detail = "another content for a cue that has one", lemma
        elif any(_within(found, gold) for gold in article.gold):
            kind, detail = "a report inside a reported content", f"cue is {cue}"
        elif mode(found.letters, article.quoted) == "direct":
            kind = "a scare quote or title" if _phrase(article, found) else "a quotation that is no one's"
            detail = f"cue is {cue}"
        else:
            kind, detail = f"cue is {cue}", lemma
        yield Case(f"invented: {kind}", detail, (), (j,))


STEPS: tuple[Step, ...] = (_joined, _split, _half, _elsewhere, _source, _border, _missed, _invented)


def _phrase(article: Reading, item: Item) -> bool:
    return len(words(joined_words(article.text, item.content))) <= PHRASE


# ------------------------------------------------------------------------------------------------ the breakdown


@dataclass(frozen=True)
class Kind:
    """A kind of error over a corpus. `exact` and `end_to_end` are the points of F1 that mending all its cases brings;
    `details` say what they are about; `examples` quote the corpus and are for the eye alone."""

    name: str
    cases: int
    gold: int
    found: int
    exact: float
    end_to_end: float
    details: tuple[tuple[str, int], ...]
    examples: tuple[str, ...]


def breakdown(articles: Sequence[Reading], examples: int = 2) -> list[Kind]:
    """Every kind of error in `articles`, the most frequent first, then by name."""
    totals: Counter[str] = Counter()
    of_kind: dict[str, list[tuple[Reading, Case]]] = {}
    for article in articles:
        totals.update(gold=len(article.gold), found=len(article.found), **_hits(article))
        for case in cases(article):
            of_kind.setdefault(case.kind, []).append((article, case))
    kinds = [_kind(name, met, totals, examples) for name, met in of_kind.items()]
    return sorted(kinds, key=lambda kind: (-kind.cases, kind.name))


def _hits(article: Reading, case: Case | None = None) -> dict[str, int]:
    """Exact and end-to-end hits of an article, or of one of its cases."""
    met = [pair for pair in article.alike if case is None or (pair[0] in case.gold and pair[1] in case.found)]
    return {
        "exact": sum(article.alike[pair] >= EXACT for pair in met),
        "end_to_end": sum(article.sourced(*pair) for pair in met),
    }


def _kind(name: str, met: Sequence[tuple[Reading, Case]], totals: Mapping[str, int], examples: int) -> Kind:
    gold, found = (sum(len(part) for part in parts) for parts in zip(*((c.gold, c.found) for _, c in met), strict=True))
    hits: Counter[str] = Counter()
    for article, case in met:
        hits.update(_hits(article, case))
    before = totals["gold"] + totals["found"]
    gains = [
        200 * (totals[score] + gold - hits[score]) / (before + gold - found) - 200 * totals[score] / before
        for score in ("exact", "end_to_end")
    ]
    details = Counter(case.detail for _, case in met if case.detail)
    shown = _spread(met, examples)
    return Kind(
        name=name,
        cases=len(met),
        gold=gold,
        found=found,
        exact=round(gains[0], 1),
        end_to_end=round(gains[1], 1),
        details=tuple(sorted(details.items(), key=lambda pair: (-pair[1], pair[0]))),
        examples=tuple(example(article, case) for article, case in shown),
    )


def _spread(met: Sequence[tuple[Reading, Case]], examples: int) -> list[tuple[Reading, Case]]:
    """The first cases of as many articles, the shortest of each."""
    first: dict[str, tuple[Reading, Case]] = {}
    for article, case in sorted(met, key=lambda pair: len(example(*pair))):
        first.setdefault(article.text, (article, case))
    return list(first.values())[:examples]


def example(article: Reading, case: Case, width: int = 110) -> str:
    """A case in the words of the article, shortened: source, cue and content of each gold and found attribution."""

    def shown(name: str, items: Iterable[Item]) -> Iterator[str]:
        for one in items:
            parts = [joined_words(article.text, spans) for spans in (one.source, one.cue, one.content)]
            yield f"{name} {_short(parts[0], 40) or '–'} | {_short(parts[1], 30) or '–'} | {_short(parts[2], width)}"

    golds = shown("gold: ", (article.gold[i] for i in case.gold))
    founds = shown("found:", (article.found[j] for j in case.found))
    return "\n".join((*golds, *founds))


def _short(said: str, width: int) -> str:
    half = (width - 3) // 2
    return said if len(said) <= width else f"{said[:half]} … {said[-half:]}"
