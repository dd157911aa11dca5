"""A dossier in other formats: one function a format, from a dossier to the bytes of one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from consilience.model import Dossier
from consilience.report.exports import csv, gexf, ical, jsonl, markdown, web_annotation

Export = Callable[[Dossier], bytes]

EXPORTS: Mapping[str, Export] = {
    "jsonl": jsonl.export,
    "csv": csv.export,
    "markdown": markdown.export,
    "ical": ical.export,
    "web-annotation": web_annotation.export,
    "gexf": gexf.export,
}
"""The formats by the names that a user gives."""

__all__ = ["EXPORTS", "Export"]
