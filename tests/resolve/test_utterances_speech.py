"""What tells of a speech act, and what of a deed, a greeting or nothing."""

from __future__ import annotations

import pytest

from consilience.model import Article, Attribution, Span
from consilience.resolve.utterances.speech import is_courtesy, tells_speech


def told(source: str, cue: str, content: str) -> bool:
    """Whether "source cue content" tells of a speech act."""
    text = f"{source} {cue} {content}"
    spans = tuple(Span("a", text.index(part), text.index(part) + len(part)) for part in (source, cue, content))
    item = Attribution(
        id="a-1", article="a", source=spans[:1], cue=spans[1:2], content=spans[2:], mode="indirect", force="said"
    )
    return tells_speech(Article(id="a", path="a.txt", text=text), item)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("indicted", "a young skipper who had sold the ferry"),
        ("posted", "two photographs of the burning quay"),
        ("attacked", "the customs men with oars"),
        ("was pictured", "kicking a customs officer"),
        ("knew of", "the rot in the planks"),
        ("releases", "nine hostages in exchange for grain"),
        ("sparked debate about", "the skippers’ refusal to sail"),
        ("hailed", "Ida Holm, 16"),
        ("found", "a burnt-out barge on the eastern bank"),
        ("protested weekly against", "the toll on the lock"),
    ],
)
def test_a_deed_to_somebody_or_something_is_no_speech(cue: str, content: str) -> None:
    assert told("The harbour court", cue, content) is False


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("admitted", "mistakes in the way the fares were printed"),
        ("put", "the loss at three million crowns"),
        ("found", "that the planks were rotten"),
        ("posted", "a warning to all bathers"),
        ("released", "a statement on the oarsmen"),
        ("hailed", "Ida Holm as a heroine"),
        ("showed", "how the planks had rotted"),
        ("rejected", "the estimate of the loss"),
        ("knew", "the planks were rotten"),
        ("attacked", "“this shameless toll”"),
    ],
)
def test_what_is_said_of_a_thing_stays_speech(cue: str, content: str) -> None:
    assert told("The harbour court", cue, content) is True


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("You’re welcome.", True),
        ("Thank you, Ida. Good night.", True),
        ("Thanks for having me, Oskar!", True),
        ("Thank you for the boats that you have sent.", False),
        ("The boats are gone.", False),
        ("Ida Holm.", False),
    ],
)
def test_a_greeting_states_nothing(words: str, only: bool) -> None:
    assert is_courtesy(words) is only
