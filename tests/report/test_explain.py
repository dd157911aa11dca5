import pytest
from msgspec.structs import replace

from consilience.report.explain import MOST, explain
from tests.report.sample import dossier


def test_a_claim_is_explained_down_to_its_characters() -> None:
    story = dossier()
    claim = next(claim for claim in story.claims if claim.supports and claim.holders)
    lines = [text for _, text in explain(story, claim.id)]
    assert lines[0] == f"claim {claim.id}"
    words = {article.id: article for article in story.articles}
    for span in claim.supports:
        shown = " ".join(words[span.article].words(span).split())
        assert any(f"[{shown}]" in " ".join(line.split()) and f"{span.start}-{span.end}" in line for line in lines)
    assert any(f"entity {claim.holders[0]}" in line for line in lines)


@pytest.mark.parametrize("kind", ["articles", "entities", "attributions", "utterances", "claims"])
def test_every_record_with_an_id_can_be_explained(kind: str) -> None:
    story = dossier()
    for record in getattr(story, kind):
        lines = explain(story, record.id)
        assert lines[0][1].endswith(record.id)
        assert all("\n" not in text and "\0" not in text for _, text in lines)


def test_a_story_is_explained_by_its_articles() -> None:
    story = dossier()
    lines = [text for _, text in explain(story, story.story.id)]
    assert lines[0] == f"story {story.story.id}"
    assert all(f"article {article.id}" in lines for article in story.articles)


def test_an_unknown_id_has_no_explanation() -> None:
    assert explain(dossier(), "nonsense") == []


def test_reasons_come_first_and_mentions_last_and_few() -> None:
    whole = dossier()
    claim = next(one for one in whole.claims if one.reason)
    (_, first), (_, second), *_ = explain(whole, claim.id)
    assert first == f"claim {claim.id}" and second.startswith("reason: ")
    many = whole.entities[0].mentions * (MOST + 1)
    known = replace(whole.entities[0], mentions=many)
    lines = [text for _, text in explain(replace(whole, entities=(known, *whole.entities[1:])), known.id)]
    place = lines.index("mentions:")
    assert lines[-1] == f"… and {len(many) - MOST} more" and len(lines) == place + MOST + 2
