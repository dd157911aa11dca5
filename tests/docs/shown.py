"""The outputs shown in the README: what the commands print, and where it stands. `python -m tests.docs.shown` writes
them anew."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from consilience.report.written import read_dossier

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(
    r"(<!-- output: (?P<command>[^:]+): (?P<lines>\d+) lines -->\n```text\n)(?P<shown>.*?)(```\n<!-- end -->)", re.S
)
WIDTH = 118


def printed(command: str, out: Path) -> list[str]:
    """The lines that a command of the README prints on the examples."""
    if command.split()[1] == "stories":
        return run_over(out, "stories")
    story = max(out.glob("*/dossier.json"), key=lambda path: len(read_dossier(path.read_bytes()).articles))
    arguments = command.split()[1:]
    if arguments == ["explain"]:
        dossier = read_dossier(story.read_bytes())
        arguments.append(max(dossier.utterances, key=lambda item: (len(item.attributions), item.id)).best)
    run = [sys.executable, "-m", "consilience", *arguments, str(story)]
    output = subprocess.run(run, capture_output=True, check=True).stdout.decode()
    return output.splitlines()


def run_over(out: Path, *arguments: str) -> list[str]:
    """The lines that a command prints over the store of the examples, beside the folder `out`."""
    run = [sys.executable, "-m", "consilience", *arguments, "--store", str(store(out))]
    return subprocess.run(run, capture_output=True, check=True).stdout.decode().splitlines()


def store(out: Path) -> Path:
    """Where `build` puts the store of the examples."""
    return out.with_name("consilience.db")


def wrapped(line: str) -> list[str]:
    """A line broken to a readable width, its continuations indented."""
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    return textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False) or [""]


def build(out: Path) -> None:
    """Builds the examples into `out`, and adds them to a store beside it."""
    paths = [str(ROOT / "examples" / name) for name in ("talks", "rally")]
    run_over(out, "add", *paths)
    subprocess.run(
        [sys.executable, "-m", "consilience", "build", *paths, "--out", str(out)], capture_output=True, check=True
    )


def refreshed(text: str, out: Path) -> str:
    """The README with its outputs as the commands print them now."""

    def block(match: re.Match[str]) -> str:
        lines = [part for line in printed(match["command"], out)[: int(match["lines"])] for part in wrapped(line)]
        return match[1] + "".join(f"{line}\n" for line in lines) + match[5]

    return BLOCK.sub(block, text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "out")
        README.write_text(refreshed(README.read_text(encoding="utf-8"), Path(folder) / "out"), encoding="utf-8")
