"""How what somebody said is put into a sentence."""

from __future__ import annotations

from consilience.model import Article, Attribution, Span
from consilience.wording import saying


def told(text: str, source: str, cue: str, content: str, speaker: str = "", via: str = "") -> str:
    def span(part: str) -> Span:
        return Span("a", text.index(part), text.index(part) + len(part))

    item = Attribution(
        id="1",
        article="a",
        source=(span(source),),
        cue=(span(cue),),
        content=(span(content),),
        mode="indirect",
        speaker_mention=span(speaker or source),
        via_mentions=(span(via),) if via else (),
    )
    return saying(item, {}, Article(id="a", path="a.txt", text=text))


def test_a_capital_that_began_a_sentence_is_small_inside_one() -> None:
    text = "The march ended without arrests, the police said."
    assert told(text, "the police", "said", text[:31]) == "The police said the march ended without arrests"


def test_a_name_keeps_its_capital() -> None:
    assert told("Tarsk is quiet, Bell said.", "Bell", "said", "Tarsk is quiet") == "Bell said Tarsk is quiet"


def test_an_outlet_that_cites_somebody_reports_it() -> None:
    text = "Radio Tarsk, citing two sailors, reported that the lighthouse was dark."
    assert told(text, "Radio Tarsk", "reported", "that the lighthouse was dark", "two sailors", "Radio Tarsk") == (
        "Radio Tarsk reported, citing two sailors, that the lighthouse was dark"
    )
