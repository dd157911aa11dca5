import pytest

from consilience.model import Claim
from consilience.report.stated import is_stated, stated


def _claim(text: str, **fields: object) -> Claim:
    made = {
        "id": "c", "text": text, "about": "so", "holders": (), "supports": (), "disputes": (), "silent": (),
        "origins": (), "verdict": "single-origin", "reason": "", **fields,
    }  # fmt: skip
    return Claim(**made)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("“I gave you a figure at noon”", False),
        ('"Call me when it rains."', False),
        ("“The table left me” … “and the chair”", False),
        ("“Was the lock shut?”", False),
        ("Why he had left", False),
        ("Do not panic", False),
        ("I doubt that he will last", False),
        ("“”", False),
        ("“No lock in Tarn was shut”", True),
        ("“We” was the word on the wall", True),
        ("Twelve dockers were hurt in Tarn.", True),
    ],
)
def test_only_what_can_be_so_or_not_stands_among_what_is_so(text: str, is_so: bool) -> None:
    assert is_stated(_claim(text)) is is_so


def test_what_is_disputed_borne_out_or_told_as_said_always_stands() -> None:
    own = "“I did not leave”"
    several = (_claim(own, verdict="disputed"), _claim(own, verdict="corroborated"), _claim(own, about="said"))
    assert stated((*several, _claim(own))) == several
