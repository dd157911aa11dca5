"""Whole invented articles with the expected label of every line, and the corners that no article shows."""

from __future__ import annotations

import time
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


LEAD = "The ferry to the islands stopped on Monday because its only captain had married, the company said."
NEXT = "It will sail again on Thursday. Nobody on the islands seemed to mind, and the post will wait."


def marked(text: str, given: Given | None = None, *, url: str | None = None, repeated: str = "") -> Article:
    article = Article(id="a", path="a.txt", text=text, url=url, given=given or Given())
    return mark(article, lambda line: bool(repeated) and line in repeated)


def kinds(article: Article) -> list[str]:
    return [region.kind for region in article.regions]


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


def test_what_the_container_says_wins() -> None:
    given = Given(outlet="Island Radio", headline="Ferry stops", bylines=("Ada Quill",), language="en-GB", credit="AFP")
    article = marked(f"{LEAD}\n{NEXT}\n© 2015 The Island Herald", given, url="https://www.example.org/a")
    assert (article.outlet, article.headline, article.bylines) == ("Island Radio", "Ferry stops", ("Ada Quill",))
    assert (article.language, article.credits) == ("en", ("AFP",))


def test_the_container_is_not_believed_against_the_text_on_the_language() -> None:
    spanish = "El transbordador dejó de navegar el lunes porque su único capitán se había casado, según la empresa. "
    assert marked(spanish * 8, Given(language="en")).language == "es"
    assert marked("Fin.", Given(language="es_MX")).language == "es"


@pytest.mark.parametrize(
    ("text", "url", "outlet"),
    [
        (f"The Island Herald\n\nFerry stops for a wedding\n\n{LEAD}\n{NEXT}", None, "The Island Herald"),
        (f"Ferry stops for a wedding | World | Coastline\n\n{LEAD}\n{NEXT}", None, "Coastline"),
        (f"{LEAD}\nThe pier on Monday. (Video: Ada Quill/The Island Herald)\n{NEXT}", None, "The Island Herald"),
        (f"{LEAD}\n{NEXT}\n© 2015 The Island Herald. All rights reserved.", None, "The Island Herald"),
        (f"{LEAD}\n{NEXT}", "https://www.islandherald.example/2015/a.html", "islandherald.example"),
        (f"{LEAD}\nThe pier on Monday. (Photo: Ada Quill/AFP)\n{NEXT}", None, None),
        (f"{LEAD}\n{NEXT}", "not a web address", None),
    ],
)
def test_the_outlet_is_told_by_the_page_and_last_by_its_address(text: str, url: str | None, outlet: str | None) -> None:
    assert marked(text, url=url).outlet == outlet


def test_the_headline_of_a_page_ends_before_its_outlet() -> None:
    article = marked(
        f"Ferry stops for a wedding\n\n{LEAD}\n{NEXT}", Given(headline="Ferry stops for a wedding | Coastline")
    )
    assert (article.headline, article.outlet) == ("Ferry stops for a wedding", "Coastline")
    assert kinds(article) == ["headline", "body", "body"]


def test_lines_of_other_articles_belong_to_the_page() -> None:
    slogan = "All the news of the islands, every hour"
    assert kinds(marked(f"{LEAD}\n{slogan}\n{NEXT}", repeated=slogan)) == ["body", "furniture", "body"]
    advice = "Ring us if you see a whale."
    assert kinds(marked(f"{LEAD}\n{NEXT}\n{advice}", repeated=advice)) == ["body", "body", "furniture"]


def test_repetition_takes_no_headline_no_byline_and_no_sentence_of_the_story() -> None:
    text = f"The Island Herald\n\nCaptain marries, ferry stops\nAda Quill\n\n{LEAD}\nHe would say no more.\n{NEXT}"
    page = "The Island Herald\nCaptain marries, ferry stops\nAda Quill\nHe would say no more."
    assert kinds(marked(text, repeated=page)) == ["masthead", "headline", "byline", "body", "body", "body"]


def test_a_reprint_is_read_whole() -> None:
    assert kinds(marked(f"{LEAD}\n{NEXT}", repeated=LEAD + NEXT)) == ["body", "body"]


def test_a_text_without_a_sentence_is_all_there_is_and_is_read() -> None:
    assert set(kinds(marked("Robbers take cheese worth a million from mountain hut"))) <= {"body", "headline"}
    verse = "I have no house but the wind\nand the wind has no door\nI have no bread but the tide"
    assert set(kinds(marked(verse))) <= {"body", "headline"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The miller wrote to the council on Friday: «We have ground no corn since the second week of May».", "body"),
        ("Three mills stand still and a fourth is for sale »", "related"),
    ],
)
def test_a_guillemet_that_closes_a_quotation_is_no_arrow(line: str, kind: str) -> None:
    text = f"Mills stand still\n\nThe mills of the valley have stood still for a week, their owners say.\n\n{line}"
    article = mark(Article(id=content_id(text), path="mills.txt", text=text))
    assert [region.kind for region in article.regions][-1] == kind


def test_every_region_says_why() -> None:
    for path in GOLDEN:
        article = load(path).article
        assert all(region.reason for region in mark(article).regions)


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "x" * 1_000_000, "a | b " * 160_000, ("© " * 90 + "\n") * 500, ("1 2 " * 48 + "!\n") * 500],
    ids=["words", "one word", "bars", "signs", "figures"],
)
def test_long_and_hostile_lines_take_no_longer_than_their_length(text: str) -> None:
    before = time.process_time()
    assert mark(Article(id="a", path="a.txt", text=text)).regions
    assert time.process_time() - before < 5
