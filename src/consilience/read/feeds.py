"""Feeds: RSS, Atom (RFC 4287) and JSON Feed as plain records, OPML as the list of feeds that it is.

An entry that brings its article whole is an article; one that brings a summary only says where the article is, and is
left out of a build. XML is mended first where it is broken, so that feedparser reads all of it strictly.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from html.entities import html5
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urljoin

import msgspec
from msgspec import Struct

from consilience.errors import Malformed, NoText, SkipInput, SummaryOnly, TooLarge
from consilience.lexicon import words
from consilience.read.encoding import decode, marked
from consilience.read.fields import Item, Record
from consilience.read.markup import flatten, looks_like_html

if TYPE_CHECKING:
    from lxml.etree import _Element

_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)""", re.IGNORECASE)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,500}(?:\[[^\]]{0,5000}\]\s*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_LOOSE = re.compile(r"&(?!(?:[A-Za-z]{2,31}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_JSON_FEED = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/", re.IGNORECASE)
_ROOTS = frozenset({"rss", "feed", "rdf"})
_WHOLE = 900
"""Characters of text, about 150 words, from which what an entry calls its description may be the whole article."""
_ENDING = 40


class Entry(Struct, frozen=True, kw_only=True):
    """An entry of a feed. `key` is what tells it from others of the feed: its own id, else its address, else its title.
    `published` and `updated` stand as written. `summary` and `content` are as they stand, perhaps markup."""

    key: str
    url: str | None = None
    title: str = ""
    published: str | None = None
    updated: str | None = None
    bylines: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""

    def article(self) -> str | None:
        """The article's text or markup, if the entry brings it whole."""
        return next((text for text, least in ((self.content, 1), (self.summary, _WHOLE)) if _whole(text, least)), None)


class Feed(Struct, frozen=True, kw_only=True):
    """A feed as it was read: its title, language, and entries in their order. `mended` says that it was broken."""

    title: str = ""
    url: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    mended: bool = False


class Subscription(Struct, frozen=True, kw_only=True):
    """A feed that an OPML file lists."""

    url: str
    title: str = ""


def parse(data: bytes, *, base: str | None = None, charset: str | None = None) -> Feed:
    """The feed in `data`. Addresses in it are completed from `base`, where it was fetched from; `charset` is what the
    server says of it. Raises `NotText`, `Malformed` for what is no feed, or is broken beyond mending."""
    text = _text(data, charset)
    if not text.strip("\ufeff \t\r\n\0"):
        raise NoText("empty")
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _from_json(text, base)
    markup, root, mended = _well_formed(text)
    if root not in _ROOTS:
        raise Malformed(f"no feed: {_article_for(root)} document")
    return _from_xml(markup, base, mended)


def subscriptions(data: bytes) -> tuple[Subscription, ...]:
    """The feeds that an OPML file lists, each once. Raises `NotText`, `Malformed`."""
    _, root, _ = _well_formed(text := _text(data, None))
    if root != "opml":
        raise Malformed("not an OPML file")
    found: dict[str, str] = {}
    for outline in _tree(text)[0].iter("{*}outline", "{*}OUTLINE"):
        fields = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        url = fields.get("xmlurl", "")
        if _WEB.fullmatch(url):
            found.setdefault(url, fields.get("title") or fields.get("text") or "")
    return tuple(Subscription(url=url, title=title) for url, title in found.items())


def found(file: BinaryIO, name: str, limit: int) -> Iterator[Item]:
    """The articles in a feed's file, which must fit in `limit` bytes."""
    try:
        data = file.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(f"a feed of more than {limit:,} bytes")
        if not data.strip():
            raise NoText("empty")
        if _is_list(data):
            raise NoText(f"a list of {len(subscriptions(data))} feeds, not of articles: `consilience watch` reads it")
        feed = parse(data)
    except SkipInput as error:
        yield name, error
        return
    yield from records(feed, name)


def records(feed: Feed, name: str) -> Iterator[Item]:
    """The entries of `feed` as records of articles; for one that brings no whole article, the reason."""
    if not feed.entries:
        yield name, NoText("a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
        yield f"{name}#{number}", _record(feed, entry)


def from_json(document: object) -> Feed | None:
    """The feed in a JSON document that is a JSON Feed; None for any other."""
    if not isinstance(document, Mapping) or not _JSON_FEED.match(_string(document.get("version"))):
        return None
    return _read_json(document, None)


# ------------------------------------------------------------------------------------------------ entries


def _record(feed: Feed, entry: Entry) -> Record | SkipInput:
    body = entry.article()
    where = f" ({entry.url})" if entry.url else ""
    if body is None:
        if not (entry.summary or entry.content).strip():
            return NoText(f"an entry without text{where}")
        return SummaryOnly(f"an entry that brings a summary of its article, not the article{where}")
    record: dict[str, object] = {
        "id": f"{entry.key} {entry.url or ''}",
        "url": entry.url,
        "title": entry.title,
        "author": list(entry.bylines),
        "published": entry.published,
        "updated": entry.updated,
        "outlet": feed.title or None,
        "language": feed.language,
        "content_html" if looks_like_html(body) else "content_text": body,
    }
    return {field: value for field, value in record.items() if value}


def _whole(text: str, least: int) -> bool:
    """Whether `text` is an article and not the beginning of one."""
    if len(text) < least:
        return False
    try:
        shown = (flatten(text) if looks_like_html(text) else text).strip()
    except SkipInput:
        return False
    ending = shown[-_ENDING:].lower().rstrip(" \u00a0")
    return len(shown) >= least and not ending.endswith(tuple(sorted(words("read/cut_short.txt"))))


# ------------------------------------------------------------------------------------------------ XML


def _text(data: bytes, charset: str | None) -> str:
    declared = _ENCODING.search(data[:1000])
    return decode(data, charset or (declared[1].decode("ascii") if declared else None))


def _is_list(data: bytes) -> bool:
    return bool(re.search(rb"<opml\b", data[:2000], re.IGNORECASE)) or (
        bool(marked(data)) and "<opml" in decode(data)[:2000]
    )


def _tree(text: str) -> tuple[_Element, bool]:
    """The tree of an XML document, and whether it had to be mended. HTML's named characters, which feeds use without
    declaring them, are written as such first; nothing that a document declares is expanded."""
    from lxml import etree

    text = _DOCTYPE.sub("", _PROLOG.sub("", text.lstrip("\ufeff")), count=1)
    text = _NOT_XML.sub("", "".join(_mended(text))).lstrip()
    data = text.encode("utf-8", "replace")
    options = {"encoding": "utf-8", "resolve_entities": False, "no_network": True, "load_dtd": False}
    for recover in (False, True):
        try:
            root = etree.fromstring(data, etree.XMLParser(recover=recover, **options))
        except etree.XMLSyntaxError as error:
            if recover:
                raise Malformed(f"XML that can't be mended: {str(error)[:200]}") from error
            continue
        if root is not None:
            return root, recover
    raise Malformed("no XML in it")


def _mended(text: str) -> Iterator[str]:
    """`text` with the characters for HTML's names and with loose ampersands written as such, except where it is quoted
    as a whole (CDATA)."""
    position = 0
    while position < len(text):
        start = text.find("<![CDATA[", position)
        end = text.find("]]>", start) + 3 if start >= 0 else 2
        quoted = slice(start, end) if end > 2 else slice(len(text), len(text))
        yield _LOOSE.sub("&amp;", _ENTITY.sub(_character, text[position : quoted.start]))
        yield text[quoted]
        position = quoted.stop


def _character(entity: re.Match[str]) -> str:
    return html5.get(f"{entity[1]};", "").replace("&", "&amp;").replace("<", "&lt;")


def _well_formed(text: str) -> tuple[bytes, str, bool]:
    """The document as well-formed XML, the name of its root in lower case, and whether it had to be mended."""
    from lxml import etree

    root, mended = _tree(text)
    name = etree.QName(root).localname.lower() if isinstance(root.tag, str) else ""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), name, mended


def _article_for(root: str) -> str:
    return f"an {root[:40].upper()}" if root[:1] in "aeiouhx" else f"a {root[:40].upper()}"


def _from_xml(markup: bytes, base: str | None, mended: bool) -> Feed:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8", **({"content-location": base} if base else {})}
    # From memory: bytes as such would be tried as the name of a file. Nothing in it is resolved or cleaned here, as
    # markup is turned into text by our own reader.
    try:
        parsed = feedparser.parse(
            io.BytesIO(markup), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # whatever it makes of a hostile feed, the run goes on
        raise Malformed(f"a feed that can't be parsed ({type(error).__name__})") from error
    about = parsed.get("feed", {})
    entries = tuple(_entry(entry, base) for entry in parsed.get("entries", ()))
    return Feed(
        title=_plain(about.get("title")),
        url=_web(about.get("link"), base),
        language=_string(about.get("language")) or None,
        entries=_keyed(entries),
        mended=mended,
    )


def _entry(entry: Mapping[str, object], base: str | None) -> Entry:
    value = cast(Mapping[str, object], dict(entry)).get  # feedparser's own gives "updated" for "published", and warns
    contents = [_string(part.get("value")) for part in _list(value("content")) if isinstance(part, Mapping)]
    names = [_plain(part.get("name")) for part in _list(value("authors")) if isinstance(part, Mapping)]
    url = _web(value("link"), base)
    return Entry(
        key=_string(value("id")) or url or "",
        url=url,
        title=_plain(value("title")),
        published=_string(value("published")) or None,
        updated=_string(value("updated")) or None,
        bylines=tuple(name for name in names if name),
        summary=_string(value("summary")),
        content=max(contents, key=len, default=""),
    )


def _keyed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(msgspec.structs.replace(entry, key=entry.key or entry.title) for entry in entries)


def _plain(value: object) -> str:
    text = _string(value)
    try:
        return " ".join((flatten(text) if re.search(r"<[a-zA-Z/!]|&[a-zA-Z#]", text) else text).split())
    except SkipInput:
        return " ".join(text.split())


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else ()


def _web(value: object, base: str | None) -> str | None:
    """An address on the web, completed from `base`; any other kind must not be followed."""
    try:
        url = urljoin(base or "", _string(value))
    except ValueError:
        return None
    return url if _WEB.fullmatch(url) else None


# ------------------------------------------------------------------------------------------------ JSON Feed


def _from_json(text: str, base: str | None) -> Feed:
    try:
        document = msgspec.json.decode(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not valid JSON: {str(error)[:200]}") from error
    if not isinstance(document, dict) or not _JSON_FEED.match(_string(document.get("version"))):
        raise Malformed("no feed: JSON that is not a JSON Feed")
    return _read_json(document, base)


def _read_json(document: Mapping[str, object], base: str | None) -> Feed:
    """A JSON Feed 1.0 or 1.1; a field of the wrong type counts as missing, as feeds are written by hand, too."""
    items = [item for item in _list(document.get("items")) if isinstance(item, Mapping)]
    return Feed(
        title=_plain(document.get("title")),
        url=_web(document.get("home_page_url"), base),
        language=_string(document.get("language")) or None,
        entries=_keyed([_json_entry(item, base) for item in items]),
    )


def _json_entry(item: Mapping[str, object], base: str | None) -> Entry:
    authors = [*_list(item.get("authors")), item.get("author")]
    names = [_plain(author.get("name")) for author in authors if isinstance(author, Mapping)]
    url = _web(item.get("url"), base) or _web(item.get("external_url"), base)
    return Entry(
        key=_string(item.get("id")) or url or "",
        url=url,
        title=_plain(item.get("title")),
        published=_string(item.get("date_published")) or None,
        updated=_string(item.get("date_modified")) or None,
        bylines=tuple(name for name in dict.fromkeys(names) if name),
        summary=_string(item.get("summary")),
        content=_string(item.get("content_html")) or _string(item.get("content_text")),
    )
