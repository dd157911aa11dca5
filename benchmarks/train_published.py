"""Learn what the time expressions of a report say about its day, and write `consilience/clean/data/day_weights.tsv`.

    python -m benchmarks.train_published --data articles.jsonl.gz [--limit N]

A conditional logit (McFadden 1974): of the days around the true one, which would a report with these expressions have
been published on? Articles count whose address confirms the date of the corpus. The penalty draws every weight to the
judgement in the third column of the table, so that what the corpus hardly shows stays a judgement.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.corpus import rows
from consilience import lexicon
from consilience.annotate.times import direct, recognise
from consilience.clean.dating.features import date_features, weekday_features
from consilience.clean.dating.hints import Hint, hints
from consilience.clean.dating.stated import stated
from consilience.clean.regions import mark
from consilience.model import Annotated, Article

TABLE = Path("src/consilience/clean/data/day_weights.tsv")
HOME = """The articles are those of Baly et al., EMNLP 2020, https://github.com/ramybaly/Article-Bias-Prediction,
Apache-2.0. One row an article: id, title, text, date, url."""
HEADER = """\
# What a time expression of a report says about the day it was published: a feature of clean/dating/features.py and its
# weight, the natural logarithm of how many times likelier it makes a day. Learned for this project by
# benchmarks/train_published.py on dated US and world news of 2012-2020 (Baly et al. 2020, Apache-2.0), those whose
# address confirms the date. The third column is what we judged before; what is rare there stays near it.
"""
REACH = 10
"""Days around the true one among which it is to be told."""
PENALTY = 4.0
FEWEST = 8
"""Articles that show a feature not in the table before it is taken up."""

Floats = NDArray[np.float64]
Example = list[list[str]]
"""The features of one article on each of the days, the true one in the middle."""


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines: id, title, text, date, url")
    parser.add_argument("--limit", type=int, default=None, help="articles to learn from")
    parser.add_argument("--table", type=Path, default=TABLE, help="where to write")
    options = parser.parse_args()
    examples: list[Example] = []
    for row in rows(options.data, HOME):
        example = example_of(row)
        if example is not None:
            examples.append(example)
        if len(examples) == options.limit:
            break
    judged = {name: float(judgement) for name, _, judgement in lexicon.rows("clean/day_weights.tsv")}
    learned = learn(examples, judged)
    lines = [f"{name}\t{weight:.3f}\t{judged.get(name, 0.0):g}\n" for name, weight in sorted(learned.items())]
    options.table.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(examples)} articles, {len(learned)} weights")


def annotated(row: dict[str, Any]) -> Annotated:
    """The article of a row as far as its dating needs it: regions and times."""
    title, text = row.get("title") or "", row["text"]
    whole = text if text.startswith(title) else f"{title}\n\n{text}"
    article = mark(Article(id=row["id"], path=row["id"], text=whole, outlet=row.get("outlet")))
    return Annotated(article=article, times=direct(recognise(article.text, article.id), article.text))


def confirmed(row: dict[str, Any]) -> bool:
    """Whether the address of the article names the date that the corpus gives."""
    addressed = stated(Annotated(article=Article(id="", path="", text="", url=row.get("url"))))
    return any(row["date"][:10] in found.dates for found in addressed)


def example_of(row: dict[str, Any]) -> Example | None:
    """The features on each day, or None where the date is unsure or the text has no expression that could tell."""
    if len(row.get("date") or "") < 10 or not confirmed(row):
        return None
    found = hints(annotated(row))
    if not any(hint.form in ("weekday", "month-day", "date") for hint in found):
        return None
    day = date.fromisoformat(row["date"][:10])
    return [features(found, day + timedelta(days=days)) for days in range(-REACH, REACH + 1)]


def features(found: Sequence[Hint], day: date) -> list[str]:
    """All features of one day."""
    return [*weekday_features(found, day.isoweekday()), *date_features(found, day)]


def learn(examples: Sequence[Example], before: dict[str, float]) -> dict[str, float]:
    """The weights with the greatest likelihood, less the penalty for leaving those of `before`."""
    shown: dict[str, int] = {}
    for example in examples:
        for name in {name for day in example for name in day}:
            shown[name] = shown.get(name, 0) + 1
    names = sorted({*before, *(name for name, count in shown.items() if count >= FEWEST)})
    places = {name: index for index, name in enumerate(names)}
    width = 2 * REACH + 1
    cells = [
        (number * width + at, places[name])
        for number, example in enumerate(examples)
        for at, day in enumerate(example)
        for name in day
        if name in places
    ]
    table = csr_matrix((np.ones(len(cells)), tuple(np.array(cells).T)), shape=(len(examples) * width, len(names)))
    prior = np.array([before.get(name, 0.0) for name in names])
    truth = table[REACH::width].sum(axis=0).A1

    def loss(values: Floats) -> tuple[float, Floats]:
        scores = (table @ values).reshape(-1, width)
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        total = chances.sum(axis=1, keepdims=True)
        fit = float((scores[:, REACH] - np.log(total[:, 0])).sum())
        away = values - prior
        slope = truth - table.T @ (chances / total).ravel() - PENALTY * away
        return PENALTY * float(away @ away) / 2 - fit, -slope

    found = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {name: float(value) for name, value in zip(names, found, strict=True)}


if __name__ == "__main__":
    main()
