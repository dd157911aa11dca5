"""The small pattern language of the time grammar: parsed into nodes, then written as a regular expression.

WEEKDAY        a token of that kind (capitals)          last          that word (small letters, marks)
( a | b )      either                                   x?  x{0,6}    none or one; so many
g:x            what x matched is called g               @NAME         the part of that name
<x  !<x        what stands (or not) before              >x  !>x       what stands (or not) after
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class One(NamedTuple):
    """A token of one kind, or one word."""

    kind: str


class Sequence(NamedTuple):
    """Parts that follow each other."""

    parts: tuple[Node, ...]


class Choice(NamedTuple):
    """One of several."""

    options: tuple[Node, ...]


class Repeat(NamedTuple):
    """A part, `least` to `most` times."""

    part: Node
    least: int
    most: int


class Named(NamedTuple):
    """A part that the frame speaks of."""

    name: str
    part: Node


class Look(NamedTuple):
    """What must stand, or must not, before or after; it is no part of the match."""

    sign: str
    part: Node


Node = One | Sequence | Choice | Repeat | Named | Look

PREFIX = re.compile(r"(?P<look>!?[<>](?=\S))?(?:(?P<name>[a-z][a-z0-9]*):(?=\S))?")
SUFFIX = re.compile(r"(?<=.)(?:\?|\{(\d+),(\d+)\})$")
LOOKS = {"<": "(?<=", "!<": "(?<!", ">": "(?=", "!>": "(?!"}


def parse(pattern: str, parts: Mapping[str, Node]) -> Node:
    """The pattern as nodes; `parts` are those that "@NAME" may name. Raises `ValueError` for a broken pattern."""
    pieces = pattern.split()
    node, end = _choice(pieces, 0, parts)
    if end != len(pieces):
        raise ValueError(f"unbalanced parenthesis in {pattern!r}")
    return node


def _choice(pieces: list[str], at: int, parts: Mapping[str, Node]) -> tuple[Node, int]:
    options: list[Node] = []
    current: list[Node] = []
    while at < len(pieces) and not pieces[at].startswith(")"):
        if pieces[at] == "|":
            options.append(Sequence(tuple(current)))
            current = []
            at += 1
            continue
        node, at = _piece(pieces, at, parts)
        current.append(node)
    options.append(Sequence(tuple(current)))
    return (options[0] if len(options) == 1 else Choice(tuple(options))), at


def _piece(pieces: list[str], at: int, parts: Mapping[str, Node]) -> tuple[Node, int]:
    prefix = PREFIX.match(pieces[at])
    look, name = (prefix["look"], prefix["name"]) if prefix else (None, None)
    atom = pieces[at][prefix.end() if prefix else 0 :]
    if atom == "(":
        node, at = _choice(pieces, at + 1, parts)
        atom = pieces[at]
        node = _repeated(node, SUFFIX.search(atom))
    else:
        suffix = SUFFIX.search(atom)
        atom = atom[: suffix.start()] if suffix else atom
        node = _repeated(parts[atom] if atom.startswith("@") else One(atom.removeprefix("\\")), suffix)
    if name:
        node = Named(name, node)
    return (Look(look, node) if look else node), at + 1


def _repeated(node: Node, suffix: re.Match[str] | None) -> Node:
    if suffix is None:
        return node
    return Repeat(node, int(suffix[1]), int(suffix[2])) if suffix[1] else Repeat(node, 0, 1)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly under a node."""
    match node:
        case Sequence(parts):
            return parts
        case Choice(options):
            return options
        case Repeat(part, _, _) | Named(_, part) | Look(_, part):
            return (part,)
    return ()


def kinds(node: Node) -> Iterator[str]:
    """Every kind and word that a pattern names."""
    if isinstance(node, One):
        yield node.kind
    for child in children(node):
        yield from kinds(child)


def regex(node: Node, alphabet: Mapping[str, str]) -> str:
    """The node as a regular expression; `alphabet` gives the characters that are of a kind."""
    match node:
        case One(kind):
            return "[" + alphabet[kind] + "]"
        case Sequence(parts):
            return "".join(regex(part, alphabet) for part in parts)
        case Choice(options):
            if all(isinstance(option, One) for option in map(_bare, options)):
                return "[" + "".join(regex(option, alphabet)[1:-1] for option in map(_bare, options)) + "]"
            return "(?:" + "|".join(regex(option, alphabet) for option in options) + ")"
        case Repeat(part, least, most):
            return f"(?:{regex(part, alphabet)}){{{least},{most}}}"
        case Named(name, part):
            return f"(?P<{name}>{regex(part, alphabet)})"
        case Look(sign, part):
            return f"{LOOKS[sign]}{regex(part, alphabet)})"


def _bare(node: Node) -> Node:
    """A sequence or choice of one part as that part."""
    while isinstance(node, Sequence) and len(node.parts) == 1:
        node = node.parts[0]
    return node


def first(node: Node, alphabet: Mapping[str, str]) -> tuple[frozenset[str], bool]:
    """The characters that a match can begin with, and whether it can be empty."""
    match node:
        case One(kind):
            return frozenset(alphabet[kind]), False
        case Sequence(parts):
            found: frozenset[str] = frozenset()
            for part in parts:
                begins, empty = first(part, alphabet)
                found |= begins
                if not empty:
                    return found, False
            return found, True
        case Choice(options):
            each = [first(option, alphabet) for option in options]
            return frozenset().union(*(begins for begins, _ in each)), any(empty for _, empty in each)
        case Repeat(part, least, _):
            begins, empty = first(part, alphabet)
            return begins, empty or least == 0
        case Named(_, part):
            return first(part, alphabet)
        case Look():
            return frozenset(), True
