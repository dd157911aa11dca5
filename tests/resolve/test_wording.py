"""Wording measured: words, sentences, likeness, contradictions."""

from __future__ import annotations

from consilience.resolve.likeness import Likeness
from consilience.resolve.wording import Scale, sentences, stem, tokens
from tests.resolve.plain_likeness import likeness

ARTICLES = [
    ["The harbour talks failed.", "The harbour minister spoke.", "The harbour closed."],
    ["The harbour talks went on.", "A gull stole the minutes."],
]


def alike(left: str, right: str, *, quoted: tuple[str, ...] = ()) -> Likeness:
    scale = Scale(ARTICLES)
    found = likeness(scale.wording([left], quoted), scale.wording([right], ()))
    assert found is not None
    return found


def test_a_topic_weighs_less_than_a_word_that_an_article_has_once() -> None:
    scale = Scale(ARTICLES)
    assert scale.weight("the") < scale.weight("harbour") < scale.weight("gull")


def test_equal_words_are_wholly_alike_and_strangers_not() -> None:
    assert alike("A gull stole the minutes.", "A gull stole the minutes!").cosine > 0.999
    assert alike("A gull stole the minutes.", "Prices rose in spring.").cosine < 0.1


def test_inflection_is_seen_through() -> None:
    assert stem("gulls") == stem("gull")
    assert stem("stopping") == stem("stopped")
    assert alike("gulls stealing minutes", "a gull stole the minutes").cosine > 0.4


def test_a_clipped_quotation_is_covered() -> None:
    found = alike("that a gull had “stole the minutes”", "A gull stole the minutes.", quoted=("stole the minutes",))
    assert found.quoted == 1.0
    assert found.run_words == ("stole", "the", "minutes")


def test_numbers_and_denials_that_clash() -> None:
    assert any("numbers" in one for one in alike("It cost 1,200 crowns.", "It cost 300 crowns.").clash)
    assert not alike("It cost 1,200 crowns.", "The price was 1200 crowns.").clash
    assert any("denies" in one for one in alike("We will not pay the pilots.", "We will pay the pilots.").clash)
    assert not alike("We won't pay the pilots.", "Nobody will pay the pilots.").clash


def test_words_swapped_in_one_frame() -> None:
    found = alike("divers had opened the engine room and found nobody", "divers had opened the deck and found nobody")
    assert found.swapped > 0.1
    assert found.swaps == ("“engine room”, “deck”",)


def test_abbreviations_end_no_sentence() -> None:
    assert sentences("Mr. Venn met J. Tamm. They left.") == ["Mr. Venn met J. Tamm.", "They left."]
    assert sentences("") == []


def test_editorial_brackets_are_seen_through() -> None:
    assert tokens("[T]he gull’s") == ["the", "gull's"]
