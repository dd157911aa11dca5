"""Histories hang their dates on the year last told; a year that is written once dates both ends of a range."""

from __future__ import annotations

import pytest

from consilience.annotate.times import anchor, direct, recognise

PUBLISHED = "2019-03-10"
YEARS = " ".join(f"In {year} it rained." for year in range(1911, 1919))
MONTHS = " ".join(
    f"In {month} the army of Velo moved." for month in ("January", "March", "May", "July", "August", "October") * 2
)


def values(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [time.value for time in anchor(direct(recognise(text, "a"), text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted from May 15 to August 16, 1988.", ["1988-05-15", "1988-08-16"]),
        ("It lasted from November 15 to February 15, 1989.", ["1988-11-15", "1989-02-15"]),
        ("The port was taken (26 June - 4 August 1952).", ["1952-06-26", "1952-08-04"]),
        ("It rained in March, April and May 2003.", ["2003-03", "2003-04", "2003-05"]),
        ("It rained in summer and autumn 1918.", ["1918-SU", "1918-FA"]),
        ("They met from Dec. 3, 1997 to Jan. 5.", ["1997-12-03", "1998-01-05"]),
        ("It opened in July 1997. In February it closed.", ["1997-07", "2019-02"]),
        ("It opened in July 1997, in February it closed.", ["1997-07", "2019-02"]),
    ],
)
def test_a_year_written_once_dates_the_neighbour_as_well(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_shared_year_needs_no_date_of_publication() -> None:
    assert values("It lasted from May 15 to August 16, 1988.", None) == ["1988-05-15", "1988-08-16"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("On 2 October they met, and on the 5th they parted.", ["1918-10-02", "1918-10-05"]),
        ("On 8 August Minsk fell, and on the 28th of that month Torvik.", ["1918-08-08", "1918-08-28"]),
        ("It froze on Christmas Day.", ["1918-12-25"]),
        ("By the end of the year the war was over.", ["1918"]),
        ("In May, as in 1812, they fled. In June they were back.", ["1918-05", "1812", "1918-06"]),
        ("In May they fled, as in the previous year. In June they were back.", ["1918-05", "1917", "1918-06"]),
        ("In May he said: “It is us today.” In June he was gone.", ["1918-05", PUBLISHED, "1918-06"]),
        ("On the night of 20 June 1921 the king fled.", ["1921-06-20TNI"]),
    ],
)
def test_a_history_goes_on_from_the_date_last_told(told: str, expected: list[str]) -> None:
    assert (
        values(f"{YEARS} {MONTHS.replace('January', 'June')} In 1918 it snowed. {told}")[-len(expected) :] == expected
    )


def test_a_history_begins_before_its_first_full_date() -> None:
    assert values(f"In May they crossed the river. {YEARS} {MONTHS}")[0] == "1911-05"


def test_a_text_of_few_full_dates_tells_history_if_it_names_many_months_and_no_weekday() -> None:
    tale = f"In 1936 it rained. In 1937 it rained. In 1938 it rained. {MONTHS} {MONTHS}"
    assert values(tale)[3] == "1938-01"
    assert values(f"{tale} They met on Monday.")[3] == "2019-01"


def test_a_column_on_a_holiday_is_no_history() -> None:
    assert values(f"Christmas Eve is near. {YEARS} Christmas Eve is dear.")[0] == "2018-12-24"
