"""A mention as it is compared: its head, its name, its modifiers, what it does in its sentence.

Made from words that any parser with Universal POS tags and the dependency labels of ClearNLP (Choi, Palmer 2012), which
are spaCy's, can give.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from consilience.lexicon import rows, words
from consilience.resolve.coreference.headwords import base
from consilience.resolve.entities.names import key
from consilience.resolve.nouns import pronouns
from consilience.resolve.wording import fold

Form = Literal["name", "nominal", "pronoun", "verb"]
Kind = Literal["person", "group", "place", "time", "number", "thing", ""]
"""What a mention seems to be; "" is not known."""

KINDS: Mapping[str, Kind] = {
    "PERSON": "person", "NORP": "group", "ORG": "group", "GPE": "place", "LOC": "place", "FAC": "place",
    "DATE": "time", "TIME": "time", "CARDINAL": "number", "MONEY": "number", "PERCENT": "number",
    "QUANTITY": "number", "ORDINAL": "number",
}  # fmt: skip
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
AGENTS = frozenset({"nsubj", "agent", "csubj", "poss"})
PATIENTS = frozenset({"dobj", "nsubjpass", "dative", "attr", "oprd"})
ATTRIBUTES = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


class Word(Struct, frozen=True):
    """A token of a parsed sentence; `head` is the index of its governor there, its own for the root; `entity` the kind
    of named entity that it is a part of, by the labels of OntoNotes, or ""."""

    text: str
    lemma: str
    part: str
    relation: str
    head: int
    entity: str = ""


class Sighting(Struct, frozen=True, kw_only=True):
    """One mention of somebody or something, or of an event, in one document.

    `place` orders the mentions of a document: sentence, token. Lemmas are folded. `name` holds the words of the name
    that it is or ends in, `titles` lemmas that stand before or beside that name as what its bearer is. `agents` and
    `patients` are who acts and who is acted on where the mention is an event; `governor` and `role` say what the
    mention does in its sentence; `around` are the other words of weight in the sentence.
    """

    id: str
    document: str
    place: tuple[int, int]
    event: bool
    text: str
    head: str
    part: str
    form: Form
    kind: Kind = ""
    plural: bool = False
    name: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    governor: str = ""
    role: str = ""
    agents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()


def sighting(
    sentence: Sequence[Word], tokens: Sequence[int], *, id: str, document: str, number: int, event: bool
) -> Sighting:
    """The mention made of the `tokens` (indices, not necessarily neighbours) of a sentence, the `number`-th of its
    document. Raises ValueError where there are no tokens or one is not in the sentence."""
    inside = sorted(set(tokens))
    if not inside or inside[0] < 0 or inside[-1] >= len(sentence):
        raise ValueError(f"{id}: tokens {list(tokens)} are not all in a sentence of {len(sentence)}")
    children = _children(sentence)
    head = _head(sentence, inside, event=event)
    head = head if event else _named_behind(sentence, children, inside, head)
    word = sentence[head]
    name = () if event else _name(sentence, inside, head)
    below = children.get(head, [])
    looked_up, part = base(lemma(word), word.part) if event else (lemma(word), word.part)
    return Sighting(
        id=id,
        document=document,
        place=(number, inside[0]),
        event=event,
        text=key(" ".join(sentence[index].text for index in inside)),
        head=looked_up,
        part=part,
        form=_form(word, name, event=event),
        kind=_kind(word),
        plural=word.part in ("NOUN", "PROPN") and fold(word.text) != lemma(word),
        name=name,
        titles=_titles(sentence, children, head) if name else frozenset(),
        modifiers=frozenset(lemma(sentence[i]) for i in _reach(children, head, inside) if sentence[i].part in CONTENT),
        numbers=frozenset(lemma(sentence[i]) for i in inside if sentence[i].part == "NUM"),
        governor=lemma(sentence[_governor(sentence, head)]) if word.head != head else "",
        role=_role(sentence, head),
        agents=_those(sentence, children, below, AGENTS) | _passed_on(sentence, children, head),
        patients=_those(sentence, children, below, PATIENTS) | _of(sentence, children, below),
        others=_those(sentence, children, below, frozenset({"prep", "npadvmod", "prt"})),
        around=frozenset(lemma(w) for i, w in enumerate(sentence) if i not in inside and _weighs(w)),
    )


def lemma(word: Word) -> str:
    """A word's lemma folded, its text where the parser gives none; names keep their form."""
    return fold(word.text if word.part == "PROPN" or not word.lemma else word.lemma).strip(".'’") or fold(word.text)


def _weighs(word: Word) -> bool:
    return word.part in CONTENT and len(word.text) > 1 and lemma(word) not in words("resolve/function_words.txt")


def _children(sentence: Sequence[Word]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, word in enumerate(sentence):
        if word.head != index:
            found.setdefault(word.head, []).append(index)
    return found


def _head(sentence: Sequence[Word], inside: Sequence[int], *, event: bool) -> int:
    """The token that the others of the mention hang on; the noun behind a preposition rather than that, and a verb or
    noun rather than a light word."""
    among = set(inside)
    tops = [i for i in inside if sentence[i].head not in among or sentence[i].head == i]
    for index in tops:
        if event and sentence[index].part in ("VERB", "NOUN", "ADJ", "PROPN"):
            return index
        if not event and sentence[index].part in ("NOUN", "PROPN", "PRON"):
            return index
    parts = ("VERB", "NOUN", "PROPN", "ADJ") if event else ("NOUN", "PROPN", "PRON", "NUM")
    for part in parts:
        found = [index for index in inside if sentence[index].part == part]
        if found:
            return found[0] if part == "VERB" else min(found, key=lambda i: (sentence[i].head in found, i))
    return tops[0] if tops else inside[0]


def _named_behind(sentence: Sequence[Word], children: Mapping[int, list[int]], inside: Sequence[int], head: int) -> int:
    """The name that a description ends in: "his lawyer, Anna Keller" is Anna Keller."""
    if sentence[head].part != "NOUN":
        return head
    among = set(inside)
    return next(
        (
            child
            for child in children.get(head, [])
            if child > head
            and child in among
            and sentence[child].relation == "appos"
            and sentence[child].part == "PROPN"
        ),
        head,
    )


def _name(sentence: Sequence[Word], inside: Sequence[int], head: int) -> tuple[str, ...]:
    """The run of proper nouns that ends at the head, or goes on behind it, without forms of address."""
    if sentence[head].part != "PROPN":
        return ()
    among = set(inside)
    start = end = head
    while start - 1 in among and (sentence[start - 1].part == "PROPN" or sentence[start - 1].text in ("of", "-", "&")):
        start -= 1
    while end + 1 in among and sentence[end + 1].part == "PROPN":
        end += 1
    addresses = {fold(row[0]) for row in rows("resolve/honorifics.tsv")}
    folded = [fold(sentence[index].text).strip(".'’") for index in range(start, end + 1)]
    bare = [word for word in folded if word and word not in addresses and any(map(str.isalnum, word))]
    roles = words("resolve/role_nouns.tsv") | words("resolve/shared_roles.txt") | {"of", "former"}
    while len(bare) > 1 and bare[0] in roles:  # "former Director Keller" is Keller
        bare.pop(0)
    return tuple(bare or folded)


def _form(word: Word, name: tuple[str, ...], *, event: bool) -> Form:
    if event:
        return "verb" if word.part in ("VERB", "AUX") else "nominal"
    if word.part in ("PRON", "DET") or fold(word.text) in pronouns():
        return "pronoun"
    return "name" if name else "nominal"


@cache
def _time_words() -> frozenset[str]:
    return words("resolve/time_nouns.txt")


def _kind(word: Word) -> Kind:
    if word.entity in KINDS:
        return KINDS[word.entity]
    if lemma(word) in _time_words():
        return "time"
    return "number" if word.part == "NUM" else ""


def _titles(sentence: Sequence[Word], children: Mapping[int, list[int]], head: int) -> frozenset[str]:
    found = [i for i in children.get(head, []) if sentence[i].relation in ("compound", "appos", "amod", "nmod")]
    if sentence[head].relation == "appos":
        found.append(sentence[head].head)
    if sentence[head].relation == "nsubj":  # "Anna Keller is the actress who"
        found += [i for i in children.get(sentence[head].head, []) if sentence[i].relation == "attr"]
    return frozenset(lemma(sentence[i]) for i in found if sentence[i].part in ("NOUN", "PROPN"))


def _reach(children: Mapping[int, list[int]], head: int, inside: Sequence[int]) -> Iterable[int]:
    """The words inside the mention but its head, and the attributes that stand before it outside."""
    return {i for i in (*inside, *(c for c in children.get(head, []) if c < head)) if i != head}


def _governor(sentence: Sequence[Word], index: int) -> int:
    """The nearest word above that is neither a preposition nor a conjunct."""
    for _ in range(6):
        above = sentence[index].head
        if above == index:
            return index
        relation = sentence[index].relation
        index = above
        if relation != "conj" and sentence[above].relation not in ("prep", "agent", "dative"):
            return above
    return index


def _role(sentence: Sequence[Word], index: int) -> str:
    for _ in range(4):
        if sentence[index].relation != "conj" or sentence[index].head == index:
            break
        index = sentence[index].head
    relation = sentence[index].relation
    if relation == "pobj":
        above = sentence[sentence[index].head]
        return "agent" if above.relation == "agent" else fold(above.text)
    return "agent" if relation in AGENTS else "patient" if relation in PATIENTS else relation


def _names(sentence: Sequence[Word], children: Mapping[int, list[int]], index: int) -> set[str]:
    """The head of an argument and those joined to it by "and"."""
    found, open_ = set(), [index]
    while open_:
        index = open_.pop()
        if sentence[index].part in ("NOUN", "PROPN", "PRON", "NUM"):
            found.add(lemma(sentence[index]))
        for child in children.get(index, []):
            if sentence[child].relation in ("conj", "pobj", "pcomp"):
                open_.append(child)
    return found


def _those(
    sentence: Sequence[Word], children: Mapping[int, list[int]], below: Sequence[int], relations: frozenset[str]
) -> frozenset[str]:
    found: set[str] = set()
    for index in below:
        if sentence[index].relation in relations:
            found |= _names(sentence, children, index)
    return frozenset(found)


def _of(sentence: Sequence[Word], children: Mapping[int, list[int]], below: Sequence[int]) -> frozenset[str]:
    """What a noun of action acts on: "the seizure of the ship", "the ship seizure"."""
    found: set[str] = set()
    for index in below:
        if sentence[index].relation == "prep" and fold(sentence[index].text) in ("of", "against"):
            found |= _names(sentence, children, index)
        elif sentence[index].relation == "compound":
            found.add(lemma(sentence[index]))
    return frozenset(found)


def _passed_on(sentence: Sequence[Word], children: Mapping[int, list[int]], head: int) -> frozenset[str]:
    """The subject that a verb has from the one it hangs on: "police moved in, arresting two", "agreed to pay"."""
    for _ in range(3):
        if sentence[head].relation not in ("xcomp", "conj", "advcl", "ccomp", "acl", "relcl"):
            break
        if any(sentence[child].relation in ("nsubj", "nsubjpass") for child in children.get(head, [])):
            break
        relation, head = sentence[head].relation, sentence[head].head
        if relation in ("acl", "relcl"):
            return frozenset({lemma(sentence[head])}) if sentence[head].part in ("NOUN", "PROPN") else frozenset()
        subjects = _those(sentence, children, children.get(head, []), frozenset({"nsubj"}))
        if subjects:
            return subjects
    return frozenset()
