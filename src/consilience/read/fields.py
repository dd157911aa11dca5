"""A record of named values, such as a JSON object or a row of a table, as an article: which field is what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from consilience.errors import Duplicate, NoText, SkipInput
from consilience.lexicon import rows
from consilience.model import Article, Given, Skipped
from consilience.read.identity import article, skipped
from consilience.read.markup import flatten, looks_like_html

Record = Mapping[str, object]
Fields = Mapping[str, Sequence[tuple[str, object]]]
"""The (name, value) pairs of each role."""
Item = tuple[str, Record | SkipInput]
"""The path of one record of a file, and the record, or why there is none."""

_INNER = ("rendered", "value", "text", "main", "plain", "html", "content", "name", "@value", "default")
"""Where the words are in a value that is itself an object, in the order of preference."""
_ENVELOPES = ("fields", "_source", "attributes")
"""Objects inside a record that hold some of its own fields (the Guardian, Elasticsearch, JSON:API)."""
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class Story(Struct, frozen=True, kw_only=True):
    """What a record says, by role."""

    body: str
    headline: str
    url: str | None
    given: Given
    own_id: str | None


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for role, name in rows("read/fields.tsv"):
        found.setdefault(role, []).append(name)
    return {role: tuple(names) for role, names in found.items()}


def plain_name(field: str) -> str:
    """A field's name as the lexicon has it: "Date-Published" becomes "datepublished"."""
    return re.sub(r"[^a-z0-9]", "", field.lower())


def is_role(field: str, role: str) -> bool:
    """Whether a field of this name plays `role`."""
    return plain_name(field) in _names()[role]


def typed(record: Record) -> bool | None:
    """Whether a schema.org type calls the record an article; None if it has no type."""
    kinds = strings(record.get("@type"))
    return any(kind.lower().endswith(_names()["type"]) for kind in kinds) if kinds else None


def strings(value: object) -> tuple[str, ...]:
    """Every string in `value`, as written: it may be one, a number, an object that holds one, or a list of those."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return (str(value),)
    if isinstance(value, Mapping):
        return next((found for key in _INNER if (found := strings(_shallow(value.get(key))))), ())
    if isinstance(value, (list, tuple)):
        return tuple(text for inner in value for text in strings(_shallow(inner)))
    return ()


def _shallow(value: object) -> object:
    """`value` without what lies deeper than a list of named things: no field of an article does."""
    if isinstance(value, Mapping):
        return {key: inner for key, inner in value.items() if not isinstance(inner, (Mapping, list))}
    return [inner for inner in value if isinstance(inner, str)] if isinstance(value, list) else value


def story(record: Record) -> Story | None:
    """The article that `record` holds; None if no field of it is known to hold an article's words."""
    by_role = _by_role(record)
    markup, body = next((found for role in ("body", "summary") for found in _texts(by_role, role)), (False, None))
    if body is None:
        return None
    headline = _first(by_role, "headline") or ""
    if markup:
        body, headline = flatten(body), flatten(headline)
    return Story(
        body=body, headline=headline, url=_url(by_role), given=_given(by_role, headline), own_id=_own_id(by_role)
    )


def about(record: Record) -> tuple[Given, str | None]:
    """What `record` says of an article whose words need not be in it, and the article's address."""
    by_role = _by_role(record)
    return _given(by_role, _first(by_role, "headline")), _url(by_role)


def _given(by_role: Fields, headline: str | None) -> Given:
    return Given(
        dates=tuple(
            (field, text)
            for role in ("published", "modified", "saved")
            for field, value in by_role.get(role, ())
            for text in strings(value)[:1]
        ),
        outlet=_first(by_role, "outlet"),
        headline=headline or None,
        bylines=next((found for _, value in by_role.get("byline", ()) if (found := strings(value))), ()),
        language=_first(by_role, "language"),
        credit=_first(by_role, "credit"),
    )


def _by_role(record: Record) -> Fields:
    """The fields of each role, in the lexicon's order, those of nested envelopes ("fields") after the record's own."""
    known: dict[str, list[tuple[str, object]]] = {}
    for envelope in (record, *(record.get(name) for name in _ENVELOPES)):
        if isinstance(envelope, Mapping):
            for key, value in envelope.items():
                known.setdefault(plain_name(key), []).append((key, value))
    return {
        role: [pair for name in names for pair in known.get(name, ())]
        for role, names in _names().items()
        if role not in {"aside", "type"}
    }


def _texts(by_role: Fields, role: str) -> Iterator[tuple[bool, str]]:
    """The texts in the fields of `role`, each with whether it is markup."""
    for field, value in by_role.get(role, ()):
        if isinstance(value, list):
            value = _plainest(value)
        if isinstance(value, Mapping) and any(is_role(key, "headline") for key in value):
            continue  # an article of its own, found by itself
        text = "\n\n".join(strings(value))
        if text:
            rendered = isinstance(value, Mapping) and "rendered" in value
            yield rendered or "html" in field.lower() or looks_like_html(text), text


def _plainest(bodies: list[object]) -> object:
    """Of the same words in several formats, as ninjs 2 has them, the plain ones; any other list is left whole."""
    formats = {str(body["contenttype"]): body for body in bodies if isinstance(body, Mapping) and "contenttype" in body}
    return formats.get("text/plain", next(iter(formats.values()))) if formats else bodies


def _first(by_role: Fields, role: str) -> str | None:
    return next((text.strip() for _, value in by_role.get(role, ()) for text in strings(value)), None)


def _url(by_role: Fields) -> str | None:
    """Only addresses on the web: a record must not make anybody open a local file or run a script."""
    values = [value for role in ("url", "id") for _, value in by_role.get(role, ())]
    inner = (value.get(key) for value in values if isinstance(value, Mapping) for key in ("@id", "url"))
    found = (value.strip() for value in (*values, *inner) if isinstance(value, str))
    return next((text for text in found if _WEB.fullmatch(text)), None)


def _own_id(by_role: Fields) -> str | None:
    own = _first(by_role, "id")
    return own and " version ".join((own, *strings([value for _, value in by_role.get("version", ())])))


def text_of(told: Story) -> str:
    """Headline, an empty line, and the body, unless the body begins with the headline itself."""
    if not told.headline or told.body.lstrip().startswith(told.headline):
        return told.body
    return f"{told.headline}\n\n{told.body}"


def assemble(items: Iterable[Item]) -> Iterator[Article | Skipped]:
    """The articles of one file that holds records; a record that repeats an earlier one's own id is left out."""
    first: dict[str, str] = {}
    for name, record in items:
        try:
            yield _article(name, record, first)
        except SkipInput as error:
            yield skipped(name, error)


def _article(name: str, record: Record | SkipInput, first: dict[str, str]) -> Article:
    if isinstance(record, SkipInput):
        raise record
    told = story(record)
    if told is None:
        raise NoText("no field that is known to hold an article's text")
    if told.own_id and first.setdefault(told.own_id, name) != name:
        raise Duplicate(f"its id {told.own_id} is that of {first[told.own_id]}")
    return article(name, text_of(told), url=told.url, outlet=told.given.outlet, given=told.given)
