import pytest
from msgspec.structs import replace

from consilience.model import Claim, Entity, IndependentSource, Occasion, Span, TimelineEntry, Utterance
from consilience.report.brief import brief
from consilience.wording import finite, occasion, quotation, shortened
from tests.builders import annotated, article, attribution, span

SAID = article("“We will stay,” minister Ilse Brandt told Radio Velmora.", "a", outlet="The Quay")
TALKS = replace(
    article("Talks open in Tarn on Monday.\nTwelve dockers were hurt.", "b", outlet="The Pier"),
    headline="Twelve dockers hurt",
)
BRANDT = Entity(id="e", name="Ilse Brandt", kind="person")


def _claim(identity: str, text: str, *supports: Span, **fields: object) -> Claim:
    made = {
        "id": identity, "text": text, "about": "so", "holders": (), "supports": supports, "disputes": (), "silent": (),
        "origins": (IndependentSource(root="r", articles=()),), "verdict": "single-origin", "reason": "one", **fields,
    }  # fmt: skip
    return Claim(**made)  # type: ignore[arg-type]


def test_an_utterance_is_told_with_speaker_occasion_day_and_words() -> None:
    item = attribution(SAID, "minister Ilse Brandt", "told", "“We will stay,”", mode="direct", speaker="e")
    spoken = Occasion(kind="interview", medium="Radio Velmora")
    utterance = Utterance(
        id="u", speaker="e", attributions=(item.id,), best=item.id, said_on="2031-03-09", occasion=spoken
    )
    story = (annotated(SAID, attributions=(item,)), annotated(TALKS))
    (sentence,) = [one for one in brief(story, (BRANDT,), (utterance,), (), ()) if one.part == "said"]
    assert sentence.text == (
        "Ilse Brandt said: “We will stay” (interview with Radio Velmora; Sun 9 Mar 2031; 1 of 2 reports)"
    )
    assert set(sentence.evidence) == {*item.source, *item.cue, *item.content}


def test_the_parts_come_in_order_and_every_sentence_is_cited() -> None:
    story = (annotated(SAID), annotated(TALKS))
    hurt, talks = span(TALKS, "Twelve dockers were hurt."), span(TALKS, "Talks open in Tarn on Monday.")
    claims = (
        _claim("1", "Twelve dockers were hurt.", hurt),
        _claim("3", "In the port twelve dockers were hurt.", hurt),
        _claim("2", "Talks open.", talks, disputes=(span(SAID, "We will stay"),), verdict="disputed", reason="no"),
    )
    entry = TimelineEntry(
        from_="2031-03-10", to="2031-03-10", precision="day", text="Talks open in Tarn.", status="scheduled",
        evidence=(talks,), articles=("b",), disagreement="Tuesday in The Quay",
    )  # fmt: skip
    sentences = brief(story, (), (), claims, (entry,))
    assert [sentence.part for sentence in sentences] == ["happened", "disputed", "next"]
    assert all(sentence.evidence for sentence in sentences)
    assert sentences[0].text == "Twelve dockers were hurt. (only The Pier)"
    assert sentences[1].text == "Talks open — no"
    assert sentences[2].text == "Mon 10 Mar 2031: Talks open in Tarn. (1 of 2 reports); Tuesday in The Quay"


def test_a_lone_report_has_nothing_that_only_one_has() -> None:
    claim = _claim("1", "Twelve dockers were hurt.", span(TALKS, "Twelve dockers were hurt."))
    assert {item.part for item in brief((annotated(TALKS),), (), (), (claim,), ())} == {"happened"}


def test_an_occasion_that_is_not_known_adds_nothing() -> None:
    assert occasion(None) == ""
    assert occasion(Occasion(kind="programme", name="Deck Talk", medium="Radio Velmora")) == "Deck Talk, Radio Velmora"


def test_long_words_are_cut_at_a_sentence_and_the_cut_is_shown() -> None:
    assert shortened("One two. Three four. Five six.", 22) == "One two. Three four. …"
    assert shortened("word " * 10, 12).endswith("…")
    assert shortened("short", 12) == "short"


def test_split_quotations_become_one_with_the_gap_shown() -> None:
    source = article('"We stay," she said. "Nobody leaves."')
    assert (
        quotation((span(source, '"We stay,"'), span(source, '"Nobody leaves."')), source)
        == "“We stay … Nobody leaves.”"
    )


@pytest.mark.parametrize(
    ("cue", "verb"),
    [
        ("said", "said"), ("Warned", "warned"), ("however, said", "said"), ("saying", "said"), ("told", "said"),
        ("according to", "said"), ("has demanded", "has demanded"), ("to have implied", "said"), ("", "said"),
    ],
)  # fmt: skip
def test_a_cue_stands_behind_the_speaker_only_where_it_can(cue: str, verb: str) -> None:
    assert finite(cue) == verb


def test_what_matters_most_and_is_told_most_comes_first_and_once() -> None:
    lines = (
        "Nine ferries were held in Tarn on Monday.",
        "The Lock Board has 40 staff in Tarn.",
        "The weather was fine that day in the port.",
        "Nine ferries were held on Monday in Tarn by the police.",
    )
    first = article("\n".join(lines), "a", outlet="The Quay")
    second = article(lines[3], "b", outlet="The Pier")
    claims = (
        _claim("1", lines[1], span(first, lines[1])),
        _claim("2", lines[2], span(first, lines[2])),
        _claim("3", lines[0], span(first, lines[0]), span(second, lines[3])),
        _claim("4", lines[3], span(first, lines[3])),
    )
    found = brief((annotated(first), annotated(second)), (), (), claims, ())
    assert [(item.part, item.text) for item in found] == [
        ("happened", f"{lines[0]} (2 of 2 reports; one origin: r)"),
        ("only-one", f"Only The Quay: {lines[1]}"),
    ]


def test_what_one_report_tells_fills_up_only_where_a_headline_tells_it_too() -> None:
    lines = ("Nine ferries held in Tarn", "Nine ferries were held in Tarn on Monday.", "The Lock Board has 40 staff.")
    first = replace(article("\n".join(lines), "a", outlet="The Quay"), headline=lines[0])
    second = article("The weather was fine.", "b", outlet="The Pier")
    claims = tuple(_claim(str(place), line, span(first, line)) for place, line in enumerate(lines[1:]))
    found = brief((annotated(first), annotated(second)), (), (), claims, ())
    assert [(item.part, item.text) for item in found] == [
        ("happened", f"{lines[1]} (only The Quay)"),
        ("only-one", f"Only The Quay: {lines[2]}"),
    ]


def test_a_plan_has_not_happened() -> None:
    line = "The board will close the lock in Tarn."
    claim = _claim("1", line, span(article(line, "a"), line))
    assert brief((annotated(article(line, "a")),), (), (), (claim,), ()) == ()


def test_an_account_that_reports_share_is_told_with_its_source_and_not_again_as_a_saying() -> None:
    texts = ("Police said a barge sank in Tarn.", "A barge sank in Tarn, police said.")
    contents = ("a barge sank in Tarn", "A barge sank in Tarn")
    story, spans, ids = [], [], []
    for name, text, content in zip("ab", texts, contents, strict=True):
        source = article(text, name, outlet=f"Outlet {name}")
        item = attribution(source, "olice", "said", content, speaker="p")
        story.append(annotated(source, attributions=(item,)))
        spans.append(item.content[0])
        ids.append(item.id)
    police = Entity(id="p", name="Police", kind="organisation")
    claim = _claim(
        "1",
        "A barge sank in Tarn",
        *spans,
        holders=("p",),
        origins=(IndependentSource(root="Police", articles=("a", "b")),),
    )
    utterance = Utterance(id="u", speaker="p", attributions=tuple(ids), best=ids[0])
    (sentence,) = brief(story, (police,), (utterance,), (claim,), ())
    assert (sentence.part, sentence.text) == (
        "happened",
        "Police said a barge sank in Tarn. (2 of 2 reports; one origin: Police)",
    )


def test_words_that_make_no_sentence_with_their_verb_are_not_told_as_said() -> None:
    source = article("The board accused them of theft.\nSomebody heard that the lock", "a")
    theft = attribution(source, "The board", "accused", "them of theft")
    broken = attribution(source, "Somebody", "heard", "that the lock")
    story = (annotated(source, attributions=(theft, broken)),)
    utterances = tuple(
        Utterance(id=item.id, speaker=None, attributions=(item.id,), best=item.id) for item in (theft, broken)
    )
    assert brief(story, (), utterances, (), ()) == ()


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("warned of", ["Dockers warned of a bill that will cost them dear (the one report)"]),
        ("Saturday against", []),
        (":", []),
    ],
)
def test_what_has_no_verb_between_speaker_and_words_is_not_told_as_said(cue: str, told: list[str]) -> None:
    above = "The port in Tarn was quiet.\nA lock was shut."
    source = article(f"{above}\nDockers {cue} a bill that will cost them dear.", "a")
    item = attribution(source, "Dockers", cue, "a bill that will cost them dear")
    claim = _claim("1", "A bill that will cost them dear", *item.content, holders=("d",))
    utterance = Utterance(id="u", speaker=None, attributions=(item.id,), best=item.id)
    found = brief((annotated(source, attributions=(item,)),), (), (utterance,), (claim,), ())
    assert [one.text for one in found if one.part == "said"] == told
    assert not any("Dockers" in one.text for one in found if one.part != "said")


@pytest.mark.parametrize(("between", "told"), [("", 1), ("was seized after ", 0)])
def test_a_noun_far_from_its_source_is_no_verb_of_saying(between: str, told: int) -> None:
    above = "The port in Tarn was quiet.\nA lock was shut."
    source = article(f"{above}\nThe master {between}reports that the lock was shut.", "a")
    item = attribution(source, "The master", "reports", "that the lock was shut")
    claim = _claim("1", "The lock was shut", *item.content, holders=("d",))
    utterance = Utterance(id="u", speaker=None, attributions=(item.id,), best=item.id)
    found = brief((annotated(source, attributions=(item,)),), (), (utterance,), (claim,), ())
    assert len([one for one in found if one.part == "said"]) == told


def test_words_of_another_that_somebody_denies_are_told_as_denied() -> None:
    source = article("“There was no siren,” Moe said. Holt denied that.", "a")
    item = replace(attribution(source, "Holt", "denied", "“There was no siren,”", mode="direct"), force="denied")
    utterance = Utterance(id="u", speaker=None, attributions=(item.id,), best=item.id)
    found = brief((annotated(source, attributions=(item,)),), (), (utterance,), (), ())
    assert [one.text for one in found if one.part == "said"] == ["Holt denied: “There was no siren” (the one report)"]


@pytest.mark.parametrize(
    ("who", "cue", "words"),
    [
        ("QUILL", ":", "“You’re welcome.”"),
        ("QUILL", ":", "“The lock was shut. What happened then?”"),
        ("The company", "said", "“The lock was shut.”"),
    ],
)
def test_courtesies_questions_of_a_host_and_nameless_bodies_are_not_told_as_said(
    who: str, cue: str, words: str
) -> None:
    source = article(f"A lock was shut in Tarn.\n{who} {cue} {words}", "a")
    item = attribution(source, who, cue, words, mode="direct")
    utterance = Utterance(id="u", speaker=None, attributions=(item.id,), best=item.id)
    assert not [
        one for one in brief((annotated(source, attributions=(item,)),), (), (utterance,), (), ()) if one.part == "said"
    ]


def test_who_denies_what_was_said_stands_beside_it() -> None:
    source = article("“The lock was shut,” the keeper said.", "a")
    item = attribution(source, "the keeper", "said", "“The lock was shut,”", mode="direct")
    utterance = Utterance(id="u", speaker=None, attributions=(item.id,), best=item.id)
    claim = _claim(
        "1", "The lock was shut", *item.content, verdict="disputed", reason="Ada Bell denies it: “It was open”"
    )
    found = brief((annotated(source, attributions=(item,)),), (), (utterance,), (claim,), ())
    assert [one.text for one in found if one.part == "said"] == [
        "The keeper said: “The lock was shut” (the one report; Ada Bell denies it)"
    ]
