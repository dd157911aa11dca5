"""Holds a build against what a careful editor found in the same reports.

    python -m benchmarks.golden --gold tests/golden/seeds.json PATH...

The gold file has offsets and labels only: for each article its publication date and debris; entities by some of their
mentions; attributions by content, speaker, said-on date; groups of attributions that tell one utterance, pairs that
must stay apart; scheduled meetings. Attributions marked optional are a matter of taste: finding them is neither
rewarded nor punished.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from consilience.model import READABLE, Article, Attribution, Dossier, Span
from consilience.pipeline import dossiers

ALIKE = 0.5
"""Jaccard index of the letters from which a content found is the content wanted."""
NEUTRAL = frozenset({"byline", "dateline", "credit", "masthead", "contributors"})
"""Kinds of region that are neither debris nor body."""


class Build:
    """The dossiers of a build, with what the comparison looks up."""

    def __init__(self, found: Iterable[Dossier]) -> None:
        """`found` is all that was built."""
        self.dossiers = list(found)
        self.articles: dict[str, Article] = {a.path.rpartition("/")[2]: a for d in self.dossiers for a in d.articles}
        self.attributions = [item for d in self.dossiers for item in d.attributions]
        self.utterance = {i: u.id for d in self.dossiers for u in d.utterances for i in u.attributions}
        self.entities = [entity for d in self.dossiers for entity in d.entities]

    def span(self, article: str, offsets: Sequence[int]) -> Span:
        """The gold span `offsets` of the article with that file name."""
        return Span(self.articles[article].id, offsets[0], offsets[1])

    def letters(self, spans: Iterable[Span], text: str) -> frozenset[int]:
        """Positions of the letters and digits in the spans."""
        return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())

    def entities_at(self, mentions: Iterable[Mapping[str, Any]]) -> set[str]:
        """Ids of the entities that have the gold mentions, or where none has exactly those, overlapping ones ("the top
        Velmoran diplomat" has "Velmoran" in it, which is somebody else)."""
        found: set[str] = set()
        for mention in mentions:
            wanted = self.span(mention["article"], mention["span"])
            exact = {entity.id for entity in self.entities if wanted in entity.mentions}
            found |= exact or {e.id for e in self.entities if any(own.overlaps(wanted) for own in e.mentions)}
        return found


def matched(gold: Mapping[str, Any], build: Build) -> dict[str, Attribution]:
    """Gold attributions to those found, one to one, the best pairs first."""
    pairs = []
    for key, wanted in gold["attributions"].items():
        article = build.articles[wanted["article"]]
        letters = build.letters((build.span(wanted["article"], span) for span in wanted["content"]), article.text)
        for item in build.attributions:
            if item.article == article.id:
                found = build.letters(item.content, article.text)
                if score := len(letters & found) / max(1, len(letters | found)):
                    pairs.append((-score, key, item.id, item))
    taken: dict[str, Attribution] = {}
    used: set[str] = set()
    for score, key, identity, item in sorted(pairs, key=lambda pair: pair[:3]):
        if -score >= ALIKE and key not in taken and identity not in used:
            taken[key] = item
            used.add(identity)
    return taken


def compare(gold: Mapping[str, Any], build: Build) -> dict[str, Any]:
    """Shares in percent, and lists of what is missing or wrong by key."""
    taken = matched(gold, build)
    wanted = {key: item for key, item in gold["attributions"].items() if not item["optional"]}
    missing = [key for key in wanted if key not in taken]
    wrong = [key for key in wanted if key in taken and not _right_speaker(gold, build, wanted[key], taken[key])]
    dated = [key for key in wanted if wanted[key]["said_on"] and key in taken]
    misdated = [key for key in dated if (taken[key].said_on or "")[:10] != wanted[key]["said_on"]]
    split, joined = _pairs(gold, build, taken)
    return {
        "attributions": len(wanted),
        "found": _percent(len(wanted) - len(missing), len(wanted)),
        "missing": missing,
        "speaker right": _percent(len(wanted) - len(missing) - len(wrong), len(wanted)),
        "wrong speaker": wrong,
        "said-on right": _percent(len(dated) - len(misdated), len(dated)),
        "misdated": [f"{key}: {taken[key].said_on}" for key in misdated],
        "same utterance, not joined": split,
        "other utterance, joined": joined,
        "published": _published(gold, build),
        **_regions(gold, build),
        **_entities(gold, build),
        "meetings missing": _meetings(gold, build),
        "found beyond the gold": len(build.attributions) - len(taken),
    }


def _right_speaker(gold: Mapping[str, Any], build: Build, wanted: Mapping[str, Any], found: Attribution) -> bool:
    mentions = gold["entities"][wanted["speaker"]]["mentions"]
    spans = [build.span(mention["article"], mention["span"]) for mention in mentions]
    named = (*found.source, *([found.speaker_mention] if found.speaker_mention else []))
    return found.speaker in build.entities_at(mentions) or any(own.overlaps(span) for own in named for span in spans)


def _pairs(
    gold: Mapping[str, Any], build: Build, taken: Mapping[str, Attribution]
) -> tuple[list[list[str]], list[list[str]]]:
    def told(key: str) -> str | None:
        return build.utterance.get(taken[key].id) if key in taken else None

    split = [group for group in gold["same"] if len({told(key) for key in group}) > 1]
    joined = [pair for pair in gold["apart"] if told(pair[0]) is not None and told(pair[0]) == told(pair[1])]
    return split, joined


def _published(gold: Mapping[str, Any], build: Build) -> dict[str, str]:
    found = {name: build.articles[name].published for name in gold["articles"]}
    return {
        name: "right" if when and when.date == gold["articles"][name]["published"] else f"wrong: {when}"
        for name, when in found.items()
    }


def _regions(gold: Mapping[str, Any], build: Build) -> dict[str, Any]:
    read, lost = [], []
    for name, lines in gold["debris"].items():
        article = build.articles[name]
        debris = frozenset(i for start, end in lines for i in range(start, end))
        for region in article.regions:
            inside = {i for i in range(region.start, region.end) if not article.text[i].isspace()}
            if region.kind in READABLE and inside & debris:
                read.append(article.text[region.start : region.end][:60])
            if region.kind not in READABLE | NEUTRAL and inside - debris:
                lost.append(article.text[region.start : region.end][:60])
    return {"debris read": read, "body lost": lost}


def _entities(gold: Mapping[str, Any], build: Build) -> dict[str, Any]:
    people = {key: item["mentions"] for key, item in gold["entities"].items() if item["kind"] == "person"}
    found = {key: build.entities_at(mentions) for key, mentions in people.items()}
    unnamed = [
        f"{key} {mention['article'][:3]} {mention['span']}"
        for key, mentions in people.items()
        for mention in mentions
        if not build.entities_at([mention])
    ]
    return {
        "people in several entities": [key for key, ids in found.items() if len(ids) > 1],
        "people as one entity": [[a, b] for a in found for b in found if a < b and found[a] & found[b]],
        "mentions without an entity": unnamed,
    }


def _meetings(gold: Mapping[str, Any], build: Build) -> list[str]:
    entries = [e for d in build.dossiers for e in d.timeline if e.status == "scheduled"]
    return [
        meeting["date"]
        for meeting in gold["scheduled"]
        if not any(
            entry.from_[:10] <= meeting["date"] <= entry.to[:10]
            and (entry.from_[:10] == entry.to[:10] or entry.disagreement)
            and {build.articles[name].id for name in meeting["articles"]} <= set(entry.articles)
            and any(
                span.covers(build.span(meeting["place"]["article"], meeting["place"]["span"]))
                for span in entry.evidence
            )
            for entry in entries
        )
    ]


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def main() -> None:
    """Prints the comparison as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", required=True, type=Path)
    parser.add_argument("paths", nargs="+")
    arguments = parser.parse_args()
    gold = json.loads(arguments.gold.read_text(encoding="utf-8"))
    json.dump(compare(gold, Build(dossiers(arguments.paths))), sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
