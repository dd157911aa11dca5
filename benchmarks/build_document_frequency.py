"""Count in how many news articles each word stem stands, and write the table that `consilience.cluster` ships.

    python -m benchmarks.build_document_frequency --data articles_10k.jsonl.gz

Data: dated articles of Baly, Da San Martino, Glass, Nakov (EMNLP 2020), https://github.com/ramybaly/Article-Bias-Prediction,
Apache-2.0. Only counts leave this script.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.corpus import rows
from consilience.cluster.words import stems

TABLE = Path("src/consilience/cluster/data/document_frequency.tsv")
LEAST = 3  # a stem in fewer articles is mostly a typing error, and counts as never seen
LARGEST = 40_000


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines with title and text")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    for row in rows(options.data):
        counts.update({stem for stem in stems(f"{row['title']}\n{row['text']}") if len(stem) <= 24})
        articles += 1
    kept = sorted(
        ((stem, count) for stem, count in counts.items() if count >= LEAST), key=lambda item: (-item[1], item[0])
    )[:LARGEST]
    head = (
        "# In how many of the counted news articles each word stem stands (consilience.cluster.words.stem).\n"
        "# Counted by benchmarks/build_document_frequency.py in a sample of the articles of Baly, Da San Martino,\n"
        "# Glass, Nakov (EMNLP 2020), https://github.com/ramybaly/Article-Bias-Prediction, Apache-2.0: counts only.\n"
        "# The first row is the number of articles.\n"
    )
    lines = [f"\t{articles}", *(f"{stem}\t{count}" for stem, count in kept)]
    lines[0] = f"(articles)\t{articles}"
    options.out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.out}: {len(kept)} stems of {articles} articles")


if __name__ == "__main__":
    main()
