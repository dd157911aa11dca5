"""Spellings of one outlet."""

from __future__ import annotations

import pytest

from consilience.compare.outlets import canonical, house, site_names


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("money.tvb.com", "TVB"),
        ("www.tvb.co.uk", "TVB"),
        ("news.lisk.ac.uk", "lisk.ac.uk"),
        ("The Tarn Star", "Tarn Star"),
        ("uk.reuters.com", "Reuters"),
        ("nytimes.com", "The New York Times"),
        ("wsj.com", "Wall Street Journal"),
    ],
)
def test_an_outlet_and_the_parts_of_its_site_are_one(name: str, same: str) -> None:
    assert canonical(name) == canonical(same)


def test_two_who_publish_on_one_site_are_two() -> None:
    assert canonical("tarn.blogspot.com") != canonical("lisk.blogspot.com")
    assert canonical("Lisk.live") != canonical("Tarn.live")


def test_a_name_in_two_words_is_that_of_a_site_in_one() -> None:
    assert house("Tarn Daily") == house("usa.tarndaily.com.cn")
    assert house("Tarn Daily") != house("Tarn Weekly")


def test_a_site_is_called_by_the_words_of_a_name_or_their_initials() -> None:
    assert {"tarnvalleydailystar", "tvdailystar", "tvdstar", "tvds"} < {
        *site_names(("tarn", "valley", "daily", "star"))
    }
    assert site_names(("tarn", "star")) == ("tarnstar", "tstar")
    assert site_names(("star",)) == () == site_names(tuple("abcdefgh"))
