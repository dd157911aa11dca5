"""Learn on NewsWCL50r by which weights, and from which mean score on, the wordings of reports are joined to matters.

`train_coreference` writes what is learned here beside its own weights. `concepts_left_out` measures it: each story by
what was learned on the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean

from benchmarks.coreference_corpora import Marked, stories
from benchmarks.coreference_scores import scores
from consilience.resolve.coreference import Sighting, concepts
from consilience.resolve.coreference.judging import CONSTANT, Weights, judgement
from consilience.resolve.coreference.setting import Setting
from consilience.resolve.coreference.wordings import LINKED, LOOSELY, compared, said_alike
from consilience.resolve.judgements import clusters

STRENGTH = 0.3
"""C of the regression."""
LINKS = (0.06, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2)
"""Mean scores that are tried as the link."""

Compared = Sequence[tuple[Sighting, Sighting, dict[str, float]]]


def comparisons(several: Sequence[Marked]) -> dict[str, Compared]:
    """By story, the pairs of wordings that the product compares."""
    found: dict[str, Compared] = {}
    for name, story in stories(several).items():
        things = sorted((one.sighting for one in story), key=lambda one: (one.document, one.place, one.id))
        found[name] = list(compared(things, Setting(things)))
    return found


def learned_concepts(several: Sequence[Marked], known: Mapping[str, Compared]) -> dict[str, float]:
    """The weights learned on all stories in `several`, with the link that does best where each is left out in turn."""
    by_story = stories(several)
    found: dict[float, list[float]] = {link: [] for link in LINKS}
    for name, story in by_story.items():
        weights = _regressed([one for one in several if one.story != name], known)
        log = [judgement(*pair, weights, same=LOOSELY, different=-1) for pair in known[name]]
        log += said_alike([one.sighting for one in story])
        gold = {one.sighting.id: one.chain for one in story}
        for link in LINKS:
            groups = clusters(list(gold), log, link=link).groups
            got = {member: str(number) for number, group in enumerate(groups) for member in group}
            found[link].append(scores(gold, got)["conll"])
    best = max(LINKS, key=lambda link: mean(found[link]))
    return {**_regressed(several, known), LINKED: best}


def _regressed(several: Sequence[Marked], known: Mapping[str, Compared]) -> Weights:
    """The weights that a logistic regression gives the features on these stories."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    chain = {one.sighting.id: one.chain for one in several}
    pairs = [pair for name in stories(several) for pair in known[name]]
    vectors = DictVectorizer()
    table = vectors.fit_transform([features for _, _, features in pairs])
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(table, [chain[a.id] == chain[b.id] for a, b, _ in pairs])
    names = vectors.get_feature_names_out()
    return {
        CONSTANT: round(float(model.intercept_[0]), 3),
        **{str(name): round(float(value), 3) for name, value in zip(names, model.coef_[0], strict=True)},
    }


def chains_of_concepts(several: Sequence[Marked], weights: Weights | None = None) -> dict[str, str]:
    """The matter that the product gives each mention, story by story."""
    found = {}
    for name, story in stories(several).items():
        for number, group in enumerate(concepts([one.sighting for one in story], weights=weights).groups):
            found.update({member: f"{name}:{number}" for member in group})
    return found


def concepts_left_out(several: Sequence[Marked]) -> dict[str, str]:
    """The matters of each story by what was learned on the others."""
    known = comparisons(several)
    found = {}
    for name, story in stories(several).items():
        others = [one for one in several if one.story != name]
        found.update(chains_of_concepts(story, learned_concepts(others, known)))
    return found
