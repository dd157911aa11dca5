"""Measure how well undated articles are dated from one dated sibling of their story.

    python -m benchmarks.published --data allsides_2016_2018.jsonl.gz [--gap DAYS]

In turn every article of a story keeps its date and the others lose theirs: metadata, address and file name, not what
their text says. Only articles whose address confirms the corpus's date are counted, and siblings at most `--gap` days
apart. Prints for how many a day was given, how often it was right, a day off, further off, and how many were left open.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from benchmarks.corpus import rows
from benchmarks.story_corpora import HOME
from benchmarks.train_published import annotated, confirmed
from consilience.clean.published import of_story
from consilience.model import Annotated, Published

MOST = 8
"""Articles of a story that are looked at."""

Dated = tuple[Annotated, date]


def main() -> None:
    """Date, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines: id, title, text, date, url, story")
    parser.add_argument("--gap", type=int, default=7, help="days from the dated sibling within which others count")
    options = parser.parse_args()
    stories: dict[str, list[Dated]] = defaultdict(list)
    for row in rows(options.data, HOME):
        if len(row.get("date") or "") >= 10 and confirmed(row) and len(stories[row["story"]]) < MOST:
            stories[row["story"]].append((annotated(row), date.fromisoformat(row["date"][:10])))
    started = time.process_time()
    counts = Counter(outcome for story in stories.values() for outcome in outcomes(story, options.gap))
    took = time.process_time() - started
    print(summary(counts) + f"; {sum(counts.values()) / took:.0f} articles a CPU-second")


def outcomes(story: Sequence[Dated], gap: int) -> Iterator[str]:
    """What became of each article that lost its date, for each that kept its own."""
    for kept, known in story:
        near = [(article, day) for article, day in story if abs((day - known).days) <= gap]
        stripped = [_with_date(article, day if article is kept else None) for article, day in near]
        for (article, day), found in zip(near, of_story(stripped), strict=True):
            if article is not kept:
                yield outcome(found, day)


def _with_date(annotated: Annotated, day: date | None) -> Annotated:
    published = Published(date=day.isoformat(), precision="day", how="given") if day else None
    return replace(annotated, article=replace(annotated.article, published=published))


def outcome(found: Published | None, day: date) -> str:
    """One word for a found date against the true day."""
    if found is None:
        return "silent"
    if found.precision != "day":
        return "coarse and right" if day.isoformat().startswith(found.date) else "coarse and wrong"
    off = abs((date.fromisoformat(found.date) - day).days)
    return "right" if off == 0 else "a day off" if off == 1 else "further off"


def summary(counts: Counter[str]) -> str:
    """The figures in one line."""
    whole = max(1, sum(counts.values()))
    given = max(1, sum(counts[kind] for kind in ("right", "a day off", "further off")))
    return (
        f"{whole} articles: a day given for {given / whole:.1%}, of which right {counts['right'] / given:.1%}, "
        f"a day off {counts['a day off'] / given:.1%}, further off {counts['further off'] / given:.1%}; "
        f"only month or year {(counts['coarse and right'] + counts['coarse and wrong']) / whole:.1%} "
        f"({counts['coarse and wrong']} wrong), silent {counts['silent'] / whole:.1%}"
    )


if __name__ == "__main__":
    main()
