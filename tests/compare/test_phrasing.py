"""How reports word the same act."""

from __future__ import annotations

from typing import get_args

import pytest

from consilience import lexicon
from consilience.compare.phrasing import aligned, is_swap, phrasings, stance
from consilience.model import Article, Attribution, Claim, Difference, Phrasing, Stance, Telling, Utterance
from tests.builders import annotated, article, attribution, span


def words(found: Phrasing, articles: dict[str, Article]) -> list[tuple[str, str]]:
    return [
        (articles[one.other.article].words(one.other), articles[one.base.article].words(one.base))
        for one in found.swaps
    ]


@pytest.mark.parametrize(
    ("cue", "meant"),
    [
        ("warned", "pressure"),
        ("has claimed", "doubt"),
        ("admitted that", "concession"),
        ("lashed out", "attack"),
        ("told", "neutral"),
        ("", "neutral"),
    ],
)
def test_the_verb_says_what_the_report_makes_of_it(cue: str, meant: str) -> None:
    assert stance(cue) == meant


def test_the_lexicon_has_stances_of_the_model_and_no_verb_twice() -> None:
    rows = lexicon.rows("compare/stances.tsv")
    assert {row[0] for row in rows} == {*get_args(Stance)} - {"neutral"}
    verbs = [verb for row in rows for verb in row[1].split()]
    assert len(verbs) == len(set(verbs))


QUAY = article("Okonjo said the massive wall would hold.", "quay")
PIER = article("Okonjo claimed the huge wall would hold.", "pier")
MOLE = article("Okonjo said the massive wall would hold.", "mole")
TOLD = (
    attribution(QUAY, "Okonjo", "said", "the massive wall would hold"),
    attribution(PIER, "Okonjo", "claimed", "the huge wall would hold"),
    attribution(MOLE, "Okonjo", "said", "the massive wall would hold"),
)
STORY = [annotated(one, attributions=(told,)) for one, told in zip((QUAY, PIER, MOLE), TOLD, strict=True)]
TEXTS = {one.id: one for one in (QUAY, PIER, MOLE)}


def utterance(*told: Attribution, base: str = "massive", other: str = "huge") -> Utterance:
    swap = Difference(kind="changed", base=span(QUAY, base), other=span(PIER, other))
    return Utterance(
        id="u",
        speaker=None,
        attributions=tuple(one.id for one in told),
        best=told[0].id,
        tellings=(Telling(attribution=TOLD[1].id, article="pier", manner="verbatim", differences=(swap,)),),
    )


def test_tellings_of_one_act_stand_side_by_side_the_fullest_first() -> None:
    found = phrasings(STORY, [utterance(*TOLD)], [], [["quay"], ["pier"], ["mole"]])
    assert [(one.article, one.stance) for one in found] == [("quay", "neutral"), ("pier", "doubt"), ("mole", "neutral")]
    assert [words(one, TEXTS) for one in found] == [[], [("huge", "massive")], []]
    assert found[1].cue == TOLD[1].cue and found[1].spans == TOLD[1].content


def test_one_voice_or_no_difference_is_not_worth_a_line() -> None:
    assert phrasings(STORY, [utterance(*TOLD)], [], [["quay", "pier", "mole"]]) == ()
    assert phrasings(STORY, [utterance(TOLD[0], TOLD[2])], [], [["quay"], ["pier"], ["mole"]]) == ()


def test_copies_of_one_voice_have_one_line() -> None:
    found = phrasings(STORY, [utterance(*TOLD)], [], [["quay", "mole"], ["pier"]])
    assert [one.article for one in found] == ["quay", "pier"]


def test_forms_of_one_word_and_facts_are_no_words_of_ones_own() -> None:
    for base, other in (("massive wall", "huge wall"), ("would", "the")):
        found = phrasings(STORY[:2], [utterance(*TOLD[:2], base=base, other=other)], [], [["quay"], ["pier"]])
        assert [one.swaps for one in found] == [(), ()]
    slip = article("The ships of Tarn and Velm", "quay"), article("The ships of Tarn andVelm", "pier")
    swap = Difference(kind="changed", base=span(slip[0], "and Velm"), other=span(slip[1], "andVelm"))
    assert not is_swap(swap, {one.id: one for one in slip})
    numbers = article("It lost forty men on Friday.", "quay"), article("It lost fifty men on Monday.", "pier")
    whole = [span(one, one.text) for one in numbers]
    assert list(aligned(whole[0], whole[1], {one.id: one for one in numbers})) == []


def test_what_outlets_write_in_their_own_voice_is_aligned() -> None:
    own = (
        article("Police dispersed the crowd at the harbour gate on Friday.", "quay"),
        article("Police attacked the crowd at the harbour gate on Friday.", "pier"),
        article("The singer came home.", "mole"),
    )
    claim = Claim(
        id="c",
        text="Police dispersed the crowd",
        about="so",
        holders=(),
        supports=tuple(span(one, one.text) for one in own),
        disputes=(),
        silent=(),
        origins=(),
        verdict="corroborated",
        reason="",
    )
    found = phrasings([annotated(one) for one in own], [], [claim], [["quay"], ["pier"], ["mole"]])
    texts = {one.id: one for one in own}
    assert [(one.article, words(one, texts)) for one in found] == [
        ("quay", []),
        ("pier", [("attacked", "dispersed")]),
        ("mole", []),
    ]
