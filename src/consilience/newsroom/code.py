"""Fingerprints of code: what a module does can only change with its text, that of the modules it imports and that of
the data files they name. So no cache has to rely on somebody's raising a version number, and a change in one annotator
is not taken for one in another.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

_ROOT = Path(str(files("consilience")))
_IMPORT = re.compile(
    r"^\s*from consilience(?:\.([\w.]+))? import (\([^)]*\)|[^\n]+)|^\s*import consilience\.([\w.]+)", re.M
)
_FOR_TYPES_ONLY = re.compile(r"^if TYPE_CHECKING:.*\n(?:[ \t]+.*\n|\n)+", re.M)
_DATA = re.compile(r'"(?:(\w+)/)?(\w+)(?:\.(?:tsv|txt))?"')
"""Data files are named in full, or by their stem where the rest of the name is put to it."""
_SHAPES = frozenset({"model", "errors", "contracts", "settings", "version"})
"""Modules of records and names, which do nothing: a cached record of another shape does not decode, and is made anew.
The settings that a step heeds are named by it."""


@cache
def fingerprint(*modules: str) -> str:
    """That of all that `modules` ("consilience.clean.regions") do, by the bytes of their files."""
    digest = hashlib.sha256()
    for path in sorted(_closure(modules)):
        digest.update(path.encode() + b"\0" + (_ROOT / path).read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _closure(modules: tuple[str, ...]) -> set[str]:
    """The files, by their paths in the package, of `modules` and of all that they lead to."""
    found: set[str] = set()
    waiting = [path for module in modules for path in _file(module.removeprefix("consilience").lstrip("."))]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            if path.endswith(".py"):
                waiting.extend(_named(path))
    return found


@cache
def _named(path: str) -> tuple[str, ...]:
    """The files that a module imports or names as its data."""
    text = _FOR_TYPES_ONLY.sub("", (_ROOT / path).read_text(encoding="utf-8"))
    own = path.partition("/")[0]
    data = (_data(stage or own, stem) for stage, stem in dict.fromkeys(_DATA.findall(text)))
    return (*_imported(text), *(name for names in data for name in names))


@cache
def _data(stage: str, stem: str) -> tuple[str, ...]:
    names = (f"{stage}/data/{stem}{suffix}" for suffix in (".tsv", ".txt"))
    return tuple(name for name in names if (_ROOT / name).is_file())


def _imported(text: str) -> Iterator[str]:
    for package, names, module in _IMPORT.findall(text):
        if module:
            yield from _file(module)
            continue
        listed = [part.split(" as ")[0].strip() for part in re.sub(r"#[^\n]*", "", names.strip("()")).split(",")]
        for name in filter(None, listed):
            yield from _file(f"{package}.{name}".lstrip(".")) or _file(package)


def _file(module: str) -> tuple[str, ...]:
    """The file of a module of the package, named without the package; nothing if it is none, or only has shapes."""
    if module in _SHAPES or not module:
        return ()
    path = module.replace(".", "/")
    return next(((name,) for name in (f"{path}.py", f"{path}/__init__.py") if (_ROOT / name).is_file()), ())
