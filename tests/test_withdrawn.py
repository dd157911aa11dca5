"""What somebody takes back, in invented sentences."""

from __future__ import annotations

import pytest

from consilience.withdrawn import is_withdrawn
from tests.builders import article, attribution


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        ("Anna Riis withdrew her statement on Tuesday that Holt took money.", True),
        ("The ministry has withdrawn its claim that Holt took money.", True),
        ("The paper retracted its earlier report that Holt took money.", True),
        ("The clerk took back the accusation that Holt took money.", True),
        ("The army withdrew, and the ministry said in a statement that Holt took money.", False),
        ("Anna Riis stood by her statement that Holt took money.", False),
        ("The firm retracted its claim. Anna Riis says that Holt took money.", False),
    ],
)
def test_who_withdraws_a_statement_no_longer_holds_it(text: str, withdrawn: bool) -> None:
    source = article(text)
    assert is_withdrawn(attribution(source, "", "", "that Holt took money"), source) is withdrawn
