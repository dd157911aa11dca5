"""The JSON Schema of a dossier, generated from the model. `python -m consilience.report.schema` writes the file that
stands in the repository; a test holds the two together.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from consilience.model import Dossier

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLACE = Path("schema") / "dossier.schema.json"


def schema() -> dict[str, Any]:
    """The schema of `dossier.json` (JSON Schema 2020-12)."""
    (root,), components = msgspec.json.schema_components([Dossier], ref_template="#/$defs/{name}")
    return {"$schema": DIALECT, "title": "A dossier of Consilience", **root, "$defs": dict(sorted(components.items()))}


def text() -> str:
    """The schema as it is written to a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":  # pragma: no cover
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(text(), encoding="utf-8")
