"""Finds the offsets in `examples.json` anew from the words that stand next to them, after a change to the examples.

    python -m tests.golden.locate

Of several places with the same words, the one nearest to the old offset is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from consilience.model import Article
from consilience.read import read
from consilience.settings import Settings

GOLD = Path(__file__).with_name("examples.json")
EXAMPLES = Path(__file__).parents[2] / "examples"


def texts() -> dict[str, str]:
    """The text of each example by the path that it is read under."""
    found = read([EXAMPLES / "talks", EXAMPLES / "rally"], Settings())
    return {result.path: result.text for result in found if isinstance(result, Article)}


def places(gold: dict[str, Any]) -> Iterator[tuple[str, list[int], str]]:
    """Every place that the gold speaks of: its file, its offsets (the list itself), its words."""
    for file, spans in gold["debris"].items():
        for span, words in zip(spans, gold["debris_words"][file], strict=True):
            yield file, span, words
    for attribution in gold["attributions"].values():
        for span, words in zip(attribution["content"], attribution["words"], strict=True):
            yield attribution["article"], span, words
    single = [mention for entity in gold["entities"].values() for mention in entity["mentions"]]
    single += [meeting["place"] for meeting in gold["scheduled"]]
    single += [place for fact in gold["disputed"] for side in fact["sides"] for place in side["evidence"]]
    for place in single:
        yield place["article"], place["span"], place["words"]


def main() -> None:
    """Rewrites the gold file in place."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    by_file = texts()
    for file, span, words in places(gold):
        starts = [match.start() for match in re.finditer(re.escape(words), by_file[file])]
        if not starts:
            raise SystemExit(f"{file} no longer holds: {words}")
        start = min(starts, key=lambda at: abs(at - span[0]))
        span[:] = [start, start + len(words)]
    for file, article in gold["articles"].items():
        article["length"] = len(by_file[file])
    GOLD.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
