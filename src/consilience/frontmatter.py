"""What a plain-text or Markdown file says of itself before its story: fenced front matter (YAML's "---", TOML's "+++"),
or plain lines such as "Date: 9 March 2031". Reading takes their values, cleaning marks them as no part of the story.

Only the forms that people write by hand are read, line by line: names with one value, a list, or named parts. So a
field that breaks YAML ("title: Talks: day two") is understood, and nothing in a file can raise or take long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from consilience.lexicon import rows

LONGEST = 20_000
"""Characters at the beginning of a text in which its fields are sought."""
LONGEST_PLAIN = 400
"""Characters of a line that can be a field without a fence around it: a longer one is a paragraph."""
FEWEST = 2
"""Known fields of different roles that lines without a fence must have: one alone ("Source: …") can be anything."""

_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r"(?:-{3,}|\+{3})\s*\Z")
_CLOSED = re.compile(r"(?:-{3,}|\+{3}|\.{3})\s*\Z")
_KEY = r"(?P<key>[^\W\d_][\w .-]{0,30}?)"
_NAMED = re.compile(rf"{_KEY}\s?[:=]\s*")
_PLAIN = re.compile(rf"[ \t]{{0,3}}(?:[-*•]\s)?[*_]{{0,3}}{_KEY}[*_]{{0,3}}\s?[:：][*_]{{0,3}}\s*")
_ITEM = re.compile(r"\s*(?:-\s+)?(?:(?P<key>[^\W\d_]\w*)\s?[:=]\s+)?")
_PART = re.compile(r"\"[^\"]*\"|'[^']*'|[^,\[\]\s](?:[^,\[\]]*[^,\[\]\s])?")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<url>https?://[^()\s]+)\)\Z")
_WEB = re.compile(r"<?(https?://[^\s<>]+)>?\Z", re.IGNORECASE)
_BLOCK = re.compile(r"[|>][+-]?\s*\Z")
_NOTHING = ("", "null", "~", "[]", '""', "''")
_MARKS = "*_#>-=\ufeff \t\r\n"
_BODY = ("body", "summary")
_SAYS_NOTHING = ("aside", "type", "id", "version")
"""Roles of fields that many files have which are no reports."""
LONGEST_OUTLET = 8
"""Words that the name of an outlet has at most: "Source: ministry will not close the canal" is a headline."""


class Value(Struct, frozen=True):
    """What a field says, and where in the text that is written."""

    text: str
    start: int
    end: int


class Field(Struct, frozen=True):
    """A named field, its role in `read/fields.tsv` (None for a name that is not known), and its values."""

    name: str
    role: str | None
    values: tuple[Value, ...]


class FrontMatter(Struct, frozen=True):
    """The fields that stand before a story, and the stretch of the text that they and their fences take."""

    start: int
    end: int
    fields: tuple[Field, ...]

    def record(self) -> Mapping[str, object]:
        """The fields by name, as those of a record. The first of a name wins; an address is one whatever its name."""
        found: dict[str, object] = {}
        for field in self.fields:
            for value in field.values:
                link = _LINK.match(value.text) or _WEB.match(value.text)
                if link:
                    found.setdefault("url", link[link.lastindex or 0])
            texts = [text for text in map(_without_address, field.values) if text]
            if texts:
                found.setdefault(field.name, texts[0] if len(texts) == 1 else texts)
        return found

    def values(self, role: str) -> Iterator[Value]:
        """The values of the fields that play `role`."""
        return (value for field in self.fields if field.role == role for value in field.values)


def _without_address(value: Value) -> str:
    link = _LINK.match(value.text)
    return link["text"] if link else "" if _WEB.match(value.text) else value.text


class _Row(Struct, frozen=True):
    """A line without its break, and where it starts."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@cache
def _roles() -> Mapping[str, str]:
    return {name: role for role, name in reversed(rows("read/fields.tsv")) if role not in _SAYS_NOTHING}


def _role(name: str) -> str | None:
    return _roles().get(re.sub(r"[^a-z0-9]", "", name.lower()))


def front_matter(text: str) -> FrontMatter | None:
    """The fields at the beginning of `text`; None where it begins with its story."""
    if not re.match(r"[\ufeff\s]{0,100}[-+*_#•\w]", text):
        return None
    lines = [_Row(found[0].rstrip("\r\n"), found.start()) for found in _LINE.finditer(text, 0, LONGEST) if found[0]]
    first = next((index for index, row in enumerate(lines) if row.text.strip(" \t\ufeff")), None)
    if first is None:
        return None
    if _FENCE.match(lines[first].text.strip(" \t\ufeff")):
        return _fenced(lines, first)
    return _plain(lines, first)


def blanked(text: str, front: FrontMatter | None) -> str:
    """`text` with line breaks in the place of its front matter, so that offsets in both agree."""
    return text if front is None else text[: front.start] + "\n" * (front.end - front.start) + text[front.end :]


def _fenced(lines: Sequence[_Row], first: int) -> FrontMatter | None:
    """The fields between two fences; None where it is a rule across the page: no known field stands below it."""
    last = next((at for at in range(first + 1, len(lines)) if _CLOSED.match(lines[at].text)), None)
    if last is None:
        return None
    fields = tuple(_entries(lines[first + 1 : last]))
    if not any(field.role for field in fields):
        return None
    start = lines[first].start + len(lines[first].text) - len(lines[first].text.lstrip(" \t\ufeff"))
    return FrontMatter(start, lines[last].end, fields)


def _entries(lines: Sequence[_Row]) -> Iterator[Field]:
    """The fields of fenced lines; what is indented or a list item below a name belongs to it."""
    heads = [at for at, row in enumerate(lines) if _NAMED.match(row.text)]
    for head, behind in pairwise([*heads, len(lines)]):
        row = lines[head]
        named = _NAMED.match(row.text)
        if named:
            written = row.text[named.end() :].rstrip()
            values = tuple(_values(written, row.start + named.end(), lines[head + 1 : behind]))
            yield Field(named["key"].strip(), _role(named["key"]), values)


def _values(value: str, start: int, below: Sequence[_Row]) -> Iterator[Value]:
    told = [row for row in below if row.text.strip() and not row.text.lstrip().startswith("#")]
    if _BLOCK.match(value):
        if told:
            yield Value(" ".join(row.text.strip() for row in told), told[0].start, told[-1].end)
    elif value.startswith("["):
        for part in _PART.finditer(value):
            yield from _scalar(part[0], start + part.start())
    elif value:
        yield from _scalar(value, start)
    else:
        for row in told:
            item = _ITEM.match(row.text)
            if item and (item["key"] is None or _role(item["key"]) == "headline"):  # "name: Ada Quill"
                yield from _scalar(row.text[item.end() :].rstrip(), row.start + item.end())


def _scalar(written: str, start: int) -> Iterator[Value]:
    """The value that is written at `start`, without quotation marks and comment."""
    mark = written[:1]
    closing = written.rfind(mark) if mark in ("'", '"') else 0
    if closing > 0 and written[closing + 1 :].strip()[:1] in ("", "#"):
        inner = written[1:closing]
        if inner.strip():
            yield Value(inner.replace("''", "'") if mark == "'" else _unescaped(inner), start + 1, start + closing)
        return
    bare = written.partition(" #")[0].rstrip()
    if bare.strip() and bare not in _NOTHING:
        yield Value(bare, start, start + len(bare))


def _unescaped(inner: str) -> str:
    return re.sub(r"\\(.)", r"\1", inner)


def _plain(lines: Sequence[_Row], first: int) -> FrontMatter | None:
    """Fields in lines of their own without a fence, above the story or below its headline."""
    named = _PLAIN.match(lines[first].text[:LONGEST_PLAIN])
    if named and _role(named["key"]):
        return _fields(lines, first)
    below = (at for at in range(first + 1, len(lines)) if lines[at].text.strip())
    return _fields(lines, next(below, len(lines)))


def _fields(lines: Sequence[_Row], first: int) -> FrontMatter | None:
    """The fields in the lines from `first` on that follow one another, as far as the last that is known, or all of them
    where an empty line stands below. A name that heads the story's words ("Text:") ends them and is one of them."""
    found: list[tuple[int, Field]] = []
    closed = True
    for at in range(first, len(lines)):
        row = lines[at]
        named = _PLAIN.match(row.text) if len(row.text) <= LONGEST_PLAIN else None
        written = row.text[named.end() :].rstrip(" \t*_") if named else ""
        role = _role(named["key"]) if named else None
        if not named or not (written or role):
            closed = not row.text.strip(_MARKS)
            break
        if role == "body" and found:
            found.append((row.start + named.end(), Field(named["key"], None, ())))
        if role in _BODY or (role == "outlet" and len(written.split()) > LONGEST_OUTLET):
            break
        found.append((row.end, Field(named["key"], role, tuple(_scalar(written, row.start + named.end())))))
    known = [index for index, (_, field) in enumerate(found) if field.role]
    if not found or found[0][1].role is None or not _enough([field for _, field in found]):
        return None
    kept = found if closed else found[: known[-1] + 1]
    return FrontMatter(lines[first].start, kept[-1][0], tuple(field for _, field in kept))


def _enough(fields: Sequence[Field]) -> bool:
    """Whether lines without a fence are surely fields: two known ones, or one that holds an address."""
    roles = {field.role for field in fields if field.role}
    return len(roles) >= FEWEST or any(_WEB.match(value.text) for field in fields[:1] for value in field.values)
