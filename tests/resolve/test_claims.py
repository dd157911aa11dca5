import pytest
from msgspec.structs import replace

from consilience.model import Annotated, Attribution, ClaimGroup, Time, Utterance
from consilience.resolve.claims import group_claims, weigh
from consilience.resolve.propositions import propositions
from tests.builders import annotated, article, attribution


def _groups(*story: Annotated, utterances: tuple[Utterance, ...] = ()) -> list[set[str]]:
    found: tuple[ClaimGroup, ...] = group_claims(story, weigh(story, propositions(story)), utterances)
    return [{item.article for item in group.propositions} for group in found]


def _own(name: str, text: str) -> Annotated:
    return annotated(article(text, name))


def test_own_sentences_that_tell_the_same_are_one_claim() -> None:
    groups = _groups(
        _own("a", "At least 12 dockers were injured when a crane collapsed in the port of Velmora on Saturday."),
        _own("b", "A crane that collapsed in the port of Velmora on Saturday injured 21 dockers."),
        _own("c", "The opposition leader left the country for medical treatment abroad."),
    )
    assert {"a", "b"} in groups
    assert {"c"} in groups


def _stances(*story: Annotated) -> list[list[tuple[str, str]]]:
    found = group_claims(story, weigh(story, propositions(story)), ())
    return [[(item.article, item.stance) for item in group.propositions] for group in found]


def test_a_statement_and_its_contrary_are_one_claim_that_one_of_them_disputes() -> None:
    will = "The ministry will close the southern harbour to foreign trawlers."
    will_not = "The ministry will not close the southern harbour to foreign trawlers."
    assert _stances(_own("a", will), _own("b", will_not)) == [[("a", "holds"), ("b", "disputes")]]
    assert _stances(_own("a", will_not), _own("b", will_not)) == [[("a", "holds"), ("b", "holds")]]
    assert _stances(_own("a", will_not), _own("b", will), _own("c", will_not)) == [
        [("a", "disputes"), ("b", "holds"), ("c", "disputes")]
    ]


def test_what_was_not_so_one_day_may_be_so_the_next() -> None:
    first = annotated(article("The ministry did not close the southern harbour.", "a", published="2031-03-09"))
    later = annotated(article("The ministry closed the southern harbour.", "b", published="2031-03-10"))
    assert _stances(first, later) == [[("a", "holds")], [("b", "holds")]]


@pytest.mark.parametrize(
    "other",
    [
        "The ministry will open the southern harbour to foreign trawlers.",  # another verb
        "The ministry will close its northern office to the public on Monday.",  # another thing
    ],
)
def test_not_every_negation_is_a_contrary(other: str) -> None:
    not_so = "The ministry will not close the southern harbour to foreign trawlers."
    assert all(stance == "holds" for group in _stances(_own("a", not_so), _own("b", other)) for _, stance in group)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The minister opened the bridge over the Sall on Sunday.",
            "The minister will close the bridge over the Sall.",
        ),
        ("The police arrested three men on Monday.", "The police released three men on Monday."),
    ],
)
def test_opposites_are_two_things(one: str, other: str) -> None:
    assert _groups(_own("a", one), _own("b", other)) == [{"a"}, {"b"}]


def test_who_stays_is_not_who_leaves() -> None:
    stays = annotated(article("Harbour director Ivar Moe stays in office.", "a", published="2031-03-09"))
    leaves = annotated(article("Harbour director Ivar Moe leaves office.", "b", published="2031-03-09"))
    later = annotated(article("Harbour director Ivar Moe leaves office.", "b", published="2031-03-12"))
    assert _stances(stays, leaves) == [[("a", "holds"), ("b", "disputes")]]
    assert _stances(stays, later) == [[("a", "holds")], [("b", "holds")]]


def test_a_sentence_that_its_source_closes_is_put_forward_whatever_its_verb() -> None:
    source = article("The chairwoman cast the deciding vote, two members said. After long talks in Tarn, they said so.")
    whole = attribution(source, "two members", "said", "The chairwoman cast the deciding vote")
    part = attribution(source, "they", "said", "After long talks in Tarn")
    found = propositions([annotated(source, attributions=(whole, part))])
    assert [item.attribution for item in found] == [whole.id]


def test_two_sentences_of_one_report_stay_apart() -> None:
    text = "The ministry will close the southern harbour.\nThe ministry will close the southern harbour soon."
    assert _groups(_own("a", text)) == [{"a"}, {"a"}]


def test_tellings_of_one_utterance_are_one_claim_however_they_are_worded() -> None:
    def told(name: str, text: str, content: str) -> tuple[Annotated, Attribution]:
        source = article(text, name)
        item = attribution(source, "The minister", "said", content)
        return annotated(source, attributions=(item,)), item

    first, one = told("a", "The minister said the fleet stays where it is.", "the fleet stays where it is")
    second, two = told("b", "The minister said no ship would be moved.", "no ship would be moved")
    utterance = Utterance(id="u", speaker=None, attributions=(one.id, two.id), best=one.id)
    assert _groups(first, second, utterances=(utterance,)) == [{"a", "b"}]


def test_what_a_source_says_is_not_the_outlets_own() -> None:
    source = article("The minister said the fleet stays where it is.")
    item = attribution(source, "The minister", "said", "the fleet stays where it is", speaker="m")
    (found,) = propositions([annotated(source, attributions=(item,))])
    assert found.holders == ("m",)
    assert found.attribution == item.id


def test_a_denial_disputes_and_a_question_puts_nothing_forward() -> None:
    source = article("The minister denied that the fleet had left.\nShe was asked whether the fleet had left.")
    denied = attribution(source, "The minister", "denied", "that the fleet had left", force="denied")
    asked = attribution(source, "", "asked", "whether the fleet had left", force="asked")
    found = propositions([annotated(source, attributions=(denied, asked))])
    assert [(item.stance, item.attribution) for item in found] == [("disputes", denied.id)]


def test_without_articles_there_are_no_claims() -> None:
    assert group_claims((), weigh((), ()), ()) == ()


@pytest.mark.parametrize(
    "content", ["to resign", "President Ana Reyes to choose now", "on the port to close the gates"]
)
def test_what_is_asked_of_somebody_puts_nothing_forward(content: str) -> None:
    source = article(f"The minister told {content} at once today.")
    demand = attribution(source, "The minister", "told", f"{content} at once today")
    assert propositions([annotated(source, attributions=(demand,))]) == ()


def test_a_statement_with_an_infinitive_in_it_is_put_forward() -> None:
    source = article("The minister said the port wants to close the gates.")
    said = attribution(source, "The minister", "said", "the port wants to close the gates")
    assert len(propositions([annotated(source, attributions=(said,))])) == 1


def test_the_same_names_alone_do_not_make_one_claim() -> None:
    groups = _groups(
        _own("a", "Police named the dead as Ona and Lev Brisk and their sons Mattis, Wil and Zachar of Tarn."),
        _own(
            "b", "Ona and Lev Brisk, with their sons Mattis, Wil and Zachar, were headed for the final leg of a tour."
        ),
    )
    assert groups == [{"a"}, {"b"}]


def test_who_rejects_a_view_denies_what_it_says_and_who_rejects_a_request_denies_nothing() -> None:
    source = article("Brandt rejected the view that the fleet poses a threat.\nShe rejected a request that it leave.")
    view = attribution(source, "Brandt", "rejected", "the view that the fleet poses a threat", force="denied")
    request = attribution(source, "She", "rejected", "a request that it leave", force="denied")
    (found,) = propositions([annotated(source, attributions=(view, request))])
    assert source.words(found.spans[0]) == "the fleet poses a threat"
    assert found.stance == "disputes"


@pytest.mark.parametrize(
    ("content", "stance", "asserted"),
    [
        ("the claim that two sheep drowned is false", "disputes", "two sheep drowned"),
        ("reports that the weir had burst were simply not true", "disputes", "the weir had burst"),
        ("the claim that the weir burst was read out", "holds", "the claim that the weir burst was read out"),
        ("it is false that the weir burst", "holds", "it is false that the weir burst"),
    ],
)
def test_who_calls_a_claim_false_denies_it(content: str, stance: str, asserted: str) -> None:
    source = article(f"The miller said {content}.")
    said = attribution(source, "The miller", "said", content)
    (found,) = propositions([annotated(source, attributions=(said,))])
    assert (found.stance, source.words(found.spans[0])) == (stance, asserted)


def test_what_somebody_wants_is_not_put_forward_as_being_so() -> None:
    source = article("They want the weir mended before the winter. She said the weir was mended before the winter.")
    wanted = attribution(source, "They", "want", "the weir mended before the winter")
    said = attribution(source, "She", "said", "the weir was mended before the winter")
    (found,) = propositions([annotated(source, attributions=(wanted, said))])
    assert found.attribution == said.id


def test_what_is_told_of_two_years_is_two_things() -> None:
    texts = {
        "a": "There was a garrison of the army in Torven in 1887.",
        "b": "The army had a garrison in Torven in 2037.",
    }
    for years, together in ((("1887", "2037"), False), (("2037", "2037"), True)):
        story = []
        for (name, text), year in zip(texts.items(), years, strict=True):
            source = article(text.replace("1887", year), name)
            place = source.text.index(year)
            time = Time(article=name, start=place, end=place + 4, type="DATE", value=year)
            story.append(annotated(source, times=(time,)))
        assert ({"a", "b"} in _groups(*story)) is together


def test_one_more_of_a_kind_is_another_thing() -> None:
    talks = "Talks on the river dam are scheduled in Tarn on Monday."
    more = "Other talks on the river dam are scheduled in Tarn on Monday."
    assert _groups(_own("a", talks), _own("b", more)) == [{"a"}, {"b"}]
    assert _groups(_own("a", more), _own("b", more)) == [{"a", "b"}]


def test_who_decides_something_has_done_it() -> None:
    loan = _telling("The council approved a loan for a second bridge.", "approved", "a loan for a second bridge")
    assert [item.attribution for item in propositions([loan])] == [None]
    refused = _telling("The council described a loan for a second bridge.", "described", "a loan for a second bridge")
    assert propositions([refused]) == ()


def test_a_clause_that_describes_whom_a_deed_is_done_to_makes_it_no_saying() -> None:
    man = "a man of 30 on Friday who had climbed the dam"
    charged = _telling(f"The council charged {man}.", "charged", man)
    assert [item.attribution for item in propositions([charged])] == [None]
    said = _telling("The council charged the dam was never checked.", "charged", "the dam was never checked")
    assert [item.attribution is None for item in propositions([said])] == [False]


def _telling(text: str, cue: str, content: str) -> Annotated:
    source = article(text, "a")
    found = attribution(source, "The council", cue, content)
    return annotated(source, attributions=(found,))


@pytest.mark.parametrize("opening", ["In one week the water rose by six metres", "150 ducks swam on the lake at noon"])
def test_a_sentence_that_only_its_source_closes_is_whole_however_it_opens(opening: str) -> None:
    told = _telling(f"{opening}, said The council.", "said", opening)
    assert [item.attribution is not None for item in propositions([told])] == [True]


def test_a_report_does_not_deny_what_it_tells_itself() -> None:
    will = "The ministry will close the southern harbour to foreign trawlers"
    will_not = "The ministry will not close the southern harbour to foreign trawlers."
    source = article(f"“{will},” Ona Brisk said.\n{will_not}", "a")
    told = annotated(source, attributions=(attribution(source, "Ona Brisk", "said", will, speaker="brisk"),))
    other = _own("b", "The ferry to Tarn was late on Monday.")
    assert _stances(told, other) == [[("a", "holds")], [("a", "holds")], [("b", "holds")]]
    parted = annotated(article(will_not, "c"))
    assert [("a", "holds"), ("c", "disputes")] in _stances(replace(told, sentences=told.sentences[:1]), parted)


def test_who_denies_the_less_denies_the_more() -> None:
    more = (
        "For two summers the cannery at Lisk has been letting salt water flow from its cellar into the creek at night."
    )
    source = article("The firm denied that salt water has flowed into the creek.", "b")
    item = attribution(source, "The firm", "denied", "that salt water has flowed into the creek", force="denied")
    denial = annotated(source, attributions=(item,))
    assert _stances(_own("a", more), denial) == [[("a", "holds"), ("b", "disputes")]]
    less = _own("a", "The creek has been low since the thaw, and the cannery is shut.")
    assert _stances(less, denial) == [[("a", "holds")], [("b", "disputes")]]


@pytest.mark.parametrize(("cue", "put_forward"), [("urged", 0), ("predicted", 1)])
def test_what_somebody_is_asked_to_do_is_not_put_forward(cue: str, put_forward: int) -> None:
    words = "residents of the port to stay indoors as the water was rising"
    source = article(f"The police {cue} {words}.")
    made = annotated(source, attributions=(attribution(source, "The police", cue, words),))
    assert len(propositions([made])) == put_forward
