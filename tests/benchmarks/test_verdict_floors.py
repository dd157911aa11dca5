"""What verdicts reach on some stories of the open half; all of them take longer (`docs/quality.md`)."""

from __future__ import annotations

import pytest

from benchmarks.verdicts import built, judged, read
from consilience.pipeline import Establish, Prepare
from consilience.settings import Settings

KINDS = {"witnesses", "number", "share", "bounds", "eyewitness", "rumour"}


@pytest.mark.model
def test_verdicts_on_the_open_half_are_right_and_none_is_wrongly_corroborated() -> None:
    prepare, establish = Prepare(Settings()), Establish(Settings())
    results = []
    for story in read("open"):
        if story.kind in KINDS:
            dossier = built(story, prepare, establish)
            results.append(judged(story, dossier.claims, {one.id: one.text for one in dossier.articles}))
    right = [
        verdict == gold.verdict
        for result in results
        for verdict, gold in zip(result.verdicts, result.story.claims, strict=True)
    ]
    assert not [text for result in results for text in result.wrong]
    assert sum(len(result.right) for result in results) >= 6
    assert sum(right) >= 0.9 * len(right)
