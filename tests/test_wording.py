import pytest
from msgspec.structs import replace

from consilience.model import Article, Attribution, Entity, Span
from consilience.wording import behind_that, clean, label, labels, saying
from tests.builders import article, attribution


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("“No lock was shut,”", "“No lock was shut”"),
        ('"No lock was shut," … "not one,"', '"No lock was shut" … "not one"'),
        ("the lock was shut,", "the lock was shut"),
        ('"The lock was shut', "The lock was shut"),
        ("the lock” was shut", "the lock” was shut"),
        ("turning her into the “mother of locks”", "turning her into the “mother of locks”"),
    ],
)
def test_no_press_comma_and_no_loose_quotation_mark_is_left(words: str, cited: str) -> None:
    assert clean(words) == cited


@pytest.mark.parametrize(
    ("clause", "behind"),
    [
        ("A lock was shut", "that a lock was shut"),
        ("Tarn was quiet", "that Tarn was quiet"),
        ("I was there", "that I was there"),
        ("that a lock was shut", "that a lock was shut"),
        ("whether it was shut", "whether it was shut"),
        ("“No lock” was shut", "that “No lock” was shut"),
    ],
)
def test_a_clause_from_the_beginning_of_a_sentence_stands_behind_that(clause: str, behind: str) -> None:
    assert behind_that(clause) == behind


def test_what_stood_before_its_verb_is_told_behind_it_in_small_letters() -> None:
    source = article("The march ended without arrests, the police said.")
    item = attribution(source, "the police", "said", "The march ended without arrests")
    assert saying(item, {}, source) == "The police said that the march ended without arrests"


def test_a_body_without_a_name_of_its_own_keeps_its_article() -> None:
    source = article("The Ministry said it was late.")
    item = attribution(source, "The Ministry", "said", "it was late", speaker="m")
    ministry = Entity(id="m", name="Ministry", kind="organisation")
    assert saying(item, {"m": ministry}, source) == "The Ministry said it was late"


def test_a_report_is_called_by_its_outlet_else_its_site_else_its_file() -> None:
    bare = replace(article("x", "a"), path="news/quay.txt")
    assert label(replace(bare, outlet="The Quay", url="https://pier.example/1")) == "The Quay"
    assert label(replace(bare, url="https://www.Pier.example:80/1?x")) == "pier.example"
    assert label(replace(bare, url="http://[")) == "["
    assert label(bare) == "quay.txt"


def test_reports_of_one_label_are_told_apart() -> None:
    reports = [replace(article("x", name), outlet=outlet) for name, outlet in (("a", "Q"), ("b", "P"), ("c", "Q"))]
    assert labels(reports) == {"a": "Q (1)", "b": "P", "c": "Q (2)"}


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
    assert told(text, "the police", "said", text[:31]) == "The police said that the march ended without arrests"


def test_a_name_keeps_its_capital() -> None:
    assert told("Tarsk is quiet, Bell said.", "Bell", "said", "Tarsk is quiet") == "Bell said that Tarsk is quiet"


def test_an_outlet_that_cites_somebody_reports_it() -> None:
    text = "Radio Tarsk, citing two sailors, reported that the lighthouse was dark."
    assert told(text, "Radio Tarsk", "reported", "that the lighthouse was dark", "two sailors", "Radio Tarsk") == (
        "Radio Tarsk reported, citing two sailors, that the lighthouse was dark"
    )


def test_who_denies_the_words_of_another_did_not_say_them() -> None:
    source = article("“There was no siren,” said Moe. Holt denied that.")
    item = attribution(source, "Holt", "denied", "“There was no siren,”", force="denied", mode="direct")
    assert saying(item, {}, source) == "Holt denied: “There was no siren”"
