"""No text makes the way from its characters to its dates raise, and none makes it take more than linear time.

`make nightly` runs this with 100,000 cases; what one night finds is printed with the line that repeats it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.annotate.times import anchor, direct, recognise
from consilience.clean.published import weighed
from consilience.clean.regions import mark
from consilience.model import Annotated, Article, Given

WORDS = """on last next this that Monday Sundays Tues. week weekend month Jan. May March 9 31 30th 2022 2021/22 '90s , -
    – the two days ago later half past quarter to early late mid 5:30 17h30 p.m. a.m. EST GMT+2 third second of and
    every years 1990s century will said until since before after Christmas Easter 29/02/2021 2021-02-29T25:61:00Z noon
    midnight a an few couple dozens decade “ ” ' 's . ; ( ) 9999 0 00 1e9 Thanksgiving hundred year old fiscal summer
    ago. from between within about nearly more than less ½ ² Ⅻ ٣ © Copyright Printed Published Updated: By the day
    Reuters vote talks"""
GLUE = st.sampled_from(
    [" ", " ", " ", " ", "", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\r\n", "\0", "-", "/", ",", "."]
)
ANY = st.characters()  # lone surrogates and NULs as well
PIECE = st.sampled_from(WORDS.split()) | st.integers(0, 10**9).map(str) | st.text(ANY, max_size=6)
SPOKEN = st.lists(st.tuples(PIECE, GLUE).map("".join), max_size=40).map("".join)
TEXTS = SPOKEN | st.text(ANY, max_size=200)
DAYS = st.none() | st.dates().map(lambda day: day.isoformat()) | st.sampled_from(("2031", "2031-03", "soon", ""))

SHORT, TIMES, SLACK = 1_000, 8, 3.0
"""Characters; a text `TIMES` as long may take `SLACK` times `TIMES` as long, quadratic time 8 times that."""
GRAIN = 0.01
"""Seconds of processor time that measure nothing."""


def _dated(text: str, published: str | None = None) -> tuple[object, ...]:
    """All that stands between the characters of an article and its dates."""
    times = direct(recognise(text, "a"), text)
    article = mark(Article(id="a", path="a.txt", text=text, given=Given(dates=(("date", text[:300]),))))
    annotated = Annotated(article=article, times=times)
    (dating,) = weighed([annotated])
    day = dating.published.date if dating.published else published
    return dating.published, dating.candidates, anchor(times, day)


@settings(deadline=None)
@given(TEXTS, DAYS)
def test_no_text_raises_and_each_gives_the_same_twice(text: str, published: str | None) -> None:
    assert _dated(text, published) == _dated(text, published)


@settings(deadline=None, max_examples=max(6, settings().max_examples // 100))
@given(st.lists(st.tuples(PIECE, GLUE).map("".join), min_size=1, max_size=4).map("".join))
def test_time_grows_with_length_alone(piece: str) -> None:
    unit = piece * (SHORT // len(piece) + 1) if piece else " " * SHORT
    for work in (lambda text: direct(recognise(text, "a"), text), _dated):
        short, long = _seconds(work, unit), _seconds(work, unit * TIMES)
        assert long <= TIMES * SLACK * short + GRAIN or _seconds(work, unit * TIMES) <= TIMES * SLACK * short + GRAIN


def _seconds(work: Callable[[str], object], text: str) -> float:
    """The least of three measurements."""
    found = []
    for _ in range(3):
        started = time.process_time()
        work(text)
        found.append(time.process_time() - started)
    return min(found)
