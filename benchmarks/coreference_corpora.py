"""The corpora with marked mentions, as sightings parsed by the product's language model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from benchmarks.corpus import rows
from consilience.annotate.inference import hasten
from consilience.annotate.models import PINNED
from consilience.resolve.coreference import Sighting, Word, sighting

if TYPE_CHECKING:
    from spacy.language import Language

HOME = """Made from ECB+ (Cybulska, Vossen, LREC 2014, https://github.com/cltl/ecbPlus, CC BY 3.0) and NewsWCL50r
(Zhukova, Hamborg, Gipp 2021 and 2022, https://github.com/anastasia-zhukova/Diverse_CDCR_datasets, after NewsWCL50,
Hamborg et al. 2019; CC BY-SA 4.0). One row a mention: id, doc, topic, sent, kind, chain and either tokens, into the
documents beside it ("_docs" in place of "_mentions"), or its context and its place there."""
ENDS = frozenset({".", "?", "!", "\n"})
LONGEST = 120
"""Tokens of context that are parsed at most."""


class Marked(Struct, frozen=True):
    """A mention with the key's answer, its topic and the story that it is compared within."""

    sighting: Sighting
    chain: str
    topic: str
    story: str

    @property
    def kind(self) -> str:
        """What the mention is of."""
        return "event" if self.sighting.event else "entity"


def language() -> Language:
    """The language model that the product reads with, lemmas too, which the product's own pipeline does without."""
    import spacy

    return hasten(spacy.load(PINNED))


def marked(path: Path, nlp: Language, topics: Collection[str] = ()) -> list[Marked]:
    """The mentions of a corpus that the key is scored on, of some `topics` only or of all."""
    several = list(rows(path, HOME))
    several = [row for row in several if row.get("validated", True) and (not topics or str(row["topic"]) in topics)]
    beside = path.with_name(path.name.replace("_mentions", "_docs"))
    placed = (
        _in_documents(several, {row["doc"]: row["sents"] for row in rows(beside)})
        if beside != path and beside.is_file()
        else [_in_context(row) for row in several]
    )
    sentences = list(dict.fromkeys(tuple(words) for _, words, _ in placed))
    parsed = dict(zip(sentences, _parsed(sentences, nlp), strict=True))
    return [
        Marked(
            sighting(
                parsed[tuple(words)],
                tokens,
                id=row["id"],
                document=row["doc"],
                number=row["sent"],
                event=row["kind"] == "event",
            ),
            row["chain"],
            str(row["topic"]),
            str(row.get("subtopic", row["topic"])),
        )
        for row, words, tokens in placed
    ]


def stories(several: Sequence[Marked]) -> dict[str, list[Marked]]:
    """The mentions by the story that they are compared within."""
    found: dict[str, list[Marked]] = defaultdict(list)
    for one in several:
        found[one.story].append(one)
    return found


Placed = tuple[dict[str, Any], list[str], list[int]]


def _in_documents(several: Sequence[dict[str, Any]], texts: Mapping[str, list[list[str]]]) -> list[Placed]:
    return [(row, texts[row["doc"]][row["sent"]], row["tokens"]) for row in several]


def _in_context(row: dict[str, Any]) -> Placed:
    """The sentence of a mention, cut out of the words around it."""
    words, inside = row["context"], row["context_pos"]
    start, end = inside[0], inside[-1] + 1
    while start > 0 and words[start - 1] not in ENDS and inside[0] - start < LONGEST // 2:
        start -= 1
    while end < len(words) and words[end - 1] not in ENDS and end - inside[-1] < LONGEST // 2:
        end += 1
    return row, words[start:end], [index - start for index in inside]


def _parsed(sentences: Sequence[tuple[str, ...]], nlp: Language) -> list[list[Word]]:
    from spacy.tokens import Doc

    docs = nlp.pipe((Doc(nlp.vocab, words=list(words)) for words in sentences), batch_size=64)
    return [
        [Word(token.text, token.lemma_, token.pos_, token.dep_, token.head.i, token.ent_type_) for token in doc]
        for doc in docs
    ]
