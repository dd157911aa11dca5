"""The command line: one short function a command. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from consilience.errors import NoInput, StopRun
from consilience.version import __version__

if TYPE_CHECKING:
    from consilience.model import Dossier, Index, Skipped

SKIPPED = 3
"""Exit status of a build that left something out."""

app = typer.Typer(
    help="Reads many reports of one event and establishes what happened, with the exact words behind every statement.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Out = Annotated[Path, typer.Option("--out", "-o", help="Folder for the index, the dossiers and the pages.")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="TOML file with options; see `settings`.")]
Built = Annotated[Path, typer.Argument(help="Output folder of a build, a story's folder in it, or a dossier.json.")]


def main() -> None:
    """Runs the command line; errors that say what to do are shown without a traceback."""
    try:
        app()
    except StopRun as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("stopped; run the same command again to go on from here.", status=130)
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stderr.close()


def _fail(message: str, status: int = 1) -> NoReturn:
    typer.echo(f"consilience: {message}", err=True)
    sys.exit(status)


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


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(help='Files, folders or globs; "-" is standard input.')],
    out: Out = Path("out"),
    settings: SettingsFile = None,
) -> None:
    """Read reports, find the stories in them, and write a dossier and a page for each.

    Exit status: 0 when all was read, 3 when something was skipped (the summary names it), 1 when nothing could be done.
    """
    index = _built(paths, out, settings)
    _say(f"Open {(out / 'index.html').resolve().as_uri()}")
    raise typer.Exit(SKIPPED if index.skipped else 0)


@app.command()
def demo(out: Out = Path("out/demo")) -> None:
    """Build the example stories that ship with Consilience."""
    packed = Path(__file__).parent / "examples"
    examples = packed if packed.is_dir() else Path(__file__).parents[2] / "examples"
    index = _built([str(folder) for folder in sorted(examples.iterdir()) if folder.is_dir()], out, None)
    largest = max(index.stories, key=lambda story: story.articles)
    _say(f"The page: {(out / largest.id / 'report.html').resolve().as_uri()}")


def _built(paths: list[str], out: Path, file: Path | None) -> Index:
    from consilience.annotate import lost_weights
    from consilience.pipeline import build as run
    from consilience.report.terminal import summary
    from consilience.run.progress import shown
    from consilience.settings import Settings, load

    settings = load(file) if file else Settings()
    skipped: list[Skipped] = []
    try:
        with shown() as progress:
            index = run(paths, out, settings, on_skip=skipped.append, progress=progress, stdin=sys.stdin.buffer)
    except NoInput:
        for item in skipped:
            typer.echo(f"{item.path}: {item.reason}: {item.detail}", err=True)
        raise
    for line in summary(index):
        _say(line)
    if note := lost_weights(settings):
        typer.echo(note, err=True)
    return index


@app.command()
def show(built: Built) -> None:
    """Print the dossiers of a build: brief, timeline, lineage."""
    from consilience.report.terminal import show as lines

    for dossier in _dossiers(built):
        for line in lines(dossier):
            _say(line)
        _say("")


@app.command()
def explain(
    record: Annotated[str, typer.Argument(help="Id of any record: a claim, utterance, attribution, entity, article …")],
    built: Built = Path("out"),
) -> None:
    """Print every reason behind a record, down to its characters."""
    from consilience.report.explain import explain as lines

    found = [line for dossier in _dossiers(built) for line in lines(dossier, record)]
    if not found:
        _fail(f"no record {record} in {built}; `consilience show {built}` lists ids.")
    for depth, text in found:
        _say("  " * depth + text)


@app.command()
def export(
    built: Built,
    format_: Annotated[str, typer.Option("--format", "-f", help="jsonl, csv, markdown, ical, web-annotation or gexf.")],
    to: Annotated[Path | None, typer.Option("--to", help="File to write; standard output if left out.")] = None,
) -> None:
    """Write a dossier in another format."""
    from consilience.report.exports import EXPORTS
    from consilience.run.output import write_file

    if format_ not in EXPORTS:
        _fail(f"no format {format_!r}; there are {', '.join(sorted(EXPORTS))}.", status=2)
    dossiers = list(_dossiers(built))
    if len(dossiers) > 1:
        _fail(f"{built} holds {len(dossiers)} stories; name one of the folders in it.", status=2)
    content = EXPORTS[format_](dossiers[0])
    if to is None:
        sys.stdout.buffer.write(content)
    else:
        write_file(to, content)


@app.command()
def settings() -> None:
    """List every option with its default, as a TOML file to start from."""
    from consilience.settings import listed

    for line in listed():
        _say(line)


def _dossiers(built: Path) -> Iterable[Dossier]:
    from consilience.report.written import read_dossier

    inside = sorted(built.glob("*/dossier.json"))
    paths = [built] if built.is_file() else inside or [built / "dossier.json"]
    if not paths[0].is_file():
        _fail(f"no dossier in {built}; `consilience build` makes one.")
    return (read_dossier(path.read_bytes()) for path in paths)


def _say(line: str) -> None:
    typer.echo(line)


if __name__ == "__main__":
    main()
