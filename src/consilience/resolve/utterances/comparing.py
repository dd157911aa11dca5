"""Two tellings held side by side: how alike their words are, whether they can be of one speaker, and what keeps them
apart whatever else speaks for them."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct
from rapidfuzz.distance import Indel, LCSseq

from consilience.resolve.likeness import WHOLE, Likeness, can_be_alike, likeness
from consilience.resolve.rendering import Rendering, rendered
from consilience.resolve.utterances.occasions import days_apart, occasions
from consilience.resolve.utterances.speakers import NAMED, speakers
from consilience.resolve.utterances.tellings import Told

LONG = 5.0
"""Weight of words from which an equal wording is more than a turn of phrase."""
KEPT = 3
"""Words that two quotations share at least for others to be exchanged in them."""
IN_WORDS, IN_SHAPE = 0.6, 0.4
"""What the letters of the words and what the shape of a rendering count for in how near two tellings are."""
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

    @cached_property
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


def channel(left: Told, right: Told) -> list[str]:
    """Who passed the words on by both reports, or was told them, or is named with them: the agency, the other party."""
    ours, theirs = left.via | left.scene.beside | {left.addressee}, right.via | right.scene.beside | {right.addressee}
    return sorted(one for one in ours & theirs if one)


def compared(left: Told, right: Told) -> Compared | None:
    """The two side by side, or None where their speakers exclude each other or nothing is alike."""
    who = speakers(left, right)
    if who is None or (who[0] <= NAMED and not can_be_alike(left.wording, right.wording)):
        return None
    like = likeness(left.wording, right.wording)
    return None if like is None else Compared(left, right, who, like)
