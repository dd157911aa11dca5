"""A floor under the wires that are read off reports, on what PolNeAR says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import rows
from benchmarks.credits import NONE, Read, read


def test_a_wire_counts_by_whatever_name_it_goes_and_what_was_never_asked_is_left_out() -> None:
    text = "Talks end.\n\nLISBON, March 3 (Reuters) - The talks ended on Monday without a word.\n\nNobody came out."
    articles: list[dict[str, Any]] = [
        {"doc": "a", "wire": "reuters", "text": text},
        {"doc": "b", "wire": "AP", "text": text},
        {"doc": "c", "wire": None, "text": text},
        {"doc": "d", "wire": "NA", "text": text},
    ]
    found = list(read(articles))
    assert found == [
        Read("a", "Reuters", ("Reuters",)),
        Read("b", "AP", ("Reuters",)),
        Read("c", None, ("Reuters",)),
    ]
    assert [one.right for one in found] == [True, False, False]


@pytest.mark.shared
def test_credits_stay_above_their_floors(shared: Path) -> None:
    home = shared / "bench" / "attribution"
    articles = [row for row in rows(home / "polnear_train.jsonl.gz") if str(row["wire"]) not in (*NONE, "NA")]
    found = list(read([*articles, *rows(home / "polnear_dev.jsonl.gz")]))
    wired, own = [one for one in found if one.wire], [one for one in found if not one.wire]
    assert (len(wired), len(own)) == (75, 66)
    assert sum(one.right for one in wired) >= 68
    assert all(one.right for one in own)
