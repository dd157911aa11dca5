"""The resolve stage: what is the same across the articles of one story. Every merge has reasons in words."""

from consilience.resolve.claims import Weighed, group_claims
from consilience.resolve.claims import weigh as weigh_propositions
from consilience.resolve.corrections import (
    Placed,
    concerned,
    outcomes,
    place,
    quoted_by,
    relocated,
    text_hash,
    unplaced,
)
from consilience.resolve.entities import Entities, resolve_entities, with_entities
from consilience.resolve.happenings import happenings as find_happenings
from consilience.resolve.lineage import lineage as trace_lineage
from consilience.resolve.matter import Sentences, sentence_encoder
from consilience.resolve.propositions import propositions as find_propositions
from consilience.resolve.utterances import utterances as join_utterances

__all__ = [
    "Entities",
    "Placed",
    "Sentences",
    "Weighed",
    "concerned",
    "find_happenings",
    "find_propositions",
    "group_claims",
    "join_utterances",
    "outcomes",
    "place",
    "quoted_by",
    "relocated",
    "resolve_entities",
    "sentence_encoder",
    "text_hash",
    "trace_lineage",
    "unplaced",
    "weigh_propositions",
    "with_entities",
]
