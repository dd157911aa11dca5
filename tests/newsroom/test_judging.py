"""What a person judges in a store: heeded when the story is told again, for later versions too, until it is undone."""

from __future__ import annotations

from consilience.contracts import Store
from consilience.model import Claim, Dossier
from consilience.newsroom import deciding, lines
from consilience.newsroom.judging import Judged, judge
from consilience.newsroom.stories import tell
from consilience.stored import Refused
from tests.newsroom.invented import SETTINGS, add, page, pages, story_of
from tests.newsroom.judged import fill

AT = "2031-03-06"
SHIPS = (
    "Twelve ships left Tarn\n\nTwelve ships left the harbour of Tarn on Monday evening.\n\nThe bells rang for an hour."
)
CLERK = "Ships leave Tarn\n\nThe whole fleet put to sea at nightfall.\n\nThe bells rang for an hour."


def ships() -> list:  # type: ignore[type-arg]
    return [page("ships", SHIPS, outlet="The Quay"), page("clerk", CLERK, outlet="The Pier")]


def told(store: Store) -> Dossier:
    made = tell(store, story_of(store, "ships"), SETTINGS, fill=fill)
    assert isinstance(made, Dossier)
    return made


def one_story(store: Store) -> None:
    add(store, ships())
    if story_of(store, "ships") != story_of(store, "clerk"):
        made = deciding.merge(
            store, story_of(store, "ships"), story_of(store, "clerk"), SETTINGS, reason="one fleet", at=AT
        )
        assert not isinstance(made, Refused), made


def so(dossier: Dossier, begins: str) -> Claim:
    (found,) = [one for one in dossier.claims if one.about == "so" and one.text.startswith(begins)]
    return found


def judged(store: Store) -> Judged:
    dossier = told(store)
    twelve, fleet = so(dossier, "Twelve"), so(dossier, "The whole fleet")
    made = judge(store, twelve.id, fleet.id, "same", by="Ana", note="the fleet were twelve", at=AT)
    assert isinstance(made, Judged), made
    return made


def test_a_judgement_is_heeded_when_the_story_is_told_again(store: Store) -> None:
    one_story(store)
    made = judged(store)
    dossier = told(store)
    (correction,) = dossier.corrections
    assert (correction.outcome, correction.note, correction.by) == ("heeded", "the fleet were twelve", "Ana")
    (joined,) = [one for one in dossier.claims if one.id == correction.left]
    assert correction.left == correction.right
    assert {span.article for span in joined.supports} == {one.id for one in dossier.articles}
    log = list(lines.decisions(store.decisions(dossier.story.id)))
    assert any(f"{made.decided.number}  judge {dossier.story.id}, person, {AT}" in line for line in log)
    assert any("are the same" in line for line in log) and any("the fleet were twelve" in line for line in log)


def test_a_judgement_outlives_a_new_version_and_is_gone_once_undone(store: Store) -> None:
    one_story(store)
    made = judged(store)
    add(store, [page("clerk", "Amended. " + CLERK + "\n\nThe clerk went home at dawn.", outlet="The Pier")])
    dossier = told(store)
    assert any("dawn" in article.text for article in dossier.articles)
    assert [one.outcome for one in dossier.corrections] == ["heeded"]
    assert not isinstance(deciding.undo(store, made.decided.number, SETTINGS, reason="", at=AT), Refused)
    after = told(store)
    assert after.corrections == () and so(after, "Twelve").id != so(after, "The whole fleet").id


def test_a_story_of_its_own_is_left_alone(store: Store) -> None:
    one_story(store)
    judged(store)
    add(store, pages())
    made = tell(store, story_of(store, "dam-herald"), SETTINGS, fill=fill)
    assert isinstance(made, Dossier) and made.corrections == ()


def test_what_nobody_was_told_is_refused(store: Store) -> None:
    one_story(store)
    assert "no story that was told before" in refusal(judge(store, "a", "b", "same", at=AT))
    dossier = told(store)
    claim = so(dossier, "Twelve").id
    assert "as it was told last" in refusal(judge(store, claim, "nonsense", "same", story=dossier.story.id, at=AT))
    assert "one already" in refusal(judge(store, claim, claim, "same", at=AT))
    assert list(store.decisions(by="person")) == [one for one in store.decisions(by="person") if one.kind == "merge"]


def refusal(made: Judged | Refused) -> str:
    assert isinstance(made, Refused)
    return made.reason
