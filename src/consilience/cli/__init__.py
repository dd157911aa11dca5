"""The command line: one short function a command. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from consilience.cli import folders, judging, store
from consilience.cli.options import fail
from consilience.errors import StopRun
from consilience.version import __version__

app = typer.Typer(
    help="Reads many reports of one event and establishes what happened, with the exact words behind every statement.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for _command in (*folders.COMMANDS, *store.COMMANDS):
    _context = {"ignore_unknown_options": True} if _command is store.search else None  # "-drill" is no option
    app.command(context_settings=_context)(_command)

app.add_typer(judging.app, name="judge")


def main() -> None:
    """Runs the command line; errors that say what to do are shown without a traceback."""
    try:
        app()
    except StopRun as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("stopped; run the same command again to go on from here.", status=130)
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stderr.close()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"consilience {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Reads many reports of one event and establishes what happened."""
