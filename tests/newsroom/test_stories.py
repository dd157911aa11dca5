from __future__ import annotations

import pytest

from consilience.contracts import Store
from consilience.errors import NoInput
from consilience.model import Dossier
from consilience.newsroom import deciding, stories
from consilience.newsroom.annotations import Filled, Task
from consilience.newsroom.stories import tell
from tests.newsroom.invented import SETTINGS, add, fill, page, pages, story_of


def told(store: Store, path: str) -> Dossier:
    made = tell(store, story_of(store, path), SETTINGS, fill=fill)
    assert isinstance(made, Dossier)
    return made


def test_a_dossier_holds_the_articles_of_its_story(store: Store) -> None:
    add(store, pages())
    dossier = told(store, "dam-herald")
    assert sorted(article.path for article in dossier.articles) == ["dam-bulletin", "dam-herald", "dam-mirror"]
    assert dossier.story.id == story_of(store, "dam-herald")


def test_a_dossier_is_made_once_until_its_story_changes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, pages())
    first = told(store, "dam-herald")

    def refused(task: Task) -> Filled:
        raise AssertionError("made again")

    assert tell(store, first.story.id, SETTINGS, fill=refused) == first
    add(store, [page("trial-new", pages()[3][0].text + " More.", outlet="The New")])
    assert tell(store, first.story.id, SETTINGS, fill=refused) == first, "another story changed"
    add(store, [page("dam-herald", pages()[0][0].text + " Rain fell.", outlet="herald")])
    second = told(store, "dam-herald")
    assert second.story.id == first.story.id and len(second.articles) == 3
    assert any("Rain fell" in article.text for article in second.articles)


def test_the_id_of_a_merged_story_leads_to_the_other(store: Store) -> None:
    add(store, pages())
    gone = story_of(store, "other-dam")
    deciding.merge(store, story_of(store, "dam-herald"), gone, SETTINGS, reason="", at="1")
    assert stories.line(store, gone).id == story_of(store, "dam-herald")
    with pytest.raises(NoInput, match="consilience stories"):
        stories.line(store, "nonsense")
