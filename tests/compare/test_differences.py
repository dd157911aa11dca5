import pytest

from consilience.compare.differences import clashes, told
from consilience.compare.readings import Reader
from consilience.model import Annotated, Proposition, Quantity, Relative, Span, Time
from tests.builders import annotated, article, span


def _report(name: str, text: str, figure: str, value: str, published: str | None) -> tuple[Proposition, Annotated]:
    source = article(text, name, published=published)
    counted = Quantity(span=span(source, figure), value=value, of=span(source, "dockers"))
    return Proposition(article=name, spans=(Span(name, 0, len(text)),)), annotated(source, quantities=(counted,))


def test_figures_of_the_same_day_that_cannot_both_be_right_clash() -> None:
    left, first = _report("a", "Twelve dockers were hurt.", "Twelve", "12", "2031-03-09")
    right, second = _report("b", "The blast hurt 21 dockers.", "21", "21", "2031-03-09")
    (clash,) = clashes([left, right], Reader({"a": first, "b": second}))
    assert (first.article.words(clash.left), second.article.words(clash.right)) == ("Twelve", "21")
    assert not clash.settled
    assert list(told([clash], {"a": "The Quay", "b": "The Pier"})) == [
        "the figure for “dockers” differs: “Twelve” in The Quay; “21” in The Pier"
    ]


def test_a_figure_of_a_later_day_may_have_grown() -> None:
    left, first = _report("a", "Twelve dockers were hurt.", "Twelve", "12", "2031-03-09")
    right, second = _report("b", "The blast hurt 21 dockers.", "21", "21", "2031-03-10")
    (clash,) = clashes([left, right], Reader({"a": first, "b": second}))
    assert clash.settled


def test_days_that_differ_clash_and_coarser_times_do_not() -> None:
    def dated(name: str, words: str, value: str) -> tuple[Proposition, Annotated]:
        source = article(f"The ferry talks open on {words}.", name)
        place = span(source, words)
        time = Time(article=name, start=place.start, end=place.end, type="DATE", value=value)
        return Proposition(article=name, spans=(Span(name, 0, len(source.text)),)), annotated(source, times=(time,))

    monday, tuesday, week = (
        dated("a", "Monday", "2031-03-10"),
        dated("b", "Tuesday", "2031-03-11"),
        dated("c", "week", "2031-W11"),
    )
    articles = {item.article.id: item for _, item in (monday, tuesday, week)}
    found = clashes([monday[0], tuesday[0], week[0]], Reader(articles))
    assert len(found) == 1
    assert found[0].readings == ("“Monday” (2031-03-10)", "“Tuesday” (2031-03-11)")


def test_each_reading_is_told_once_with_all_its_outlets() -> None:
    reports = [
        _report("a", "Twelve dockers were hurt.", "Twelve", "12", None),
        _report("b", "The blast hurt 21 dockers.", "21", "21", None),
        _report("c", "Twelve dockers were injured.", "Twelve", "12", None),
    ]
    found = clashes([item for item, _ in reports], Reader({item.article.id: item for _, item in reports}))
    outlets = {"a": "The Quay", "b": "The Pier", "c": "The Buoy"}
    assert list(told(found, outlets)) == [
        "the figure for “dockers” differs: “Twelve” in The Quay, The Buoy; “21” in The Pier"
    ]


def _counting(name: str, text: str, figure: str, value: str, unit: str) -> tuple[Proposition, Annotated]:
    source = article(text, name)
    counted = tuple(
        Quantity(span=span(source, words), value=number, unit=unit)
        for words, number in zip(figure.split("|"), value.split("|"), strict=True)
    )
    return Proposition(article=name, spans=(Span(name, 0, len(text)),)), annotated(source, quantities=counted)


def _clash(*reports: tuple[Proposition, Annotated]) -> bool:
    return bool(clashes([item for item, _ in reports], Reader({item.article.id: item for _, item in reports})))


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("The blast killed 12 dockers.", "The blast injured 21 dockers.", False),
        ("The blast killed 12 dockers.", "At least 21 dockers died in the blast.", True),
        ("The port lost 12 dockers a day, 12 every day.", "The port lost 21 dockers.", False),
        ("The union sent 12 dockers to Tarn.", "The fair drew 21 dockers from Velmora.", False),
    ],
)
def test_figures_are_compared_only_where_they_count_the_same(left: str, right: str, clash: bool) -> None:
    one, other = _counting("a", left, "12", "12", "docker"), _counting("b", right, "21", "21", "docker")
    assert _clash(one, other) is clash


def test_reports_that_both_give_both_figures_do_not_clash() -> None:
    text = "The port owes 71 crowns in tax.\nThe port owes 20 crowns in rent."
    first, second = _counting("a", text, "71|20", "71|20", "crown"), _counting("b", text, "71|20", "71|20", "crown")
    parts = [
        (Proposition(article=item.article.id, spans=(Span(item.article.id, start, end),)), item)
        for _, item in (first, second)
        for start, end in ((0, 31), (32, len(text)))
    ]
    assert not _clash(*parts)


def test_a_weekday_of_another_week_is_no_other_day() -> None:
    def dated(name: str, words: str, value: str) -> tuple[Proposition, Annotated]:
        source = article(f"The ferry talks open {words}.", name)
        place = span(source, words)
        time = Time(article=name, start=place.start, end=place.end, type="DATE", value=value)
        return Proposition(article=name, spans=(Span(name, 0, len(source.text)),)), annotated(source, times=(time,))

    assert not _clash(dated("a", "on Thursday", "2031-03-06"), dated("b", "the following day", "2031-03-13"))
    assert not _clash(dated("a", "at noon", "2031-03-06"), dated("b", "at noon", "2031-03-10"))
    assert _clash(dated("a", "on Thursday", "2031-03-06"), dated("b", "the following day", "2031-03-14"))


def _measured(name: str, figure: str, value: str, unit: str) -> tuple[Proposition, Annotated]:
    source = article(f"The tanker lost its engine {figure} off the island.", name, published="2031-03-09")
    counted = Quantity(span=span(source, figure), value=value, unit=unit)
    return Proposition(article=name, spans=(Span(name, 0, len(source.text)),)), annotated(source, quantities=(counted,))


def test_one_distance_in_two_units_is_one_and_another_is_not() -> None:
    miles, km = _measured("a", "12 miles", "12", "mi"), _measured("b", "19 kilometres", "19", "km")
    far = _measured("c", "30 kilometres", "30", "km")
    articles = {report.article.id: report for _, report in (miles, km, far)}
    assert clashes([miles[0], km[0]], Reader(articles)) == ()
    (clash,) = clashes([miles[0], far[0]], Reader(articles))
    assert clash.readings == ("“12 miles”", "“30 kilometres”")


def test_an_hour_is_no_day() -> None:
    def timed(name: str, words: str, value: str) -> tuple[Proposition, Annotated]:
        source = article(f"The ferry left at {words}.", name)
        place = span(source, words)
        hour = Relative(unit="time")
        time = Time(article=name, start=place.start, end=place.end, type="TIME", value=value, relative=hour)
        return Proposition(article=name, spans=(Span(name, 0, len(source.text)),)), annotated(source, times=(time,))

    one, other = timed("a", "about 3 p.m.", "2031-03-09T15:00"), timed("b", "3 p.m.", "2031-03-10T15:00")
    assert clashes([one[0], other[0]], Reader({"a": one[1], "b": other[1]})) == ()


def test_two_places_clash_and_are_told() -> None:
    def found(name: str, words: str) -> tuple[Proposition, Annotated]:
        source = article(f"The missing painting was found in a barn {words}.", name)
        return Proposition(article=name, spans=(Span(name, 0, len(source.text)),)), annotated(source)

    one, other = found("a", "near Upper Sall"), found("b", "in Dorn")
    (clash,) = clashes([one[0], other[0]], Reader({"a": one[1], "b": other[1]}))
    assert list(told([clash], {"a": "The Quay", "b": "The Pier"})) == [
        "the place differs: “Upper Sall” in The Quay; “Dorn” in The Pier"
    ]


def test_two_sources_of_one_report_clash_though_it_gives_both_figures() -> None:
    text = "the union said 12 dockers came; the port said 21 dockers came"
    source = article(text, "a")
    counted = tuple(Quantity(span=span(source, words), value=words, unit="docker") for words in ("12", "21"))
    made = annotated(source, quantities=counted)
    held = [
        Proposition(article="a", spans=(span(source, words),), holders=(who,))
        for words, who in (("12 dockers came", "e1"), ("21 dockers came", "e2"))
    ]
    (clash,) = clashes(held, Reader({"a": made}))
    assert not clash.settled
    same = [Proposition(article="a", spans=item.spans, holders=("e1",)) for item in held]
    assert not clashes(same, Reader({"a": made}))


def _timed(name: str, words: str, value: str, relative: Relative | None = None) -> tuple[Proposition, Annotated]:
    source = article(f"The ferry talks opened {words}.", name)
    place = span(source, words)
    time = Time(article=name, start=place.start, end=place.end, type="DATE", value=value, relative=relative)
    return Proposition(article=name, spans=(Span(name, 0, len(source.text)),)), annotated(source, times=(time,))


def test_a_night_has_two_days_and_so_has_the_day_of_a_report() -> None:
    friday = _timed("a", "on Friday", "2031-03-07")
    assert not _clash(friday, _timed("b", "late on Thursday night", "2031-03-06TNI"))
    assert not _clash(friday, _timed("b", "yesterday", "2031-03-06", Relative(unit="day", shift=-1)))
    assert _clash(friday, _timed("b", "on Thursday", "2031-03-06", Relative(unit="day", weekday=4)))
    assert _clash(friday, _timed("b", "on Wednesday night", "2031-03-05TNI"))


def _priced(
    name: str, text: str, figure: str, value: str, unit: str, of: str = "", at: str = ""
) -> tuple[Proposition, Annotated]:
    source = article(text, name, published="2031-03-09")
    thing = span(source, of) if of else None
    counted = Quantity(span=span(source, figure), value=value, unit=unit, of=thing)
    times: tuple[Time, ...] = ()
    if at:
        place = span(source, at)
        times = (Time(article=name, start=place.start, end=place.end, type="TIME", value="2031-03-09T09:30"),)
    item = Proposition(article=name, spans=(Span(name, 0, len(text)),))
    return item, annotated(source, quantities=(counted,), times=times)


def test_a_price_of_one_hour_is_not_that_of_another() -> None:
    text = "Shares of Velmora Lines fell 4 percent."
    close = _priced("a", text, "4 percent", "4", "percent")
    other = _priced("b", text.replace("4", "7"), "7 percent", "7", "percent")
    early = _priced("b", "Shares of Velmora Lines fell 7 percent by 9.30.", "7 percent", "7", "percent", at="9.30")
    assert _clash(close, other)
    assert not _clash(close, early)


@pytest.mark.parametrize(
    ("text", "figure", "value", "of", "clash"),
    [
        ("The Tarn tanker lay 3 miles off the island.", "3 miles", "3", "", True),
        ("The Tarn tanker lay 300 miles off the island.", "300 miles", "300", "", False),  # another scale
        ("The Lisk tanker lay 3 miles off the island.", "3 miles", "3", "", False),  # of another name
        ("The tanker lay 3 miles off the island.", "3 miles", "3", "", False),  # of whom, is not said
    ],
)
def test_what_is_measured_is_of_one_thing(text: str, figure: str, value: str, of: str, clash: bool) -> None:
    ours = _priced("a", "The Tarn tanker lay 12 miles off the island.", "12 miles", "12", "mi")
    assert _clash(ours, _priced("b", text, figure, value, "mi", of)) is clash


def test_an_age_is_of_whoever_is_named_behind_it() -> None:
    boy = _priced("a", "A 6-year-old boy fell into the dock.", "6-year-old", "6", "year-old", "boy")
    younger = _priced("b", "A 5-year-old boy fell into the dock.", "5-year-old", "5", "year-old", "boy")
    horse = _priced("b", "A 5-year-old mare fell into the dock.", "5-year-old", "5", "year-old", "mare")
    assert _clash(boy, younger)
    assert not _clash(boy, horse)


def test_a_part_of_a_whole_is_the_figure_that_another_report_gives_alone() -> None:
    whole = _counting("a", "They freed 21 of the more than 200 girls.", "21|more than 200", "21|200", "girl")
    assert not _clash(_counting("b", "They freed 21 girls.", "21", "21", "girl"), whole)
    assert _clash(_counting("b", "They freed 35 girls.", "35", "35", "girl"), whole)


def test_a_whole_that_is_told_as_a_bound_is_no_figure_of_the_part() -> None:
    text = "They freed 21 of the more than 200 girls."
    source = article(text, "a")
    figures = (
        Quantity(span=span(source, "21"), value="21"),
        Quantity(span=span(source, "more than 200"), value="200", bound="more-than", unit="girl"),
    )
    whole = Proposition(article="a", spans=(Span("a", 0, len(text)),)), annotated(source, quantities=figures)
    assert not _clash(_counting("b", "They freed 21 girls.", "21", "21", "girl"), whole)
    assert _clash(_counting("b", "They freed 35 girls.", "35", "35", "girl"), whole)


def test_two_reports_of_days_weeks_apart_tell_of_two_things() -> None:
    def told(name: str, words: str, day: str, published: str) -> tuple[Proposition, Annotated]:
        source = article(f"The ferry talks open on {words}.", name, published=published)
        place = span(source, words)
        time = Time(article=name, start=place.start, end=place.end, type="DATE", value=day)
        return Proposition(article=name, spans=(Span(name, 0, len(source.text)),)), annotated(source, times=(time,))

    first = told("a", "Monday", "2031-03-03", "2031-03-02")
    assert not _clash(first, told("b", "Tuesday", "2031-05-06", "2031-05-05"))
    assert _clash(first, told("b", "Tuesday", "2031-05-06", "2031-03-02"))
    assert _clash(first, told("b", "Tuesday", "2031-03-04", "2031-03-02"))


def test_the_day_of_an_appeal_is_not_that_of_the_fine() -> None:
    def told(name: str, text: str, words: str, day: str) -> tuple[Proposition, Annotated]:
        source = article(text, name, published="2031-03-13")
        place = span(source, words)
        time = Time(article=name, start=place.start, end=place.end, type="DATE", value=day)
        return Proposition(article=name, spans=(Span(name, 0, len(source.text)),)), annotated(source, times=(time,))

    fined = told("a", "The harbour firm was hit with a fine on Monday.", "Monday", "2031-03-10")
    appealed = told("b", "The harbour firm appealed against the fine on Wednesday.", "Wednesday", "2031-03-12")
    assert not _clash(fined, appealed)
    assert _clash(fined, told("b", "The firm was hit with the fine on Wednesday.", "Wednesday", "2031-03-12"))


def test_a_fine_of_years_ago_is_not_todays() -> None:
    def fined(name: str, text: str, figure: str, value: str, year: str = "") -> tuple[Proposition, Annotated]:
        source = article(text, name, published="2031-03-09")
        at = span(source, year) if year else None
        times = (Time(article=name, start=at.start, end=at.end, type="DATE", value=year),) if at else ()
        counted = (Quantity(span=span(source, figure), value=value, unit="taler"),)
        return Proposition(article=name, spans=(Span(name, 0, len(text)),)), annotated(
            source, quantities=counted, times=times
        )

    now = fined("a", "The court fined the mill 48 million talers.", "48 million talers", "48000000")
    other = fined("b", "The court fined the mill 12 million talers.", "12 million talers", "12000000")
    before = fined("c", "In 2024 the court fined a mill 12 million talers.", "12 million talers", "12000000", "2024")
    share = fined("d", "A share of the mill that the court fined cost 41.20 talers.", "41.20 talers", "41.20")
    assert _clash(now, other)
    assert not _clash(now, before)
    assert not _clash(now, share)


@pytest.mark.parametrize(("verb", "risen"), [("rose to", True), ("stood at", False)])
def test_a_total_that_has_risen_is_a_later_one_though_no_day_is_known(verb: str, risen: bool) -> None:
    first = _counting("a", "The blast killed 12 dockers.", "12", "12", "docker")
    text = f"At least 21 dockers died in the blast. The toll {verb} 21 at night."
    source = article(text, "b")
    place = text.rindex("21")
    counted = (
        Quantity(span=span(source, "21"), value="21", unit="docker"),
        Quantity(span=Span("b", place, place + 2), value="21", unit="docker", of=span(source, "toll")),
    )
    second = Proposition(article="b", spans=(Span("b", 0, 38),)), annotated(source, quantities=counted)
    reports = (first, second)
    (clash,) = clashes([item for item, _ in reports], Reader({item.article.id: item for _, item in reports}))
    assert (clash.settled, clash.left_is_older) == (risen, risen)
