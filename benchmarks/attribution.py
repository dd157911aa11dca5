"""Attribution: finds who said what in whole articles and scores source, cue and content as spans of letters.

    python -m benchmarks.attribution --data polnear_dev.jsonl.gz --predictions OUT.jsonl [--plain]

Rows of the corpus: {"doc", "publisher", "text", "attributions": [{"source", "cue", "content"}]}, each of the three a
list of [start, end]; rows of the predictions: the same with "doc" and "attributions" only.

Articles go through the product's own stages (read, clean, annotate). `--plain` takes every paragraph for body instead,
which shows what cleaning costs or gains on texts that were cleaned before. The corpus counts a quotation that goes on
in the next paragraph with the one before; what we give as several attributions with one cue is joined for it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import rows
from consilience import annotate, clean
from consilience.model import Article, Attribution, Region, Span, content_id
from consilience.settings import Settings

HOME = (
    "PolNeAR 1.0 (Newell, Margolin, Ruths: 'An Attribution Relations Corpus for Political News', LREC 2018) is at "
    "https://github.com/networkdynamics/PolNeAR ; turn its articles into the rows that this module's docstring shows."
)
QUOTES = '"“”„‟«»'
SAME = 0.5
"""Jaccard index of letters from which two contents are the same."""
MODES = ("direct", "mixed", "indirect")

Row = Mapping[str, Any]
Spans = Sequence[Sequence[int]]
Letters = frozenset[int]


def regions(text: str, start: int = 0) -> tuple[Region, ...]:
    """Every line as body, the first as the headline."""
    lines = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    return tuple(
        Region(start=start + left, end=start + right, kind="body" if number else "headline")
        for number, (left, right) in enumerate(lines)
    )


def predict(row: Row, models: annotate.Models, plain: bool) -> list[dict[str, Spans]]:
    """The attributions of one article, as rows of the predictions."""
    article = Article(id=content_id(row["doc"]), path=row["doc"], text=row["text"])
    if plain:
        article = Article(id=article.id, path=article.path, text=article.text, regions=regions(article.text))
    else:
        article = clean.mark_regions(article)
    return joined(annotate.annotate([article], models)[0].attributions)


def joined(found: Iterable[Attribution]) -> list[dict[str, Spans]]:
    """The attributions as lists of offsets, those with one cue that go on from paragraph to paragraph as one."""
    items: list[dict[str, Any]] = []
    for item in found:
        cue = _offsets(item.cue)
        same = next((known for known in reversed(items) if cue and known["cue"] == cue), None)
        if same is not None and item.mode == "direct" and item.content[0].start > cue[-1][1]:
            same["content"] = [*same["content"], *_offsets(item.content)]
        else:
            items.append({"source": _offsets(item.source), "cue": cue, "content": _offsets(item.content)})
    return items


def _offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


# ------------------------------------------------------------------------------------------------ the score


def letters(text: str, spans: Spans) -> Letters:
    """The positions of the letters and digits in the spans."""
    return frozenset(at for start, end in spans for at in range(start, min(end, len(text))) if text[at].isalnum())


def quoted(text: str) -> frozenset[int]:
    """The positions between double quotation marks; a line's end closes them."""
    inside, found = False, set()
    for at, char in enumerate(text):
        if char == "\n":
            inside = False
        elif char in QUOTES:
            inside = not inside if char == '"' else char in "“„«"
        elif inside:
            found.add(at)
    return frozenset(found)


def mode(content: Letters, marked: frozenset[int]) -> str:
    """Direct, mixed or indirect, by the share of the content's letters that are quoted."""
    share = len(content & marked) / max(1, len(content))
    return "direct" if share >= 0.95 else "mixed" if share > 0 else "indirect"


def pairs(gold: Sequence[Letters], found: Sequence[Letters]) -> list[tuple[float, int, int]]:
    """Contents paired one to one, the most alike first, with their Jaccard index."""
    alike = sorted(
        ((-len(g & f) / len(g | f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    paired = []
    for score, i, j in alike:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            paired.append((-score, i, j))
    return paired


def count(row: Row, found: Sequence[Mapping[str, Spans]]) -> Counter[str]:
    """What one article adds to the score."""
    text = row["text"]
    marked = quoted(text)
    gold = [(letters(text, a["content"]), letters(text, a.get("source") or [])) for a in row["attributions"]]
    told = [(letters(text, a["content"]), letters(text, a.get("source") or [])) for a in found]
    gold, told = [g for g in gold if g[0]], [f for f in told if f[0]]
    counts: Counter[str] = Counter(gold=len(gold), found=len(told))
    counts.update(f"gold {mode(content, marked)}" for content, _ in gold)
    counts.update(f"found {mode(content, marked)}" for content, _ in told)
    for score, i, j in pairs([g[0] for g in gold], [f[0] for f in told]):
        counts["exact"] += score >= 0.999
        if score < SAME:
            continue
        counts["iou"] += 1
        counts[f"recalled {mode(gold[i][0], marked)}"] += 1
        counts[f"precise {mode(told[j][0], marked)}"] += 1
        right = bool(gold[i][1] & told[j][1])
        counts["sourced"] += bool(gold[i][1])
        counts["source right"] += right
        counts["end to end"] += right if gold[i][1] else not told[j][1]
    return counts


def figures(counts: Counter[str]) -> dict[str, Any]:
    """The score in percent: precision, recall and F1 of exact contents, of contents alike by half, and of those with
    the right source; the share of right sources; recall and precision by mode."""
    summary: dict[str, Any] = {name: _prf(counts[name], counts) for name in ("exact", "iou", "end to end")}
    summary["source"] = _percent(counts["source right"], counts["sourced"])
    for name in MODES:
        summary[name] = {
            "r": _percent(counts[f"recalled {name}"], counts[f"gold {name}"]),
            "p": _percent(counts[f"precise {name}"], counts[f"found {name}"]),
            "gold": counts[f"gold {name}"],
        }
    return summary


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _prf(hits: int, counts: Counter[str]) -> dict[str, float]:
    total = counts["gold"] + counts["found"]
    return {
        "p": _percent(hits, counts["found"]),
        "r": _percent(hits, counts["gold"]),
        "f1": _percent(2 * hits, total),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Predicts, writes the predictions, prints the score as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--plain", action="store_true", help="take every paragraph for body, without cleaning")
    options = parser.parse_args(arguments)
    corpus = list(rows(options.data, HOME))
    models = annotate.load(Settings())
    started = time.process_time()
    found = [predict(row, models, options.plain) for row in corpus]
    seconds = time.process_time() - started
    if options.predictions:
        with options.predictions.open("w", encoding="utf-8") as out:
            for row, items in zip(corpus, found, strict=True):
                out.write(json.dumps({"doc": row["doc"], "attributions": items}) + "\n")
    counts = sum((count(row, items) for row, items in zip(corpus, found, strict=True)), Counter[str]())
    outlets: dict[str, Counter[str]] = {}
    for row, items in zip(corpus, found, strict=True):
        outlets.setdefault(row.get("publisher", ""), Counter()).update(count(row, items))
    summary = figures(counts) | {
        "by outlet": {name: _prf(c["end to end"], c)["f1"] for name, c in sorted(outlets.items())},
        "documents": len(corpus),
        "documents a CPU-second": round(len(corpus) / seconds, 2),
    }
    json.dump(summary, sys.stdout, indent=1, ensure_ascii=False)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
