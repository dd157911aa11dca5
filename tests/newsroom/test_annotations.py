from pathlib import Path

import pytest
from msgspec.structs import replace

from consilience import annotate, pipeline
from consilience.contracts import Store
from consilience.newsroom import annotations, code
from consilience.newsroom.adding import Adding
from consilience.newsroom.annotations import Fill, Filled, Fingerprints, task
from consilience.newsroom.reading import incoming
from consilience.settings import Settings

SETTINGS = Settings(workers=1)


def changed(monkeypatch: pytest.MonkeyPatch, module: str, settings: Settings = SETTINGS) -> set[str]:
    """The steps that a change in `module` has done again."""
    before = Fingerprints(settings)(())
    real = code.fingerprint

    def other(*modules: str) -> str:
        return real(*modules) + ("x" if module in modules else "")

    monkeypatch.setattr(code, "fingerprint", other)
    after = Fingerprints(settings)(())
    monkeypatch.undo()
    return {step for step in before if before[step] != after[step]}


def test_a_changed_annotator_redoes_what_builds_on_it_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert changed(monkeypatch, "consilience.annotate.quantities.annotator") == {"QuantityAnnotator", "dating"}
    assert changed(monkeypatch, "consilience.annotate.attribution.annotator") == {"AttributionAnnotator", "dating"}
    assert changed(monkeypatch, "consilience.annotate.names") == {"MentionAnnotator", "AttributionAnnotator", "dating"}
    assert changed(monkeypatch, "consilience.clean.published") == {"dating"}
    assert changed(monkeypatch, "consilience.clean.regions") == set(Fingerprints(SETTINGS)(()))


def test_a_setting_redoes_what_heeds_it() -> None:
    plain = Fingerprints(SETTINGS)(())
    ruled = Fingerprints(replace(SETTINGS, attribution="rules"))(())
    dated = Fingerprints(replace(SETTINGS, given_date="2031-03-04"))(())
    unrelated = Fingerprints(replace(SETTINGS, story_days=3, workers=2))(())
    assert {step for step in plain if plain[step] != ruled[step]} == {"AttributionAnnotator", "dating"}
    assert {step for step in plain if plain[step] != dated[step]} == {"dating"}
    assert unrelated == plain


def test_repeated_lines_redo_all_of_an_article() -> None:
    prints = Fingerprints(SETTINGS)
    assert not set(prints(()).values()) & set(prints(("Read our newsletter",)).values())


@pytest.mark.model
def test_what_is_cached_is_not_made_again(store: Store, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(examples / "rally" / "callow-standard.md")
    run = Adding(store, SETTINGS, now=lambda: "2031-03-10")
    run.add(incoming([path], SETTINGS))
    (article,) = store.articles()
    prints = Fingerprints(SETTINGS)
    known = task(store, article.id, prints)
    assert set(known.found) == set(prints(()))

    def refused(settings: Settings) -> annotate.Models:
        raise AssertionError("the language model was loaded")

    monkeypatch.setattr(annotations, "models", refused)
    cached = Fill(SETTINGS)(known)
    assert isinstance(cached, Filled) and cached.made == {}
    monkeypatch.undo()
    whole = pipeline.Prepare(SETTINGS)((article, frozenset()))
    assert isinstance(whole, tuple)
    assert (cached.annotated, cached.sketch) == whole

    spoiled = replace(known, found={**known.found, "QuantityAnnotator": b"\xc1"})
    mended = Fill(SETTINGS)(spoiled)
    assert isinstance(mended, Filled) and set(mended.made) == {"QuantityAnnotator"}
    assert mended.annotated == cached.annotated
