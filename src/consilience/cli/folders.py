"""The commands that build a folder from files, and those that read what they built."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli.options import SKIPPED, Out, SettingsFile, chosen, fail, note_lost_weights, say
from consilience.errors import NoInput

if TYPE_CHECKING:
    from consilience.model import Dossier, Index, Skipped
    from consilience.settings import Settings

Built = Annotated[Path, typer.Argument(help="Output folder of a build, a story's folder in it, or a dossier.json.")]


def build(
    paths: Annotated[list[str], typer.Argument(help='Files, folders or globs; "-" is standard input.')],
    out: Out = Path("out"),
    settings: SettingsFile = None,
    judgements: Annotated[
        Path | None, typer.Option("--judgements", "-j", help="File of what persons judged; see `judge`.")
    ] = None,
    one_story: Annotated[
        bool, typer.Option("--one-story", help="All that is read is of one event: look for no stories in it.")
    ] = False,
) -> None:
    """Read reports, find the stories in them, and write a dossier and a page for each.

    Exit status: 0 when all was read, 3 when something was skipped (the summary names it), 1 when nothing could be done.
    """
    from msgspec.structs import replace

    asked = chosen(settings)
    index = _built(paths, out, replace(asked, one_story=True) if one_story else asked, judgements)
    say(f"Open {(out / 'index.html').resolve().as_uri()}")
    raise typer.Exit(SKIPPED if index.skipped else 0)


def demo(out: Out = Path("out/demo")) -> None:
    """Build the example stories that ship with Consilience."""
    package = Path(str(files("consilience")))
    examples = package / "examples" if (package / "examples").is_dir() else package.parents[1] / "examples"
    index = _built([str(folder) for folder in sorted(examples.iterdir()) if folder.is_dir()], out, chosen(None))
    largest = max(index.stories, key=lambda story: story.articles)
    say(f"The page: {(out / largest.id / 'report.html').resolve().as_uri()}")


def _built(paths: list[str], out: Path, settings: Settings, judgements: Path | None = None) -> Index:
    from consilience.pipeline import build as run
    from consilience.report.terminal import summary
    from consilience.run.corrections import read_corrections
    from consilience.run.progress import shown

    judged = read_corrections(judgements) if judgements else ()
    skipped: list[Skipped] = []
    try:
        with shown(sys.stderr) as progress:
            index = run(
                paths,
                out,
                settings,
                corrections=judged,
                on_skip=skipped.append,
                progress=progress,
                stdin=sys.stdin.buffer,
            )
    except NoInput:
        for item in skipped:
            typer.echo(f"{item.path}: {item.reason}: {item.detail}", err=True)
        raise
    for line in summary(index):
        say(line)
    note_lost_weights(settings)
    return index


def show(built: Built) -> None:
    """Print the dossiers of a build: brief, timeline, lineage."""
    from consilience.report.terminal import show as lines

    for dossier in dossiers(built):
        for line in lines(dossier):
            say(line)
        say("")


def explain(
    record: Annotated[str, typer.Argument(help="Id of any record: a claim, utterance, attribution, entity, article …")],
    built: Built = Path("out"),
) -> None:
    """Print every reason behind a record, down to its characters."""
    from consilience.report.explain import explain as lines

    found = [line for dossier in dossiers(built) for line in lines(dossier, record)]
    if not found:
        fail(f"no record {record} in {built}; `consilience show {built}` lists ids.")
    for depth, text in found:
        say("  " * depth + text)


def export(
    built: Built,
    format_: Annotated[str, typer.Option("--format", "-f", help="jsonl, csv, markdown, ical, web-annotation or gexf.")],
    to: Annotated[Path | None, typer.Option("--to", help="File to write; standard output if left out.")] = None,
) -> None:
    """Write a dossier in another format."""
    from consilience.report.exports import EXPORTS
    from consilience.run.output import write_file

    if format_ not in EXPORTS:
        fail(f"no format {format_!r}; there are {', '.join(sorted(EXPORTS))}.", status=2)
    found = list(dossiers(built))
    if len(found) > 1:
        fail(f"{built} holds {len(found)} stories; name one of the folders in it.", status=2)
    content = EXPORTS[format_](found[0])
    if to is None:
        sys.stdout.buffer.write(content)
    else:
        write_file(to, content)


def settings() -> None:
    """List every option with its default, as a TOML file to start from."""
    from consilience.settings import listed

    for line in listed():
        say(line)


def dossiers(built: Path, having: tuple[str, ...] = ()) -> Iterable[Dossier]:
    """The dossiers of a build, those only that have all of some words in them."""
    from consilience.report.written import read_dossier

    inside = sorted(built.glob("*/dossier.json"))
    paths = [built] if built.is_file() else inside or [built / "dossier.json"]
    if not paths[0].is_file():
        fail(f"no dossier in {built}; `consilience build` makes one.")
    contents = (path.read_bytes() for path in paths)
    return (read_dossier(content) for content in contents if all(words.encode() in content for words in having))


COMMANDS = (build, demo, show, explain, export, settings)
