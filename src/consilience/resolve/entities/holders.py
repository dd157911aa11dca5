"""Whom a description without a name means: the one person of its report, else of the story, of whom the reports say it.

In a report that names somebody of whom the words can be said, they mean that one; two whom they fit leave it open. In a
report that names none, they mean the one in the story, if it is an office that one person holds at a time ("the Norvan
president", not "the lawyer"), or the words say whose ("her lawyer").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from consilience.model import Annotated, Judgement, MentionKind, Span
from consilience.resolve.entities.names import key
from consilience.resolve.entities.record import Gathered
from consilience.resolve.entities.roles import OLD, Description, Scene, age, appositions, fits, of_person, shared

INDEFINITE = re.compile(
    r"(?:an?|one|another|some|several|many|two|three|four|five|other|any|no|every|only|each|both)\b", re.IGNORECASE
)
OF_A_BODY = re.compile(r"(?:his|her|their|its|the) head\Z", re.IGNORECASE)
TOUCHED = re.compile(r"\b(?:in|into|inside|on|to|over|above|off|around|against|through|behind)\s\Z", re.IGNORECASE)
"""What stands before a head that is on somebody's shoulders ("voices in his head")."""
LONG = 100
"""Characters of a description that are looked at; a longer one is a sentence."""
COUNTERPART = "counterpart"
HERE, BY_OFFICE = 0.85, 0.85
"""Scores of a description taken for somebody whom its report names, and for somebody whom it does not."""


class Linked(Struct):
    """What descriptions were found to mean: groups by span, the words by which a group is known, the log."""

    of: dict[Span, str] = field(default_factory=dict)
    log: list[Judgement] = field(default_factory=list)


class _Known:
    """What the reports say of each person, by the office that it comes to."""

    def __init__(self) -> None:
        self._by_head: dict[str, dict[str, list[Description]]] = {}
        self._countries: dict[str, set[str]] = {}
        self._heads: dict[str, list[str]] = {}

    def add(self, group: str, role: Description) -> None:
        """Somebody is called by these words."""
        if not role.head:
            return
        self._heads.clear()
        several = self._by_head.setdefault(role.head, {}).setdefault(group, [])
        if not any(
            one.all == role.all and one.country == role.country and one.former == role.former for one in several
        ):
            several.append(role)
        if role.country is not None:
            self._countries.setdefault(group, set()).add(role.country)

    def of(self, said: Description, among: Iterable[str] | None = None) -> list[tuple[str, Description]]:
        """Those of whom the words can be said, with the role that they go back to, the first two only. Who is called by
        the very noun goes before those for whom it can stand."""
        wanted = None if among is None else set(among)
        found: dict[str, Description] = {}
        for head in self._fitting(said.head):
            for group, several in self._by_head[head].items():
                if group in found or (wanted is not None and group not in wanted):
                    continue
                role = next((one for one in several if said.said_of(one) and self._country(said, group, one)), None)
                if role is not None:
                    found[group] = role
            if len(found) > 1 or (found and head == said.head):
                break
        return list(found.items())[:2]

    def offices(self, said: Description) -> list[str]:
        """The offices, held by one person at a time, of those whose counterpart is spoken of ("her counterpart")."""
        owners = {word[1:] for word in said.whose | said.words if word.startswith("@")}
        return sorted(head for head, groups in self._by_head.items() if owners & groups.keys() and not shared(head))

    def counterparts(self, said: Description, among: Iterable[str]) -> list[tuple[str, Description]]:
        """Those who hold the office of somebody whose counterpart is spoken of, for another country."""
        owners = {word[1:] for word in said.whose | said.words if word.startswith("@")}
        found: dict[str, Description] = {}
        for head in self.offices(said):
            for group in sorted(set(among) - owners):
                role = next(iter(self._by_head[head].get(group, ())), None)
                known = self._countries.get(group, set())
                if (
                    role is not None
                    and not role.former
                    and (said.country is None or not known or said.country in known)
                ):
                    found.setdefault(group, role)
        return list(found.items())

    def _fitting(self, noun: str) -> list[str]:
        """The offices in the story that a noun can stand for, itself first."""
        if noun not in self._heads:
            several = [head for head in self._by_head if fits(noun, head)]
            self._heads[noun] = sorted(several, key=lambda head: (head != noun, head))
        return self._heads[noun]

    def _country(self, said: Description, group: str, role: Description) -> bool:
        return said.country is None or role.country == said.country or said.country in self._countries.get(group, ())


def link(
    story: Sequence[Annotated],
    gathered: Sequence[Gathered],
    taken: Mapping[Span, str],
    places: Mapping[str, str],
) -> Linked:
    """The descriptions that `taken` leaves open and that mean somebody named; `places` are those of the story
    (`gazetteer.homes`)."""
    people = {one.id for one in gathered if one.kind == "person"}
    scenes = [Scene(annotated, taken, places) for annotated in story]
    titles = {seen.mention.span: seen.mention.title for one in gathered for node in one.nodes for seen in node.seen}
    known = _Known()
    linked = Linked()
    for scene in scenes:
        _learn(scene, people, titles, known, linked)
    logged: set[tuple[str, str, str]] = set()
    for scene in scenes:
        here = {group for one in scene.annotated.mentions if (group := taken.get(one.span)) in people and group}
        for span, kind in _open(scene, linked.of):
            said = scene.description(span)
            if not of_person(said, kind):
                continue
            found = known.counterparts(said, here) if said.head == COUNTERPART else known.of(said, here)
            where = scene.annotated.article.id if found else ""
            if not found and _one_at_a_time(said):
                found = [one for one in known.of(said) if _surely(said, one[1])]
            if len(found) != 1:
                continue
            group, role = found[0]
            linked.of[span] = group
            name = key(scene.annotated.article.words(span))
            if (name, group, where) not in logged:
                logged.add((name, group, where))
                linked.log.append(_judgement(name, where, group, said, role))
    return linked


def _judgement(name: str, where: str, group: str, said: Description, role: Description) -> Judgement:
    whom = "the only one in this report" if where else "the only one in the story"
    return Judgement(
        left=f"description:{name}" + (f"@{where}" if where else ""),
        right=group,
        verdict="same",
        score=HERE if where else BY_OFFICE,
        reasons=(f"“{said.text}”", f"+ said of {whom} whom the reports call “{role.text}”"),
    )


def _learn(scene: Scene, people: set[str], titles: Mapping[Span, Span | None], known: _Known, linked: Linked) -> None:
    """What one article says of the persons whom it names."""
    article = scene.annotated.article.id
    for one in scene.annotated.mentions:
        group = scene.taken.get(one.span)
        if group not in people or group is None:
            continue
        if one.form == "name":
            if (title := titles.get(one.span) or one.title) is not None:
                known.add(group, scene.title(title))
            if (old := age(scene, one.span)) is not None:
                known.add(group, old)
        elif one.form == "nominal":
            known.add(group, scene.description(one.span))
    for described, name in appositions(scene, people):
        group = scene.taken[name.span]
        role = scene.description(described.span)
        if not of_person(role, described.kind) or linked.of.get(described.span, group) != group:
            continue
        known.add(group, role)
        for office in known.offices(role) if role.head == COUNTERPART else ():
            known.add(group, replace(role, head=office, words=frozenset(), all=frozenset()))
        if described.span not in scene.taken:
            linked.of[described.span] = group
            reasons = (f"“{role.text}”", f"+ stands beside “{scene.annotated.article.words(name.span)}”")
            left = f"description:{key(role.text)}@{article}"
            linked.log.append(Judgement(left=left, right=group, verdict="same", score=HERE, reasons=reasons))


def _open(scene: Scene, linked: Mapping[Span, str]) -> list[tuple[Span, MentionKind]]:
    """The descriptions of one person that are still to be understood, with their kind, in the order of the text."""
    found: dict[Span, MentionKind] = {
        one.span: one.kind
        for one in scene.annotated.mentions
        if one.form == "nominal" and one.kind in ("person", "other") and one.names is None
    }
    for attribution in scene.annotated.attributions:
        if attribution.speaker_mention is None and len(attribution.source) == 1:
            found.setdefault(attribution.source[0], "other")
    return [
        (span, kind)
        for span, kind in sorted(found.items())
        if span not in linked and span not in scene.taken and _describes(scene, span)
    ]


def _describes(scene: Scene, span: Span) -> bool:
    """Whether words can take up somebody: no "a lawyer", no noun without an article ("in coach", "student-led") but in
    a headline ("Mayor resigns")."""
    text = scene.text
    said = text[span.start : min(span.end, span.start + LONG + 1)]
    if OF_A_BODY.match(said) and TOUCHED.search(text, max(0, span.start - 10), span.start):
        return False
    bare = " " not in said and not (said[:1].isupper() and scene.opens_headline(span))
    return len(said) <= LONG and not bare and not INDEFINITE.match(said) and text[span.end : span.end + 1] != "-"


def _surely(said: Description, role: Description) -> bool:
    """Whether words that stand for several offices say more than that ("the union's boss", not "the boss")."""
    return said.head == role.head or role.head.endswith(" " + said.head) or bool(said.words or said.country)


def _one_at_a_time(said: Description) -> bool:
    """Whether words mean one person wherever they stand: an office that is held by one, or words that say whose."""
    if OLD.fullmatch(said.head) or said.whose or any(word.startswith("@") for word in said.words):
        return True
    return not shared(said.head)
