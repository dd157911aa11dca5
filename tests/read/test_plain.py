"""Text and Markdown files: the whole of them is the text, and the fields above their story say what it is."""

from __future__ import annotations

from consilience.model import Article
from consilience.read import READERS
from consilience.read.capture import Capture
from consilience.read.plain import read


def _read(text: str, name: str = "a.md") -> Article:
    (article,) = READERS[".md"](text.encode(), name)
    assert isinstance(article, Article) and article.text == text
    return article


def test_front_matter_says_what_the_fields_of_a_record_say() -> None:
    article = _read(
        "---\ntitle: The bell stays late\noutlet: Gannet Herald\nauthor: [Ada Quill, Peter Sand]\ndate: 2031-03-09\n"
        "updated: 2031-03-10\nurl: https://herald.example/bell\nlang: en-GB\ncredit: Northwire\n---\n\nText.\n"
    )
    assert (article.url, article.outlet) == ("https://herald.example/bell", "Gannet Herald")
    given = article.given
    assert (given.headline, given.bylines, given.language) == (
        "The bell stays late",
        ("Ada Quill", "Peter Sand"),
        "en-GB",
    )
    assert given.dates == (("date", "2031-03-09"), ("updated", "2031-03-10")) and given.credit == "Northwire"


def test_plain_fields_and_a_source_that_is_an_address() -> None:
    article = _read("Title: The bell\nSource: https://herald.example/bell\nPublished: 9 March 2031\n\nText.\n", "a.txt")
    assert (article.url, article.outlet, article.given.headline) == ("https://herald.example/bell", None, "The bell")
    assert article.given.dates == (("Published", "9 March 2031"),)


def test_an_archive_knows_the_address_better_and_the_capture_stays_a_bound() -> None:
    capture = Capture(url="https://archive.example/x", dates=(("captured", "2031-04-02"),))
    (article,) = read(b"Title: The bell\nDate: 2031-03-09\nURL: https://herald.example/bell\n\nText.", "a.txt", capture)
    assert isinstance(article, Article) and article.url == "https://archive.example/x"
    assert article.given.dates == (("Date", "2031-03-09"), ("captured", "2031-04-02"))


def test_a_file_that_begins_with_its_story_says_nothing() -> None:
    article = _read("The bell stays late\n\nThe board said: no.\n")
    assert article.outlet is None and article.given.headline is None and article.given.dates == ()
