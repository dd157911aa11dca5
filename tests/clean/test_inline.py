"""Datelines, credits and outlets that share a line with something else."""

from __future__ import annotations

import pytest

from consilience.clean import agencies, inline


@pytest.mark.parametrize(
    ("line", "dateline", "names"),
    [
        ("LISBON, March 3 (Reuters) - The talks ended.", "LISBON, March 3 (Reuters) -", ("Reuters",)),
        ("WASHINGTON: The talks ended.", "WASHINGTON:", ()),
        ("PARIS — The talks ended.", "PARIS —", ()),
        ("Paris — The talks ended.", "Paris —", ()),
        ("GENEVA/VIENNA (AP) _ The talks ended.", "GENEVA/VIENNA (AP) _", ("AP",)),
        ("ORVEL, Kestria (Coastwire) — The talks ended.", "ORVEL, Kestria (Coastwire) —", ("Coastwire",)),
        ("BEIJING -- The talks ended.", "BEIJING --", ()),
        ("(AFP) - The talks ended.", "(AFP) -", ("AFP",)),
        ("March 3 (Reuters) - The talks ended.", "March 3 (Reuters) -", ("Reuters",)),
        ("3 Nov. (Coastwire) — The talks ended.", "3 Nov. (Coastwire) —", ("Coastwire",)),
        ("Berlin (dpa) - The talks ended.", "Berlin (dpa) -", ("DPA",)),
        ("SAN JOSÉ, 4 nov (EFE).- Las conversaciones acabaron.", "SAN JOSÉ, 4 nov (EFE).-", ("EFE",)),
    ],
)
def test_datelines(line: str, dateline: str, names: tuple[str, ...]) -> None:
    found = inline.dateline(line)
    assert found is not None
    assert line[: found.length].rstrip() == dateline
    assert found.agencies == names


@pytest.mark.parametrize(
    "line",
    [
        "Paris — the city of light — was dark on Monday.",
        "WATCH: The minister falls into the pool.",
        "Nobody came: The hall was empty.",
        "Jane Roe (Liberal) won by nine votes.",
        "March 3 (Monday) - The talks end.",
        "The minister said: We go on.",
        "PRESIDENT ADA QUILL: We go on.",
        "A FIRE - BOMB attack on a bank left nobody hurt.",
        "LISBON",
    ],
)
def test_what_only_looks_like_a_dateline(line: str) -> None:
    assert inline.dateline(line) is None


@pytest.mark.parametrize(
    ("line", "credit", "names"),
    [
        ("The talks go on. - AFP/Reuters", "- AFP/Reuters", ("AFP", "Reuters")),
        ("“The talks go on.” (AP)", "(AP)", ("AP",)),
        ("The talks go on. © dpa", "© dpa", ("DPA",)),
        ("The talks go on.—Agencies", "—Agencies", ("Agencies",)),
        ("The talks go on. – Coastwire/KTA", "– Coastwire/KTA", ("Coastwire", "KTA")),
    ],
)
def test_credits_behind_the_last_sentence(line: str, credit: str, names: tuple[str, ...]) -> None:
    found = agencies.trailing(line)
    assert found is not None
    assert (line[found.start :], found.agencies) == (credit, names)


@pytest.mark.parametrize(
    "line",
    ["He spoke to Reuters", "He said so (and Reuters agreed)", "He was clear. - Jane Roe", "They talk to AFP, not AP"],
)
def test_sentences_that_end_in_an_agency_are_no_credits(line: str) -> None:
    assert agencies.trailing(line) is None


@pytest.mark.parametrize(
    ("line", "known", "start", "outlet"),
    [
        ("Storm closes three ports | The Island Herald", (), 25, "The Island Herald"),
        ("Storm closes three ports - The Island Herald", (), 25, "The Island Herald"),
        ("Storm closes three ports – Coastline", ("coastline.example",), 25, "Coastline"),
    ],
)
def test_outlets_behind_headlines(line: str, known: tuple[str, ...], start: int, outlet: str) -> None:
    assert inline.suffix(line, known) == inline.Suffix(start, outlet)


def test_a_dash_in_a_headline_is_part_of_it() -> None:
    assert inline.suffix("Storm closes three ports - and opens one", ()) is None
