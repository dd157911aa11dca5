"""Names: what the recogniser of the model finds, mended by rules that hold for all news.

It takes offices for organisations ("Secretary of State"), glues titles to names, and sees a surname that it does not
know as a place. A name is therefore cleared of its title first; kinds are settled by the whole article afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from consilience.annotate.cues import cue_of
from consilience.annotate.names.found import GENERATIONS, Name, Stretch
from consilience.annotate.names.programmes import programmes
from consilience.annotate.names.referents import given_names
from consilience.annotate.names.titles import is_office, part_of_title, split_title, title_before, title_behind
from consilience.annotate.tokens import Tokens
from consilience.lexicon import rows, words
from consilience.model import MentionKind

if TYPE_CHECKING:
    from consilience.annotate.tokens import Doc, Token

KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "WORK_OF_ART": "other",
    "EVENT": "other",
    "LAW": "other",
    "PRODUCT": "other",
}
EDGES = frozenset(
    {"'", '"', "“", "”", "‘", "’", ",", ".", ";", ":", "(", ")", "[", "]", "-", "–", "—", "«", "»", "/", "|"}
)
CITING = frozenset({"citing", "quoting", "asked", "told", "speaking", "meet", "meanwhile", "says", "said"})
"""Words that a capital at the start of a sentence glues to a name ("Citing Interfax, …")."""
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@cache
def known() -> dict[str, MentionKind]:
    """Names whose kind is general knowledge."""
    found: dict[str, MentionKind] = {name: "organisation" for name, _ in rows("annotate/media.tsv")}
    for name, kind in rows("annotate/institutions.tsv"):
        found[name] = "group" if kind == "group" else "organisation"
    return found


def names(stretches: Sequence[Stretch]) -> list[Name]:
    """The names of an article in the order of the text, none overlapping another."""
    found: list[Name] = []
    for stretch in stretches:
        shows = list(programmes(stretch))
        taken = {k for show in shows for k in range(show.start, show.end)}
        here = list(_recognised(stretch, taken))
        here.extend(shows)
        taken |= {k for name in here for k in range(name.start, name.end)}
        here.extend(name for name in _titled(stretch, taken))
        taken |= {k for name in here for k in range(name.start, name.end)}
        here.extend(name for name in _given(stretch, taken))
        taken |= {k for name in here for k in range(name.start, name.end)}
        here.extend(name for name in _listed(stretch, taken))
        found.extend(sorted(here, key=lambda name: name.start))
    return found


def _recognised(stretch: Stretch, taken: set[int]) -> Iterator[Name]:
    """The entities as far as they stand before `taken` tokens ("Channel 9" of "Channel 9's Morning Lines")."""
    doc = stretch.doc
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        until = next((k for k in range(entity.start, entity.end) if k in taken), entity.end)
        verb = next((k for k in range(entity.start + 1, until) if _says(doc[k])), None)
        parts: list[tuple[int, int, MentionKind]] = [(*part, kind) for part in _parts(doc, entity.start, until)]
        if verb is not None:  # no name, but a sentence: who says, and to whom
            parts = [(entity.start, verb, "person"), (verb + 1, until, "organisation")]
        for start, end, taken_for in parts:
            name = _cleared(stretch, start, end, taken_for)
            if name is not None:
                yield name


def _says(token: Token) -> bool:
    """Whether the token is a finite verb of saying, in small letters as in no title."""
    if token.tag_ not in ("VBD", "VBZ") or not token.text.islower():
        return False
    cue = cue_of("V", token.lower_)
    return cue is not None and cue.speaks


def _parts(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An entity cut at what never stands inside a name: quotation marks, semicolons, long dashes."""
    first = start
    for k in range(start, end):
        if doc[k].text in ("“", "”", '"', ";", "—", "–", ":", "|", "«", "»") or (doc[k].is_space and len(doc[k]) > 1):
            if first < k:
                yield first, k
            first = k + 1
    if first < end:
        yield first, end


def _cleared(stretch: Stretch, start: int, end: int, kind: MentionKind) -> Name | None:
    """The name without marks, article, possessive and title; None where nothing of a name is left."""
    doc = stretch.doc
    while start < end and (doc[start].text in EDGES or doc[start].is_space or doc[start].lower_ in ("the", "a", "an")):
        start += 1
    while start < end and (doc[end - 1].text in EDGES or doc[end - 1].text in POSSESSIVE or doc[end - 1].is_space):
        end -= 1
    while end - start > 1 and doc[start].lower_ in CITING:
        start += 1
    end = _without_tail(doc, start, end)
    if start < end and doc[start].lower_ in GENERATIONS and start and doc[start - 1].tag_ == "NNP":
        start -= 1  # "Okafor Jr.", where the recogniser sees but the end
    if start >= end or not any(c.isalpha() for c in Tokens(doc, start, end).text):
        return None
    name = Tokens(doc, start, end).text
    if is_office(name) or not any(c.isupper() for c in name) or _end_of_office(doc, start):
        return None
    sure = False
    begins = split_title(doc, start, end)
    if begins > start and (kind != "organisation" or doc[begins].tag_ in ("NNP", "NNPS")):
        courtesy = any("courtesy" in part_of_title(doc[k].text) for k in range(start, begins))
        kind = "person" if kind != "organisation" or courtesy else kind
        start = begins if kind == "person" else start
        sure = kind == "person"
    settled = known().get(Tokens(doc, start, end).text)
    if settled is not None:
        return Name(stretch, start, end, settled, sure=True)
    title = title_before(doc, start) if kind in ("person", "place", "organisation", "other") else None
    if title is not None and (kind == "person" or _personal(doc, start, end)):
        return Name(stretch, start, end, "person", sure=True, title=stretch.characters(*title))
    if kind == "person" or (kind == "place" and end - start > 1 and _personal(doc, start, end)):
        behind = title_behind(doc, end)
        kind = "person" if behind is not None else kind
        place = stretch.characters(*behind) if behind is not None else None
        return Name(stretch, start, end, kind, sure=sure or behind is not None, title=place)
    return Name(stretch, start, end, kind, sure=sure)


def _end_of_office(doc: Doc, start: int) -> bool:
    """Whether a name is but the end of an office ("State" of "Secretary of State")."""
    if start < 2 or doc[start - 1].lower_ not in ("of", "for"):
        return False
    return "head" in part_of_title(doc[start - 2].text) and "modifier" in part_of_title(doc[start].text)


def _without_tail(doc: Doc, start: int, end: int) -> int:
    """The end of a name without what capitals glue to it: a verb of saying ("Ana Okafor Expressed"), and behind the
    name of an outlet the kind of occasion ("NBN Interview")."""
    while end - start > 1 and doc[end - 1].tag_[0] == "V" and cue_of("V", doc[end - 1].lower_) is not None:
        end -= 1
    while end - start > 1 and doc[end - 1].text.islower():
        end -= 1
    last = doc[end - 1].lower_
    if end - start > 1 and last in words("annotate/occasions.tsv") and Tokens(doc, start, end - 1).text in known():
        end -= 1
    return end


def _personal(doc: Doc, start: int, end: int) -> bool:
    """Whether tokens behind a title look like a person's name: one to four capitalised words, none an office."""
    return end - start <= 4 and all(
        doc[k].text[:1].isupper()
        and not part_of_title(doc[k].text)
        and doc[k].tag_ in ("NNP", "NNPS", "NN", "JJ", "FW")
        for k in range(start, end)
    )


def _titled(stretch: Stretch, taken: set[int]) -> Iterator[Name]:
    """Names that the recogniser missed, told by the title before them ("spokeswoman Ama Ndiaye")."""
    doc, done = stretch.doc, 0
    for k, word in enumerate(stretch.words[:-1]):
        if k < done or not word[:1].isupper() or not part_of_title(word) & {"head", "courtesy"}:
            continue
        end = k + 1
        while end < len(doc) and end not in taken and _proper(doc[end]) and not part_of_title(doc[end].text):
            end += 1
        title = title_before(doc, k + 1) if end > k + 1 else None
        if end <= k + 5 and title is not None:
            yield Name(stretch, k + 1, end, "person", sure=True, title=stretch.characters(*title))
            done = end


def _proper(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper()


def _given(stretch: Stretch, taken: set[int]) -> Iterator[Name]:
    """Names that the recogniser missed, told by the given name that they begin with ("Ana Okafor")."""
    doc, given = stretch.doc, given_names()
    for k, word in enumerate(stretch.words):
        if word not in given or k in taken or doc[k].tag_ != "NNP" or doc[k].is_upper:
            continue
        end = k + 1
        while end < len(doc) and end not in taken and end - k < 3 and _surname(doc[end]):
            end += 1
        if end - k > 1 and end not in taken and k - 1 not in taken:
            yield Name(stretch, k, end, "person")


def _surname(token: Token) -> bool:
    capital = token.text[:1].isupper() and token.text[1:].islower() and token.text.isalpha()
    return capital and token.tag_ == "NNP" and not part_of_title(token.text)


@cache
def _first_words() -> dict[str, list[tuple[tuple[str, ...], MentionKind]]]:
    found: dict[str, list[tuple[tuple[str, ...], MentionKind]]] = {}
    for name, kind in sorted(known().items()):
        parts = tuple(name.split())
        found.setdefault(parts[0], []).append((parts, kind))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def _listed(stretch: Stretch, taken: set[int]) -> Iterator[Name]:
    """Names of general knowledge that the recogniser missed."""
    first = _first_words()
    for k, word in enumerate(stretch.words):
        if k in taken or word not in first:
            continue
        for parts, kind in first[word]:
            end = k + len(parts)
            if tuple(stretch.words[k:end]) == parts:
                token = stretch.doc[k]
                if len(parts) == 1 and (token.tag_ not in ("NNP", "NNPS") or (len(token) < 3 and not token.is_upper)):
                    continue
                if taken.isdisjoint(range(k, end)):
                    taken |= set(range(k, end))
                    yield Name(stretch, k, end, kind, sure=True)
                break
