"""The lines around a headline that say who publishes a text and who writes it."""

from __future__ import annotations

import pytest

from consilience.clean.imprint import writer
from consilience.clean.regions import mark
from consilience.model import Article, Given

STORY = """
The clock on the church of Lesser Gannet will go on running forty minutes late, the islanders decided on Saturday.

Organizers of the vote said that 388 people had taken part. The mainland had asked for the bell to be mended."""


def marked(*head: str, given: Given | None = None, url: str | None = None, story: str = STORY) -> Article:
    text = "\n".join(head) + "\n" + story
    return mark(Article(id="a", path="a.txt", text=text, given=given or Given(), url=url))


@pytest.mark.parametrize(
    ("first", "outlet"),
    [
        ("Ternwire", "Ternwire"),
        ("Northern Press Agency", "Northern Press Agency"),
        ("gannet-herald.example", "gannet-herald.example"),
        ("https://www.gannet-herald.example/", "gannet-herald.example"),
        ("Gannet Herald / World", "Gannet Herald"),
        ("The Hollow", "The Hollow"),
    ],
)
def test_a_first_line_that_names_an_outlet_and_the_headline_below_it(first: str, outlet: str) -> None:
    article = marked(first, "Bell on Lesser Gannet goes on running late", "9 March 2031")
    assert (article.outlet, article.headline) == (outlet, "Bell on Lesser Gannet goes on running late")
    assert article.bylines == () and article.credits == ()


def test_a_headline_cut_short_stands_between_outlet_and_date() -> None:
    assert (
        marked("gannet.example", "Bell on Lesser Gannet goes on...", "2031-03-09").headline
        == "Bell on Lesser Gannet goes on..."
    )


def test_a_name_is_the_outlets_where_another_is_the_authors_or_the_text_calls_it_one() -> None:
    assert marked("Skala Glas", "Bell on Lesser Gannet goes on late", "By Ada Quill").outlet == "Skala Glas"
    told = STORY + " “It was asked for,” she told Skala."
    assert marked("Skala", "Bell on Lesser Gannet goes on late", story=told).outlet == "Skala"


def test_an_authors_name_above_the_headline_is_no_outlet() -> None:
    for article in (
        marked("Peter Sand", "9 March 2031", "Bell on Lesser Gannet goes on late"),
        marked("Ada Quill", "Bell on Lesser Gannet goes on late", "By Ada Quill"),
        marked("The Islanders", "Bell on Lesser Gannet goes on late"),
        marked("Island", "Bell on Lesser Gannet goes on late"),
    ):
        assert article.outlet is None and article.headline == "Bell on Lesser Gannet goes on late"


def test_what_the_container_gives_stands_above_a_first_line() -> None:
    given = marked("Ternwire", "Bell on Lesser Gannet goes on late", given=Given(outlet="Gannet Herald"))
    assert given.outlet == "Gannet Herald"
    reprint = marked("Ternwire", "Bell on Lesser Gannet goes on late", url="https://gannet.example/bell")
    assert (reprint.outlet, reprint.credits) == ("gannet.example", ("Ternwire",))


def test_a_line_that_names_a_publication_and_its_writer() -> None:
    found = writer("Gannet Notes, a weekly newsletter by Ada Quill. 9 March 2031")
    assert found is not None and (found.outlet, found.people) == ("Gannet Notes", ("Ada Quill",))
    alone = writer("A blog by Ada Quill")
    assert alone is not None and (alone.outlet, alone.people) == (None, ("Ada Quill",))
    assert writer("Gannet Notes, a newsletter by Ada Quill, says that the bell is late") is None
    assert writer("The newspaper by the sea") is None


@pytest.mark.parametrize(
    ("line", "people", "outlet"),
    [
        ("Ada Quill | Sunday 9 March, 19:05", ("Ada Quill",), None),
        ("Sunday, 9 March 2031 · Ada Quill", ("Ada Quill",), None),
        ("*The Gannet Letter, 9 March 2031, 18:05. By Ada Quill*", ("Ada Quill",), "The Gannet Letter"),
        ("From our reporters Ada Quill and Jon Sand, Skala | 9 March 2031, 19:30", ("Ada Quill", "Jon Sand"), None),
    ],
)
def test_a_line_of_writer_and_date_in_parts(line: str, people: tuple[str, ...], outlet: str | None) -> None:
    article = marked("Bell on Lesser Gannet goes on running late", line)
    assert (article.bylines, article.outlet) == (people, outlet)
    assert [region.kind for region in article.regions if "Ada Quill" in article.text[region.start : region.end]] == [
        "byline"
    ]


@pytest.mark.parametrize("line", ["Ada Quill | The bell | 9 March 2031", "Ada Quill told us. By Jon Sand", "9 March"])
def test_no_line_of_a_writer(line: str) -> None:
    assert writer(line) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("**Channel Gannet News** | Sunday, 9 March 2031", "Channel Gannet News"),
        ("THE GANNET OBSERVER — the island's daily since 1871", "THE GANNET OBSERVER"),
        ("FISHERS' WEEK · paper of the United Fishers", "FISHERS' WEEK"),
    ],
)
def test_an_outlet_names_itself_beside_the_date_or_what_it_is(line: str, outlet: str) -> None:
    assert marked(line, "Bell on Lesser Gannet goes on running late", "9 March 2031").outlet == outlet
    assert marked("Bell on Lesser Gannet goes on running late", line).outlet == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Gannet Online is not responsible for the content of external sites.",
        "Sign up: the letter before breakfast. Data delayed by 15 minutes.",
    ],
)
def test_notices_of_the_page_below_the_story(line: str) -> None:
    article = marked("Bell on Lesser Gannet goes on running late", story=f"{STORY}\n\n{line}")
    assert article.regions[-1].kind == "furniture"
