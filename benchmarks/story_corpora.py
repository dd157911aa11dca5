"""The corpora of articles sorted into stories, as sketches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpus import rows
from consilience.cluster.vectors import Sketch, sketch
from consilience.model import Annotated, Article, Published, Region, RegionKind

HOME = """The story corpora are made from: AllSides 2016-18 (story triples of NeuS, Lee et al., NAACL 2022,
https://github.com/HLTCHKUST/framing-bias-metric, with the texts of Baly et al., EMNLP 2020,
https://github.com/ramybaly/Article-Bias-Prediction, Apache-2.0); ECB+ (Cybulska, Vossen, LREC 2014,
https://github.com/cltl/ecbPlus, CC BY 3.0); newscluster (Hamborg et al., 2019,
https://github.com/fhamborg/Giveme5W1H, Apache-2.0). One row an article: id, title, text, date, story."""


def article(row: dict[str, Any], *, dated: bool = True) -> Article:
    """The article of a row, its title and each line of its text marked as regions."""
    title = row.get("title") or ""
    text = f"{title}\n{row['text']}" if title else row["text"]
    regions, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kind: RegionKind = "headline" if title and number == 0 else "body"
            regions.append(Region(start=start, end=start + len(line), kind=kind))
        start += len(line) + 1
    date = row.get("date") if dated else None
    return Article(
        id=row["id"],
        path=row["id"],
        text=text,
        outlet=row.get("outlet"),
        headline=title or None,
        published=Published(date=date, precision="day", how="given") if date else None,
        regions=tuple(regions),
    )


def labelled(path: Path, *, dated: bool = True, whole: bool = False) -> Iterator[tuple[Sketch, str, str]]:
    """Each article's sketch, its story and its topic (its story where the corpus knows no topics)."""
    for row in rows(path, HOME):
        made = sketch(Annotated(article=article(row, dated=dated)), whole=whole)
        yield made, row["story"], row.get("topic") or row["story"]
