"""What invented reports call one matter in several wordings."""

from __future__ import annotations

from consilience.model import Judgement
from consilience.resolve.coreference import concepts, coreferring
from consilience.resolve.coreference.wordings import LINKED, learned, wordings
from tests.resolve.test_coreference import seen, sentence, together

SCHEME = sentence("The/DET/det/2 dam/NOUN/compound/2 scheme/NOUN/nsubj/3 failed/VERB/ROOT/3")
PLAN = sentence("Its/PRON/poss/2 valley/NOUN/compound/2 plan/NOUN/nsubj/3 failed/VERB/ROOT/3")
BAKER = sentence("A/DET/det/1 baker/NOUN/nsubj/2 slept/VERB/ROOT/2")
SHE = sentence("She/PRON/nsubj/1 slept/VERB/ROOT/1")


def test_wordings_of_one_matter_are_joined_and_others_are_not() -> None:
    scheme, plan, baker = seen(SCHEME, [0, 1, 2], "a"), seen(PLAN, [0, 1, 2], "b"), seen(BAKER, [0, 1], "b", number=1)
    assert together(coreferring([scheme, plan, baker])) == set()
    found = concepts([scheme, plan, baker])
    assert together(found) == {frozenset({scheme.id, plan.id})}
    (joined,) = [one for one in found.judgements if {one.left, one.right} == {scheme.id, plan.id}]
    assert joined.reasons[0] == '"dam scheme" and "its valley plan"'
    assert joined.reasons[1].startswith("+ ")


def test_the_same_words_are_one_matter_from_the_start() -> None:
    first, again, other = (seen(SCHEME, [0, 1, 2], at) for at in ("a", "b", "c"))
    assert [len(several) for several in wordings([first, again, other])] == [3]
    assert concepts([first, again, other]).groups == ((first.id, again.id, other.id),)


def test_events_are_passed_over_and_a_pronoun_goes_to_whom_it_means() -> None:
    baker, she = seen(BAKER, [0, 1], "b"), seen(SHE, [0], "b", number=1)
    slept = seen(BAKER, [2], "b", event=True)
    assert concepts([baker, she, slept]).groups == ((baker.id, she.id),)
    assert concepts([slept]).groups == ()


def test_a_persons_word_and_other_weights_stand_above_the_table() -> None:
    scheme, plan = seen(SCHEME, [0, 1, 2], "a"), seen(PLAN, [0, 1, 2], "b")
    apart = Judgement(left=scheme.id, right=plan.id, verdict="different", score=0, reasons=(), origin="person:a")
    assert together(concepts([scheme, plan], [apart])) == set()
    assert together(concepts([scheme, plan], weights={**learned(), LINKED: 0.99})) == set()


def test_the_order_of_the_mentions_does_not_matter() -> None:
    several = [seen(SCHEME, [0, 1, 2], "a"), seen(PLAN, [0, 1, 2], "b"), seen(BAKER, [0, 1], "c")]
    forth, back = concepts(several), concepts(several[::-1])
    assert {frozenset(group) for group in forth.groups} == {frozenset(group) for group in back.groups}
