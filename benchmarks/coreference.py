"""Measure how well given mentions of things and events are brought together across documents.

    python -m benchmarks.coreference --data ecbplus_train_dev_mentions.jsonl.gz --predictions OUT.jsonl --left-out
    python -m benchmarks.coreference --data newswcl50r_dev_mentions.jsonl.gz --predictions OUT --concepts --left-out

Writes a row {"id", "chain"} a mention; prints MUC, B3, CEAFe and their mean, the CoNLL F1, in percent: gold mentions,
singletons kept, one key for the whole file. Documents are compared within their subtopic (ECB+) or story (NewsWCL50r),
as the corpus gives it, or with `--topics` within the topic, so that look-alike events have to be told apart.
`--concepts` joins things as loosely as NewsWCL50r does, `--left-out` judges each topic or story by weights learned on
others, `--head-lemma` does nothing but compare heads.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from benchmarks.coreference_corpora import HOME, Marked, language, marked
from benchmarks.coreference_scores import scores
from benchmarks.train_concepts import chains_of_concepts, concepts_left_out
from benchmarks.train_coreference import chains, left_out


def main() -> None:
    """Read, predict, score, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines of mentions")
    parser.add_argument("--predictions", type=Path, required=True, help="where to write")
    parser.add_argument("--kind", choices=["event", "entity"], help="score these mentions only")
    parser.add_argument("--topics", action="store_true", help="compare within topics, not subtopics")
    parser.add_argument("--left-out", action="store_true", help="weights of other topics for each topic")
    parser.add_argument("--concepts", action="store_true", help="things only, and what loosely is one matter")
    parser.add_argument("--head-lemma", action="store_true", help="the baseline: one chain a head lemma")
    options = parser.parse_args()
    if not options.data.is_file():
        raise SystemExit(f"{options.data} is not there. {HOME}")
    nlp = language()
    started = time.process_time()
    several = marked(options.data, nlp)
    parsed = time.process_time()
    if options.topics:
        several = [replace(one, story=one.topic) for one in several]
    if options.concepts:
        several = [one for one in several if one.kind == "entity"]
        found = concepts_left_out(several) if options.left_out else chains_of_concepts(several)
    else:
        found = _predicted(several, head_lemma=options.head_lemma, leave_out=options.left_out)
    ended = time.process_time()
    with options.predictions.open("w", encoding="utf-8") as out:
        for mention, chain in found.items():
            out.write(json.dumps({"id": mention, "chain": chain}) + "\n")
    for kind in [options.kind] if options.kind else ["entity", "event"]:
        gold = {one.sighting.id: one.chain for one in several if one.kind == kind}
        if gold:
            figures = ", ".join(f"{name} {value:.1f}" for name, value in scores(gold, found).items())
            print(f"{kind}: {figures}, {len(gold)} mentions")
    documents = len({one.sighting.document for one in several})
    print(f"parsed at {documents / (parsed - started):.0f} documents a CPU-second (marked sentences only)")
    learning = ", learning the weights of each fold in it" if options.left_out else ""
    print(f"grouped at {len(several) / max(0.001, ended - parsed):.0f} mentions a CPU-second{learning}")


def _predicted(several: Sequence[Marked], *, head_lemma: bool, leave_out: bool) -> dict[str, str]:
    if head_lemma:
        return {one.sighting.id: f"{one.story}:{one.kind}:{one.sighting.head}" for one in several}
    return left_out(several) if leave_out else chains(several)


if __name__ == "__main__":
    main()
