"""Sentences that say whose words a quotation before them is: “The dam will hold.” That was Ana Okafor, by letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Passage
from consilience.annotate.attribution.framing import PLAIN, Hit
from consilience.annotate.attribution.leads import owner, speaks
from consilience.annotate.attribution.stops import STOPS, sentence_end, starts_sentence
from consilience.annotate.attribution.syntax import characters, child, phrase, trimmed
from consilience.annotate.quotations import Quotation

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

THESE = frozenset({"that", "this", "those", "these"})
BE = frozenset({"was", "were", "is", "are", "'s", "’s"})
FIRST = 4
"""Words of a sentence among which its verb stands."""


def presented(text: str, here: Sequence[Passage], quote: Quotation, right: int, used: set[int]) -> Hit | None:
    """The sentence right behind a quotation of whole sentences that names its speaker, as the frame."""
    if not starts_sentence(text, quote) or not text[quote.inner : quote.until].rstrip().endswith(STOPS):
        return None
    for passage in here:
        tokens = passage.tokens(quote.end, sentence_end(text, quote.end, right))
        if not tokens or tokens[0].lower_ not in THESE or not tokens[0].text[0].isupper():
            continue
        verb = next((t for t in tokens[1:FIRST] if t.lower_ in BE), None)
        who = _who(verb) if verb is not None and passage.at(verb) not in used else None
        if verb is None or who is None:
            return None
        left, until = phrase(who)
        comma = next((t.i for t in passage.doc[who.i : until] if t.text in (",", ":", ";")), until)
        start, end = characters(passage.doc, trimmed(passage.doc, (left, comma)))
        return Hit(PLAIN, verb, passage, (passage.offset + start, passage.offset + end), passage.at(who))
    return None


def _who(verb: Token) -> Token | None:
    """Who is named behind the verb: "that was Ms Okafor", "those were the words of the mayor"."""
    noun = child(verb, "attr")
    if noun is None or noun.i < verb.i:
        return None
    return noun if speaks(noun, people=False) else owner(noun)
