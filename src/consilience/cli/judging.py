"""The commands by which a person corrects what was found: these two are the same, those two are not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from consilience.cli.options import STORE, StoreAt, fail, now, opened_store, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from consilience.model import Corrected, Correction, Dossier

app = typer.Typer(
    help="Say that two people or things, speech acts or claims are the same, or different: every later run heeds it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

A = Annotated[
    str,
    typer.Argument(
        metavar="A",
        help="Id of an entity, utterance or claim, or a part of one: ID/WORDING, ID@ARTICLE, ARTICLE:0-9.",
    ),
]
B = Annotated[str, typer.Argument(metavar="B", help="The other, written in the same way.")]
Note = Annotated[str, typer.Option("--note", help="Why, in words; shown with what it corrects.")]
By = Annotated[str, typer.Option("--by", envvar="CONSILIENCE_BY", help="Who judges; shown with it.")]
File = Annotated[
    Path | None,
    typer.Option("--judgements", "-j", help="Keep it in this file, for `build --judgements`, not in a store."),
]
In = Annotated[Path, typer.Option("--in", help="With --judgements: the build whose ids are meant.")]
Story = Annotated[str | None, typer.Option("--story", help="Story of the store whose ids are meant.")]


@app.command()
def same(
    a: A,
    b: B,
    note: Note = "",
    by: By = "",
    store: StoreAt = STORE,
    story: Story = None,
    judgements: File = None,
    built: In = Path("out"),
) -> None:
    """A and B are one and the same."""
    _judge(a, b, "same", note, by, store, story, judgements, built)


@app.command()
def different(
    a: A,
    b: B,
    note: Note = "",
    by: By = "",
    store: StoreAt = STORE,
    story: Story = None,
    judgements: File = None,
    built: In = Path("out"),
) -> None:
    """A and B are two; of one record, name the part that is another: `judge different ID ID/WORDING`."""
    _judge(a, b, "different", note, by, store, story, judgements, built)


@app.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number of the judgement: a line of the file.")],
    judgements: Annotated[Path, typer.Option("--judgements", "-j", help="The file.")],
    note: Note = "",
    by: By = "",
) -> None:
    """Take a judgement in a file back; `consilience undo` does so in a store."""
    from consilience.run.corrections import undo as take_back

    made = take_back(judgements, number, by=by, at=now(), note=note)
    if isinstance(made, str):
        fail(f"nothing was changed: {made}.")
    say(f"line {made} of {judgements} takes back line {number}")


@app.command("list")
def listed(
    judgements: Annotated[Path, typer.Option("--judgements", "-j", help="The file.")],
) -> None:
    """List the judgements in a file; `consilience decisions` lists those in a store."""
    from consilience import wording
    from consilience.run.corrections import read_log

    for entry in read_log(judgements):
        one = entry.correction
        back = ", taken back" if entry.undone else ""
        if one is None:
            say(f"{entry.number}: takes back {entry.line.undoes} {entry.line.note}{back}".rstrip())
        else:
            told = wording.judged(one.number, (one.left.name, one.right.name), one.verdict, one.by, one.note)
            say(f"{told}{back}")


def _judge(
    left: str,
    right: str,
    verdict: Literal["same", "different"],
    note: str,
    by: str,
    store: str,
    story: str | None,
    file: Path | None,
    built: Path,
) -> None:
    if file is not None:
        _in_file(left, right, verdict, note, by, file, built)
        return
    from consilience.newsroom.judging import judge
    from consilience.stored import Refused

    with opened_store(store) as opened:
        made = judge(opened, left, right, verdict, story=story, by=by, note=note, at=now())
    if isinstance(made, Refused):
        fail(f"nothing was changed: {made.reason}.")
    _tell(made.correction, made.dossier, f"`consilience undo {made.decided.number}` takes it back")


def _in_file(
    left: str, right: str, verdict: Literal["same", "different"], note: str, by: str, file: Path, built: Path
) -> None:
    from msgspec.structs import replace

    from consilience.cli.folders import dossiers
    from consilience.resolve.corrections import NoSides, named
    from consilience.run.corrections import append

    reasons: dict[str, None] = {}
    for dossier in dossiers(built, having=(_id(left), _id(right))):
        made = named(dossier, left, right, verdict)
        if isinstance(made, NoSides):
            reasons[made.reason] = None
            continue
        made = replace(made, by=by, at=now(), note=note)
        made = replace(made, number=append(file, made))
        back = f"`consilience judge undo {made.number} --judgements {file}` takes it back"
        _tell(made, dossier, f"kept in line {made.number} of {file}; {back}")
        return
    fail(f"nothing was changed: {'; '.join(reasons) or f'no story in {built} has both {left} and {right}'}.")


def _id(named: str) -> str:
    """The id at the beginning of a name."""
    return next(iter("".join(char if char.isalnum() else " " for char in named).split()), "")


def _tell(made: Correction, dossier: Dossier, kept: str) -> None:
    from consilience import wording
    from consilience.resolve.corrections import gainsaid

    names = (made.left.name, made.right.name)
    say(f"judgement {wording.judged(made.number, names, made.verdict, made.by, made.note)}")
    say(f"  {kept}")
    against: Iterable[Corrected] = gainsaid(dossier, made)
    for one in against:
        told = wording.judged(one.number, one.names, one.verdict, one.by, one.note)
        typer.echo(f"  it can't hold beside judgement {told}", err=True)
