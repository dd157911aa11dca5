"""What the commands share: options, and how they speak."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from consilience.contracts import Store
    from consilience.settings import Settings

STORE = "consilience.db"
"""The store of a folder."""
SKIPPED = 3
"""Exit status of a run that left something out."""

Out = Annotated[Path, typer.Option("--out", "-o", help="Folder for the index, the dossiers and the pages.")]
StoreAt = Annotated[
    str, typer.Option("--store", envvar="CONSILIENCE_STORE", help="SQLite file, or URL of a PostgreSQL database.")
]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="TOML file with options; see `settings`.")]


def fail(message: str, status: int = 1) -> NoReturn:
    """Ends the command with a message."""
    typer.echo(f"consilience: {message}", err=True)
    sys.exit(status)


def say(line: str) -> None:
    """Prints a line."""
    typer.echo(line)


def now() -> str:
    """The time in UTC, to the second: what decisions are dated by."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def opened_store(named: str, *, make: bool = False) -> AbstractContextManager[Store]:
    """The store at a place; only where it is to be made may there be none."""
    from consilience.store import open_store

    if not make and "://" not in named and not Path(named).is_file():
        fail(f"no store at {named}; `consilience add` makes one, --store or CONSILIENCE_STORE names another.")
    return open_store(named)


def chosen(file: Path | None) -> Settings:
    """The settings in a file, or the defaults."""
    from consilience.settings import Settings, load

    return load(file) if file else Settings()


def note_lost_weights(settings: Settings) -> None:
    """Says where the tagger's weights are missing."""
    from consilience.annotate import lost_weights

    if note := lost_weights(settings):
        typer.echo(note, err=True)
