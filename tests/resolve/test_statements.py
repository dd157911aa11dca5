import pytest

from consilience.resolve.statements import (
    asserted_from,
    is_clause,
    is_deniable,
    is_main_clause,
    is_own_statement,
    is_question,
    is_whole,
    refuted,
    without_asides,
    without_witness,
)


@pytest.mark.parametrize(
    "text",
    [
        "the lock is shut", "the gate collapsed at dawn", "they left", "the board won't meet", "Brisk opens the fair",
    ],
)  # fmt: skip
def test_a_finite_verb_or_a_subject_makes_a_clause(text: str) -> None:
    assert is_clause(text)


@pytest.mark.parametrize("text", ["", "selective closing of locks", "the locks closed by the board", "ferry of theft"])
def test_a_noun_with_its_company_is_no_clause(text: str) -> None:
    assert not is_clause(text)


@pytest.mark.parametrize(
    "text",
    [
        "The northern lock was shut at dawn.",
        "Two ferries collided off Tarn on Monday, injuring nine people.",
        "The board called the lock “a ruin” and shut it.",
        "The lock closed in 2020 and belongs to the town.",
    ],
)
def test_a_whole_sentence_in_the_third_person_is_the_outlets_own(text: str) -> None:
    assert is_whole(text) and is_own_statement(text)


@pytest.mark.parametrize(
    "text",
    [
        "We will not shut the northern lock before the winter.",  # a quotation that lost its marks
        "The northern lock was shut at dawn, a source close to the board said.",
        "The northern lock was reportedly shut at dawn.",
        "The northern lock was shut at dawn! What a shame for us all!",
        "The northern lock had been shut at dawn.”",
        "Ona Brisk (@onabrisk) posted that on 4 May 2031.",
        "(Ona Brisk, File/Tarn Pictures)",
        "— Tarn Lock Board, 4 May 2031",
        "NORTHERN LOCK SHUT AT DAWN BY BOARD.",
        "Northern lock is shut at dawn by the board",
        "The board did not immediately respond to a request for comment.",
        "FILE PHOTO: The northern lock is seen in the fog in May 2031.",
        "Another crack in the lower gate of the lock.",
        "",
    ],
)
def test_what_others_say_and_what_is_no_report_is_not_the_outlets_own(text: str) -> None:
    assert not (is_whole(text) and is_own_statement(text))


def test_who_denies_a_claim_denies_what_it_says() -> None:
    text = "the board’s claim that the lock was sound"
    assert text[asserted_from(text) :] == "the lock was sound"
    assert asserted_from("that the lock was sound") == 0
    assert asserted_from("the lock that had cracked was sound") == 0


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("the lock was sound", True),
        ("any part in the closing of the lock", True),
        ("a request that the lock be opened", False),
        ("the board's offer to open the lock", False),
        ("the board’s account of the closing", False),
        ("the claims made by the board", False),
    ],
)
def test_only_what_could_be_so_is_denied(text: str, possible: bool) -> None:
    assert is_deniable(text) is possible


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Two children share each bed, as our pictures show.", "Two children share each bed"),
        ("The boats lay under water, counted by this newspaper on Monday.", "The boats lay under water"),
        ("The boats lay under water, and nobody came.", "The boats lay under water, and nobody came."),
        ("We counted 1,200 boats.", "We counted 1,200 boats."),  # nothing is left without it
        ("We walked round the lake: the boathouse has gone.", "the boathouse has gone."),
        ("Forty names are on the list: we were shown it, in blue ink.", "Forty names are on the list"),
        (
            "We asked the mayor: the boathouse has gone.",
            "We asked the mayor: the boathouse has gone.",
        ),  # the mayor's word
        ("We saw three men: a cook and two guests.", "We saw three men: a cook and two guests."),  # no statement behind
        ("Our boat was late: we saw that it had sunk.", "Our boat was late: we saw that it had sunk."),
    ],
)
def test_how_the_outlet_knows_is_no_part_of_what_it_states(words: str, left: str) -> None:
    start, end = without_witness(words)
    assert words[start:end] == left


def test_what_the_outlet_has_read_is_left_out_between_commas() -> None:
    told = without_asides("By its report, which we have read, the mill made a loss.")
    assert told == "By its report, the mill made a loss."


@pytest.mark.parametrize("text", ["children share each bed", "the nets no longer keep out flies", "the men break them"])
def test_the_verb_of_a_plural_makes_a_clause(text: str) -> None:
    assert is_clause(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("why he had walked out of the talks", True),
        ("about how the dam could be mended", True),
        ("what the guard had seen", True),
        ("“Who pays for the dam?”", True),
        ("what he wanted was peace", False),
        ("when it rains, the dam leaks", False),
        ("“Whether we like it or not, the dam leaks.”", False),
        ("the dam leaks", False),
    ],
)
def test_a_question_puts_nothing_forward(text: str, asks: bool) -> None:
    assert is_question(text) is asks


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("‘The lock was shut at dawn and opened at noon.", False),
        ("'The lock was shut at dawn and opened at noon.", False),
        ("The lock was shut at dawn and opened at noon.’", False),
        ("‘The Gate’ was shut at dawn and opened at noon.", True),
        ("The board called the old lock ‘a ruin.’", True),
        ("The miners’ lock was shut at dawn.", True),
        ("'90s locks were shut at dawn.", True),
    ],
)
def test_half_of_what_somebody_says_is_no_sentence_of_the_outlet(text: str, whole: bool) -> None:
    assert is_whole(text) is whole


def test_a_name_with_a_date_states_nothing() -> None:
    assert not is_own_statement("The Exchange Letter, 18 May 2033, 18:05.")
    assert is_own_statement("The Exchange Letter closed on 18 May 2033, at five.")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("the discovery of arms after the driver was killed", False),
        ("to comment when we called", False),
        ("the driver was killed after the discovery of arms", True),
        ("when it rains, the dam leaks into the valley", True),
        ("it's raining until the wind turns", True),
        ("that’s a mistake because the dam leaks", True),
    ],
)
def test_a_clause_that_says_only_when_or_why_makes_no_statement(text: str, *, holds: bool) -> None:
    assert is_main_clause(text) is holds


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("the claim that the pier is closed is false", "the pier is closed"),
        ("posts claiming that the pier would close are wrong", "the pier would close"),
        ("a message in the town according to which the pier closes had no basis", "the pier closes"),
        ("the pier that closed in May was wrong", None),
        ("a letter that the pier is closed is on its way", None),
    ],
)
def test_what_a_rumour_says_is_called_false_with_what_carries_it(text: str, denied: str | None) -> None:
    found = refuted(text)
    assert (text[found[0] : found[1]] if found else None) == denied
