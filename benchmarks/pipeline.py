"""Runs the whole build over many articles: articles a CPU-second, wall time, peak memory, where the time goes.

    python -m benchmarks.pipeline --data articles_10k.jsonl.gz [--first 1000] [--profile 100]

The data are the dated articles of Baly et al. 2020 ("We Can Detect Your Bias", EMNLP; Apache-2.0; home:
https://github.com/ramybaly/Article-Bias-Prediction) as JSON lines with id, outlet, date, url, title, text; any JSON
Lines that `consilience build` reads will do.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import pstats
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from consilience.pipeline import dossiers
from consilience.settings import Settings

SAMPLE_SECONDS = 0.2


def lines(data: Path, first: int | None) -> Iterator[bytes]:
    """The first lines of a JSON Lines file, gzipped or not."""
    with gzip.open(data, "rb") if data.suffix == ".gz" else data.open("rb") as file:
        yield from islice(file, first)


def measured(data: Path, first: int | None) -> dict[str, float]:
    """Builds in a process of its own and measures it and all its children."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "articles.jsonl", Path(folder) / "out"
        with source.open("wb") as file:
            count = sum(1 for line in lines(data, first) if file.write(line))
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "consilience", "build", str(source), "--out", str(out)],
            stdout=subprocess.DEVNULL,
        )
        peak = _Peak(process.pid)
        peak.start()
        status = process.wait()
        wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        peak.join()
        size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        stories = sum(1 for _ in out.glob("*/dossier.json"))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "status": status,
        "articles": count,
        "stories": stories,
        "articles a CPU-second": round(count / cpu, 2),
        "CPU seconds": round(cpu, 1),
        "wall seconds": round(wall, 1),
        "peak MB, all processes": round(peak.most / 2**20),
        "output MB": round(size / 2**20),
    }


class _Peak(threading.Thread):
    """Samples the proportional memory (PSS) of a process and its descendants until it ends (Linux only)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.most = 0

    def run(self) -> None:
        while memory := sum(map(_memory, _family(self._pid))):
            self.most = max(self.most, memory)
            time.sleep(SAMPLE_SECONDS)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _memory(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def profile(data: Path, first: int) -> list[tuple[str, float]]:
    """Seconds of CPU by stage, from a profile of `first` articles in one process; other packages by their name."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        source.write_bytes(b"".join(lines(data, first)))
        profiler = cProfile.Profile(time.process_time)
        profiler.enable()
        for _ in dossiers([source], Settings(workers=1)):
            pass
        profiler.disable()
    seconds: dict[str, float] = defaultdict(float)
    stats = pstats.Stats(profiler)
    for (file, _, _), (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if file == "~":  # built in: the time is the caller's
            for (caller, _, _), (_, _, share, _) in callers.items():
                seconds[_room(caller)] += share
        else:
            seconds[_room(file)] += own
    return sorted(seconds.items(), key=lambda item: -item[1])[:25]


def _room(file: str) -> str:
    path = Path(file)
    if "consilience" in path.parts:
        return "/".join(path.parts[len(path.parts) - path.parts[::-1].index("consilience") :][:2])
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1]
    return "python"


def main() -> None:
    """Prints a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--first", type=int, help="only that many articles")
    parser.add_argument("--profile", type=int, metavar="N", help="also profile the first N articles, in one process")
    arguments = parser.parse_args()
    if not arguments.data.is_file():
        print(f"{arguments.data} is not there; see the head of benchmarks/pipeline.py for its home.", file=sys.stderr)
        sys.exit(2)
    for name, value in measured(arguments.data, arguments.first).items():
        print(f"{name:>24}: {value}")
    if arguments.profile:
        for room, seconds in profile(arguments.data, arguments.profile):
            print(f"{seconds:9.2f} s  {room}")


if __name__ == "__main__":
    main()
