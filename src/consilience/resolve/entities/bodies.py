"""Whether two names that are not persons' mean one thing: organisations, governments, places, peoples, programmes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from consilience.lexicon import words
from consilience.model import Annotated, Judgement
from consilience.resolve.entities import gazetteer
from consilience.resolve.entities.names import distance, key, romanised, word_relation
from consilience.resolve.entities.seen import Node
from consilience.resolve.score import Points

PRIOR = -1.5
LONG = 10
"""Letters of a place's name from which one slip among them is a slip."""
DIGIT = re.compile(r"\d")
SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "et", "y", "e", "und", "to", "a", "co"}
)
"""Words that an acronym can leave out."""


def judge(left: Node, right: Node, defined: frozenset[tuple[str, str]], rivals: int) -> Judgement | None:
    """Two names of one kind that is not person; `defined` are the (name, acronym) pairs that reports give in brackets,
    `rivals` how many others in the story fit as well. None where the names have nothing in common."""
    points = Points(left.label, right.label, PRIOR)
    compare: dict[str, Callable[[Points, Node, Node], None]] = {
        "organisation": lambda points, left, right: _organisations(points, left, right, defined, rivals),
        "place": _places,
        "group": _groups,
        "programme": _programmes,
    }
    compare.get(left.kind, _others)(points, left, right)
    if points.total == PRIOR and not points.walls:
        return None
    return points.judgement(left.id, right.id)


def initials(name: str) -> set[str]:
    """The acronyms that a folded name can have: with and without its small words."""
    parts = [part for word in name.split() for part in word.split("-") if part]
    if len(parts) < 2:
        return set()
    return {"".join(part[0] for part in parts), "".join(part[0] for part in parts if part not in SMALL)}


def defined_acronyms(story: Sequence[Annotated]) -> frozenset[tuple[str, str]]:
    """The pairs of a name and the acronym that a report puts in brackets behind it, or the other way round."""
    found = set()
    for annotated in story:
        text = annotated.article.text
        several = [mention for mention in annotated.mentions if mention.form == "name"]
        for mention in several:
            rest = text[mention.span.end : mention.span.end + 40].lstrip()
            if not rest.startswith("("):
                continue
            inside = key(rest[1:].split(")")[0])
            name = key(text[mention.span.start : mention.span.end])
            if inside in initials(name) or name in initials(inside):
                found.add((name, inside))
                found.add((inside, name))
    return frozenset(found)


def core(name: str) -> tuple[list[str], list[str], str | None]:
    """A name's own words, its generic ones ("agency"), and the country that it names."""
    generic = words("resolve/generic_words.txt")
    country = None
    own: list[str] = []
    extra: list[str] = []
    for word in name.split():
        word = word.removesuffix("'s")
        found = gazetteer.people_of(word) or gazetteer.country_of(word)
        if found:
            country = found
        elif word in generic:
            extra.append(word)
        elif word not in SMALL or not (own or extra or country):
            own.append(word)
    return own, extra, country


def _organisations(points: Points, left: Node, right: Node, defined: frozenset[tuple[str, str]], rivals: int) -> None:
    if left.country or right.country:
        if left.country == right.country:
            points.add(4.0, f"both stand for the government of {left.country}")
        elif left.country and right.country:
            points.wall("they are governments of different countries")
        return
    known = gazetteer.organisation(left.key)
    if known and known == gazetteer.organisation(right.key):
        points.add(4.0, f"the gazetteer has both as names of the {known}")
        return
    if (left.key, right.key) in defined:
        points.add(4.0, "a report gives one in brackets as the acronym of the other")
        return
    short, full = sorted((left.key, right.key), key=len)
    if " " not in short and len(short) >= 3 and short in initials(full):
        points.add(3.0, "one is made of the other's initials")
        if rivals:
            points.add(-2.0, f"{rivals} more in the story have these initials")
        return
    _by_words(points, left, right, rivals)


def _by_words(points: Points, left: Node, right: Node, rivals: int) -> None:
    ours, our_extra, our_country = core(left.key)
    theirs, their_extra, their_country = core(right.key)
    our_country, their_country = our_country or left.owner, their_country or right.owner
    if our_country and their_country and our_country != their_country:
        if ours == theirs and our_extra == their_extra:
            points.wall(f"one is of {our_country}, the other of {their_country}")
        return
    if (ours or our_country == their_country) and ours == theirs and (ours or (our_extra and their_extra)):
        if set(our_extra) <= set(their_extra) or set(their_extra) <= set(our_extra):
            points.add(3.5, "the names differ in words only that any such body could carry")
        else:
            points.add(-1.5, f"they are different bodies: {' '.join(our_extra)}, {' '.join(their_extra)}")
        if our_country != their_country and rivals:
            points.add(-3.0, "only one names its country, and the story has such bodies of others")
        return
    if not _cut_or_turned(points, left, right, rivals):
        _by_spelling(points, (ours, our_extra), (theirs, their_extra))


def _cut_or_turned(points: Points, left: Node, right: Node, rivals: int) -> bool:
    """Whether the names are one but for a space, for "of", or for words that are cut off."""
    if left.key.replace(" ", "") == right.key.replace(" ", ""):
        points.add(3.5, "the names are one but for a space")
        return True
    if turned(left.key) and turned(left.key) == turned(right.key):
        points.add(3.5, "the names are the same words, with and without “of”")
        return True
    if _short_form(left, right):
        points.add(3.0, "one is the other cut short")
        if rivals:
            points.add(-3.0, f"{rivals} more in the story can be cut short so")
        return True
    return False


def _by_spelling(points: Points, left: tuple[list[str], list[str]], right: tuple[list[str], list[str]]) -> None:
    (ours, our_extra), (theirs, their_extra) = left, right
    if len(ours) == len(theirs) and ours and our_extra == their_extra:
        relations = [word_relation(one, other) for one, other in zip(ours, theirs, strict=True)]
        if all(relation in ("equal", "spelling") for relation in relations):
            points.add(3.0, "the names are spellings of one")
        elif relations.count("near") == 1 and "different" not in relations:
            one, other = list(zip(ours, theirs, strict=True))[relations.index("near")]
            if min(len(one), len(other)) >= 8 and distance(one, other) == 1:
                points.add(1.8, "one letter of a long name differs")


@lru_cache(maxsize=1 << 14)
def short_forms(name: str) -> frozenset[str]:
    """What a folded name of several words can be cut to: its last word ("the Tarsk Chronicle"), or its first where the
    rest only says what trade it is in ("Tolv Energy"; an "Apple Watch" is no Apple)."""
    first, *rest = name.split()
    if not rest:
        return frozenset()
    trades = words("resolve/trades.txt") | words("resolve/generic_words.txt")
    ends = {rest[-1]} if rest[-1] not in trades else set()
    ends |= {first} if trades.issuperset(rest) else set()
    plain = words("resolve/common_words.txt") | words("resolve/function_words.txt")
    return frozenset(
        one for one in ends - plain if len(one) > 3 and not (gazetteer.place(one) or gazetteer.people_of(one))
    )


def _short_form(left: Node, right: Node) -> bool:
    short, full = sorted((left.key, right.key), key=len)
    return " " not in short and short in short_forms(full)


def turned(name: str) -> str:
    """A body's folded name of three words or more as it is without "of": "council of northern waters" is the "northern
    waters council". Of two words it can be another body ("University of Tarn", "Tarn University")."""
    head, _, rest = name.partition(" of ")
    whole = f"{rest.removeprefix('the ')} {head}" if rest and " " not in head else name
    return whole if whole.count(" ") > 1 else ""


def _places(points: Points, left: Node, right: Node) -> None:
    ours, theirs = gazetteer.place(left.key), gazetteer.place(right.key)
    if ours and ours == theirs:
        points.add(4.0, f"the gazetteer has both as names of {ours}")
    elif ours and theirs:
        points.wall(f"they are known as two places, {ours} and {theirs}")
    elif romanised(left.key) == romanised(right.key):
        points.add(3.5, "the names are spellings of one")
    elif distance(left.key, right.key) == 1 and min(len(left.key), len(right.key)) >= 7:
        points.add(1.0, "one letter of a long name differs")
        if ours or theirs:
            points.add(2.2, f"only one of them is a known place, {ours or theirs}")
        elif min(len(left.key), len(right.key)) >= LONG and not DIGIT.search(left.key + right.key):
            points.add(2.0, "the rest of so long a name is the same")


def _groups(points: Points, left: Node, right: Node) -> None:
    ours, theirs = gazetteer.people_of(left.key), gazetteer.people_of(right.key)
    if ours and ours == theirs:
        points.add(4.0, f"both name the people of {ours}")
    elif left.key.rstrip("s") == right.key.rstrip("s"):
        points.add(3.5, "they are one word in singular and plural")


def programme_key(name: str) -> str:
    """A programme's folded name without the broadcaster whose it is ("tavira one's the morning")."""
    return key(key(name).rsplit("'s ", 1)[-1])


def _programmes(points: Points, left: Node, right: Node) -> None:
    if programme_key(left.key) == programme_key(right.key):
        points.add(3.5, "the programme's name is the same")


def _others(points: Points, left: Node, right: Node) -> None:
    if romanised(left.key.replace(" ", "")) == romanised(right.key.replace(" ", "")):
        points.add(3.0, "the names are spellings of one")


def blocks(node: Node) -> set[str]:
    """Keys of which two names share at least one if they can be judged the same at all."""
    name = node.key
    found = {f"{node.kind}={romanised(name.replace(' ', ''))}"}
    if node.kind == "organisation":
        own, extra, _ = core(name)
        found |= {f"core={' '.join(own)}"} if own else {f"extra={word}" for word in extra}
        found |= {f"initials={one}" for one in initials(name) | ({name} if " " not in name else set())}
        found |= {f"short={one}" for one in short_forms(name) | ({name} if " " not in name else set())}
        found |= {f"turned={whole}"} if (whole := turned(name)) else set()
        if known := gazetteer.organisation(name):
            found.add(f"known={known}")
        if node.country:
            found.add(f"government={node.country}")
        found |= {f"cut={cut}" for word in own if len(word) >= 8 for cut in one_cut(word)}
    elif node.kind == "place":
        if known := gazetteer.place(name):
            found.add(f"place={known}")
        if len(name) >= 7:
            found |= {f"cut={cut}" for cut in one_cut(name)}
    elif node.kind == "group":
        found.add(f"people={gazetteer.people_of(name) or name.rstrip('s')}")
    elif node.kind == "programme":
        found.add(f"programme={programme_key(name)}")
    return {f"{node.kind}|{block}" for block in found}


def one_cut(word: str) -> set[str]:
    """A word and what is left of it with any one letter cut: two words one edit apart share one of these."""
    word = word[:40]
    return {word} | {word[:index] + word[index + 1 :] for index in range(len(word))}
