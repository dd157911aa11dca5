"""Which dates are not those of what their sentence tells, by the words before them."""

from __future__ import annotations

import pytest

from consilience.asides import Aside, aside


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norlund has held the crew since @19 June.", "since"),
        ("The ferry has lain at the quay since late @June.", "since"),
        ("Four people were missing, down from 31 on @Monday.", "compared"),
        ("The barrel cost 80 crowns, up from a record low of 71 on @Monday.", "compared"),
        ("The toll rose from 12 on @Sunday to 19.", "compared"),
        ("Nine ships sailed, compared with 14 ships on @Monday.", "compared"),
        ("The wind was weaker than on @Monday.", "compared"),
        ("The envoy took back her statement of @Monday.", "named"),
        ("The council's first decision of @9 March stands.", "named"),
        ("The flood was lower than the one of @that year.", "named"),
        ("The flood was lower than that of @2014.", "named"),
        ("The crew was freed on @19 June.", None),
        ("They met on the evening of @9 March.", None),
        ("They met in the early hours of @Monday.", None),
        ("They met at the end of @2030.", None),
        ("As of @Monday, the port was shut.", None),
        ("The fire killed more than 30 people on @Monday.", None),
        ("The envoy flew in from Teral on @Monday.", None),
        ("The mayor raised funds from friends on @Monday.", None),
        ("It has rained since. On @Monday the port was shut.", None),
        ("It is the first since the war. @Monday was dry.", None),
    ],
)
def test_a_date_aside_is_told_by_the_words_before_it(text: str, kind: Aside | None) -> None:
    at = text.index("@")
    assert aside(text.replace("@", ""), at) == kind


@pytest.mark.parametrize("unit", ["from 1 ", "the of ", "since ", "than the one of "])
def test_any_text_is_read_at_its_end_alone(unit: str) -> None:
    text = unit * 100_000
    assert aside(text, len(text)) == aside(text[-200:], 200)
