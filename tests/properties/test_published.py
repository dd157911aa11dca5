"""What holds of every publication date and every timeline, whatever the text."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.clean.dating.formats import possible
from consilience.clean.dating.quotes import inside, quoted
from consilience.clean.published import of_story, own
from consilience.model import Annotated, Article, Given, Published, Region, RegionKind, Relative, Sentence, Span, Time
from consilience.resolve.happenings import happenings
from consilience.resolve.happenings.clauses import clauses
from consilience.stretches import stretch

steady = settings(max_examples=25, deadline=None, derandomize=True)

KINDS: st.SearchStrategy[RegionKind] = st.sampled_from(
    ("body", "masthead", "caption", "dateline", "byline", "furniture", "headline")
)
TEXT = st.text(alphabet=st.one_of(st.sampled_from("ab .,\n\"“”'-0123456789"), st.characters()), max_size=120)
TOWARD: st.SearchStrategy[Literal["past", "future", "none"]] = st.sampled_from(("past", "future", "none"))
WEEKDAYS = st.builds(Relative, unit=st.just("day"), weekday=st.integers(1, 7), toward=TOWARD)
MONTH_DAYS = st.builds(Relative, unit=st.just("day"), month=st.integers(1, 12), day=st.integers(1, 31), toward=TOWARD)
SHIFTS = st.builds(
    Relative, unit=st.sampled_from(("day", "week", "weekend", "month", "year")), shift=st.integers(-2, 2)
)
VALUES = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    st.sampled_from(("2031", "2031-03", "2031-W11", "2031-W11-WE", "203", "2031-03-09TEV", "PAST_REF", "XXXX-03")),
    st.text(max_size=12),
)


@st.composite
def article(draw: st.DrawFn, name: str = "a", relatives: st.SearchStrategy[Relative] | None = None) -> Annotated:
    text = draw(TEXT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)) | {0, len(text)})
    regions = tuple(Region(start=start, end=end, kind=draw(KINDS)) for start, end in pairwise(cuts) if start < end)
    times = []
    for start in sorted(draw(st.sets(st.integers(0, max(0, len(text) - 1)), max_size=6))):
        end = min(len(text), start + 5)
        if relatives is None and draw(st.booleans()):
            times.append(Time(article=name, start=start, end=end, type="DATE", value=draw(VALUES)))
        else:
            meaning = draw(st.one_of(WEEKDAYS, MONTH_DAYS, SHIFTS) if relatives is None else relatives)
            times.append(Time(article=name, start=start, end=end, type="DATE", relative=meaning))
    fields = draw(st.lists(st.tuples(st.sampled_from(("datePublished", "saved", "x")), VALUES), max_size=2))
    made = Article(id=name, path=name, text=text, regions=regions, given=Given(dates=tuple(fields)))
    sentences = tuple(
        Sentence(span=Span(name, region.start, region.end), paragraph=index) for index, region in enumerate(regions)
    )
    return Annotated(article=made, times=tuple(times), sentences=sentences)


STORY = st.integers(0, 3).flatmap(lambda size: st.tuples(*(article(name=f"a{number}") for number in range(size))))


@steady
@given(article())
def test_own_date_is_as_exact_as_it_says_and_rests_on_the_article(one: Annotated) -> None:
    found = own(one)
    assert own(one) == found
    if found is None:
        return
    assert len(found.date) == {"day": 10, "month": 7, "year": 4}[found.precision]
    assert found.reasons
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
    for span in found.evidence:
        assert 0 <= span.start < span.end <= len(one.article.text)


@steady
@given(STORY, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_no_date(story: tuple[Annotated, ...], random: object) -> None:
    found = of_story(story)
    assert len(found) == len(story)
    backward = of_story(story[::-1])
    assert [one and (one.date, one.precision) for one in backward[::-1]] == [
        one and (one.date, one.precision) for one in found
    ]


@steady
@given(article(name="b", relatives=WEEKDAYS), st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 300))
def test_whole_weeks_later_is_whole_weeks_later(undated: Annotated, day: date, weeks: int) -> None:
    def dated(when: date) -> str | None:
        published = Published(date=when.isoformat(), precision="day", how="given")
        sibling = Annotated(article=Article(id="a", path="a", text="", published=published))
        plain = Annotated(
            article=Article(id="b", path="b", text=undated.article.text, regions=undated.article.regions),
            times=undated.times,
        )
        found = of_story([sibling, plain])[1]
        return found.date if found and found.precision == "day" else None

    first, later = dated(day), dated(day + timedelta(weeks=weeks))
    if first and later:
        assert date.fromisoformat(later) - date.fromisoformat(first) == timedelta(weeks=weeks)


@steady
@given(st.text(max_size=500))
def test_no_value_of_a_field_breaks_the_reading(value: str) -> None:
    for found in possible(value):
        assert len(found) in (4, 7, 10)


@steady
@given(VALUES, st.sampled_from((None, "START", "MID", "END", "APPROX")))
def test_stretches_have_a_first_and_a_last_day(value: str, mod: str | None) -> None:
    found = stretch(value, mod)
    assert found is None or found.first <= found.last


@steady
@given(TEXT, st.data())
def test_clauses_lie_in_their_sentence_one_a_date(text: str, data: st.DataObject) -> None:
    marks = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    dates = list(zip(marks[::2], marks[1::2], strict=False))
    found = clauses(text, 0, len(text), dates)
    assert len(found) == max(1, len(dates))
    assert all(0 <= clause.start <= clause.end <= len(text) for clause in found)


@steady
@given(TEXT)
def test_quotations_stand_in_order_and_never_overlap(text: str) -> None:
    found = quoted(text)
    flat = [border for stretch_ in found for border in stretch_]
    assert flat == sorted(flat)
    assert all(inside(found, start) for start, _ in found)


@steady
@given(STORY)
def test_every_entry_of_a_timeline_points_at_words_and_ends_after_it_begins(story: tuple[Annotated, ...]) -> None:
    texts = {one.article.id: one.article.text for one in story}
    for entry in happenings(story):
        assert entry.text and entry.from_ <= entry.to and entry.articles
        assert all(0 <= span.start < span.end <= len(texts[span.article]) for span in entry.evidence)
