"""Stamps derived records with the origin that made them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from consilience.model import Origin, content_id
from consilience.version import __version__

Made = TypeVar("Made", bound=Struct)


class Stamp:
    """Stamps the records of one story and remembers the origins, one for each step that made any."""

    def __init__(self, settings: str, inputs: Sequence[str]) -> None:
        """`settings` is their hash, `inputs` are the ids of the articles that went in."""
        self._settings = settings
        self._inputs = tuple(inputs)
        self._origins: dict[str, Origin] = {}

    def __call__(self, step: str, records: Sequence[Made]) -> tuple[Made, ...]:
        """`records` (of a kind that has an `origin`), each naming the origin of `step` ("resolve.claims"); a judgement
        that a person made keeps that origin."""
        key = content_id(step, __version__, self._settings, *self._inputs)
        if records:
            self._origins[key] = Origin(
                id=key, stage=step, version=__version__, settings=self._settings, inputs=self._inputs
            )
        return tuple(
            record if getattr(record, "origin", "").startswith("person") else replace(record, origin=key)
            for record in records
        )

    def origins(self) -> tuple[Origin, ...]:
        """Every origin that was stamped, in the order of first use."""
        return tuple(self._origins.values())
