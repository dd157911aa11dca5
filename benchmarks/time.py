"""Times: recognises and anchors the expressions of a TIMEX3 corpus and scores them as TempEval-3 does.

    python -m benchmarks.time --data timebank.jsonl.gz --predictions OUT.jsonl

Rows of the corpus: {"doc", "dct" (the publication date), "text", "timexes": [{"start", "end", "type", "value"}]}.
"""

from __future__ import annotations

import argparse
import calendar
import datetime
import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import rows
from consilience.annotate.times import anchor, direct, recognise
from consilience.annotate.times.grammar import compiled, grammar

HOME = (
    "TempEval-3's TBAQ (TimeBank 1.2 and AQUAINT TimeML, corrected; UzZaman et al. 2013, "
    "'SemEval-2013 Task 1: TempEval-3') can be had from https://www.cs.york.ac.uk/semeval-2013/task1/ ; the texts "
    "are licensed by the Linguistic Data Consortium (LDC2006T08, LDC2002T31). WikiWars 1.04 (Mazur and Dale 2010, "
    "CC BY-SA 3.0) is at http://www.timexportal.info/wikiwars ."
)

Timex = dict[str, Any]
Days = tuple[datetime.date, datetime.date]


def build() -> None:
    """Compiles the whole grammar, which a process does once and is not counted in the documents a second."""
    for pattern in sorted({rule.pattern for rules in grammar().rules.values() for rule in rules}):
        compiled(pattern)


def predict(text: str, published: str) -> list[Timex]:
    """The times of one document, as rows of the predictions."""
    times = anchor(direct(recognise(text, ""), text), published[:10], text)
    return [{"start": t.start, "end": t.end, "type": t.type, "value": t.value or ""} for t in times]


def days(value: str | None) -> Days | None:
    """The first and last day of a TIMEX3 calendar value, or None if it is none."""
    value = value or ""
    try:
        if match := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
            day = datetime.date(*map(int, match.groups()))
            return day, day
        if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            year, week = int(match[1]), int(match[2])
            first = datetime.date.fromisocalendar(year, week, 6 if match[3] else 1)
            return first, datetime.date.fromisocalendar(year, week, 7)
        if match := re.fullmatch(r"(\d{4})(?:-Q(\d)|-(\d\d))?", value):
            year = int(match[1])
            first_month = 3 * int(match[2]) - 2 if match[2] else int(match[3] or 1)
            last_month = first_month + 2 if match[2] else int(match[3] or 12)
            last = calendar.monthrange(year, last_month)[1]
            return datetime.date(year, first_month, 1), datetime.date(year, last_month, last)
    except ValueError:
        return None
    return None


def pair(gold: Timex, predicted: Sequence[Timex], used: set[int]) -> int | None:
    """Which prediction, not yet used, answers a gold expression: the one with the same span, else most overlap."""
    best: tuple[int, int] | None = None
    for index, timex in enumerate(predicted):
        overlap = min(gold["end"], timex["end"]) - max(gold["start"], timex["start"])
        if index in used or overlap <= 0:
            continue
        if (timex["start"], timex["end"]) == (gold["start"], gold["end"]):
            return index
        if best is None or overlap > best[0]:
            best = overlap, index
    return best[1] if best else None


def score(gold: Iterable[dict[str, Any]], predicted: dict[str, list[Timex]]) -> dict[str, Any]:
    """TempEval-3: strict is the same span, relaxed any overlap, value relaxed with the same value; precision, recall
    and F1 of each. Day recall: the share of gold dates and times with a calendar value whose days are the predicted
    ones, or that hold the predicted day."""
    hits = dict.fromkeys(("strict", "relaxed", "value", "type"), 0)
    golden = found = right_days = dated = 0
    for row in gold:
        answers = sorted(predicted.get(row["doc"], []), key=lambda timex: (timex["start"], -timex["end"]))
        used: set[int] = set()
        golden += len(row["timexes"])
        found += len(answers)
        for timex in row["timexes"]:
            meant = days(timex["value"]) if timex["type"] in ("DATE", "TIME") else None
            dated += meant is not None
            index = pair(timex, answers, used)
            if index is None:
                continue
            used.add(index)
            answer = answers[index]
            hits["relaxed"] += 1
            hits["strict"] += (answer["start"], answer["end"]) == (timex["start"], timex["end"])
            hits["value"] += answer["value"] == (timex["value"] or "")
            hits["type"] += answer["type"] == timex["type"]
            got = days(answer["value"])
            right_days += bool(
                meant and got and (got == meant or (got[0] == got[1] and meant[0] <= got[0] <= meant[1]))
            )
    return {name: _prf(count, found, golden) for name, count in hits.items()} | {
        "day_recall": round(100 * right_days / max(1, dated), 1),
        "gold": golden,
        "predicted": found,
    }


def _prf(hits: int, predicted: int, gold: int) -> dict[str, float]:
    precision, recall = hits / max(1, predicted), hits / max(1, gold)
    both = precision + recall
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f1": round(200 * precision * recall / both, 1) if both else 0.0,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark; 2 if the corpus is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.time", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="gold .jsonl or .jsonl.gz")
    parser.add_argument("--predictions", type=Path, required=True, help="where to write the predictions (.jsonl)")
    options = parser.parse_args(arguments)
    if not options.data.is_file():
        print(f"{options.data} is not there. {HOME}", file=sys.stderr)
        return 2
    gold = list(rows(options.data, HOME))
    build()
    begun = time.process_time()
    predicted = {row["doc"]: predict(row["text"], row["dct"]) for row in gold}
    seconds = time.process_time() - begun
    with options.predictions.open("w", encoding="utf-8") as out:
        for doc, timexes in predicted.items():
            out.write(json.dumps({"doc": doc, "timexes": timexes}) + "\n")
    result = score(gold, predicted) | {"documents_per_cpu_second": round(len(gold) / max(seconds, 1e-9), 1)}
    print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
