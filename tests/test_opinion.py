"""Pieces that their page calls opinion tell nothing in their own voice."""

from __future__ import annotations

import pytest

from consilience.model import Annotated, Article, Given, Region, RegionKind, Sentence, Span
from consilience.opinion import is_opinion
from consilience.resolve.propositions import propositions

BODY = "The harbour of Tolvik was closed for nine days after the storm."


def piece(
    *lines: tuple[RegionKind, str], url: str | None = None, title: str | None = None, outlet: str | None = None
) -> Article:
    text, regions = "", list[Region]()
    for kind, line in (*lines, ("body", BODY)):
        regions.append(Region(start=len(text), end=len(text) + len(line), kind=kind))
        text += line + "\n"
    given = Given(headline=title)
    return Article(id="a", path="a.txt", text=text, url=url, outlet=outlet, given=given, regions=tuple(regions))


HEAD: tuple[RegionKind, str] = ("headline", "The harbour has no friends")


@pytest.mark.parametrize(
    "article",
    [
        piece(("furniture", "OPINION"), HEAD),
        piece(("masthead", "The Tolvik Post"), ("furniture", "Comment"), HEAD),
        piece(("masthead", "The Tolvik Post · OPINION"), HEAD),
        piece(HEAD, ("byline", "Opinion by Ana Brisk")),
        piece(HEAD, title="Opinion | The harbour has no friends | Tolvik Post"),
        piece(HEAD, title="The harbour has no friends | Opinion | Tolvik Post"),
        piece(HEAD, url="https://tolvik.example/opinion/harbour"),
        piece(HEAD, ("furniture", "The views expressed are the author's own.")),
        piece(("furniture", "News analysis"), HEAD),
        piece(HEAD, outlet="Tolvik News Opinion"),
        piece(HEAD, outlet="TNT - Editorial"),
    ],
)
def test_what_its_page_calls_opinion(article: Article) -> None:
    assert is_opinion(article)
    assert propositions([annotated(article)]) == ()


@pytest.mark.parametrize(
    "article",
    [
        piece(HEAD),
        piece(("furniture", "Sport"), ("furniture", "Opinion"), HEAD),
        piece(HEAD, outlet="The Tolvik Opinion"),
        piece(HEAD, title="Opinion polls: the harbour is loved"),
        piece(HEAD, url="https://tolvik.example/news/opinion-is-divided"),
        piece(HEAD, ("body", "The views expressed at the meeting were loud.")),
    ],
)
def test_what_is_a_report(article: Article) -> None:
    assert not is_opinion(article)
    (told,) = propositions([annotated(article)])
    assert article.words(told.spans[0]) == BODY


def annotated(article: Article) -> Annotated:
    start = article.text.index(BODY)
    place = len(article.regions) - 1
    sentence = Sentence(span=Span(article.id, start, start + len(BODY)), paragraph=place)
    return Annotated(article=article, sentences=(sentence,))
