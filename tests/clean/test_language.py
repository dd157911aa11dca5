"""Languages."""

from __future__ import annotations

import pytest

from consilience.clean.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry to the islands stopped on Monday because its only captain had married.", "en"),
        ("Le bac pour les îles s'est arrêté lundi parce que son unique capitaine s'était marié.", "fr"),
        ("Паром на острова остановился в понедельник, потому что капитан женился.", "ru"),
        ("توقفت العبارة إلى الجزر يوم الاثنين لأن قبطانها الوحيد تزوج.", "ar"),
        ("1234 5678", "und"),
        ("", "und"),
        ("\ud800" * 50, "und"),
    ],
)
def test_identify(text: str, language: str) -> None:
    assert identify(text) == language
