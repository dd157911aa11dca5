"""Which propositions are about the same thing, across the outlets of a story.

Two steps. Tellings of one utterance belong together, because they report the same words. Then groups are joined whose
propositions are likely to be about the same matter (`resolve.matter`), or are worded alike with the numbers masked
(stems and character 3-5-grams under TF-IDF); each join has its reason. Numbers are masked, as reports that differ on
a number are about the same thing: `compare` decides whether they can both be right. A statement and its contrary of the
same day ("did not raise the rate", "raised the rate") are about the same thing, too: what is negated there disputes it.
When in doubt two propositions stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from consilience import lexicon
from consilience.model import Annotated, ClaimGroup, Proposition, Utterance
from consilience.resolve.bearing import Bearing, Found
from consilience.resolve.contested import contested
from consilience.resolve.contraries import agree, are_contrary, are_opposed, are_opposite, is_negated
from consilience.resolve.corrections.placing import Known, Placed, judgements
from consilience.resolve.lists import Pairs
from consilience.resolve.matter import Comparison, Reader
from consilience.resolve.partners import Keys, partners
from consilience.resolve.propositions import words_of
from consilience.resolve.tfidf import cosines, letters, listed

SAME = 0.5
"""How likely two propositions have to be about the same matter to be put together: of the pairs that weights learnt on
other stories join, 78 in a hundred are rightly joined in real reports, 86 in invented ones. Who bears whom out, and
what clashes, is asked of those that are together (`resolve.bearing`)."""
WORDED = 0.46
"""Mean of the two cosines of wordings from which they are about the same thing whatever else speaks for it. Chosen on
invented pairs (tests/resolve/test_claims.py): above every pair there that is not."""
DENIED = 0.5
"""How likely what somebody holds has to bear out what another denies for that to be denied, too."""
LONGER = 4
"""Times as long as what is denied that the words are at most that hold it: in a whole speech much is found."""
ON_AVERAGE = 0.4
"""Mean likeness over all pairs across two groups below which they stay apart, so that no chain of near misses joins."""
TOLD = 1 / 3
"""Share of the words that are no names, of the shorter of two propositions, that both must have."""
FEWEST_TOLD = 3
"""With fewer such words nothing can be said by them."""
RARE = 12
"""A stem is used to find candidates only if at most this many propositions, or one in twenty, have it."""
FIRST = 60
"""Propositions found under one stem, the first ones: what many reports tell is compared with the first of them."""
PARTNERS = 40
"""Earlier propositions that one is compared with, those that share most stems with it."""
AVERAGED = 12
"""Members of a group, the first ones, by which it is held against another."""

_PAST_DENIED = re.compile(
    r"\b(?:was|were|had|did|has|have|never)\b|\b(?:was|were|had|did|has|have)n[’']t\b"
    r"|\b(?:not (?:one|a single)|no|none) (?:[^\W\d_]+ ){1,4}?[^\W\d_]+ed\b"
)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_FURTHER = re.compile(r"\W*(?:that )?(?:the )?(?:other|another|an additional|a (?:second|third|further|separate))\b")
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Weighed(NamedTuple):
    """The propositions of a story, how each is worded, and how alike they are in words and in matter: all that can be
    known before it is known which of them report the same words. Of one lone report nothing is held against anything:
    what stands alike in it is its own repetition and is left as it is."""

    propositions: Sequence[Proposition]
    wordings: Sequence[str]
    worded: Mapping[tuple[int, int], float]
    compared: Comparison | None


def weigh(story: Sequence[Annotated], propositions: Sequence[Proposition], encoder: Reader | None = None) -> Weighed:
    """Holds the propositions of a story against each other; `encoder` says what is near in meaning."""
    articles = {annotated.article.id: annotated for annotated in story}
    wordings = [words_of(articles[item.article], item.spans) for item in propositions]
    if len(story) < 2:
        return Weighed(propositions, wordings, {}, None)
    worded = _worded_alike([_masked(text) for text in wordings], wordings)
    return Weighed(propositions, wordings, worded, Comparison(propositions, articles, encoder))


def group_claims(
    story: Sequence[Annotated],
    weighed: Weighed,
    utterances: Sequence[Utterance],
    corrections: Sequence[Placed] = (),
) -> tuple[ClaimGroup, ...]:
    """Groups all propositions; each is in exactly one group, groups in the order of their first proposition.
    `corrections` are what persons judged: it stands above all that is found here."""
    articles = {annotated.article.id: annotated for annotated in story}
    propositions, wordings, worded, compared = weighed
    texts = [_masked(text) for text in wordings]
    at = Known({span: str(index) for index, item in enumerate(propositions) for span in item.spans})
    given = judgements(corrections, "claim", at)
    apart = [(int(judged.left), int(judged.right)) for judged in given if judged.verdict == "different"]
    groups = _Groups(len(propositions), apart)
    for together in _told_together(propositions, utterances):
        for count, right in enumerate(together):
            any(groups.join(left, right, "reports of the same utterance") for left in reversed(together[:count]))
    likely = compared.likely if compared else {}
    scores = {  # who denies that a ship rammed a ferry does not deny that they collided
        (left, right): score
        for (left, right), score in likely.items()
        if propositions[left].stance == propositions[right].stance
    }
    scores |= {pair: max(scores.get(pair, 0.0), score) for pair, score in worded.items()}
    years = _years(propositions, articles)
    contrary: list[tuple[int, int]] = []
    opposite = [pair for pair in sorted(scores) if scores[pair] >= SAME and _are_opposite(propositions, texts, *pair)]
    for _, left, right in sorted((-score, *pair) for pair, score in scores.items() if score >= SAME):
        one, other = propositions[left], propositions[right]
        if _in_one_voice(one, other) or _are_other(years[left], years[right]):
            continue
        if one.stance != other.stance and _longer(texts[left], texts[right]):
            continue
        if one.stance != other.stance or agree(texts[left], texts[right]):
            if not are_opposed(texts[left], texts[right]) and _is_further(texts[left]) == _is_further(texts[right]):
                groups.join_alike(left, right, scores)
        elif are_contrary(texts[left], texts[right]) and _may_deny(articles, one, texts[left], other, texts[right]):
            contrary.append((left, right))
    against = _joined_contraries(groups, contrary, texts) | _joined_opposites(groups, opposite, articles, propositions)
    for holding, denied in _denied(propositions, texts, compared):
        groups.join(holding, denied, "one holds what the other denies")
    rivals = [
        pair for pair in contested(propositions, articles) if groups.join(*pair, "a report sets one against the other")
    ]
    for same in reversed([judged for judged in given if judged.verdict == "same"]):
        groups.join(int(same.left), int(same.right), same.reasons[-1].removeprefix("+ "))
    certain = [(int(one.left), int(one.right)) for one in given if one.verdict == "same"]
    known = Bearing(propositions, wordings, compared, utterances, {(min(pair), max(pair)) for pair in certain})
    turned = [_turned(item) if place in against else item for place, item in enumerate(propositions)]
    listed = list(groups.listed())
    return tuple(
        _grouped(turned, members, reasons, found, rivals)
        for (members, reasons), found in zip(listed, known.of([members for members, _ in listed]), strict=True)
    )


def _grouped(
    propositions: Sequence[Proposition],
    members: Sequence[int],
    reasons: Iterable[str],
    found: Found,
    rivals: Sequence[tuple[int, int]],
) -> ClaimGroup:
    """The group of these members, in which what is set against another, and what bears that out, disputes it."""
    place = {member: at for at, member in enumerate(members)}
    several = [propositions[member] for member in members]
    rows: list[set[int]] = [set() for _ in members]
    turned: set[int] = set()
    sides = [(place[told], place[against]) for told, against in rivals if told in place]
    for told, against in sides:
        if found.mainly:
            rows[told].update(set(found.mainly[against]) - set(found.mainly[told]))
        rows[told].add(against)
        turned.update(at for at in rows[told] if at == against or several[at].holders != several[told].holders)
    turned -= {told for told, _ in sides}
    return ClaimGroup(
        propositions=tuple(
            _turned(item) if at in turned and item.stance == "holds" else item for at, item in enumerate(several)
        ),
        reasons=tuple(reasons),
        bearing=found.wholly,
        mainly=found.mainly,
        alike=found.alike,
        contested=tuple(tuple(sorted(row & turned)) for row in rows) if turned else (),
    )


def _joined_contraries(groups: _Groups, contrary: Iterable[tuple[int, int]], texts: Sequence[str]) -> set[int]:
    """Joins the group of each statement with that of its contrary; those of them that are negated and now dispute."""
    against: set[int] = set()
    for left, right in contrary:
        several = {*groups.of(left), *groups.of(right)}
        if groups.join(left, right, "one says that it is so, the other that it is not"):
            against.update(index for index in several if is_negated(texts[index]))
    return against


def _are_opposite(propositions: Sequence[Proposition], texts: Sequence[str], left: int, right: int) -> bool:
    """Whether of what two reports tell only one can be so ("stays in office", "leaves office")."""
    one, other = propositions[left], propositions[right]
    of_two = one.article != other.article and one.stance == other.stance
    return of_two and are_opposite(texts[left], texts[right])


def _joined_opposites(
    groups: _Groups,
    opposite: Iterable[tuple[int, int]],
    articles: Mapping[str, Annotated],
    propositions: Sequence[Proposition],
) -> set[int]:
    """Joins the group of each statement with that of its opposite, told on the same day; those of the second, which now
    dispute the first."""
    against: set[int] = set()
    for left, right in opposite:
        theirs = set(groups.of(right))
        if left in theirs or _day(articles, propositions[left]) != _day(articles, propositions[right]):
            continue
        if groups.join(left, right, "of what they tell only one can be so"):
            against.update(theirs)
    return against


def _denied(
    propositions: Sequence[Proposition], texts: Sequence[str], compared: Comparison | None
) -> Iterator[tuple[int, int]]:
    """What is denied, each with the proposition that bears it out most surely: who denies the less denies the more."""
    if compared is None:
        return
    asked = [
        pair if propositions[pair[0]].stance == "holds" else pair[::-1]
        for pair in sorted(compared.likely)
        if propositions[pair[0]].stance != propositions[pair[1]].stance
        and is_negated(texts[pair[0]]) == is_negated(texts[pair[1]])
    ]
    best: dict[int, tuple[float, int]] = {}
    for (holding, denied), borne in zip(asked, compared.bears(asked), strict=True):
        if borne.wholly >= DENIED and borne.wholly > best.get(denied, (0.0, 0))[0]:
            best[denied] = borne.wholly, holding
    yield from ((holding, denied) for denied, (_, holding) in best.items())


def _may_deny(articles: Mapping[str, Annotated], one: Proposition, left: str, other: Proposition, right: str) -> bool:
    """Whether the negated one of two contraries may speak against the other: it is of the same day, or on what has
    been; and it is no report's own word beside what it tells itself, which goes on and denies nothing."""
    item = one if is_negated(left) else other
    if one.article == other.article and item.attribution is None:
        return False
    return _day(articles, one) == _day(articles, other) or _denies_past(one, left, other, right)


def _denies_past(one: Proposition, left: str, other: Proposition, right: str) -> bool:
    """Whether what is negated is somebody's word on what has been, which no later day can change."""
    item, text = (one, left) if is_negated(left) else (other, right)
    return item.attribution is not None and _PAST_DENIED.search(text) is not None


def _longer(left: str, right: str) -> bool:
    """Whether one of two texts is a whole speech beside the other."""
    one, other = sorted((len(left.split()), len(right.split())))
    return other > LONGER * one


def _worded_alike(texts: Sequence[str], wordings: Sequence[str]) -> dict[tuple[int, int], float]:
    """The pairs whose wording alone shows that they are about the same thing, as likely as that makes it; `texts` are
    the wordings masked."""
    told = [_what_is_told(text) for text in wordings]
    stems = [_stems(text) for text in texts]
    pairs = _sharing(stems)
    pairs = pairs[:, [_tell_the_same(told[left], told[right]) for left, right in pairs.T.tolist()]]
    scores = np.round(_alike(texts, stems, pairs), 4).tolist()
    return {
        (left, right): round(SAME + (1 - SAME) * (score - WORDED) / (1 - WORDED), 4)
        for left, right, score in zip(*pairs.tolist(), scores, strict=True)
        if score >= WORDED
    }


def _turned(item: Proposition) -> Proposition:
    return replace(item, stance="disputes" if item.stance == "holds" else "holds")


def _day(articles: Mapping[str, Annotated], item: Proposition) -> str | None:
    published = articles[item.article].article.published
    return published.date if published else None


def _told_together(propositions: Sequence[Proposition], utterances: Sequence[Utterance]) -> Iterator[list[int]]:
    """The propositions that the tellings of each utterance put forward."""
    place = {item.attribution: index for index, item in enumerate(propositions) if item.attribution}
    for utterance in utterances:
        yield [place[attribution] for attribution in utterance.attributions if attribution in place]


def _sharing(stems: Sequence[Sequence[str]]) -> Pairs:
    """The pairs of texts, given as their stems, that share two that few others have."""
    held = Counter(stem for row in stems for stem in dict.fromkeys(row))
    most = max(RARE, len(stems) // 20)
    number = {stem: place for place, stem in enumerate(held) if held[stem] <= most}
    rare = Keys.of([number[stem] for stem in dict.fromkeys(row) if stem in number] for row in stems)
    return partners(len(stems), rare, rare, first=FIRST, most=PARTNERS, least=2.0)


def _alike(texts: Sequence[str], stems: Sequence[Sequence[str]], pairs: Pairs) -> NDArray[np.float64]:
    """How alike the texts of each pair are, 0..1: found once for the same two texts."""
    known: dict[str, int] = {}
    which = np.array([known.setdefault(text, len(known)) for text in texts], np.intp)[pairs]
    _, first, again = np.unique(
        which.min(axis=0) * len(texts) + which.max(axis=0), return_index=True, return_inverse=True
    )
    found: NDArray[np.float64] = cosines(letters(texts), pairs[:, first]) + cosines(listed(stems), pairs[:, first])
    return found[again] / 2


def _in_one_voice(left: Proposition, right: Proposition) -> bool:
    """Whether both are sentences of one article's own voice, which are two things that it tells."""
    return left.article == right.article and left.attribution is None and right.attribution is None


def _years(propositions: Sequence[Proposition], articles: Mapping[str, Annotated]) -> list[frozenset[str]]:
    """The years that each proposition names, where it names no more than the year."""
    named = {
        name: [time for time in one.times if time.value and _YEAR.fullmatch(time.value)]
        for name, one in articles.items()
    }
    return [
        frozenset(
            time.value or "" for time in named[item.article] if any(span.covers(time.span) for span in item.spans)
        )
        for item in propositions
    ]


def _are_other(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether each names a year and none is the same: what stood there since 1887 is not what goes in 2037."""
    return bool(left and right) and not left & right


def _what_is_told(text: str) -> frozenset[str]:
    """Stems of the words that are no names: what is told of those who are named."""
    words = _WORD.findall(text)
    return frozenset(_stems(" ".join(w for n, w in enumerate(words) if n == 0 or not w[0].isupper()).lower()))


def _tell_the_same(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether enough of what is told is the same: the same names alone do not make two statements one."""
    least = min(len(left), len(right))
    return least < FEWEST_TOLD or len(left & right) >= TOLD * least


def _is_further(text: str) -> bool:
    """Whether a text, in lower case, tells of one more of a kind ("other talks", "a second bridge")."""
    return _FURTHER.match(text) is not None


def _masked(text: str) -> str:
    return _NUMBER.sub("0", text.lower()).strip()


def _stems(text: str) -> list[str]:
    """Words without function words, cut to their first six letters: "sanctions" and "sanctioned" are one."""
    dull = lexicon.words("resolve/function_words.txt")
    return [word[:6] for word in _WORD.findall(text) if word not in dull and word != "0"]


class _Groups:
    """Disjoint sets of indices with the reasons of their joins; the pairs in `apart` are never in one set."""

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._apart: dict[int, set[int]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)
        self._members = {index: [index] for index in range(size)}
        self._reasons: dict[int, list[str]] = {index: [] for index in range(size)}
        self._home = list(range(size))

    def join(self, left: int, right: int, reason: str) -> bool:
        """Whether the two are in one set now."""
        keep, drop = sorted((self._home[left], self._home[right]))
        if keep == drop:
            return True
        if self._apart and any(not self._apart[index].isdisjoint(self._members[keep]) for index in self._members[drop]):
            return False
        for index in self._members[drop]:
            self._home[index] = keep
        self._members[keep] += self._members.pop(drop)
        self._reasons[keep] += [*self._reasons.pop(drop), reason]
        return True

    def of(self, index: int) -> Sequence[int]:
        return self._members[self._home[index]]

    def join_alike(self, left: int, right: int, scores: Mapping[tuple[int, int], float]) -> None:
        """Joins the groups of the two if their members are alike on average (average linkage)."""
        if self._home[left] == self._home[right]:
            return
        ours, theirs = (sorted(self._members[self._home[one]])[:AVERAGED] for one in (left, right))
        total = sum(scores.get((min(a, b), max(a, b)), 0.0) for a in ours for b in theirs)
        if total >= ON_AVERAGE * len(ours) * len(theirs):
            alike = scores[min(left, right), max(left, right)]
            self.join(
                left, right, f"likely about the same matter ({alike:.2f}): words, synonyms, figures, days and names"
            )

    def listed(self) -> Iterator[tuple[list[int], Iterable[str]]]:
        for home in sorted(self._members):
            yield sorted(self._members[home]), dict.fromkeys(self._reasons[home])
