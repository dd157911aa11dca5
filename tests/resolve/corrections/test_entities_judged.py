"""People and things that a person corrects."""

from __future__ import annotations

from msgspec.structs import replace

from consilience.model import Span
from consilience.resolve.corrections import concerned, quoted_by, relocated, text_hash
from tests.resolve.corrected import judged, names, refused, told, who
from tests.resolve.invented import article

QUAY = article(
    "quay",
    "[per|Minister|Ilse Okonjo] spoke first. The [org|Harbour Board] met. [per|Okonjo] left at noon.",
    attributions=(("Ilse Okonjo", "spoke first"),),
)
PIER = article("pier", "The [org|Port Council] sat all night. [per|Ilze Okonyo] was there, said [per|Radu Venn].")
MOLE = article("mole", "The [org|Harbour Board] is late. [per|Radu Venn] told the [org|Port Council] so.")
STORY = (QUAY, PIER, MOLE)


def test_what_a_person_calls_the_same_is_one_with_the_reason_in_the_log() -> None:
    before = told(STORY)
    one, other = who(before, "Harbour Board"), who(before, "Port Council")
    after = told(STORY, judged(before, one.id, other.id, "same", note="renamed in spring"))
    assert frozenset({"Harbour Board", "Port Council"}) in names(after)
    (correction,) = after.corrections
    assert (correction.outcome, correction.left, correction.note) == ("heeded", correction.right, "renamed in spring")
    (entry,) = [one for one in after.judgements if one.origin.startswith("person")]
    assert entry.origin == "person:Ana" and entry.reasons[1] == "+ judged the same by Ana: renamed in spring"


def test_what_a_person_calls_different_is_parted_by_its_wording() -> None:
    story = (QUAY, article("pier", "[per|Ilse Okonjo] sat. [per|Okonjo] slept."))
    before = told(story)
    assert who(before, "Ilse Okonjo").aliases == ("Okonjo",)
    one = who(before, "Ilse Okonjo").id
    after = told(story, judged(before, one, f"{one}/Okonjo", "different"))
    assert {frozenset({"Ilse Okonjo"}), frozenset({"Okonjo"})} <= names(after)
    assert after.corrections[0].outcome == "heeded"


def test_one_name_that_two_persons_bear_is_parted_by_report() -> None:
    before = told(STORY)
    one = who(before, "Radu Venn")
    after = told(STORY, judged(before, one.id, f"{one.id}@mole", "different"))
    venns = [one for one in after.entities if one.name == "Radu Venn"]
    assert sorted({span.article for span in one.mentions} == {"mole"} for one in venns) == [False, True]
    assert len({one.id for one in venns}) == 2
    assert after.corrections[0].outcome == "heeded"


def test_a_source_that_nobody_names_becomes_who_a_person_says() -> None:
    story = (
        article(
            "quay",
            "[per|Ilse Okonjo] came. [nom|an official] said the sluices leak.",
            attributions=(("an official", "the sluices leak"),),
        ),
    )
    before = told(story)
    one, other = who(before, "Ilse Okonjo"), who(before, "official")
    after = told(story, judged(before, one.id, other.id, "same"))
    assert who(after, "Ilse Okonjo").roles[-1].title == "official"
    assert after.attributions[0].speaker == who(after, "Ilse Okonjo").id
    assert after.corrections[0].outcome == "heeded"


def test_a_description_that_means_somebody_else_is_taken_off() -> None:
    story = (
        article(
            "quay",
            "[per|Minister|Ilse Okonjo] came. [nom=Ilse Okonjo|the minister] said the sluices leak.",
            attributions=(("the minister", "the sluices leak"),),
        ),
    )
    before = told(story)
    one = who(before, "Ilse Okonjo")
    assert before.attributions[0].speaker == one.id
    after = told(story, judged(before, one.id, f"{one.id}/the minister", "different"))
    assert after.attributions[0].speaker == who(after, "minister").id
    assert after.corrections[0].outcome == "heeded"


def test_judgements_hold_for_articles_that_come_later_and_for_changed_ones() -> None:
    before = told(STORY)
    same = judged(before, who(before, "Harbour Board").id, who(before, "Port Council").id, "same")
    late = article("late", "Nothing moves, the [org|Port Council] says. The [org|Harbour Board] waits.")
    assert frozenset({"Harbour Board", "Port Council"}) in names(told((*STORY, late), same))
    renamed = [
        article("quay-2", "An update. [per|Minister|Ilse Okonjo] spoke first. The [org|Harbour Board] met. More."),
        article("pier-2", "Night. The [org|Port Council] sat all night. [per|Ilze Okonyo] was there, it said."),
    ]
    assert frozenset({"Harbour Board", "Port Council"}) in names(told(renamed, same))


def test_words_that_stand_nowhere_are_reported() -> None:
    before = told(STORY)
    same = judged(before, who(before, "Ilse Okonjo").id, who(before, "Ilze Okonyo").id, "same")
    (correction,) = told([QUAY], same).corrections
    assert correction.outcome == "absent" and "Ilze Okonyo does not stand in this story's reports" in correction.reason
    elsewhere = article("else", "The [org|Dike Court] rose.")
    assert told([elsewhere], same).corrections == ()


def test_contradictions_are_reported_with_every_line() -> None:
    before = told(STORY)
    board, council, venn = (who(before, name).id for name in ("Harbour Board", "Port Council", "Radu Venn"))
    log = [
        judged(before, board, council, "same", 1, "renamed"),
        judged(before, council, venn, "same", 2, "his firm"),
        judged(before, board, venn, "different", 3, "a man is no board"),
    ]
    after = told(STORY, *log)
    by_number = {one.number: one for one in after.corrections}
    assert [by_number[number].outcome for number in (1, 2, 3)] == ["against", "heeded", "heeded"]
    reason = by_number[1].reason
    assert "these can't all hold" in reason
    assert "2, Ana: Port Council and Radu Venn are the same (his firm)" in reason
    assert "3, Ana: Harbour Board and Radu Venn are different (a man is no board)" in reason
    assert told(STORY, *log[::-1]) == after


def test_a_later_judgement_on_the_same_two_replaces_the_earlier_one() -> None:
    before = told(STORY)
    board, council = (who(before, name).id for name in ("Harbour Board", "Port Council"))
    log = [judged(before, board, council, "same", 1), judged(before, council, board, "different", 2)]
    for first, second in (log, [replace(log[1], number=1), replace(log[0], number=2)]):
        after = told(STORY, first, second)
        assert [one.outcome for one in after.corrections] == ["against", "heeded"]
        assert after.corrections[0].reason.startswith("replaced by a later one: 2, Ana: ")


def test_what_makes_no_sense_is_refused_with_a_reason() -> None:
    dossier = told(STORY)
    board = who(dossier, "Harbour Board").id
    spoken = dossier.utterances[0].id
    assert "no entity, utterance, attribution or claim nonsense" in refused(dossier, board, "nonsense", "same")
    assert "one already" in refused(dossier, board, board, "same")
    assert "name the part" in refused(dossier, board, board, "different")
    assert "name the part" in refused(dossier, board, f"{board}/Harbour Board", "different")
    assert refused(dossier, board, spoken, "same") == f"{board} is an entity, {spoken} an utterance"
    assert "no entity" in refused(dossier, board, "quay:5-2", "same")
    assert "no entity" in refused(dossier, board, "quay:0-99999", "same")


def test_only_what_can_concern_a_story_goes_into_it() -> None:
    before = told(STORY)
    one = judged(before, who(before, "Harbour Board").id, who(before, "Port Council").id, "same")
    (kept,) = concerned([one], ["quay"], frozenset({"quay", "pier", "mole"}))
    assert quoted_by(one) == {"quay", "pier", "mole"} and quoted_by(kept) == {"quay"}
    assert concerned([one], ["other"], frozenset({"quay", "pier", "mole"})) == ()
    (moved,) = concerned([one], ["other"], frozenset({"quay", "mole"}))
    assert quoted_by(moved) == {"pier"}, "the article was moved or changed, and may be here"


def test_an_article_that_was_moved_is_known_by_its_text() -> None:
    before = told(STORY)
    one = judged(before, who(before, "Harbour Board").id, who(before, "Port Council").id, "same")
    texts = {text_hash(annotated.article.text): f"new-{annotated.article.id}" for annotated in STORY[:2]}
    (there,) = relocated([one], texts)
    assert quoted_by(there) == {"new-quay", "new-pier", "mole"}
    assert relocated([there], texts) == (there,)


def test_a_part_that_leaves_only_pronouns_to_stand_for_the_rest_is_refused() -> None:
    dossier = told((QUAY,))
    board = who(dossier, "Harbour Board")
    text = QUAY.article.text
    noon = Span(QUAY.article.id, text.index("noon"), text.index("noon") + 4)
    described = replace(board, mentions=(*board.mentions, noon))
    changed = replace(dossier, entities=tuple(described if one is board else one for one in dossier.entities))
    assert "nothing but pronouns" in refused(changed, board.id, f"{board.id}/Harbour Board", "different")
