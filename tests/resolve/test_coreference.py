"""Mentions of invented people, ships and fires, brought together across invented documents."""

from __future__ import annotations

import pytest

from consilience.model import Judgement
from consilience.resolve.concepts import FAR, steps
from consilience.resolve.coreference import Chains, Sighting, Word, coreferring, sighting
from consilience.resolve.coreference.antecedents import resolved
from consilience.resolve.coreference.blocking import HUBS, NEIGHBOURS, pairs
from consilience.resolve.coreference.evidence import of_entities, of_events
from consilience.resolve.coreference.headwords import base
from consilience.resolve.coreference.setting import Setting


def sentence(marked: str) -> list[Word]:
    """A sentence written as "text/PART/relation/head" a word, with ":ENTITY" behind the head where there is one."""
    words = []
    for each in marked.split():
        text, part, relation, head = each.split("/")
        index, _, entity = head.partition(":")
        words.append(Word(text, text.lower(), part, relation, int(index), entity))
    return words


RENN = sentence("Actress/NOUN/compound/2 Mira/PROPN/compound/2:PERSON Renn/PROPN/nsubj/3:PERSON left/VERB/ROOT/3")
SHE = sentence("She/PRON/nsubj/1 smiled/VERB/ROOT/1")


def seen(words: list[Word], tokens: list[int], at: str, *, number: int = 0, event: bool = False) -> Sighting:
    """A mention whose id says where it stands."""
    return sighting(words, tokens, id=f"{at}:{number}:{tokens[0]}", document=at, number=number, event=event)


def together(found: Chains) -> set[frozenset[str]]:
    return {frozenset(group) for group in found.groups if len(group) > 1}


def test_a_name_is_one_across_documents_and_a_description_has_no_name() -> None:
    full, short = seen(RENN, [1, 2], "a"), seen(sentence("Renn/PROPN/nsubj/1:PERSON left/VERB/ROOT/1"), [0], "b")
    assert full.name == ("mira", "renn")
    assert full.titles == {"actress", "mira"}
    assert full.kind == "person"
    assert together(coreferring([full, short])) == {frozenset({full.id, short.id})}


def test_members_of_one_family_stay_apart() -> None:
    brother = sentence("Tobias/PROPN/compound/1:PERSON Renn/PROPN/nsubj/2:PERSON left/VERB/ROOT/2")
    found = coreferring([seen(RENN, [1, 2], "a"), seen(brother, [0, 1], "b")])
    assert together(found) == set()
    assert found.judgements[0].verdict == "different"
    assert any("other first" in reason for reason in found.judgements[0].reasons)


def test_two_countries_stay_apart_though_their_names_share_a_word() -> None:
    south = sentence("South/PROPN/compound/1:GPE Korea/PROPN/nsubj/2:GPE agreed/VERB/ROOT/2")
    north = sentence("North/PROPN/compound/1:GPE Korea/PROPN/nsubj/2:GPE agreed/VERB/ROOT/2")
    assert together(coreferring([seen(south, [0, 1], "a"), seen(north, [0, 1], "b")])) == set()


def test_a_pronoun_goes_to_the_one_it_agrees_with() -> None:
    him = sentence("He/PRON/nsubj/1 smiled/VERB/ROOT/1")
    woman, she, he = seen(RENN, [0, 1, 2], "a"), seen(SHE, [0], "a", number=1), seen(him, [0], "b", number=1)
    found = coreferring([woman, she, he])
    assert together(found) == {frozenset({woman.id, she.id})}
    assert [(each.left, each.right) for each in resolved([woman, she, he])] == [(woman.id, she.id)]


def test_a_description_that_ends_in_a_name_is_that_name() -> None:
    words = sentence(
        "his/PRON/poss/1 lawyer/NOUN/nsubj/4 Mira/PROPN/compound/3:PERSON Renn/PROPN/appos/1:PERSON left/VERB/ROOT/4"
    )
    assert seen(words, [0, 1, 2, 3], "a").name == ("mira", "renn")


def test_events_of_one_verb_are_one_and_saying_by_others_is_not() -> None:
    first = sentence("Raiders/NOUN/nsubj/1 seized/VERB/ROOT/1 the/DET/det/3 ferry/NOUN/dobj/1")
    second = sentence("The/DET/det/1 ferry/NOUN/nsubjpass/2 seized/VERB/ROOT/2 by/ADP/agent/2 raiders/NOUN/pobj/3")
    left, right = seen(first, [1], "a", event=True), seen(second, [2], "b", event=True)
    assert left.patients == right.patients == frozenset({"ferry"})
    assert right.agents == {"raiders"}
    assert together(coreferring([left, right])) == {frozenset({left.id, right.id})}


def test_a_persons_word_stands_above_the_evidence() -> None:
    left, right = seen(RENN, [1, 2], "a"), seen(RENN, [1, 2], "b")
    apart = Judgement(
        left=left.id, right=right.id, verdict="different", score=0.0, reasons=("two actresses",), origin="person"
    )
    assert together(coreferring([left, right])) == {frozenset({left.id, right.id})}
    assert together(coreferring([left, right], [apart])) == set()


def test_the_order_of_the_mentions_does_not_matter() -> None:
    several = [
        seen(RENN, [1, 2], "a"),
        seen(SHE, [0], "a", number=1),
        seen(RENN, [1, 2], "b"),
        seen(RENN, [3], "b", event=True),
    ]
    assert together(coreferring(several)) == together(coreferring(several[::-1]))
    assert sorted(member for group in coreferring(several).groups for member in group) == sorted(
        one.id for one in several
    )


def test_no_mentions_give_no_groups() -> None:
    assert coreferring([]).groups == ()


def test_a_large_block_is_not_compared_in_full() -> None:
    several = [seen(RENN, [1, 2], f"d{number:03}") for number in range(400)]
    assert len(pairs(several)) <= 400 * (HUBS + NEIGHBOURS)
    assert len(together(coreferring(several))) == 1


def test_tokens_outside_the_sentence_are_refused() -> None:
    with pytest.raises(ValueError, match="not all in a sentence"):
        seen(SHE, [7], "a")


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        (("seize", "VERB"), ("seizure", "NOUN"), True),
        (("die", "VERB"), ("death", "NOUN"), True),
        (("seize", "VERB"), ("garden", "NOUN"), False),
    ],
)
def test_derivations_are_near(left: tuple[str, str], right: tuple[str, str], near: bool) -> None:
    assert (steps(*left, *right) <= 1) is near
    assert steps(*left, *right) <= FAR


def test_words_before_a_name_are_none_of_it() -> None:
    said = [
        Word("Director", "Director", "PROPN", "compound", 1),
        Word("Keller", "Keller", "PROPN", "nsubj", 2, "PERSON"),
        Word("left", "leave", "VERB", "ROOT", 2),
    ]
    assert sighting(said, [0, 1], id="a", document="one", number=0, event=False).name == ("keller",)


def test_what_two_mentions_are_of_speaks_for_or_against_them() -> None:
    def noun(word: str, document: str) -> Sighting:
        said = [Word(word, word, "NOUN", "nsubj", 1), Word("left", "leave", "VERB", "ROOT", 1)]
        return sighting(said, [0], id=word, document=document, number=0, event=False)

    several = [noun("actress", "one"), noun("waiter", "two"), noun("car", "two")]
    found = {(one.id, other.id): of_entities(one, other, Setting(several)) for one in several for other in several}
    assert found["actress", "waiter"]["a person and a person"] == 1
    assert found["actress", "waiter"]["other gender"] == 1
    assert found["actress", "car"]["a person and a thing"] == 1


@pytest.mark.parametrize(
    ("word", "part", "expected"),
    [
        ("dies", "PROPN", ("die", "VERB")),
        ("escaped", "PROPN", ("escape", "VERB")),
        ("robbed", "PROPN", ("rob", "VERB")),
        ("oscars", "PROPN", ("oscar", "VERB")),
        ("shooting", "NOUN", ("shooting", "NOUN")),
        ("wibbled", "VERB", ("wibbled", "VERB")),
    ],
)
def test_a_word_of_a_headline_is_compared_by_its_base_form(word: str, part: str, expected: tuple[str, str]) -> None:
    assert base(word, part) == expected


def test_two_words_that_elsewhere_tell_one_event_speak_for_one() -> None:
    left = seen(sentence("Raiders/NOUN/nsubj/1 killed/VERB/ROOT/1"), [1], "a", event=True)
    right = seen(sentence("Raiders/NOUN/nsubj/1 murdered/VERB/ROOT/1"), [1], "b", event=True)
    found = of_events(left, right, Setting([left, right]))
    assert found["“kill” and “murder”"] == 1
    assert not any("“" in name for name in of_events(left, left, Setting([left, right])))
