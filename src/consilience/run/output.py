"""The folder that a build writes into: whole files or none, nothing of anybody else's touched.

A story's folder is filled aside and moved into place when it is complete; the index comes last, so a reader never sees
a story that is half there. What a stopped build has finished waits in `.consilience-work` until the next one goes on.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from consilience.errors import OutputRefused

SCRATCH = ".consilience-work"
INDEX = "index.json"
MARK = b'"consilience.index/1"'
"""What the index of a build holds near its beginning: by it a folder is known to be ours."""


class Output:
    """The output folder `root`, made if it is missing; a context manager that clears up behind the run.

    Raises `OutputRefused` when it can't be written, is a file, or holds things that no build has put there.
    """

    def __init__(self, root: Path, key: str) -> None:
        """Checks the folder and makes the scratch folder in it; work begun under another `key` is thrown away."""
        self.root = root
        self.scratch = root / SCRATCH / key
        try:
            if root.exists() and not self._is_ours():
                raise OutputRefused(
                    f"{root} holds files that no build wrote; name an empty or a new folder with --out."
                )
            if not self.scratch.is_dir():
                shutil.rmtree(root / SCRATCH, ignore_errors=True)
            (self.scratch / "stories").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputRefused(f"{root} can't be written ({error}); name another folder with --out.") from error

    def _is_ours(self) -> bool:
        if not self.root.is_dir():
            return False
        index = self.root / INDEX
        if index.is_file():
            with index.open("rb") as file:
                return MARK in file.read(200)
        return (self.root / SCRATCH).is_dir() or not any(self.root.iterdir())

    def __enter__(self) -> Output:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *exception: object) -> None:
        """Keeps the scratch folder if the run was stopped from outside, so that it can go on; else nothing is left."""
        if kind is None or issubclass(kind, Exception):
            shutil.rmtree(self.root / SCRATCH, ignore_errors=True)
            if not any(self.root.iterdir()):
                self.root.rmdir()

    def publish(self, stories: Iterable[str], files: Mapping[str, bytes]) -> None:
        """Moves the stories into place, removes those of earlier builds, writes `files` (the index)."""
        for old in sorted(self.root.iterdir()):
            if old.is_dir() and old.name != SCRATCH and (old / "dossier.json").is_file():
                shutil.rmtree(old)
        for story in sorted(set(stories)):
            (self.scratch / "stories" / story).rename(self.root / story)
        for name, content in sorted(files.items()):
            write_file(self.root / name, content)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes a folder with `files` in it, which appears complete or not at all; an older one is replaced."""
    aside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for name, content in sorted(files.items()):
        (aside / name).write_bytes(content)
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)


def write_file(path: Path, content: bytes) -> None:
    """Writes a file that appears complete or not at all."""
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(content)
    aside.replace(path)


def write_story(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files of one story into `folder`, each whole or not at all, in place of an older dossier's.

    Raises `OutputRefused` where it can't be written or holds other things.
    """
    try:
        strangers = folder.exists() and not set(os.listdir(folder)) <= set(files)
        if strangers:
            raise OutputRefused(f"{folder} holds other files; name an empty or a new folder with --out.")
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in sorted(files.items()):
            write_file(folder / name, content)
    except OSError as error:
        raise OutputRefused(f"{folder} can't be written ({error}); name another folder with --out.") from error
