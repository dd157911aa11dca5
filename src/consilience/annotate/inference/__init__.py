"""Computes what two parts of a spaCy pipeline compute, the vectors of the tokens and the named entities, several times
as fast.

The weights and the arithmetic are spaCy's; only the order of the work differs. The words that an article repeats are
embedded once, the products of matrices go to numpy's BLAS, and the entity recogniser scores all tokens at once where
spaCy goes from one to the next. Results are the same but for the last bit of a vector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consilience.annotate.inference.entities import Entities
from consilience.annotate.inference.vectors import Vectors

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.model import Model

NAME = "consilience_entities"
EMBEDDED = {"@architectures": "spacy.MultiHashEmbed.v2", "include_static_vectors": False}
ENCODED = {"@architectures": "spacy.MaxoutWindowEncoder.v2"}
VECTORS = {"@architectures": "spacy.Tok2Vec.v2"}
RECOGNISED = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "use_upper": True,
    "maxout_pieces": 2,
}


def hasten(nlp: Language) -> Language:
    """`nlp` with its "tok2vec" and "ner" computed here, each where it has the architecture that is known here."""
    from spacy.language import Language

    components: dict[str, Any] = nlp.config["components"]
    if "tok2vec" in nlp.pipe_names and _vectors(components["tok2vec"]["model"]):
        shared: Any = nlp.get_pipe("tok2vec")
        shared.model = _replaced(shared.model)
    if "ner" in nlp.pipe_names and _recogniser(components["ner"]):
        Language.factory(NAME, assigns=["doc.ents"], func=_made)
        nlp.add_pipe(NAME, after="ner")
        nlp.remove_pipe("ner")
    return nlp


def _made(nlp: Language, name: str) -> Entities:
    return Entities(nlp.get_pipe("ner"))


def _vectors(model: dict[str, Any]) -> bool:
    if not _has(model, VECTORS):
        return False
    return _has(model["embed"], EMBEDDED) and _has(model["encode"], ENCODED)


def _recogniser(component: dict[str, Any]) -> bool:
    return (
        component["factory"] == "ner"
        and _has(component["model"], RECOGNISED)
        and _vectors(component["model"]["tok2vec"])
    )


def _has(config: dict[str, Any], expected: dict[str, Any]) -> bool:
    return all(config.get(key) == value for key, value in expected.items())


def _replaced(model: Model[Any, Any]) -> Model[Any, Any]:
    """A model that answers like `model`, for use only: it can't be trained."""
    from thinc.model import Model

    vectors = Vectors(model)
    return Model(
        "vectors", lambda model, docs, is_train: (vectors(docs), lambda gradient: []), dims={"nO": vectors.mix.width}
    )
