import pytest

from consilience.report.choice import Chosen, Headlines, content, is_account, stands_alone, weight


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The lock in Tarn was shut on Monday.", True),
        ("Police shut the lock before they left.", True),
        ("They shut the lock on Monday.", False),
        ("In the same post, Brisk shut the lock.", False),
        ("At dawn she shut the lock in Tarn.", False),
        ("Nine of the 17 are children.", False),
        ("The 21 were freed in Tarn before dawn.", False),
        ("Was shut by the police in Tarn.", False),
        ("Lock shut.", False),
        ("", False),
    ],
)
def test_a_sentence_stands_alone_when_nothing_in_it_points_back(text: str, alone: bool) -> None:
    assert stands_alone(text) is alone


def test_figures_and_names_weigh_and_long_lists_do_not_win() -> None:
    assert weight("The weather was fine.") < weight("The lock in Tarn was shut for 9 days.")
    assert weight("Seen were Ona, Lev, Mia, Tom, Ida, Jon, Eva, Kit.") == 6


def test_nothing_is_chosen_twice_in_other_words() -> None:
    chosen = Chosen()
    assert chosen.takes("Police shut the northern lock in Tarn.")
    assert not chosen.takes("The northern lock in Tarn was shut by police.")
    assert chosen.takes("A barge sank off the coast of Velmora.")


def test_headlines_tell_what_the_event_is() -> None:
    headlines = Headlines([content("Barge sinks off Velmora"), content("Tarn lock shut"), content("")])
    assert headlines.telling("A barge has sunk off Velmora.") == 1


def test_the_announcement_of_a_talk_is_no_account() -> None:
    assert not is_account("Radio Tarn's Ada Quill talks to Jon Bell about the lock.")
    assert is_account("Tarn's Ada Quill shut the lock on Monday.")
