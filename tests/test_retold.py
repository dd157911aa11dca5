from msgspec.structs import replace

from consilience.model import Annotated, Mention
from consilience.retold import capitalised, nearest, respelt, retold
from tests.builders import annotated, article, attribution, span


def _report(name: str, text: str, *people: str) -> Annotated:
    source = article(text, name)
    mentions = tuple(Mention(span=span(source, person), kind="person") for person in people)
    return replace(annotated(source), mentions=mentions)


def test_a_report_that_spells_the_names_in_a_way_of_its_own_came_through_another_language() -> None:
    story = (
        _report("a", "Ilse Brandner met Karel Vosk.", "Ilse Brandner", "Karel Vosk"),
        _report("b", "Karel Vosk met Ilse Brandner.", "Karel Vosk", "Ilse Brandner"),
        _report("c", "Ilze Brantner met with Karel Wosk.", "Ilze Brantner", "Karel Wosk"),
    )
    assert retold(story) == respelt(story) == {"c"}


def test_one_slip_or_other_people_are_no_translation() -> None:
    story = (
        _report("a", "Ilse Brandner met Karel Vosk.", "Ilse Brandner", "Karel Vosk"),
        _report("b", "Karel Vosk met Ilse Brandner.", "Karel Vosk", "Ilse Brandner"),
        _report("c", "Ilze Brantner met Karel Vosk and Tove Amdal.", "Ilze Brantner", "Karel Vosk", "Tove Amdal"),
        _report("d", "Peder Holm met Runa Skarsgard.", "Peder Holm", "Runa Skarsgard"),
    )
    assert retold(story) == frozenset()


def test_capitals_on_function_words_are_counted_within_a_sentence_only() -> None:
    assert capitalised("He spoke by A wire with The envoy.") == 2
    assert capitalised("The envoy spoke in Tarn.") == 0
    assert capitalised("In Tarn, where I was in May last year, I said that I would come.") == 0
    story = (annotated(article("He spoke by A wire with The envoy.", "a")),)
    assert retold(story) == {"a"}
    assert respelt(story) == frozenset(), "a sign, and no proof"


def test_a_clean_quotation_stands_for_a_speech_act_before_one_from_another_language() -> None:
    far, near = article("“We go home,” she said.", "far"), article("“We are going home,” she said.", "near")
    garbled = attribution(far, "she", "said", "“We go home,”", mode="direct")
    clean = attribution(near, "she", "said", "“We are going home,”", mode="direct")
    told = attribution(near, "she", "said", "going home")
    assert nearest(garbled, (garbled, told, clean), {"far"}) == clean
    assert nearest(garbled, (garbled, told), {"far"}) == garbled
    assert nearest(clean, (garbled, clean), {"far"}) == clean
