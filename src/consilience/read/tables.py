"""Files of many records, JSON Lines or a table with a header, read record by record however long they are."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from consilience.errors import Malformed, NoText, SkipInput
from consilience.read.elements import loads
from consilience.read.encoding import refuse_binary
from consilience.read.fields import Item, is_role
from consilience.read.shapes import records
from consilience.read.streams import Lines, peeked, repaired, text_stream

_DELIMITERS = (",", "\t", ";", "|")
_ROLES = ("body", "summary", "headline", "published", "url", "outlet", "byline", "id")


def found_in_lines(file: BinaryIO, name: str, limit: int) -> Iterator[Item]:
    """The articles in JSON Lines, one record a line; empty lines don't count."""
    head, file = peeked(file)
    try:
        refuse_binary(head)
    except SkipInput as error:
        yield name, error
        return
    lines = Lines(text_stream(file, newline="\n"), limit)
    number = 0
    while True:
        lines.begin()
        try:
            line = next(lines, None)
            if line is None:
                break
            if not line.strip():
                continue
            items = list(records(loads(repaired(line)))) or [NoText("no field that is known to hold an article's text")]
        except SkipInput as error:
            items = [_located(error, lines.number)]
        number += 1
        for part, item in enumerate(items, 1):
            yield f"{name}#{number}" if len(items) == 1 else f"{name}#{number}.{part}", item
    if not number:
        yield name, NoText("empty")


def found_in_rows(file: BinaryIO, name: str, limit: int) -> Iterator[Item]:
    """The articles in a table whose first row names its columns; empty rows don't count."""
    # The csv module keeps one limit for the whole process, so it is only ever raised; `Lines` holds to ours.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    head, file = peeked(file)
    lines = Lines(text_stream(file, newline=""), limit, quote='"')
    try:
        refuse_binary(head)
        delimiter, columns = _header(lines)
    except SkipInput as error:
        yield name, error
        return
    number = 0
    for number, row in enumerate(_rows(lines, delimiter), 1):
        here = f"{name}#{number}"
        if isinstance(row, SkipInput):
            yield here, row
        elif len(row) > len(columns):
            yield here, _located(Malformed(f"{len(row)} cells under {len(columns)} column names"), lines.number)
        else:
            yield here, dict(zip(columns, row, strict=False))
    if not number:
        yield name, NoText("a header and no rows")


def _header(lines: Lines) -> tuple[str, list[str]]:
    """The delimiter, which is the one by which the most column names are known, and the column names."""
    first = next((line for line in lines if line.strip() and not line.startswith("sep=")), None)
    if first is None:
        raise NoText("empty")
    readings = [(delimiter, next(csv.reader([repaired(first)], delimiter=delimiter), [])) for delimiter in _DELIMITERS]
    delimiter, columns = max(readings, key=lambda reading: sum(_known(column) for column in reading[1]))
    if not any(is_role(column, role) for column in columns for role in ("body", "summary")):
        raise Malformed("no column of the first row is known to hold an article's text, such as text, body or content")
    return delimiter, columns


def _known(column: str) -> bool:
    return any(is_role(column, role) for role in _ROLES)


def _rows(lines: Lines, delimiter: str) -> Iterator[list[str] | SkipInput]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.begin()
        started = lines.number + 1
        try:
            row = next(reader, None)
            if row is None:
                return
            if _cut_short(lines.raw, delimiter):
                raise Malformed("cut short within quotation marks")
            if (whole := repaired(lines.raw)) != lines.raw:
                row = next(csv.reader(whole.splitlines(keepends=True), delimiter=delimiter))
            if any(cell.strip() for cell in row):
                yield row
        except csv.Error as error:
            yield _located(Malformed(str(error)), started)
        except SkipInput as error:
            yield _located(error, started)


def _cut_short(raw: str, delimiter: str) -> bool:
    if raw.count('"') % 2 == 0:
        return False
    try:
        list(csv.reader([raw], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _located(error: SkipInput, line: int) -> SkipInput:
    return type(error)(f"line {line}: {error}")
