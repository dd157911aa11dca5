"""How a lineage makes two articles carry one text, in words: the one a copy of the other, or both of one wire."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from consilience import wording
from consilience.compare.dependence import Telling
from consilience.compare.outlets import canonical
from consilience.model import Article, Lineage, Passage

WHOLE = frozenset({"reprint", "paraphrase", "translation"})
"""Kinds of lineage in which nearly all of an article was taken over, so that the two are one voice throughout."""
COPIES = frozenset({"reprint", "partial-wire", "paraphrase", "translation"})
"""Kinds of lineage in which what two articles share was written once, quotations included."""
LIKELY = 0.5
"""Score of a lineage from which it joins two voices."""


def one_voice(link: Lineage, articles: Mapping[str, Article]) -> str | None:
    """Why a lineage makes its two articles one voice throughout, if it does."""
    if link.score < LIKELY:
        return None
    if link.kind in WHOLE:
        return alike(link, link.passages, articles)
    left, right = articles[link.from_], articles[link.to]
    common = _in_common(left, right)
    if common and (length := taken(link)):
        return f"both carry {common[0]}'s text: {length} characters alike"
    return None


def _in_common(left: Article, right: Article) -> list[str]:
    """The agencies that both credit, or that one credits and the other is from."""
    theirs = {canonical(name) for name in _behind(right)}
    both = [name for name in _behind(left) if canonical(name) in theirs]
    return [name for name in both if name in left.credits or name in right.credits]


def _behind(article: Article) -> list[str]:
    return [*article.credits, *([article.outlet] if article.outlet else [])]


def alike(link: Lineage, passages: Sequence[Passage], articles: Mapping[str, Article]) -> str:
    """That two articles carry one text, whose, and how much of it `passages` are."""
    left, right = articles[link.from_], articles[link.to]
    common = _in_common(left, right)
    what = f"{common[0]}'s text" if common else "one text"
    outlets = f"{wording.label(left)} and {wording.label(right)}"
    return f"{outlets} carry {what}: {_length(passages)} characters alike"


def copies(lineage: Iterable[Lineage]) -> dict[str, set[str]]:
    """By article those that likely carry a text of which it carries a part, too."""
    found: dict[str, set[str]] = {}
    for link in lineage:
        if link.kind in COPIES and link.score >= LIKELY:
            found.setdefault(link.from_, set()).add(link.to)
            found.setdefault(link.to, set()).add(link.from_)
    return found


def shared(
    tellings: Sequence[Telling], groups: Mapping[str, str], kin: Mapping[str, Collection[str]]
) -> Iterator[tuple[int, int, str]]:
    """Pairs of tellings, by index, that two articles with a common text have from there: the one in its own voice, the
    other too, or by a source that the first left out. `groups` are the voices by article, `kin` those that carry a
    common text (`copies`)."""
    in_voice: dict[str, list[int]] = {}
    own_in_voice: dict[str, list[int]] = {}
    own_in_article: dict[str, list[int]] = {}
    for number, telling in enumerate(tellings):
        in_voice.setdefault(groups[telling.article], []).append(number)
        if telling.by == "own":
            own_in_voice.setdefault(groups[telling.article], []).append(number)
            own_in_article.setdefault(telling.article, []).append(number)
    for one, left in enumerate(tellings):
        if left.by == "own":
            others = set(in_voice[groups[left.article]])
            others.update(*(own_in_article.get(article, ()) for article in kin.get(left.article, ())))
        else:
            others = set(own_in_voice.get(groups[left.article], ()))
        for other in sorted(others):
            if other > one and tellings[other].article != left.article:
                yield one, other, f"{left.outlet} and {tellings[other].outlet} share a text"


def taken(link: Lineage) -> int:
    """The characters of the later article that stand in the earlier one, and are nobody's quoted words."""
    return _length(passage for passage in link.passages if passage.kind != "quotation")


def _length(passages: Iterable[Passage]) -> int:
    return sum(passage.to.end - passage.to.start for passage in passages)
