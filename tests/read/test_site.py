"""The name of a site by its page's title and logo, where no tag gives it."""

from __future__ import annotations

import pytest

from consilience.model import Article
from consilience.read import READERS
from tests.read.test_page import BODY


def _page(title: str, body: str) -> Article:
    markup = f"<html><head><title>{title}</title></head><body>{body}{BODY}</body></html>"
    (article,) = READERS[".html"](markup.encode(), "x.html")
    assert isinstance(article, Article)
    return article


HEADING = "<h2>So the bell was late</h2>"


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Bellwatch: So the bell was late", "Bellwatch"),
        ("So the bell was late | Gannet Herald", "Gannet Herald"),
        ("So the bell was late | Island | Gannet Herald", "Gannet Herald"),
        ("So the bell was late - The Gannet", "The Gannet"),
        ("Gannet Herald » So the bell was late", "Gannet Herald"),
    ],
)
def test_what_stands_beside_the_heading_in_the_title_is_the_site(title: str, site: str) -> None:
    article = _page(title, HEADING)
    assert (article.outlet, article.given.headline) == (site, "So the bell was late")
    assert article.text.startswith("So the bell was late")


@pytest.mark.parametrize(
    "title",
    ["So the bell was late", "So the bell was late | News", "So the bell was late and why it matters to all of us"],
)
def test_a_title_without_a_name_beside_the_heading_names_no_site(title: str) -> None:
    assert _page(title, HEADING).outlet is None


def test_a_logo_that_is_a_heading_is_no_headline() -> None:
    logo = '<h1 class="site-title"><a href="/">The Gannet Herald Online</a></h1>'
    article = _page("Bell late | The Gannet Herald Online", logo + "<h2>Bell late on Monday</h2>")
    assert article.given.headline != "The Gannet Herald Online"


@pytest.mark.parametrize(
    ("logo", "site"),
    [
        ('<div class="header-logo"><a href="/">Bellwatch</a></div>', "Bellwatch"),
        ('<a id="logo" href="https://bell.example/"><img src="x.png" alt="Bellwatch logo"></a>', "Bellwatch"),
        ('<a class="brand" href="/">Home</a>', None),
        ('<a href="/">Bellwatch</a>', None),
        ('<div class="logo"><a href="/partner">Tern Bank</a></div>', None),
    ],
)
def test_the_logo_names_the_site_where_it_leads_to_its_first_page(logo: str, site: str | None) -> None:
    assert _page("So the bell was late", logo + HEADING).outlet == site
