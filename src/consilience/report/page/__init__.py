"""One self-contained page a story: `render` turns a dossier into HTML that needs no network."""

from consilience.report.page.page import render

__all__ = ["render"]
