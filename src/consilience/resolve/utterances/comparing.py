"""Two tellings held side by side: how alike their words are, whether they can be of one speaker, and what keeps them
apart whatever else speaks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import ceil

from msgspec import Struct
from rapidfuzz.distance import Indel, LCSseq

from consilience.resolve.likeness import FRAME, WHOLE, Likeness
from consilience.resolve.rendering import Rendering, rendered
from consilience.resolve.utterances.likening import Likening
from consilience.resolve.utterances.occasions import days_apart, occasions
from consilience.resolve.utterances.speakers import NAMED, speakers
from consilience.resolve.utterances.tellings import Told
from consilience.resolve.wording import Sentence

LONG = 5.0
"""Weight of words from which an equal wording is more than a turn of phrase."""
KEPT = 3
"""Words that two quotations share at least for others to be exchanged in them."""
IN_WORDS, IN_SHAPE = 0.6, 0.4
"""What the letters of the words and what the shape of a rendering count for in how near two tellings are."""
SWAPPED = 0.15
"""Share of the lighter sentence's weight from which words exchanged in one frame say something."""
SLACK = 1e-9
"""What sums in another order may differ by."""
SHOWS = 3
"""Words that must go together for the shape to count in full."""


class Compared(Struct, frozen=True, dict=True):
    """Two tellings of which `who` says what their speakers come to, in points and words."""

    left: Told
    right: Told
    who: tuple[float, str]
    like: Likeness

    @cached_property
    def shape(self) -> Rendering:
        """How far one can be another rendering of the other."""
        return rendered(self.left.shape, self.right.shape)

    @cached_property
    def near(self) -> float:
        """How near the words are, 0..1: by this rivals are told from one another."""
        shape = self.shape.share * min(1.0, self.shape.matched / SHOWS)
        return IN_WORDS * max(self.like.cosine, self.like.whole) + IN_SHAPE * shape

    @cached_property
    def in_order(self) -> float:
        """The share of the shorter telling's words that the longer one has in the same order: the same words of one
        quotation, where a few weighty ones can be those of another."""
        ours, theirs = self.left.wording.whole.stems, self.right.wording.whole.stems
        return float(LCSseq.similarity(ours, theirs)) / max(1, min(len(ours), len(theirs)))

    @cached_property
    def other_occasion(self) -> bool:
        """Whether something says that two reports mean two occasions."""
        agreement = occasions(self.left.occasion, self.right.occasion)
        return bool(days_apart(self.left.day, self.right.day)) or (agreement is not None and agreement[0] == "differs")

    @cached_property
    def one_occasion(self) -> bool:
        """Whether two reports of one speaker can mean one occasion and something besides the words says so: the day,
        the occasion's name or who passed the words on."""
        if not self.two_reports or self.who[0] <= NAMED or self.other_occasion:
            return False
        left, right = self.left, self.right
        told = days_apart(left.day, right.day) == 0 or occasions(left.occasion, right.occasion) is not None
        return told or bool(channel(left, right))

    @property
    def direct(self) -> bool:
        """Whether both are given as the speaker's own words."""
        return self.left.attribution.mode == self.right.attribution.mode == "direct"

    @property
    def two_reports(self) -> bool:
        """Whether they stand in two articles."""
        return self.left.article.id != self.right.article.id

    @property
    def long_verbatim(self) -> bool:
        """Whether both give the same long run of words as a quotation."""
        like = self.like
        alike = (like.cosine >= 0.9 and like.run >= LONG) or (like.cosine >= 0.97 and like.run >= LONG / 2)
        return bool(self.left.direct and self.right.direct) and alike

    @property
    def clipped(self) -> bool:
        """Whether what one quotes stands in the other as a whole, with something of the words around it."""
        return self.like.quoted >= WHOLE and (self.like.around >= 0.1 or self.like.denial)

    @property
    def swaps(self) -> bool:
        """Whether the two sentences that are most alike are so much one frame, and each has so many words that the
        other has not, that words can be exchanged in it."""
        like = self.like
        ours, theirs = like.pair
        if like.covered > 1.0 - SWAPPED + SLACK and (ours, theirs) == (
            self.left.wording.whole,
            self.right.wording.whole,
        ):
            return False
        if min(_alone(ours, theirs), _alone(theirs, ours)) < SWAPPED * min(ours.weight, theirs.weight) - SLACK:
            return False
        least = FRAME * min(len(ours.stems), len(theirs.stems))
        return LCSseq.similarity(ours.stems, theirs.stems, score_cutoff=ceil(least)) >= least

    @property
    def exchanged(self) -> float:
        """Share of the words of two quotations in whose place the other has others: of one utterance they differ
        in what is left out."""
        if not (self.left.quotes and self.right.quotes):
            return 0.0
        kept = lost = gone = come = 0
        for code in (*Indel.opcodes(self.left.wording.whole.words, self.right.wording.whole.words), None):
            if code is None or code.tag == "equal":
                lost += min(gone, come)
                gone = come = 0
                kept += code.src_end - code.src_start if code is not None else 0
            else:
                gone += code.src_end - code.src_start
                come += code.dest_end - code.dest_start
        return lost / (kept + lost) if kept >= KEPT else 0.0


def _alone(ours: Sentence, theirs: Sentence) -> float:
    """The weight of the words of one sentence that the other does not have."""
    return sum([ours.weights[word] for word in ours.stems if word not in theirs.weights])


def channel(left: Told, right: Told) -> list[str]:
    """Who passed the words on by both reports, or was told them, or is named with them: the agency, the other party."""
    return sorted(left.links & right.links)


class Comparing:
    """Holds the tellings of a story side by side, many pairs at once."""

    def __init__(self, several: Sequence[Told]) -> None:
        """`several` are of one story."""
        self._several = several
        self._place = {told.id: place for place, told in enumerate(several)}

    @cached_property
    def _likening(self) -> Likening:
        return Likening([told.wording for told in self._several], self._several[0].scale)

    def __call__(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Compared]:
        """The pairs side by side, by their ids, without those whose speakers exclude each other and those of which
        nothing is alike."""
        found = []
        for ids in pairs:
            ours, theirs = self._place[ids[0]], self._place[ids[1]]
            if (who := speakers(self._several[ours], self._several[theirs])) is not None:
                found.append((ours, theirs, who))
        if not found:
            return {}
        left, right, relations = zip(*found, strict=True)
        likes = self._likening(left, right, [who[0] > NAMED for who in relations])
        side_by_side = (
            Compared(self._several[left[at]], self._several[right[at]], relations[at], like) for at, like in likes
        )
        return {(pair.left.id, pair.right.id): pair for pair in side_by_side}
