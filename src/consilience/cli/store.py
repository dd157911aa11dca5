"""The commands over a store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli.options import (
    SKIPPED,
    STORE,
    SettingsFile,
    StoreAt,
    chosen,
    fail,
    note_lost_weights,
    now,
    opened_store,
    say,
)
from consilience.errors import NoInput

if TYPE_CHECKING:
    from consilience.contracts import Store
    from consilience.newsroom.adding import Adding
    from consilience.run.progress import Report
    from consilience.settings import Settings
    from consilience.stored import Decided, Refused

Reason = Annotated[str, typer.Option("--reason", help="Why, in words; kept in the log.")]
Private = Annotated[bool, typer.Option("--private", help="Also ask this machine and the local network.")]
Delay = Annotated[float, typer.Option("--delay", min=0, help="Seconds between two requests to one host.")]


def add(
    what: Annotated[list[str], typer.Argument(help='Files, folders, globs, addresses of pages or feeds; "-".')],
    store: StoreAt = STORE,
    settings: SettingsFile = None,
    private: Private = False,
    delay: Delay = 5.0,
) -> None:
    """Put articles into a store and update the stories concerned.

    Exit status: 0 when all was read, 3 when something was skipped (the summary names it), 1 when nothing could be done.
    """
    from consilience.fetch import Manners
    from consilience.newsroom import lines
    from consilience.newsroom.reading import incoming, is_address
    from consilience.newsroom.watching import fetch
    from consilience.run.progress import shown

    options = chosen(settings)
    with opened_store(store, make=True) as opened:
        with shown(sys.stderr) as progress:
            adding = _adding(opened, options, progress)
            if paths := [named for named in what if not is_address(named)]:
                adding.add(incoming(paths, options, sys.stdin.buffer))
            if addresses := [named for named in what if is_address(named)]:
                fetch(addresses, adding, Manners(private=private, delay=delay))
        added = adding.added()
        for line in lines.added(opened, added):
            say(line)
    note_lost_weights(options)
    if not added.new + added.renewed + added.known:
        raise NoInput(f"No usable article in {', '.join(what)}: name files, folders, globs or addresses.")
    raise typer.Exit(SKIPPED if added.skipped else 0)


def watch(
    feeds: Annotated[list[str], typer.Argument(help="OPML files, lists of addresses, or addresses of feeds.")],
    store: StoreAt = STORE,
    settings: SettingsFile = None,
    once: Annotated[
        bool, typer.Option("--once", help="Stop when every feed was asked and its pages were read.")
    ] = False,
    private: Private = False,
    delay: Delay = 5.0,
) -> None:
    """Follow feeds and add what they bring to a store, until it is stopped."""
    from consilience.fetch import Manners
    from consilience.newsroom import lines, watching
    from consilience.newsroom.adding import Added

    addresses = [address for named in feeds for address in watching.listed(named)]
    options = chosen(settings)
    skipped = 0

    def tell(added: Added) -> None:
        nonlocal skipped
        skipped += len(added.skipped)
        for line in lines.added(opened, added):
            say(line)

    with opened_store(store, make=True) as opened:
        manners = Manners(private=private, delay=delay)
        watching.watch(addresses, opened, _adding(opened, options), manners, tell=tell, once=once)
    raise typer.Exit(SKIPPED if skipped else 0)


def stories(store: StoreAt = STORE) -> None:
    """List the stories of a store, the latest first."""
    from consilience.newsroom import lines

    with opened_store(store) as opened:
        for line in lines.stories(opened):
            say(line)


def story(
    story: Annotated[str, typer.Argument(metavar="ID", help="Id of a story; `consilience stories` lists them.")],
    store: StoreAt = STORE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for dossier.json and report.html.")] = None,
    settings: SettingsFile = None,
) -> None:
    """Print the dossier of a story in a store, and write it with --out."""
    from consilience.model import Skipped
    from consilience.newsroom.stories import tell
    from consilience.report import story_files
    from consilience.report.terminal import show as lines
    from consilience.run.output import write_story
    from consilience.run.progress import shown

    options = chosen(settings)
    with opened_store(store) as opened, shown(sys.stderr) as progress:
        dossier = tell(opened, story, options, progress=progress)
    if isinstance(dossier, Skipped):
        fail(f"{dossier.path}: {dossier.reason}: {dossier.detail}")
    for line in lines(dossier):
        say(line)
    if out is not None:
        write_story(out, story_files(dossier))
        say(f"Open {(out / 'report.html').resolve().as_uri()}")


def search(
    words: Annotated[list[str], typer.Argument(help='Words; "several in quotes", begin*, -without, one OR other.')],
    store: StoreAt = STORE,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Articles shown at most.")] = 20,
) -> None:
    """Find articles by their words."""
    from consilience.newsroom import lines

    with opened_store(store) as opened:
        quoted = (f'"{word}"' if " " in word and '"' not in word and len(words) > 1 else word for word in words)
        found = opened.search(" ".join(quoted), limit=limit)
        for line in lines.hits(opened, found):
            say(line)
    if not found:
        typer.echo("nothing found", err=True)


def merge(
    story: Annotated[str, typer.Argument(metavar="A", help="Story whose id stays.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Story whose articles go into it.")],
    store: StoreAt = STORE,
    reason: Reason = "",
) -> None:
    """Make one story of two; no later run parts them."""
    from consilience.newsroom import deciding
    from consilience.settings import Settings

    with opened_store(store) as opened:
        _tell(opened, deciding.merge(opened, story, other, Settings(), reason=reason, at=now()))


def split(
    story: Annotated[str, typer.Argument(metavar="STORY", help="Story that the articles are in.")],
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="Ids of those that tell another one.")],
    store: StoreAt = STORE,
    reason: Reason = "",
) -> None:
    """Make a story of its own of some articles; no later run joins them again."""
    from consilience.newsroom import deciding
    from consilience.settings import Settings

    with opened_store(store) as opened:
        _tell(opened, deciding.split(opened, story, articles, Settings(), reason=reason, at=now()))


def undo(
    number: Annotated[
        int, typer.Argument(metavar="N", help="Number of a decision; `consilience decisions` lists them.")
    ],
    store: StoreAt = STORE,
    reason: Reason = "",
) -> None:
    """Take a decision back, a person's or the machine's."""
    from consilience.newsroom import deciding
    from consilience.settings import Settings

    with opened_store(store) as opened:
        _tell(opened, deciding.undo(opened, number, Settings(), reason=reason, at=now()))


def decisions(
    story: Annotated[str | None, typer.Argument(metavar="[STORY]", help="Only those that concern this story.")] = None,
    store: StoreAt = STORE,
) -> None:
    """List what was decided about stories, by whom and why, oldest first."""
    from consilience.newsroom import lines

    with opened_store(store) as opened:
        for line in lines.decisions(opened.decisions(story)):
            say(line)


def _adding(store: Store, settings: Settings, progress: Report | None = None) -> Adding:
    from consilience.newsroom.adding import Adding
    from consilience.run.progress import silent

    return Adding(store, settings, now=now, progress=progress or silent)


def _tell(store: Store, made: Decided | Refused) -> None:
    from consilience.newsroom import lines
    from consilience.stored import Refused

    if isinstance(made, Refused):
        fail(f"nothing was changed: {made.reason}.")
    for line in lines.decided(store, made):
        say(line)


COMMANDS = (add, watch, stories, story, search, merge, split, undo, decisions)
