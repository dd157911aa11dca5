"""Verdicts on small invented stories: said and so apart, origins not outlets, denials and figures that clash."""

from __future__ import annotations

from consilience.compare import Case, find_voices, verdicts
from consilience.model import (
    Annotated,
    Claim,
    ClaimGroup,
    Entity,
    Lineage,
    Passage,
    Proposition,
    Quantity,
    Span,
    Utterance,
)
from tests.builders import annotated, article, attribution, span

BRANDT = Entity(id="brandt", name="Ilse Brandt", kind="person")
PORT = Entity(id="port", name="Velmora port authority", kind="organisation")


def _told(name: str, outlet: str, text: str, who: str, content: str, speaker: str, force: str = "said") -> Annotated:
    source = article(text, name, outlet=outlet)
    item = attribution(source, who, "said" if force == "said" else "denied", content, speaker=speaker, force=force)
    return annotated(source, attributions=(item,))


def _own(name: str, outlet: str, text: str, figure: str = "", value: str = "") -> Annotated:
    source = article(text, name, outlet=outlet)
    counted = (Quantity(span=span(source, figure), value=value, unit="docker"),) if figure else ()
    return annotated(source, quantities=counted)


def _proposition(item: Annotated) -> Proposition:
    if not item.attributions:
        return Proposition(article=item.article.id, spans=(Span(item.article.id, 0, len(item.article.text)),))
    said = item.attributions[0]
    return Proposition(
        article=said.article,
        spans=said.content,
        stance="disputes" if said.force == "denied" else "holds",
        holders=(said.speaker,) if said.speaker else (),
        attribution=said.id,
    )


def _verdicts(*story: Annotated, lineage: tuple[Lineage, ...] = (), one_utterance: bool = False) -> list[Claim]:
    ids = tuple(item.id for annotated in story for item in annotated.attributions)
    utterances = (Utterance(id="u", speaker="brandt", attributions=ids, best=ids[0]),) if one_utterance else ()
    case = Case(story, (BRANDT, PORT), utterances, find_voices(story, lineage))
    return list(verdicts(case, [ClaimGroup(propositions=tuple(map(_proposition, story)))]))


FIRST = _told("a", "The Quay", "Ilse Brandt said the crane was sound.", "Ilse Brandt", "the crane was sound", "brandt")
SECOND = _told("b", "The Pier", "Brandt said the crane was sound.", "Brandt", "the crane was sound", "brandt")


def test_two_outlets_corroborate_that_it_was_said_and_not_that_it_is_so() -> None:
    said, so = sorted(_verdicts(FIRST, SECOND, one_utterance=True), key=lambda claim: claim.about)
    assert (said.about, said.verdict) == ("said", "corroborated")
    assert (so.about, so.verdict, so.holders) == ("so", "single-origin", ("brandt",))
    assert "Ilse Brandt" in so.reason


def test_another_speaker_is_another_origin() -> None:
    other = _told("b", "The Pier", "The port said the crane was sound.", "The port", "the crane was sound", "port")
    (so,) = _verdicts(FIRST, other)
    assert so.verdict == "corroborated"
    assert so.holders == ("brandt", "port")


def test_a_headline_that_names_the_government_adds_no_speaker_to_an_utterance() -> None:
    headline = _told("b", "The Pier", "The port said the crane was sound.", "The port", "the crane was sound", "port")
    so = next(claim for claim in _verdicts(FIRST, headline, one_utterance=True) if claim.about == "so")
    assert so.holders == ("brandt",)
    assert so.verdict == "single-origin"


def test_a_reprint_is_no_second_origin() -> None:
    one, two = _own("a", "The Quay", "The crane fell at noon."), _own("b", "The Pier", "The crane fell at noon.")
    assert _verdicts(one, two)[0].verdict == "corroborated"
    passage = Passage(from_=Span("a", 0, 23), to=Span("b", 0, 23), kind="verbatim")
    reprint = Lineage(from_="a", to="b", kind="reprint", score=1.0, passages=(passage,), reasons=("all the same",))
    assert _verdicts(one, two, lineage=(reprint,))[0].verdict == "single-origin"


def test_a_denial_disputes_and_names_who_denies() -> None:
    held = _own("a", "The Quay", "The crane was overloaded.")
    denial = _told(
        "b",
        "The Pier",
        "Brandt denied the crane was overloaded.",
        "Brandt",
        "the crane was overloaded",
        "brandt",
        "denied",
    )
    (so,) = _verdicts(held, denial)
    assert so.verdict == "disputed"
    assert so.reason == "Ilse Brandt denies it"
    assert {span.article for span in so.disputes} == {"b"}
    assert {span.article for span in so.supports} == {"a"}


def test_the_figure_that_clashes_most_is_the_one_that_disputes() -> None:
    (so,) = _verdicts(
        _own("a", "The Quay", "Twelve dockers were hurt.", "Twelve", "12"),
        _own("b", "The Pier", "21 dockers were hurt.", "21", "21"),
        _own("c", "The Buoy", "A dozen dockers were hurt.", "A dozen", "12"),
    )
    assert so.verdict == "disputed"
    assert {span.article for span in so.disputes} == {"b"}
    assert "“21” in The Pier" in so.reason


def test_who_is_silent_is_named() -> None:
    quiet = _own("z", "The Buoy", "The fair opened.")
    case = Case((FIRST, quiet), (BRANDT,), (), find_voices((FIRST, quiet), ()))
    (so,) = verdicts(case, [ClaimGroup(propositions=(_proposition(FIRST),))])
    assert so.silent == ("z",)


def test_a_claim_of_facts_is_worded_as_an_outlet_tells_it_itself() -> None:
    own = _own("b", "The Pier", "The crane was sound all along.")
    (so,) = _verdicts(FIRST, own)
    assert so.text == "The crane was sound all along."


def test_a_denial_inside_a_report_of_it_is_no_support() -> None:
    source = article("Brandt said she disputed that the crane was overloaded.", "a", outlet="The Quay")
    told = attribution(source, "Brandt", "said", "she disputed that the crane was overloaded", speaker="brandt")
    denial = attribution(source, "she", "disputed", "the crane was overloaded", speaker="brandt", force="denied")
    story = (annotated(source, attributions=(told, denial)),)
    group = ClaimGroup(
        propositions=(
            Proposition(article="a", spans=told.content, holders=("brandt",), attribution=told.id),
            Proposition(
                article="a", spans=denial.content, stance="disputes", holders=("brandt",), attribution=denial.id
            ),
        )
    )
    (so,) = verdicts(Case(story, (BRANDT,), (), find_voices(story, ())), [group])
    assert (so.text, so.supports, so.verdict) == ("The crane was overloaded", (), "disputed")


def test_nobody_disputes_what_nobody_else_holds_and_he_holds_himself() -> None:
    denial = _told(
        "b", "The Pier", "Brandt denied the crane was sound.", "Brandt", "the crane was sound", "brandt", "denied"
    )
    (so,) = _verdicts(FIRST, denial)
    assert so.verdict == "single-origin"


def test_a_claim_is_worded_by_the_telling_that_names_whom_it_is_about() -> None:
    (so,) = _verdicts(
        _own("a", "The Quay", "It fell at noon on the pier."), _own("b", "The Pier", "The crane fell at noon.")
    )
    assert so.text == "The crane fell at noon."


def test_a_figure_that_has_changed_since_corroborates_no_older_one() -> None:
    def dated(name: str, outlet: str, figure: str, value: str, day: str) -> Annotated:
        source = article(f"{figure} dockers were hurt.", name, outlet=outlet, published=day)
        return annotated(source, quantities=(Quantity(span=span(source, figure), value=value, unit="docker"),))

    (so,) = _verdicts(
        dated("a", "The Quay", "Twelve", "12", "2031-03-09"), dated("b", "The Pier", "21", "21", "2031-03-10")
    )
    assert so.verdict == "single-origin"
    assert "may have changed" in so.reason


def test_who_asserts_what_the_speaker_denies_did_not_say_it_with_him() -> None:
    charge = _told("a", "The Quay", "An insider said the crane was unsafe.", "An insider", "the crane was unsafe", "")
    denials = [
        _told(name, outlet, "Brandt denied the crane was unsafe.", "Brandt", "the crane was unsafe", "brandt", "denied")
        for name, outlet in (("b", "The Pier"), ("c", "The Buoy"))
    ]
    said, so = sorted(_verdicts(charge, *denials, one_utterance=True), key=lambda claim: claim.about)
    assert {item.article for item in said.supports} == {"b", "c"}
    assert (so.verdict, so.reason) == ("disputed", "Ilse Brandt denies it")


def test_one_body_is_not_another_whose_words_are_alike() -> None:
    army = Entity(id="army", name="Velmora army", kind="organisation")
    first = _told("a", "The Quay", "The army said the crane was sound.", "The army", "the crane was sound", "army")
    second = _told("b", "The Pier", "The port said the crane was sound.", "The port", "the crane was sound", "union")
    union = Entity(id="union", name="dockers' union", kind="organisation")
    utterance = Utterance(
        id="u",
        speaker="army",
        attributions=tuple(s.attributions[0].id for s in (first, second)),
        best=first.attributions[0].id,
    )
    case = Case((first, second), (army, union), (utterance,), find_voices((first, second), ()))
    group = ClaimGroup(propositions=(_proposition(first), _proposition(second)))
    said, so = sorted(verdicts(case, [group]), key=lambda claim: claim.about)
    assert (so.verdict, so.holders) == ("corroborated", ("army", "union"))
    assert {item.article for item in said.supports} == {"a"}


def test_plain_words_state_a_claim_before_those_that_end_in_a_phrase_of_somebodys() -> None:
    phrased = _told(
        "a", "The Quay", "Brandt said the crane was “asleep”.", "Brandt", "the crane was “asleep”", "brandt"
    )
    plain = _told("b", "The Pier", "Brandt said the crane was shut off.", "Brandt", "the crane was shut off", "brandt")
    for story in ((phrased, plain), (plain, phrased)):
        assert _verdicts(*story)[0].text == "The crane was shut off"


def test_what_its_own_source_withdraws_has_no_origin_left() -> None:
    said = _told(
        "a", "The Quay", "Ilse Brandt said the crane was sound.", "Ilse Brandt", "the crane was sound", "brandt"
    )
    text = "Ilse Brandt withdrew her claim that the crane was sound."
    source = article(text, "b", outlet="The Pier")
    item = attribution(source, "Ilse Brandt", "claim", "that the crane was sound", speaker="brandt")
    back = annotated(source, attributions=(item,))
    took = Proposition(
        article="b",
        spans=item.content,
        stance="disputes",
        holders=("brandt",),
        attribution=item.id,
    )
    case = Case((said, back), (BRANDT, PORT), (), find_voices((said, back), ()))
    (claim,) = verdicts(case, [ClaimGroup(propositions=(_proposition(said), took))])
    assert (claim.verdict, claim.reason, claim.origins) == ("disputed", "Ilse Brandt has withdrawn it", ())
