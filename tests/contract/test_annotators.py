"""One contract for every annotator: it assigns what it says and nothing else, stays inside the text, gives the same
twice, and raises on no text."""

from __future__ import annotations

import msgspec
import pytest

from consilience.annotate import Models, annotators, check, parse
from consilience.clean import mark_regions
from consilience.contracts import Annotator
from consilience.errors import BadSettings
from consilience.model import Annotated, Article, Span

pytestmark = pytest.mark.model

TEXTS = {
    "news": (
        'Dam talks to open\n\nTARN, March 9 - Minister Ilse Okonjo said on Sunday that 180 houses were "at risk."\n\n'
        "“We will not flood our valley,” she told Radio Velmora. “The sluices open on Monday,\n\n"
        "“when the numbers are here.”"
    ),
    "unbalanced": "“One, he said. “Two. Three,” she said “four.\n\n«Five\n\n'Six' said \"seven.",
    "astral": "🙂 The minister 🙂 said on Sunday that 🙂🙂 12 people had left, according to 🙂 Reuters.",
    "controls": "The minister\x00 said\x1b[31m on Sunday\u202e that it\ufeff was\u200b over.\r\n\r\nYes.",
    "no letters": '... --- ... 12 34 %%% "" ‘’ ()',
    "long line": "said the minister, " * 300,
    "empty": " \n ",
}


@pytest.fixture(scope="module", params=sorted(TEXTS))
def prepared(request: pytest.FixtureRequest, models: Models) -> list[tuple[Annotator, Annotated, Annotated]]:
    """Each annotator with what it was given and what it made of it."""
    article = mark_regions(Article(id="a", path="a.txt", text=TEXTS[request.param]))
    parsed = parse(article, models)
    steps, before = [], Annotated(article=article)
    for annotator in annotators(models.tagger):
        after = annotator(before, parsed)
        assert annotator(before, parsed) == after, "the same article gives the same records"
        steps.append((annotator, before, after))
        before = after
    return steps


def test_only_what_is_promised_is_assigned(prepared: list[tuple[Annotator, Annotated, Annotated]]) -> None:
    for annotator, before, after in prepared:
        changed = {name for name in Annotated.__struct_fields__ if getattr(before, name) != getattr(after, name)}
        assert changed <= annotator.assigns, type(annotator).__name__


def test_every_span_lies_in_the_text(prepared: list[tuple[Annotator, Annotated, Annotated]]) -> None:
    final = prepared[-1][2]
    length = len(final.article.text)
    spans = [
        span
        for field in ("sentences", "mentions", "quantities")
        for item in getattr(final, field)
        for span in [item.span]
    ]
    spans += [time.span for time in final.times]
    spans += [span for item in final.attributions for span in (*item.source, *item.cue, *item.content)]
    assert all(isinstance(span, Span) and 0 <= span.start < span.end <= length for span in spans)


def test_records_stand_in_the_order_of_the_text(prepared: list[tuple[Annotator, Annotated, Annotated]]) -> None:
    final = prepared[-1][2]
    for field in ("sentences", "mentions", "quantities"):
        starts = [item.span.start for item in getattr(final, field)]
        assert starts == sorted(starts), field


def test_what_is_found_survives_encoding(prepared: list[tuple[Annotator, Annotated, Annotated]]) -> None:
    final = prepared[-1][2]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(final), type=Annotated) == final


def test_an_order_that_cannot_work_is_refused() -> None:
    with pytest.raises(BadSettings, match="needs"):
        check(annotators()[::-1])
