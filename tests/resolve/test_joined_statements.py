import pytest

from consilience.model import Span
from consilience.resolve.joined_statements import parts
from tests.builders import article


@pytest.mark.parametrize(
    ("sentence", "joined"),
    [
        (
            "The ferry board will sit in Tarn on Monday, and the harbour court meets in Lisk on Thursday.",
            ["The ferry board will sit in Tarn on Monday", "the harbour court meets in Lisk on Thursday."],
        ),
        (
            "The crane was pulled down; Velmora has not had a taller building since then.",
            ["The crane was pulled down", "Velmora has not had a taller building since then."],
        ),
        (
            "The board, which has nine members, will sit on Monday, but nobody knows where it will do so.",
            ["The board, which has nine members, will sit on Monday", "nobody knows where it will do so."],
        ),
        (
            "The lamps of the pier were lit on Monday; at the gate we counted forty carts.",
            ["The lamps of the pier were lit on Monday", "at the gate we counted forty carts."],
        ),
        (
            "At least six sheep were killed after a lorry was driven through the gate of the farm.",
            ["At least six sheep were killed", "a lorry was driven through the gate of the farm."],
        ),
        ("The gate was shut shortly after a lorry was driven through it.", None),
        ("The farmer was hurt after he had opened the gate by hand.", None),  # who, only the sentence says
        ("The men, who came from Lisk, and the women of the choir were freed on Monday.", None),
        ("Tarn, Lisk, and the port of Velmora were closed on Monday.", None),
        ("If the dam breaks, and the valley is flooded, nobody will be left.", None),
        ("The ferry sank, and was raised a year later by divers.", None),  # the second part has no subject of its own
        ("The mayor wept, and “the town was gone”, as he told the choir.", None),
        ("The dam broke, and it rained.", None),  # too short to be told from other rain
    ],
)
def test_a_sentence_is_cut_where_it_joins_whole_statements(sentence: str, joined: list[str] | None) -> None:
    source = article(sentence)
    found = parts(source, Span("a", 0, len(sentence)))
    assert [source.words(one) for one in found] == (joined or [sentence])
