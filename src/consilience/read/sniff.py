"""The format of input that has no suffix to go by, told from its beginning."""

from __future__ import annotations

import csv
import json
import re

from consilience.errors import SkipInput
from consilience.read.encoding import decode
from consilience.read.fields import is_role
from consilience.read.warc import holds_record

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<(?:rss|feed|rdf:RDF|opml)\b",
    re.I | re.S,
)


def suffix(head: bytes) -> str:
    """The suffix under which input that begins with `head` is read; plain text if it looks like nothing else."""
    if head.startswith(b"WARC/") or holds_record(head):
        return ".warc"
    try:
        text = decode(head).lstrip("\ufeff")
    except SkipInput:
        return ".txt"  # whose reader says what is wrong with it
    if _PAGE.match(text):
        return ".html"
    if _FEED.match(text):
        return ".xml"
    first = text.lstrip().partition("\n")[0]
    if first.startswith("{"):
        return ".jsonl" if _is_json(first) and text.strip() != first.strip() else ".json"
    if first.startswith("[") and re.match(r"\s*\[\s*[\[{]", text):
        return ".json"
    return ".csv" if _is_header(first) else ".txt"


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _is_header(line: str) -> bool:
    """Whether a line names columns: one for the text, and another that is known."""
    for delimiter in (",", "\t", ";", "|"):
        columns = next(csv.reader([line[:1000]], delimiter=delimiter), [])
        known = [
            role for role in ("headline", "published", "url", "id") if any(is_role(name, role) for name in columns)
        ]
        if known and any(is_role(name, "body") for name in columns):
            return True
    return False
