"""What the user named, file by file: folders walked, patterns expanded, in one order on every machine.

Left alone without a word: hidden files, what never holds an article (`data/left_alone.txt`: pictures, style sheets),
what speaks of its folder (`data/about_the_folder.txt`: a README), and folders that Consilience wrote. Everything else
that can't be read comes back as `Skipped`. A file that the user names is read whatever it is called.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from msgspec import Struct

from consilience.errors import Duplicate, NoText, SkipInput, UnreadableInput
from consilience.lexicon import words
from consilience.model import Skipped
from consilience.read.identity import skipped

STANDARD_INPUT = "-"
_OURS = re.compile(rb'\s*\{\s*"schema"\s*:\s*"consilience\.')
_OUR_FILES = ("index.json", "dossier.json")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_KINDS = (
    (stat.S_ISFIFO, "a pipe, not a file; for standard input name -"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)


class Found(Struct, frozen=True, kw_only=True):
    """A file to read. `name` is its path from what the user named; `suffix` is "" where only its bytes can tell what
    it is."""

    path: Path
    name: str
    suffix: str


Identity = tuple[int, int]
"""Device and number of a file: what stays the same under all of its names."""


def expand(paths: Sequence[str | Path], suffixes: Collection[str]) -> Iterator[Found | Skipped]:
    """The files in `paths`, sorted by name, each once. `suffixes` are those that there is a reader for; "-" is passed
    on as it is."""
    names: dict[Identity, str] = {}
    for named in sorted({os.fspath(path) for path in paths}):
        if named == STANDARD_INPUT:
            yield Found(path=Path(named), name="stdin", suffix="")
            continue
        for path, base in _matches(named):
            for found in _walk(path, base, suffixes):
                yield _once(found, names) if isinstance(found, Found) else found


def suffix_of(name: str, suffixes: Collection[str]) -> str:
    """The suffix by which `name` is read, without that of gzip; "" if there is no reader for it."""
    stem = name.lower().removesuffix(".gz")
    suffix = os.path.splitext(stem)[1]
    return suffix if suffix in suffixes else ""


def printable(path: str) -> str:
    """`path` with "/" between its parts, and with an escape for each byte of it that is not UTF-8."""
    return os.fsencode(path.replace(os.sep, "/")).decode("utf-8", "backslashreplace")


def _matches(named: str) -> list[tuple[Path, Path]]:
    """The paths that `named` stands for, each with the folder that its name is told from."""
    path = Path(named)
    if not has_magic(named) or os.path.lexists(named):
        return [(path, path if path.is_dir() else path.parent)]
    fixed = Path(*path.parts[: next(at for at, part in enumerate(path.parts) if has_magic(part))])
    return [(Path(match), fixed) for match in sorted(glob(named, recursive=True))] or [(path, path.parent)]


def _once(found: Found, names: dict[Identity, str]) -> Found | Skipped:
    try:
        identity = _identity(found.path.stat())
    except OSError as error:
        return skipped(found.name, _unreadable(error, found.path))
    if identity in names:
        return skipped(found.name, Duplicate(f"the same file as {names[identity]}"))
    names[identity] = found.name
    return found


def _walk(path: Path, base: Path, suffixes: Collection[str]) -> Iterator[Found | Skipped]:
    """The files in and under `path`. With a stack of its own, as folders nest deeper than calls can."""
    stack: list[tuple[Path, tuple[Identity, ...]]] = [(path, ())]
    while stack:
        here, above = stack.pop()
        name = _name(here, base)
        try:
            status = here.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield _file(here, name, status.st_mode, suffixes, named=not above)
                continue
            if _identity(status) in above:
                raise UnreadableInput("a loop of links: it leads back to a folder that it lies in")
            children = _children(here, named=not above)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            yield skipped(name, _unreadable(error, here))
            continue
        except SkipInput as error:
            yield skipped(name, error)
            continue
        if not children and (not above or suffix_of(name, suffixes)):
            yield skipped(name, NoText("a folder with nothing in it to read"))
        stack.extend((here / child, (*above, _identity(status))) for child in reversed(children))


def _name(path: Path, base: Path) -> str:
    name = path.relative_to(base).as_posix()
    return printable(name if name != "." else path.name or str(path))


def _identity(status: os.stat_result) -> Identity:
    return status.st_dev, status.st_ino


def _file(path: Path, name: str, mode: int, suffixes: Collection[str], *, named: bool) -> Found | Skipped:
    if not stat.S_ISREG(mode):
        what = next((what for is_kind, what in _KINDS if is_kind(mode)), "neither a file nor a folder")
        return skipped(name, UnreadableInput(what))
    suffix = suffix_of(path.name, suffixes)
    if suffix or named or not _SUFFIX.search(path.name.removesuffix(".gz")):
        return Found(path=path, name=name, suffix=suffix)
    detail = f"no reader for {path.suffix}; named by itself, the file is read as what it looks like"
    return Skipped(path=name, reason="unsupported", detail=printable(detail))


def _children(folder: Path, *, named: bool) -> list[str]:
    names = sorted(os.listdir(folder))
    if any(_is_ours(folder / ours) for ours in _OUR_FILES if ours in names):
        if named:
            raise NoText("a folder that Consilience wrote")
        return []
    return [name for name in names if not _left_alone(name)]


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return stat.S_ISREG(os.fstat(file.fileno()).st_mode) and bool(_OURS.match(file.read(200)))
    except OSError:
        return False


def _left_alone(name: str) -> bool:
    stem, suffix = os.path.splitext(name.lower())
    return (
        name.startswith((".", "~$", "__MACOSX"))
        or suffix in words("read/left_alone.txt")
        or stem in words("read/about_the_folder.txt")
    )


def _unreadable(error: OSError | ValueError, path: Path) -> UnreadableInput:
    if not isinstance(error, OSError):
        return UnreadableInput("no path that can exist")
    if error.errno == errno.ELOOP:
        return UnreadableInput("a loop of links")
    if error.errno == errno.ENOENT:
        return UnreadableInput("a broken link" if path.is_symlink() else "no such file or folder")
    return UnreadableInput((error.strerror or type(error).__name__).lower())
