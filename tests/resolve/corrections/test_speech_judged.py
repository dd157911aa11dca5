"""Speech acts and claims that a person corrects."""

from __future__ import annotations

from consilience.model import Claim, Dossier
from tests.builders import annotated
from tests.builders import article as plain
from tests.resolve.corrected import judged, refused, told
from tests.resolve.invented import telling

WORDS = "“The sluices of the old dam stay shut until the readings come”"
STORY = (
    telling("quay", "Ilse Okonjo", WORDS, day="2031-03-07", programme="The Table"),
    telling("pier", "Ilse Okonjo", WORDS, day="2031-03-07", programme="The Table"),
    telling("mole", "Ilse Okonjo", WORDS, day="2031-03-09", programme="Late Hour"),
)


def groups(dossier: Dossier) -> set[frozenset[str]]:
    return {frozenset(one.attributions) for one in dossier.utterances}


def test_two_speech_acts_are_one_where_a_person_says_so() -> None:
    before = told(STORY)
    first, second = sorted(before.utterances, key=lambda one: len(one.attributions))
    assert (len(first.attributions), len(second.attributions)) == (1, 2)
    after = told(STORY, judged(before, first.id, second.id, "same", note="one interview, rebroadcast"))
    assert len(after.utterances) == 1
    assert any("judged the same by Ana: one interview" in reason for reason in after.utterances[0].reasons)
    assert after.corrections[0].outcome == "heeded"


def test_a_telling_is_taken_out_and_stays_out_whatever_the_scores_say() -> None:
    before = told(STORY)
    both = max(before.utterances, key=lambda one: len(one.attributions))
    for part in ("pier-said", f"{both.id}@pier", "pier:17-70"):
        after = told(STORY, judged(before, both.id, part, "different"))
        assert groups(after) == {frozenset({"quay-said"}), frozenset({"pier-said"}), frozenset({"mole-said"})}
        assert after.corrections[0].outcome == "heeded"


def test_a_said_claim_stands_for_its_utterance() -> None:
    before = told(STORY)
    said = [one for one in before.claims if one.about == "said"]
    after = told(STORY, judged(before, said[0].id, said[1].id, "same"))
    assert len(after.utterances) == 1


def test_tellings_that_can_t_be_told_apart_by_words_are_refused() -> None:
    before = told(STORY)
    one = before.utterances[0]
    assert "one already" in refused(before, one.id, one.attributions[0], "same")


SHIPS = (
    annotated(plain("Twelve ships left the harbour of Tarn on Monday evening.\nThe bells rang.", "quay")),
    annotated(plain("Some twelve ships left the harbour of Tarn on Monday evening.", "pier")),
    annotated(plain("Nothing was moored there any longer, a clerk wrote down.", "mole")),
)


def claims(dossier: Dossier) -> list[Claim]:
    return [one for one in dossier.claims if one.about == "so"]


def about_ships(dossier: Dossier) -> tuple[Claim, Claim]:
    several = next(one for one in claims(dossier) if len(one.supports) == 2)
    lone = next(one for one in claims(dossier) if one.text.startswith("Nothing"))
    return several, lone


def test_two_claims_are_one_where_a_person_says_so() -> None:
    before = told(SHIPS)
    several, lone = about_ships(before)
    after = told(SHIPS, judged(before, several.id, lone.id, "same", note="it is what they left behind"))
    (joined,) = [one for one in claims(after) if len(one.supports) == 3]
    assert after.corrections[0].left == after.corrections[0].right == joined.id


def test_a_proposition_is_taken_out_of_a_claim() -> None:
    before = told(SHIPS)
    several, _ = about_ships(before)
    after = told(SHIPS, judged(before, several.id, f"{several.id}@pier", "different"))
    assert max(len(one.supports) for one in claims(after)) == 1
    assert after.corrections[0].outcome == "heeded"


def test_a_conflict_between_claims_keeps_apart_and_names_the_lines() -> None:
    before = told(SHIPS)
    several, lone = about_ships(before)
    log = [
        judged(before, f"{several.id}@pier", f"{several.id}@quay", "different", 1),
        judged(before, f"{several.id}@pier", lone.id, "same", 2),
        judged(before, f"{several.id}@quay", lone.id, "same", 3),
    ]
    outcomes = {one.number: one for one in told(SHIPS, *log).corrections}
    assert [outcomes[number].outcome for number in (1, 2, 3)] == ["heeded", "against", "heeded"]
    assert "1, Ana" in outcomes[2].reason and "3, Ana" in outcomes[2].reason


def test_the_other_tellings_of_an_utterance_hold_one_claim_still() -> None:
    words = "“The sluices of the old dam are opened by the keeper on Monday”"
    story = [telling(name, "Ilse Okonjo", words, day="2031-03-07", programme="The Table") for name in ("a", "b", "c")]
    before = told(story)
    (one,) = claims(before)
    after = told(story, judged(before, one.id, f"{one.id}@b", "different"))
    assert len(after.utterances) == 1
    carried = sorted(sorted(span.article for span in claim.supports) for claim in claims(after))
    assert carried == [["a", "c"], ["b"]]
