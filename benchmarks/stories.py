"""Measure how well articles are sorted into stories, and how fast.

    python -m benchmarks.stories --data newscluster.jsonl.gz --predictions OUT.jsonl [--undated] [--later-half]

Writes a row {"id", "story"} an article; prints BCubed and pairwise F1 and articles a CPU-second, sketches included.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from benchmarks.corpus import rows
from benchmarks.scoring import bcubed_and_pairwise
from benchmarks.story_corpora import HOME, article
from consilience.cluster.stories import group
from consilience.cluster.vectors import sketch
from consilience.model import Annotated
from consilience.settings import Settings


def main() -> None:
    """Predict, score, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines: id, title, text, date, story")
    parser.add_argument("--predictions", type=Path, required=True, help="where to write")
    parser.add_argument("--undated", action="store_true", help="as if no date of publication were known")
    parser.add_argument("--later-half", action="store_true", help="only the half that the shipped model has not seen")
    options = parser.parse_args()
    table = list(rows(options.data, HOME))
    if options.later_half:
        table = sorted(table, key=lambda row: (row["date"], row["id"]))[len(table) // 2 :]
    articles = [Annotated(article=article(row, dated=not options.undated)) for row in table]
    started = time.process_time()
    sketches = [sketch(annotated) for annotated in articles]
    sketched = time.process_time()
    found = {identity: story.id for story in group(sketches, Settings()) for identity in story.articles}
    ended = time.process_time()
    with options.predictions.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": row["id"], "story": found[row["id"]]}) + "\n" for row in table)
    if all(row.get("story") for row in table):
        gold = {row["id"]: row["story"] for row in table}
        print("BCubed F1 {:.1f}, pairwise F1 {:.1f}".format(*bcubed_and_pairwise(gold, found)))
    print(
        f"{len(table)} articles in {len(set(found.values()))} stories; a CPU-second: "
        f"{len(table) / (ended - started):.0f} articles, of which sketching {len(table) / (sketched - started):.0f}, "
        f"grouping {len(table) / (ended - sketched):.0f}"
    )


if __name__ == "__main__":
    main()
