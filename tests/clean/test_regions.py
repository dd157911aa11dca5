"""Whole invented articles with the expected label of every line, and the corners that no article shows."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from consilience.clean.regions import mark
from consilience.model import Article, Given, content_id

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


class Case(NamedTuple):
    """A golden article: what goes in, and the (kind, text) pairs and fields that must come out."""

    article: Article
    repeated: frozenset[str]
    regions: list[tuple[str, str]]
    fields: dict[str, str]


def load(path: Path) -> Case:
    """Reads a golden file: "# field: value" lines, then "label | text" lines; "+" as a label goes on with the line
    above, "a+b" labels the parts of a line that "¦" divides."""
    fields: dict[str, str] = {}
    repeated: set[str] = set()
    lines: list[str] = []
    regions: list[tuple[str, str]] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("# "):
            name, _, value = row[2:].partition(":")
            if name == "repeated":
                repeated.add(value.strip())
            else:
                fields[name] = value.strip()
            continue
        label, _, text = row.partition("|")
        text = text.removeprefix(" ")
        lines.append(text.replace("¦", ""))
        if label.strip() == "+":
            kind, above = regions.pop()
            regions.append((kind, f"{above}\n{text}"))
        elif label.strip():
            kinds, parts = label.strip().split("+"), text.split("¦")
            regions += [(kind, part.strip()) for kind, part in zip(kinds, parts, strict=True)]
    text = "\n".join(lines)
    given = Given(
        outlet=fields.get("given outlet"),
        headline=fields.get("given headline"),
        bylines=_parts(fields.get("given bylines", "")),
    )
    article = Article(id=content_id(path.name, text), path=path.name, text=text, given=given)
    return Case(article, frozenset(repeated), regions, fields)


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def labels(text: str, given: Given | None = None) -> list[tuple[str, str]]:
    marked = mark(Article(id="a", path="a.txt", text=text, given=given or Given()))
    return [(region.kind, text[region.start : region.end]) for region in marked.regions]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_line_of_a_whole_article_gets_its_label(path: Path) -> None:
    case = load(path)
    marked = mark(case.article, case.repeated.__contains__)
    assert [(region.kind, case.article.text[region.start : region.end]) for region in marked.regions] == case.regions
    assert marked.headline == case.fields.get("headline")
    assert marked.outlet == case.fields.get("outlet")
    assert marked.bylines == _parts(case.fields.get("bylines", ""))
    assert marked.credits == _parts(case.fields.get("credits", ""))
    assert marked.language == case.fields["language"]
