"""The files of a build, by their names: what a story's folder holds, and the index of all."""

from __future__ import annotations

from consilience.model import Dossier, Index
from consilience.report import index_page, page
from consilience.report.written import encode


def story_files(dossier: Dossier) -> dict[str, bytes]:
    """What stands in the folder of a story: the records, and the page that shows them."""
    return {"dossier.json": encode(dossier), "report.html": page.render(dossier).encode("utf-8")}


def index_files(index: Index) -> dict[str, bytes]:
    """What stands above the folders of the stories: the list of them, and the page that shows it."""
    return {"index.json": encode(index), "index.html": index_page.render(index).encode("utf-8")}
