"""What happened, from whole stories by hand."""

from msgspec.structs import replace

from consilience.model import Annotated, Claim, Entity, IndependentSource, Mention, Quantity, Span, TimelineEntry
from consilience.report.brief import brief
from tests.builders import annotated, article, attribution, span


def _report(name: str, headline: str, *lines: str, day: str = "2031-03-02") -> Annotated:
    source = article("\n".join(lines), name, outlet=f"The {name}", published=day)
    return annotated(replace(source, headline=headline))


def _claim(*supports: Span, root: str = "The Quay", **fields: object) -> Claim:
    made = {
        "id": str(supports[0]), "text": "", "about": "so", "holders": (), "supports": supports, "disputes": (),
        "silent": (), "origins": (IndependentSource(root=root, articles=()),), "verdict": "single-origin",
        "reason": "", **fields,
    }  # fmt: skip
    return Claim(**made)  # type: ignore[arg-type]


def _entry(day: str, *evidence: Span, text: str = "", status: str = "past") -> TimelineEntry:
    return TimelineEntry(
        from_=day, to=day, precision="minute" if "T" in day else "day", text=text, status=status,  # type: ignore[arg-type]
        evidence=evidence, articles=tuple(dict.fromkeys(one.article for one in evidence)),
    )  # fmt: skip


def _happened(story: tuple[Annotated, ...], *claims: Claim, timeline: tuple[TimelineEntry, ...] = ()) -> list[str]:
    found = brief(story, (), (), claims, timeline)
    return [one.text for one in found if one.part == "happened"]


QUAY = _report(
    "Quay",
    "Ferry sinks off Tarn",
    "The yard, which employs 900 people, builds six ferries a year.",
    "A ferry sank off Tarn on Saturday with 40 people on board.",
    "It left the harbour late.",
)
PIER = _report(
    "Pier", "Ferry sinks in storm off Tarn", "A ferry with 40 people on board sank off Tarn in a storm on Saturday."
)
STAFF, SANK = (QUAY.sentences[place].span for place in (0, 1))
SANK_TOO = PIER.sentences[0].span


def test_what_reports_lead_with_comes_and_background_never_comes_first() -> None:
    mole = _report("Mole", "Yard in Tarn", "The yard, which employs 900 people, builds six ferries a year.")
    told = _happened((QUAY, PIER, mole), _claim(SANK, SANK_TOO), _claim(STAFF, mole.sentences[0].span))
    assert "sank off Tarn" in told[0]
    assert "(2 of 3 reports; one origin: The Quay)" in told[0]


def test_what_one_report_tells_of_what_headlines_tell_stands_there_as_its_alone() -> None:
    assert _happened((QUAY, replace(PIER, sentences=())), _claim(SANK)) == [
        "A ferry sank off Tarn on Saturday with 40 people on board. (only The Quay)"
    ]


def test_the_order_is_that_of_the_event() -> None:
    late = _report(
        "Mole",
        "Ferry sunk off Tarn: rescue ends",
        "The rescue off Tarn ended at 23:10 on Saturday after the ferry sank.",
        day="2031-03-03",
    )
    ended = late.sentences[0].span
    timeline = (_entry("2031-03-01T23:10", ended), _entry("2031-03-01", SANK, SANK_TOO))
    told = _happened((late, QUAY, PIER), _claim(SANK, SANK_TOO), _claim(ended), timeline=timeline)
    assert ["sank off Tarn" in told[0], "ended at 23:10" in told[1]] == [True, True]


def test_a_figure_that_a_later_report_replaces_is_told_with_the_later_one() -> None:
    first = _report("Quay", "Two killed in blast", "A blast killed two dockers in Tarn.", day="2031-03-01")
    later = _report("Pier", "Three killed in blast", "Three people have been killed by the blast.", day="2031-03-02")
    first = replace(first, quantities=(Quantity(span=span(first.article, "two"), value="2"),))
    later = replace(later, quantities=(Quantity(span=span(later.article, "Three"), value="3"),))
    told = _happened((first, later), _claim(first.sentences[0].span), _claim(later.sentences[0].span))
    assert told == [
        "Three people have been killed by the blast. (only The Pier; dead: earlier “two” in The Quay)",
        "A blast killed two dockers in Tarn. (only The Quay; dead: later “three” in The Pier)",
    ]


def test_questions_quotations_and_the_first_person_tell_nothing_that_happened() -> None:
    lines = (
        "Did the ferry sink off Tarn?",
        "“The ferry sank off Tarn,” a sailor said.",
        "I doubt that the ferry sank off Tarn.",
        "Correction: the ferry did not sink off Tarn.",
    )
    assert [_happened((_report("Quay", "Ferry sinks off Tarn", line),)) for line in lines] == [[], [], [], []]


def test_a_name_in_brackets_stands_for_a_pronoun_and_a_but_is_left_out() -> None:
    source = _report("Quay", "Vosk leaves talks", "Envoys met in Tarn.", "But he left.", "He left the talks.")
    at = span(source.article, "He")
    envoy = Entity(id="e", name="Karel Vosk", kind="person", mentions=(at,))
    story = (replace(source, mentions=(Mention(span=at, kind="person", form="pronoun"),)),)
    found = brief(story, (envoy,), (), (_claim(source.sentences[2].span),), ())
    assert "[Karel Vosk] left the talks." in [one.text for one in found]
    assert all(one.evidence for one in found)
    joined = _report("Quay", "Ferry sinks off Tarn", "But the ferry sank off Tarn.")
    assert _happened((joined,)) == ["The ferry sank off Tarn."]


def test_what_a_person_says_further_down_is_no_happening() -> None:
    source = _report("Quay", "Ferry sinks off Tarn", "A ferry sank off Tarn.", "Vosk said the ferry was old in Tarn.")
    item = attribution(source.article, "Vosk", "said", "the ferry was old in Tarn", speaker="e")
    vosk = Entity(id="e", name="Karel Vosk", kind="person")
    story = (replace(source, attributions=(item,)),)
    found = brief(story, (vosk,), (), (_claim(*item.content, holders=("e",)),), ())
    assert [one.text for one in found] == ["A ferry sank off Tarn."]


def test_what_another_report_has_word_for_word_is_no_ones_alone() -> None:
    line = "The Lock Board has 40 staff in Tarn."
    first = _report("Quay", "Ferry sinks", "A ferry sank off Velm.", line)
    second = _report("Pier", "Storm", "A storm broke.", line)
    found = brief((first, second), (), (), (_claim(span(first.article, line)),), ())
    assert not [one for one in found if one.part == "only-one" and "Lock Board" in one.text]


def test_plain_words_are_told_rather_than_loaded_ones() -> None:
    loud = _report(
        "Shout", "Ferry horror", "A ferry sank off Tarn on Saturday in a HORROR voyage with 40 people on board."
    )
    lines = [
        _report(name, "Ferry sinks off Tarn", text)
        for name, text in (
            ("Quay", "A ferry sank off Tarn on Saturday with 40 people on board."),
            ("Pier", "Divers found the wreck off Tarn on Sunday in 30 metres of water."),
            ("Mole", "The owner of the Tarn ferry closed its other lines on Sunday."),
        )
    ]
    claims = [_claim(one.sentences[0].span, root=one.article.id) for one in (loud, *lines)]
    told = _happened((loud, *lines), *claims)
    assert any("with 40 people on board" in one for one in told)
    assert not any("HORROR" in one for one in told)


def test_a_report_that_tells_another_thing_of_the_same_kind_is_no_second_one() -> None:
    fell = _report("Pier", "Halden falls", "Shares in Halden fell 3.2 percent in Tarn on Saturday.")
    rose = _report("Quay", "Halden falls", "Shares in Halden rose 0.8 percent in Tarn on Saturday.")
    claim = _claim(fell.sentences[0].span, compatible=(rose.sentences[0].span,))
    told = _happened((fell, rose), claim)
    assert not any("2 of 2" in one for one in told)
