"""Attribution: finds who said what in whole articles and scores source, cue and content as spans of letters.

    python -m benchmarks.attribution --data polnear_dev.jsonl.gz --predictions OUT.jsonl [--setting fast] [--errors]
    python -m benchmarks.attribution --data polnear_dev.jsonl.gz --score OUT.jsonl [--errors]

Rows of the corpus: {"doc", "publisher", "text", "attributions": [{"source", "cue", "content"}]}, each of the three a
list of [start, end]; rows of the predictions: the same with "doc" and "attributions" only.

The summary goes to standard output as JSON. For the eye, standard error has the figures by type and by outlet next to
those to beat; with `--errors` also the largest kinds of error, with examples that quote the corpus: they are never in
the JSON, as the corpus has no licence. `--score` takes predictions that were made before, and loads no model.

Articles go through the product's own stages (read, clean, annotate). `--plain` takes every paragraph for body instead,
which shows what cleaning costs or gains on texts that were cleaned before. The corpus counts a quotation that goes on
in the next paragraph with the one before; what we give as several attributions with one cue is joined for it. It also
never marks a report inside the content of another (none of 3,314 contents in every sixth article of its training part
holds one), so ours are left out of the predictions; `--nested` leaves them in, and shows what they cost.

Speed is in CPU time of everything from an article's text to its attributions, without loading the model and without
the first article's first turn and the first look at a text's language, which pay for what is loaded on first use. The
share of the parse is what parsing takes alone, the median over every third article, as a busy machine makes single ones
slow.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.attribution_errors import INSIDE, Kind, breakdown, reading
from benchmarks.attribution_score import Row, Spans, count, figures, letters
from benchmarks.attribution_tables import errors_page, figures_page
from benchmarks.corpus import rows
from consilience import annotate, clean
from consilience.clean.language import identify
from consilience.contracts import Annotator
from consilience.model import Article, Attribution, Region, Span, content_id
from consilience.settings import Settings

HOME = (
    "PolNeAR 1.0 (Newell, Margolin, Ruths: 'An Attribution Relations Corpus for Political News', LREC 2018) is at "
    "https://github.com/networkdynamics/PolNeAR ; turn its articles into the rows that this module's docstring shows."
)
SAMPLE = 3
"""One article in so many is parsed once more by itself, to know the parse's share."""
COUNTED = ("name", "cases", "gold", "found", "exact", "end_to_end")
"""What of a kind of error goes into the summary: no words of the corpus."""

Found = list[dict[str, Spans]]


def regions(text: str, start: int = 0) -> tuple[Region, ...]:
    """Every line as body, the first as the headline."""
    lines = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    return tuple(
        Region(start=start + left, end=start + right, kind="body" if number else "headline")
        for number, (left, right) in enumerate(lines)
    )


def article_of(row: Row, plain: bool) -> Article:
    """The row's article with its regions."""
    article = Article(id=content_id(row["doc"]), path=row["doc"], text=row["text"])
    if plain:
        return Article(id=article.id, path=article.path, text=article.text, regions=regions(article.text))
    return clean.mark_regions(article)


def predict(row: Row, models: annotate.Models, plain: bool) -> Found:
    """The attributions of one article, as rows of the predictions."""
    using = needed(annotate.annotators(models.tagger))
    return joined(annotate.annotate([article_of(row, plain)], models, using)[0].attributions)


def needed(annotators: Sequence[Annotator]) -> list[Annotator]:
    """The annotators that find attributions, and those that these need."""
    wanted, found = {"attributions"}, []
    for annotator in reversed(annotators):
        if wanted & annotator.assigns:
            found.append(annotator)
            wanted |= annotator.requires
    return found[::-1]


def joined(found: Iterable[Attribution]) -> Found:
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


def outermost(text: str, found: Sequence[dict[str, Spans]]) -> Found:
    """The attributions without those whose content lies in that of a longer one."""
    contents = [letters(text, item["content"]) for item in found]
    return [
        item
        for item, inner in zip(found, contents, strict=True)
        if not any(len(inner) < len(outer) and len(inner & outer) >= INSIDE * len(inner) for outer in contents)
    ]


# ------------------------------------------------------------------------------------------------ speed


@dataclass(frozen=True)
class Speed:
    """How fast it was: documents a second of CPU time, and the parse's share of that in percent."""

    documents: float
    parse: float


def timed(corpus: Sequence[Row], models: annotate.Models, plain: bool) -> tuple[list[Found], Speed]:
    """The attributions of each article and the speed at which they were found."""
    for row in corpus[:1]:
        predict(row, models, plain)
        identify(row["text"])
    found: list[Found] = []
    seconds, shares = 0.0, []
    for place, row in enumerate(corpus):
        started = time.process_time()
        found.append(predict(row, models, plain))
        took = time.process_time() - started
        seconds += took
        if place % SAMPLE == 0 and took:
            article = article_of(row, plain)
            started = time.process_time()
            annotate.annotate([article], models, ())
            shares.append((time.process_time() - started) / took)
    speed = Speed(
        documents=round(len(corpus) / seconds, 2) if seconds else 0.0,
        parse=round(100 * median(shares), 1) if shares else 0.0,
    )
    return found, speed


# ------------------------------------------------------------------------------------------------ the command


def summarised(corpus: Sequence[Row], found: Sequence[Found]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The figures of the whole corpus and those of each outlet."""
    counts: Counter[str] = Counter()
    outlets: dict[str, Counter[str]] = {}
    for row, items in zip(corpus, found, strict=True):
        one = count(row, items)
        counts.update(one)
        outlets.setdefault(row.get("publisher", ""), Counter()).update(one, documents=1)
    by_outlet = {name: figures(c) | {"documents": c["documents"]} for name, c in sorted(outlets.items())}
    summary = figures(counts) | {
        "by outlet": {name: outlet["end to end"]["f1"] for name, outlet in by_outlet.items()},
        "documents": len(corpus),
    }
    return summary, by_outlet


def read_predictions(path: Path, corpus: Sequence[Row]) -> list[Found]:
    """The predictions of a file in the order of the corpus; says which articles it has nothing of, if any."""
    known = {row["doc"]: row["attributions"] for row in rows(path)}
    missing = [row["doc"] for row in corpus if row["doc"] not in known]
    if missing:
        print(f"{path} has nothing of {len(missing)} articles, counted as without attributions", file=sys.stderr)
    return [known.get(row["doc"], []) for row in corpus]


def errors(corpus: Sequence[Row], found: Sequence[Found]) -> list[Kind]:
    """The kinds of error in what was found, the most frequent first."""
    return breakdown([reading(row, items) for row, items in zip(corpus, found, strict=True)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Predicts or reads predictions, writes them, prints the score as JSON and the tables to standard error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    made = parser.add_mutually_exclusive_group()
    made.add_argument("--predictions", type=Path, help="write the predictions here")
    made.add_argument("--score", type=Path, help="score these predictions instead of making them")
    parser.add_argument("--plain", action="store_true", help="take every paragraph for body, without cleaning")
    parser.add_argument("--nested", action="store_true", help="leave reports inside the content of another in")
    parser.add_argument("--setting", choices=("accurate", "fast", "rules"), default="accurate")
    parser.add_argument("--errors", action="store_true", help="name the ten largest kinds of error, with examples")
    options = parser.parse_args(arguments)
    corpus = list(rows(options.data, HOME))
    speed: dict[str, float] = {}
    if options.score:
        found = read_predictions(options.score, corpus)
    else:
        found, measured = timed(corpus, annotate.load(Settings(attribution=options.setting)), options.plain)
        speed = {"documents a CPU-second": measured.documents, "share of the parse": measured.parse}
    if not options.nested and not options.score:
        found = [outermost(row["text"], items) for row, items in zip(corpus, found, strict=True)]
    if options.predictions:
        with options.predictions.open("w", encoding="utf-8") as out:
            for row, items in zip(corpus, found, strict=True):
                out.write(json.dumps({"doc": row["doc"], "attributions": items}) + "\n")
    summary, outlets = summarised(corpus, found)
    summary |= speed
    print(figures_page(summary, outlets), file=sys.stderr)
    if options.errors:
        kinds = errors(corpus, found)
        print("\n" + errors_page(kinds), file=sys.stderr)
        summary["errors"] = [{key: value for key, value in asdict(kind).items() if key in COUNTED} for kind in kinds]
    json.dump(summary, sys.stdout, indent=1, ensure_ascii=False)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
