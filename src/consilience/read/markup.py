"""HTML markup: parsed without fetching anything, and turned into text as it stands.

The parser is loaded only when markup is met.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consilience.errors import Malformed
from consilience.lexicon import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STARTS_WITH_TAG = re.compile(r"\s*<(?:!--|(\w+)(?:\s[^<>]*)?>)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,500}(?:\[[^\]]{0,5000}\]\s*)?>", re.IGNORECASE)
"""With the entities that it declares, which the parser would show as text."""
_PARAGRAPHS = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)
_INLINE = frozenset({"a", "b", "em", "i", "img", "span", "strong"})
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACE_RUN = re.compile(" {2,}")


def looks_like_html(text: str) -> bool:
    """Whether `text` is markup: it begins with an element of HTML that it also closes, or has paragraphs of it.
    Prose that merely mentions a tag is not."""
    start = _STARTS_WITH_TAG.match(text)
    if start and start[1]:
        tag = start[1].lower()
        if tag == "img" or ((tag in words("read/blocks.txt") or tag in _INLINE) and f"</{tag}" in text.lower()):
            return True
    return len(_PARAGRAPHS.findall(text)) > 1


def parsed(markup: str) -> HtmlElement:
    """The tree of `markup`. Raises `Malformed` if there is no element in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    markup = _DOCTYPE.sub("", markup, count=1)
    data = markup.replace("\0", "\ufffd").encode("utf-8", "replace")  # NUL would end the document for the parser
    try:
        return html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError) as error:
        raise Malformed("no markup that can be parsed") from error


def flatten(markup: str) -> str:
    """The text of a piece of HTML that is known to be an article's: nothing of it is left out but scripts, styles and
    the like; blocks are parted by an empty line. No-break spaces stay."""
    return tree_text(parsed(markup)) if markup.strip() else ""


def tree_text(tree: HtmlElement) -> str:
    """The text of an element, block by block."""
    from lxml.etree import iterwalk

    blocks = words("read/blocks.txt")
    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        gap = "\n\n" if element.tag in blocks else "\n" if element.tag == "br" else ""
        if event == "start":
            pieces.append(gap)
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            elif element.tag != "br":
                pieces.append(_SPACE.sub(" ", element.text or ""))
        else:
            pieces.append(gap if element.tag != "br" else "")
            if element is not tree:
                pieces.append(_SPACE.sub(" ", element.tail or ""))
    text = re.sub(r" *\n *", "\n", _SPACE_RUN.sub(" ", "".join(pieces)))
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \n")
