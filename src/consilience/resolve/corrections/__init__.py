"""What persons judged of entities, speech acts and claims, heeded whatever the scores say.

A correction hangs on quoted words (`quoting`), which are looked up in the reports of a story (`placing`) and become
judgements on whatever stands there, above every other (`resolve.judgements`). `naming` makes the two sides of a
correction from ids that a reader sees; `outcomes` says what became of it.
"""

from consilience.resolve.corrections.naming import NoSides, named
from consilience.resolve.corrections.outcomes import gainsaid, outcomes, unplaced
from consilience.resolve.corrections.placing import Placed, concerned, place, quoted_by, relocated
from consilience.resolve.corrections.quoting import text_hash

__all__ = [
    "NoSides",
    "Placed",
    "concerned",
    "gainsaid",
    "named",
    "outcomes",
    "place",
    "quoted_by",
    "relocated",
    "text_hash",
    "unplaced",
]
