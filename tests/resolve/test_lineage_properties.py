from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.model import Annotated, Article
from consilience.resolve.lineage import lineage
from consilience.resolve.lineage.tokens import fold, read

SENTENCES = [
    "Engineers found a crack forty metres long in the wall of the Oreval dam on Tuesday morning.",
    '"We will not gamble with lives, and nobody should wait for a second warning," said Ilse Marrow.',
    "Two emergency sluices were opened at noon, and the army sent thirty boats to Ortana.",
    "Farmers along the river complained that they got only an hour to drive cattle to higher ground.",
    "A court in Port Sellick sent former ports minister Tomas Adair to prison for seven years.",
    "Rain is forecast to go on until Friday, the weather service in Hollin said.",
    "\0 \ud800 “",
    "é" * 30,
]
TEXTS = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), max_size=8).map("\n".join)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(TEXTS, max_size=5))
def test_passages_lie_in_their_articles_and_say_the_same(texts: list[str]) -> None:
    story = [Annotated(article=Article(id=str(n), path=str(n), text=text)) for n, text in enumerate(texts)]
    links = lineage(story)
    articles = {annotated.article.id: annotated.article for annotated in story}
    assert len({frozenset((link.from_, link.to)) for link in links}) == len(links)
    for link in links:
        assert 0 <= link.score <= 1
        assert link.passages
        assert link.reasons
        for passage in link.passages:
            assert (passage.from_.article, passage.to.article) == (link.from_, link.to)
            for span in (passage.from_, passage.to):
                assert 0 <= span.start < span.end <= len(articles[span.article].text)
            if passage.kind == "verbatim":
                assert _words(articles[link.from_].words(passage.from_)) == _words(articles[link.to].words(passage.to))
    assert lineage(story) == links


def _words(text: str) -> tuple[str, ...]:
    return read(Annotated(article=Article(id="", path="", text=text))).words


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    found = read(Annotated(article=Article(id="a", path="a", text=text)))
    assert [fold(text[start:end]) for start, end in zip(found.starts, found.ends, strict=True)] == list(found.words)
    assert list(found.starts) == sorted(found.starts)
