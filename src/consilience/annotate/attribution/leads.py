"""Who speaks where no verb of saying frames a quotation: a lead that ends with a colon ("Her answer to the council:
“…”"), a label ("Ndiaye: “…”"), or a sentence about somebody beside it (Ms Ndiaye shook her head. “…”)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from consilience.annotate.attribution.drafts import Passage, Range
from consilience.annotate.attribution.syntax import characters, child, is_verb, phrase, subject, trimmed, undated
from consilience.lexicon import rows, words

if TYPE_CHECKING:
    from consilience.annotate.tokens import Token

PRONOUNS = frozenset({"he", "she", "they", "i", "we"})
OWNERS = frozenset({"his", "her", "their", "my", "our"})
FROM = frozenset({"of", "from", "by"})
NAMES = frozenset({"PERSON"})
SPEAKING = frozenset({"PERSON", "ORG", "NORP"})


def holder(passage: Passage, tokens: Sequence[Token], people: bool = False) -> tuple[int, Range] | None:
    """Where the head of the one that a lead is about starts, and the extent: its subject, whose words its subject names
    ("her answer", "the words of the mayor"), or the last person in it. With `people` nothing but a person's name or a
    pronoun as its subject will do."""
    tokens = [t for t in tokens if not t.is_space]
    if not tokens:
        return None
    here = {t.i for t in tokens}
    who = _main_subject(tokens)
    if who is not None and speaks(who, people):
        return _placed(passage, who, here)
    if people:
        return None
    if who is None and not any(is_verb(t) for t in tokens):
        who = tokens[0] if len(tokens) == 1 else next((t for t in tokens if t.head.i not in here or t.head == t), None)
        if who is not None and speaks(who, people):
            return _placed(passage, who, here)
    if who is not None:
        possessor = owner(who)
        if possessor is not None and possessor.i in here:
            return _placed(passage, possessor, here)
    named = [t for t in tokens if t.ent_type_ in NAMES and (t.head.ent_type_ not in NAMES or t.head.i not in here)]
    if not any(is_verb(t) for t in tokens):  # "In the words of Ms Ndiaye:", not a topic ("Tarsk floods:")
        owners = [_owned(t) for t in tokens if t.lower_ in FROM]
        named = [t for t in owners if t is not None and t.i in here][:1]
    if not named:  # a text stands for whoever wrote it ("Transcript as follows:")
        named = [t for t in tokens if t.tag_ in ("NN", "NNS", "NNP") and kinds().get(t.lower_) == "other"][:1]
    return _placed(passage, named[-1], here) if named else None


def _main_subject(tokens: Sequence[Token]) -> Token | None:
    """The subject of the first main verb among the tokens."""
    here = {t.i for t in tokens}
    for token in tokens:
        if is_verb(token) and (token.dep_ in ("ROOT", "ccomp", "parataxis") or token.head.i not in here):
            who = subject(token)
            if who is not None and who.i in here:
                return who
    return None


def speaks(token: Token, people: bool) -> bool:
    """Whether the word can stand for somebody who speaks."""
    if token.lower_ in PRONOUNS or token.ent_type_ in NAMES or _given(token):
        return True
    if people:
        return False
    if token.tag_ in ("NN", "NNS"):
        return kinds().get(token.lower_, "other") != "other"
    return token.ent_type_ in SPEAKING or token.tag_ in ("NNP", "NNPS")


def _given(token: Token) -> bool:
    """Whether a given name stands before the word, whatever the model takes the two for."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and token.tag_ == "NNP" and before.text in words("annotate/given_names.tsv")


@cache
def kinds() -> Mapping[str, str]:
    """Nouns for those that speak, with their kind; "other" are texts."""
    return {row[0]: row[1] for row in rows("annotate/speakers.tsv")}


def owner(noun: Token) -> Token | None:
    """Whose words a noun names: "her answer", "the words of the mayor", "a note from Tarsk"."""
    possessor = child(noun, "poss")
    if possessor is not None and (possessor.lower_ in OWNERS or speaks(possessor, people=False)):
        return possessor
    owners = [_owned(preposition) for preposition in noun.children if preposition.lower_ in FROM]
    return next((who for who in owners if who is not None), None)


def _owned(preposition: Token) -> Token | None:
    inner = child(preposition, "pobj")
    return inner if inner is not None and speaks(inner, people=False) else None


def _placed(passage: Passage, who: Token, here: set[int]) -> tuple[int, Range]:
    """Where the word starts, and the characters of its phrase as far as they belong to the lead."""
    start, end = phrase(who)
    start, end = max(start, min(here)), min(end, max(here) + 1)
    start, end = trimmed(passage.doc, (start, undated(who, (start, end))))
    if not start <= who.i < end:
        start, end = who.i, who.i + 1
    left, right = characters(passage.doc, (start, end))
    return passage.at(who), (passage.offset + left, passage.offset + right)
