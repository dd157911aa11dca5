"""Measure how surely copies are told from independent reports of one event.

    python -m benchmarks.lineage --data newscluster_pairs.jsonl.gz --predictions OUT.jsonl

The articles are read from `../stories/newscluster.jsonl.gz` beside the pairs. Writes a row {"a", "b", "score"} a pair
found; prints average precision and best F1 for reprints and partial wires, and how often the kind is right.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.corpus import rows
from benchmarks.scoring import ranked
from benchmarks.story_corpora import HOME as STORIES
from benchmarks.story_corpora import article
from consilience.model import Annotated, Lineage
from consilience.resolve.lineage import lineage

HOME = f"Pairs of newscluster articles judged by hand for this project: id1, id2, label. {STORIES}"
COPIES = {"reprint", "partial_wire"}
NAMES = {"partial-wire": "partial_wire", "shared-quotes": "shared_quotes", "update": "same_outlet_update"}
UNJUDGED = {None, "weak_overlap_unjudged"}


def main() -> None:
    """Predict, score, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines: id1, id2, label")
    parser.add_argument("--predictions", type=Path, required=True, help="where to write")
    parser.add_argument("--articles", type=Path, help="the articles, if they lie elsewhere")
    options = parser.parse_args()
    pairs = list(rows(options.data, HOME))
    stories: dict[str, list[Annotated]] = defaultdict(list)
    for row in rows(options.articles or options.data.parent.parent / "stories" / "newscluster.jsonl.gz", HOME):
        stories[row["story"]].append(Annotated(article=article(row)))
    started = time.process_time()
    found: dict[frozenset[str], Lineage] = {}
    for story in stories.values():
        story.sort(key=lambda a: (a.article.published.date if a.article.published else "", a.article.id))
        found.update({frozenset((link.from_, link.to)): link for link in lineage(story)})
    spent = time.process_time() - started
    with options.predictions.open("w", encoding="utf-8") as out:
        for link in found.values():
            out.write(json.dumps({"a": link.from_, "b": link.to, "score": link.score}) + "\n")
    judged = {
        frozenset((pair["id1"], pair["id2"])): pair["label"] for pair in pairs if pair.get("label") not in UNJUDGED
    }
    precision, best = ranked(
        [(found[pair].score if pair in found else 0.0, label in COPIES) for pair, label in judged.items()]
    )
    print(f"average precision {precision:.1f}, best F1 {best:.1f}")
    table = Counter(
        (label, NAMES.get(found[pair].kind, found[pair].kind) if pair in found else "none")
        for pair, label in judged.items()
    )
    kinds = {label: count for label, count in Counter(judged.values()).items() if not label.startswith("independent")}
    right = sum(table[kind, kind] for kind in kinds)
    print(f"kind right {100 * right / sum(kinds.values()):.1f} % of {sum(kinds.values())}")
    for (label, kind), count in sorted(table.items()):
        print(f"  {label:28} told as {kind:20} {count}")
    articles = sum(map(len, stories.values()))
    print(f"{articles / spent:.0f} articles a CPU-second")


if __name__ == "__main__":
    main()
