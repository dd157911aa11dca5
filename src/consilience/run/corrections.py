"""A file of what persons judged: JSON Lines, to read, to keep under version control, to merge and to send.

    {"judge": "same", "by": "Ana", "at": "2031-03-09", "about": "entity", "left": …, "right": …}
    {"judge": "undo", "by": "Ana", "at": "2031-03-10", "undoes": "1f2e3d4c5b6a7988"}

Lines are only ever added; an undo names the line that it takes back by the hash of that line, so that it still does
after a merge has moved it. Empty lines, and those that begin with "#", are passed over.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from consilience.errors import BadSettings
from consilience.model import Correction, Side, content_id


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A line of the file; `undoes` is set in an undo, the rest of the last four in all others."""

    judge: Literal["same", "different", "undo"]
    by: str = ""
    at: str = ""
    note: str = ""
    undoes: str | None = None
    about: Literal["entity", "utterance", "claim"] | None = None
    left: Side | None = None
    right: Side | None = None

    @property
    def id(self) -> str:
        """The hash that an undo names the line by."""
        return content_id("line", msgspec.json.encode(self).decode())


class Entry(Struct, frozen=True, kw_only=True):
    """A line with its number in the file, and whether it is taken back."""

    number: int
    line: Line
    undone: bool

    @property
    def correction(self) -> Correction | None:
        """What was judged; None for an undo."""
        one = self.line
        if one.judge == "undo" or one.about is None or one.left is None or one.right is None:
            return None
        return Correction(
            number=self.number,
            about=one.about,
            verdict=one.judge,
            left=one.left,
            right=one.right,
            by=one.by,
            at=one.at,
            note=one.note,
        )


def read_log(path: Path) -> tuple[Entry, ...]:
    """Every line of a file of judgements. Raises `BadSettings` where it can't be read, naming the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadSettings(f"{path}: no such file; `consilience judge … --judgements {path}` makes one.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: {error}") from error
    found = []
    for number, words in enumerate(text.split("\n"), 1):
        if words.strip() and not words.lstrip().startswith("#"):
            found.append((number, _line(path, number, words)))
    gone: set[str] = set()
    for _, line in reversed(found):
        if line.undoes is not None and line.id not in gone:
            gone.add(line.undoes)
    return tuple(Entry(number=number, line=line, undone=line.id in gone) for number, line in found)


def _line(path: Path, number: int, words: str) -> Line:
    try:
        line = msgspec.json.decode(words, type=Line)
    except msgspec.DecodeError as error:
        raise BadSettings(f"{path}, line {number}: {error}") from error
    whole = line.undoes if line.judge == "undo" else line.about and line.left and line.right
    if not whole:
        missing = "undoes" if line.judge == "undo" else "about, left or right"
        raise BadSettings(f"{path}, line {number}: {line.judge!r} without {missing}")
    return line


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """What holds of a file of judgements, in the order of its lines. Errors as for `read_log`."""
    return tuple(made for one in read_log(path) if not one.undone and (made := one.correction) is not None)


def append(path: Path, correction: Correction) -> int:
    """Adds a judgement to the file, which is made where there is none, and says the number of its line."""
    one = correction
    line = Line(judge=one.verdict, about=one.about, left=one.left, right=one.right, by=one.by, at=one.at, note=one.note)
    return _append(path, line)


def undo(path: Path, number: int, *, by: str = "", at: str = "", note: str = "") -> int | str:
    """Takes the judgement in a line back by a further line, whose number it returns; or why that can't be, in words."""
    entry = next((one for one in read_log(path) if one.number == number), None)
    if entry is None:
        return f"there is no judgement in line {number} of {path}"
    if entry.undone:
        return f"line {number} of {path} is taken back already"
    return _append(path, Line(judge="undo", undoes=entry.line.id, by=by, at=at, note=note))


def _append(path: Path, line: Line) -> int:
    before: Sequence[bytes] = path.read_bytes().split(b"\n") if path.exists() else [b""]
    if path.exists():
        read_log(path)  # nothing is added to a file that can't be read
    broken = bool(before[-1])  # the last line lacks its end
    with path.open("ab") as file:
        file.write(b"\n" * broken + msgspec.json.encode(line) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return len(before) + broken
