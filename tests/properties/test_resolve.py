"""What holds of judgements, names and tellings whatever the input."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.model import Annotated, Article, Attribution, Judgement, Mention, Span
from consilience.resolve.entities import resolve_entities, with_entities
from consilience.resolve.entities.names import key, person, romanised
from consilience.resolve.judgements import clusters
from consilience.resolve.utterances import utterances
from consilience.resolve.wording import Scale, sentences
from tests.resolve.plain_likeness import likeness

CALM = settings(max_examples=60, deadline=None, derandomize=True)
IDS = st.sampled_from("abcdefgh")
JUDGEMENTS = st.builds(
    Judgement,
    left=IDS,
    right=IDS,
    verdict=st.sampled_from(["same", "different", "unsure"]),
    score=st.floats(0, 1),
    reasons=st.just(()),
)
TEXT = st.text(max_size=80)


@CALM
@given(st.lists(JUDGEMENTS, max_size=30))
def test_clusters_partition_the_ids_and_no_wall_lies_inside_one(log: list[Judgement]) -> None:
    ids = list("abcdefgh")
    groups = clusters(ids, log).groups
    assert sorted(one for group in groups for one in group) == ids
    last = {frozenset((one.left, one.right)): one for one in log if one.left != one.right}
    for pair, judgement in last.items():
        if judgement.verdict == "different":
            assert not any(pair <= set(group) for group in groups)


@CALM
@given(st.lists(JUDGEMENTS, max_size=20))
def test_nothing_is_joined_without_a_chain_of_same(log: list[Judgement]) -> None:
    tied = {one for judgement in log if judgement.verdict == "same" for one in (judgement.left, judgement.right)}
    assert all(len(group) == 1 or set(group) <= tied for group in clusters(list("abcdefgh"), log).groups)


@CALM
@given(TEXT, TEXT)
def test_any_text_can_be_a_name(text: str, title: str) -> None:
    person(text, title)
    assert key(key(text)) == key(key(key(text)))
    romanised(key(text))


@CALM
@given(TEXT, TEXT)
def test_likeness_is_even_handed_and_bounded(left: str, right: str) -> None:
    scale = Scale([sentences(left), sentences(right)])
    ours, theirs = scale.wording([left], ()), scale.wording([right], ())
    one, other = likeness(ours, theirs), likeness(theirs, ours)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert abs(one.cosine - other.cosine) < 1e-9
        assert 0 <= one.cosine <= 1 and 0 <= one.covered <= 1 + 1e-9


def _article(number: int, text: str, cuts: list[int]) -> Annotated:
    name = f"article{number}"
    places = sorted({min(cut, len(text)) for cut in cuts})
    spans = [Span(name, start, end) for start, end in pairwise(places) if end > start]
    mentions = tuple(Mention(span=span, kind="person" if index % 2 else "place") for index, span in enumerate(spans))
    attributions = tuple(
        Attribution(
            id=f"{name}-{index}",
            article=name,
            source=(span,),
            cue=(),
            content=(content,),
            mode="direct" if index % 2 else "mixed",
            speaker_mention=span,
        )
        for index, (span, content) in enumerate(pairwise(spans))
    )
    return Annotated(article=Article(id=name, path=name, text=text), mentions=mentions, attributions=attributions)


STORY = st.lists(st.tuples(TEXT, st.lists(st.integers(0, 80), max_size=8)), min_size=1, max_size=3)


@CALM
@given(STORY)
def test_every_telling_is_in_one_utterance_and_every_span_in_its_text(parts: list[tuple[str, list[int]]]) -> None:
    story = [_article(number, text, cuts) for number, (text, cuts) in enumerate(parts)]
    entities = resolve_entities(story)
    told = with_entities(story, entities)
    found, log = utterances(told, entities)
    assert utterances(told[::-1], entities) == (found, log)
    several = [one for utterance in found for one in utterance.attributions]
    assert len(several) == len(set(several))
    texts = {one.article.id: one.article.text for one in story}
    ids = {entity.id for entity in entities.entities}
    assert set(entities.of.values()) <= ids and len(ids) == len(entities.entities)
    for utterance in found:
        assert utterance.best in utterance.attributions
        for telling in utterance.tellings:
            for difference in telling.differences:
                for span in (difference.base, difference.other):
                    assert 0 <= span.start <= span.end <= len(texts[span.article])
