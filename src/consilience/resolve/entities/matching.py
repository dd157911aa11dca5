"""Which names are compared, and the log of judgements that comes of it.

Candidates share a block, so that the cost grows with the names and not with their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from consilience.model import Annotated, Judgement
from consilience.resolve.entities import bodies, people
from consilience.resolve.entities.context import company
from consilience.resolve.entities.names import romanised
from consilience.resolve.entities.seen import Node, by_id
from consilience.resolve.judgements import clusters

BLOCK = 40
"""Names in a block up to which all of its pairs are compared; in a larger one each is compared with its neighbours."""


def pairs(blocks: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of ids that share a block, each once, in a fixed order."""
    done: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        several = blocks[block]
        reach = len(several) if len(several) <= BLOCK else BLOCK // 4
        for index, left in enumerate(several):
            for right in several[index + 1 : index + 1 + reach]:
                if left != right and (left, right) not in done and (right, left) not in done:
                    done.add((left, right))
                    yield left, right


def blocked(several: Iterable[Node], keys: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """The ids of nodes by the keys that they have."""
    found: dict[str, list[str]] = {}
    for node in several:
        for block in sorted(keys[node.id]):
            found.setdefault(block, []).append(node.id)
    return {block: ids for block, ids in found.items() if len(ids) > 1}


def judge_names(story: Sequence[Annotated], nodes: Sequence[Node], given: Sequence[Judgement] = ()) -> list[Judgement]:
    """The judgements on all names of a story that could mean one thing; `given` are those made before."""
    people = [node for node in nodes if node.kind == "person"]
    return [*_judge_people(story, people, given), *_judge_bodies(story, nodes)]


def _judge_bodies(story: Sequence[Annotated], nodes: Sequence[Node]) -> list[Judgement]:
    others = [node for node in nodes if node.kind != "person"]
    keys = {node.id: bodies.blocks(node) for node in others}
    defined = bodies.defined_acronyms(story)
    found = by_id(others)
    owners: dict[str, set[str]] = {}
    for node in others:
        if node.kind == "organisation" and (owner := bodies.core(node.key)[2] or node.owner):
            for block in keys[node.id]:
                owners.setdefault(block, set()).add(owner)
    in_initials: Counter[str] = Counter()
    cut_short: Counter[str] = Counter()
    for node in others:
        if " " in node.key:
            in_initials.update(bodies.initials(node.key))
            cut_short.update(bodies.short_forms(node.key))
    blocks = blocked(others, keys)
    for name, acronym in sorted(defined):
        ids = [f"organisation:{form}" for form in (name, acronym)]
        if all(one in found for one in ids):
            blocks[f"defined={min(name, acronym)}={max(name, acronym)}"] = ids
    log = []
    for left, right in pairs(blocks):
        one, other = found[left], found[right]
        short = min((one.key, other.key), key=len)
        rivals = max(0, in_initials[short] - 1) if " " not in short and in_initials[short] else 0
        told = max((len(owners.get(block, ())) for block in keys[left] & keys[right]), default=0)
        rivals = rivals or max(0, told - 1, cut_short[short] - 1 if " " not in short else 0)
        if one.kind == other.kind and (judgement := bodies.judge(one, other, defined, rivals)):
            log.append(judgement)
    return log


def _judge_people(story: Sequence[Annotated], nodes: Sequence[Node], given: Sequence[Judgement]) -> list[Judgement]:
    full = [node for node in nodes if node.person and node.person.full]
    single = [node for node in nodes if node.person and not node.person.full]
    keys = {node.id: _surname_blocks(node) for node in nodes}
    candidates = list(pairs(blocked(full, keys)))
    close = {identifier for pair in candidates for identifier in pair} | {node.id for node in single}
    near = company(story, [node for node in nodes if single or node.id in close], phrases=bool(candidates))
    found = by_id(nodes)
    articles = len(story)
    log = [
        judgement
        for left, right in candidates
        if (judgement := people.judge_full(found[left], found[right], near, articles)) is not None
    ]
    groups = clusters([node.id for node in full], [*log, *given]).groups
    return log + _judge_single(single, [[found[one] for one in group] for group in groups], near, keys, articles)


def _judge_single(
    single: Sequence[Node],
    known: Sequence[Sequence[Node]],
    near: people.Company,
    keys: Mapping[str, set[str]],
    articles: int,
) -> list[Judgement]:
    """Surnames alone against the persons known by a full name, then those that fit none against each other."""
    by_block: dict[str, dict[str, None]] = {}
    for group in known:
        for node in group:
            for block in _surname_blocks(node) | {f"word={one}" for one in node.key.split()}:
                by_block.setdefault(block, {})[group[0].id] = None
    together = {group[0].id: _together(group) for group in known}
    members = {group[0].id: group for group in known}
    log: list[Judgement] = []
    left_over: dict[str, list[Node]] = {}
    for node in single:
        surname = node.person.surname if node.person else node.key
        fitting = {
            one: _as_named(together[one], members[one], node)
            for block in sorted(keys[node.id] | {f"word={surname}"})
            for one in by_block.get(block, ())
        }
        exact = [one for one in fitting.values() if one.person and romanised(one.person.surname) == romanised(surname)]
        exact = [one for one in exact if one.person and one.person.surname == surname] or exact
        exact = [one for one in exact if one.person and not one.person.generation] or exact
        several = exact or list(fitting.values())
        made = [
            judgement
            for one in several
            if (judgement := people.judge_single(node, one, len(several) - 1, near, articles)) is not None
        ]
        same = [judgement for judgement in made if judgement.verdict == "same"]
        log += made
        if not same and not exact:
            left_over.setdefault(romanised(node.key), []).append(node)
    for _, several in sorted(left_over.items()):
        for one, other in pairwise(several):
            if (judgement := people.judge_single(one, other, 0, near, articles)) is not None:
                log.append(judgement)
    return log


def _together(group: Sequence[Node]) -> Node:
    """The nodes of one person as one, under the id and the name of the first, with all offices and titles that any
    has."""
    first = group[0]
    node = Node(first.id, first.kind, first.key, first.person)
    for one in group:
        node.seen += one.seen
        node.forms += one.forms
        node.articles |= one.articles
        node.offices |= one.offices
        node.genders |= one.genders
    return node


def _as_named(together: Node, group: Sequence[Node], single: Node) -> Node:
    """A person under that of the names in which the story has it whose surname is the one given, if one is."""
    surname = romanised(single.person.surname if single.person else single.key)
    several = [one for one in group if one.person and romanised(one.person.surname) == surname]
    several.sort(key=lambda one: (one.person is None or one.person.surname != single.key, bool(_generation(one))))
    meant = (*several, group[0])[0]
    return replace(together, key=meant.key, person=meant.person)


def _generation(node: Node) -> str:
    return node.person.generation if node.person else ""


def _surname_blocks(node: Node) -> set[str]:
    """Keys by surname: its romanised form with any one letter cut, which two surnames one edit apart share, and its
    parts; two edits apart are found where a cut of each is the same or the given names are."""
    name = node.person
    if name is None:
        return set()
    surname = romanised(name.surname.replace(" ", ""))
    found = {f"surname={cut}" for cut in (bodies.one_cut(surname) if len(surname) >= 4 else {surname})}
    found |= {f"surname={romanised(part)}" for part in name.surname.replace("-", " ").split() if len(part) > 3}
    found |= {f"surname={romanised(part)}" for part in name.given[1:] if len(part) > 2}
    found |= {f"office={one.office}={surname[:1]}" for one in node.offices if one.office not in people.SHARED_OFFICES}
    if name.given and len(name.given[0]) > 1:
        found.add(f"given={romanised(name.given[0])}={surname[:1]}{len(surname) // 4}")
    return found
