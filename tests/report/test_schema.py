import json
from pathlib import Path

import jsonschema
import pytest

from consilience.report.schema import PLACE, schema, text
from consilience.report.written import encode
from tests.report.sample import dossier

ROOT = Path(__file__).parents[2]


def test_the_committed_schema_is_the_models() -> None:
    assert (ROOT / PLACE).read_text(encoding="utf-8") == text(), "run: python -m consilience.report.schema"


def test_a_dossier_fits_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(encode(dossier())), schema(), jsonschema.Draft202012Validator)


def test_the_schema_refuses_another_verdict() -> None:
    content = json.loads(encode(dossier()))
    content["claims"][0]["verdict"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schema(), jsonschema.Draft202012Validator)


def test_every_record_says_what_it_means() -> None:
    described = {name for name, one in schema()["$defs"].items() if one.get("description")}
    assert {"Article", "Claim", "Utterance", "Lineage", "TimelineEntry"} <= described
