"""Learn the weights by which mentions are judged to be of one thing or one event, and write the table that ships.

    python -m benchmarks.train_coreference --data ecbplus_train_dev_mentions.jsonl.gz \\
        --concepts newswcl50r_dev_mentions.jsonl.gz

Logistic regression over the pairs that the product compares. Writes the table `coreference_weights.tsv` of resolve.
What unseen topics get is measured by `benchmarks.coreference --left-out`, which learns anew for each fold.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.coreference_corpora import HOME, Marked, language, marked, stories
from benchmarks.train_concepts import comparisons, learned_concepts
from consilience.resolve.coreference import coreferring
from consilience.resolve.coreference.evidence import TWO_WORDS
from consilience.resolve.coreference.judging import CONSTANT, Weights, compared
from consilience.resolve.coreference.setting import Setting

TABLE = Path("src/consilience/resolve/data/coreference_weights.tsv")
STRENGTH = 0.3
"""C of the regression: the inverse of how strongly weights are drawn to 0."""
FOLDS = 6
KINDS = ("entity", "event")
HEADER = """\
# What each feature of a pair of mentions adds to the log odds that they are of one thing ("entity") or one event
# ("event"), or that two wordings are of one matter ("concept"): kind, feature, weight. Learned by
# benchmarks/train_coreference.py on ECB+ train and dev (Cybulska, Vossen 2014, CC BY 3.0), concepts on NewsWCL50r dev
# (Zhukova, Hamborg, Gipp 2022, CC BY-SA 4.0): coefficients only.
"""

SEVERAL = 2
"""Stories in which two words must tell events before it is learned whether they tell one."""

Pair = tuple[dict[str, float], bool, str]
"""The features of two mentions, whether they are one by the key, and their story."""
Pairs = Mapping[str, Sequence[Pair]]


def pairs(several: Sequence[Marked]) -> dict[str, list[Pair]]:
    """By kind, what the product compares in the stories, with whether the key says that it is one thing.

    What takes part in an event is taken from the key's own things, as it is not yet known what the product finds.
    """
    found: dict[str, list[Pair]] = {kind: [] for kind in KINDS}
    for name, story in stories(several).items():
        chain = {one.sighting.id: one.chain for one in story}
        things = {one.sighting.id: one.chain for one in story if not one.sighting.event}
        everything = [one.sighting for one in story]
        for kind in found:
            those = [one.sighting for one in story if one.kind == kind]
            setting = Setting(everything, things if kind == "event" else None)
            found[kind] += [
                (features, chain[left.id] == chain[right.id], name)
                for left, right, features in compared(those, setting)
            ]
    return found


def learned(several: Pairs) -> dict[str, Weights]:
    """The weights of each kind."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    found: dict[str, Weights] = {}
    for kind, known in several.items():
        if not known:
            continue
        vectors = DictVectorizer()
        table = vectors.fit_transform(_told_often(known))
        model = LogisticRegression(C=STRENGTH, max_iter=500).fit(table, [right for _, right, _ in known])
        names = vectors.get_feature_names_out()
        found[kind] = {
            CONSTANT: round(float(model.intercept_[0]), 3),
            **{str(name): round(float(value), 3) for name, value in zip(names, model.coef_[0], strict=True)},
        }
    return found


def _told_often(several: Sequence[Pair]) -> list[dict[str, float]]:
    """The features of the pairs, those of two words only where several stories have them."""
    within: dict[str, set[str]] = defaultdict(set)
    for features, _, story in several:
        for name in features:
            within[name].add(story)
    return [
        {name: value for name, value in features.items() if name[0] != TWO_WORDS[0] or len(within[name]) >= SEVERAL}
        for features, _, _ in several
    ]


def chains(several: Sequence[Marked], weights: Mapping[str, Weights] | None = None) -> dict[str, str]:
    """The chain that the product gives each mention, story by story."""
    found = {}
    for name, story in stories(several).items():
        for number, group in enumerate(coreferring([one.sighting for one in story], weights=weights).groups):
            found.update({member: f"{name}:{number}" for member in group})
    return found


def left_out(several: Sequence[Marked]) -> dict[str, str]:
    """The chains of each topic by weights learned on the topics of other folds."""
    topics = sorted({one.topic for one in several}, key=lambda topic: (len(topic), topic))
    examples = {topic: pairs([one for one in several if one.topic == topic]) for topic in topics}
    found = {}
    for fold in range(FOLDS):
        test = set(topics[fold::FOLDS])
        others = [examples[topic] for topic in topics if topic not in test]
        weights = learned({kind: [pair for each in others for pair in each[kind]] for kind in KINDS})
        found.update(chains([one for one in several if one.topic in test], weights))
    return found


def main() -> None:
    """Learn on everything, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--data", type=Path, required=True, help="ECB+ mentions")
    parser.add_argument("--concepts", type=Path, required=True, help="NewsWCL50r mentions")
    options = parser.parse_args()
    several = marked(options.data, language())
    loosely = [one for one in marked(options.concepts, language()) if one.kind == "entity"]
    everything = {**learned(pairs(several)), "concept": learned_concepts(loosely, comparisons(loosely))}
    with TABLE.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for kind, weights in everything.items():
            for feature, weight in weights.items():
                if weight:
                    out.write(f"{kind}\t{feature}\t{weight}\n")


if __name__ == "__main__":
    main()
