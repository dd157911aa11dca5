from __future__ import annotations

from consilience.newsroom.code import _closure, fingerprint


def test_a_module_stands_for_all_that_it_imports_and_its_data() -> None:
    files = _closure(("consilience.annotate.sentences",))
    assert files >= {"annotate/sentences.py", "annotate/data/abbreviations.txt", "lexicon.py"}
    assert not files & {"model.py", "contracts.py", "annotate/quotations.py", "cluster/stream.py"}


def test_what_a_module_has_nothing_to_do_with_is_not_in_it() -> None:
    quantities = _closure(("consilience.annotate.quantities.annotator",))
    assert not any(path.startswith(("annotate/attribution", "clean/", "resolve/")) for path in quantities)
    assert "annotate/data/quantity_units.tsv" in quantities


def test_the_pipeline_stands_for_all_stages() -> None:
    files = _closure(("consilience.pipeline",))
    assert {path.partition("/")[0] for path in files} >= {"clean", "annotate", "cluster", "resolve", "compare"}


def test_fingerprints_tell_modules_apart_and_stay() -> None:
    assert fingerprint("consilience.annotate.sentences") == fingerprint("consilience.annotate.sentences")
    assert fingerprint("consilience.annotate.sentences") != fingerprint("consilience.annotate.quantities")
