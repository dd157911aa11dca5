import pytest
from msgspec.structs import replace

from consilience.model import Role, Term
from consilience.report import records
from consilience.report.exports import markdown
from consilience.report.page import render
from consilience.report.tenure import shown_on, told, worded
from tests.report.sample import dossier

TERM = Term(since="2028", evidence=())


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role(title="mayor", evidence=()), "mayor"),
        (
            Role(title="mayor", evidence=(), from_="2031-03-04", to="2031-03-06"),
            "mayor (in reports of 4 – 6 Mar 2031)",
        ),
        (Role(title="mayor", evidence=(), standing="past"), "mayor (formerly)"),
        (Role(title="former mayor", evidence=(), standing="past"), "former mayor"),
        (Role(title="mayor", evidence=(), standing="coming"), "mayor (not yet in office)"),
        (Role(title="mayor", evidence=(), terms=(TERM,)), "mayor (since 2028)"),
        (
            Role(title="mayor", evidence=(), standing="past", terms=(TERM,), from_="2031-03", to="2031-03"),
            "mayor (formerly, since 2028; in reports of Mar 2031)",
        ),
        (
            Role(title="mayor", evidence=(), standing="past", terms=(replace(TERM, until="2030"),)),
            "mayor (2028 – 2030)",
        ),
        (
            Role(title="mayor", evidence=(), standing="past", terms=(replace(TERM, until="2028"),)),
            "mayor (in 2028)",
        ),
        (
            Role(title="mayor", evidence=(), terms=(Term(until="2031-03-06", evidence=()), TERM)),
            "mayor (until Thu 6 Mar 2031, since 2028)",
        ),
    ],
)
def test_the_days_of_a_role_in_words(role: Role, words: str) -> None:
    assert worded(role) == words
    assert all(part in words for part in (told(role), shown_on(role)))


def test_page_terminal_and_markdown_show_them() -> None:
    made = dossier()
    role = replace(made.entities[0].roles[0], from_="2024-03-08", to="2024-03-10", terms=(TERM,))
    made = replace(made, entities=(replace(made.entities[0], roles=(role,)), *made.entities[1:]))
    expected = f"{role.title} (since 2028; in reports of 8 – 10 Mar 2024)"
    assert any(expected in line for line in records.lines(made))
    assert expected in markdown.export(made).decode()
    shown = render(made)
    assert '<span class="days">since 2028; <span title="published the reports that show it">8 – 10 Mar 2024' in shown
