"""What the commands share: options, and how they speak."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from consilience.settings import Settings

SKIPPED = 3
"""Exit status of a run that left something out."""

Out = Annotated[Path, typer.Option("--out", "-o", help="Folder for the index, the dossiers and the pages.")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="TOML file with options; see `settings`.")]


def fail(message: str, status: int = 1) -> NoReturn:
    """Ends the command with a message."""
    typer.echo(f"consilience: {message}", err=True)
    sys.exit(status)


def say(line: str) -> None:
    """Prints a line."""
    typer.echo(line)


def chosen(file: Path | None) -> Settings:
    """The settings in a file, or the defaults."""
    from consilience.settings import Settings, load

    return load(file) if file else Settings()


def note_lost_weights(settings: Settings) -> None:
    """Says where the tagger's weights are missing."""
    from consilience.annotate import lost_weights

    if note := lost_weights(settings):
        typer.echo(note, err=True)
