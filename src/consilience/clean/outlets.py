"""Who publishes an article: what masthead, headline suffix, picture credits, copyright line and web address say."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlsplit

from consilience.clean.agencies import agency
from consilience.lexicon import rows, words

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
CREDIT = re.compile(
    r"[(\[](?:video|photo|image|graphic|illustration|picture|audio)s?(?: by|:)?[^()\[\]]{0,60}?(?:/|\bfor |, )"
    r"(?P<outlet>[^()\[\]/]{3,50})[)\]]",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©,]*+(?:\(c\)\s*)?(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:19|20)\d\d)?[\s,]*(?:by\s+)?(?P<outlet>[A-Z][\w.&'’-]*(?:\s[\w.&'’-]+){0,5})",
    re.IGNORECASE,
)
COPYRIGHT_END = re.compile(
    r"(?:[,.|;]|\b(?:all|inc|llc|ltd|limited|corp|company|co|plc|gmbh|via|may|click|reserved|20\d\d|19\d\d)\b).*",
    re.IGNORECASE,
)
DOMAIN_PARTS = frozenset(
    {"www", "m", "mobile", "amp", "en", "edition", "news", "web", "beta", "rss", "feeds", "uk", "us"}
)
ADDRESS = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}/?", re.IGNORECASE)
LONGEST_ADDRESS = 80
PARTED = re.compile(r"\s+(?:[|/>›»•·]|::)\s+")
"""What parts an outlet's name from the section, or from others of its names, in a line of the page."""
SLOGAN = re.compile(
    r"(?P<name>[^\W\d_][^|·•—–:.]{2,40}?)\s+[|·•—–]\s+(?:the |your )?(?P<slogan>[^.!?“”\"|·•]{0,50}"
    r"(?:\b(?:news)?paper\b|\bdaily\b|\bweekly\b|\bbroadcaster\b)[^.!?“”\"|·•]{0,40})",
    re.IGNORECASE,
)
"""An outlet's name and what it calls itself: "THE LUND OBSERVER — the coast's daily since 1871"."""
LONGEST_SECTION = 2
"""Words that the name of a section has at most."""
LONGEST = 6
"""Words that an outlet's name has at most."""


def is_name(text: str) -> bool:
    """Whether `text` has the shape of an outlet's name: few words, capitalised, the last a word of the trade
    ("The Harbour Times"), or one before "of" ("Voice of the Coast")."""
    found = WORD.findall(text)
    if not 1 <= len(found) <= LONGEST or len(text) > 50:
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word in ("of", "the", "and", "for", "de") for word in found):
        return False
    if len(found) < 2 or any(word.endswith(("'s", "’s")) for word in found[1:]):
        return False
    trade, cased = words("clean/outlet_words.txt"), _cased(found)
    followed = any(word in trade and after in ("of", "for") for word, after in pairwise(cased))
    return cased[-1] in trade or followed or cased[0] in ("Radio", "Voice", "Channel", "News")


def _cased(found: list[str]) -> list[str]:
    return [word.title() if word.isupper() and len(word) > 2 else word for word in found]


def masthead(text: str, page: str) -> str | None:
    """The outlet named by a line that holds its name, alone or with a slogan glued to it ("The Daily HeraldNews
    First"), None for any other line. A name that is not made like an outlet's must stand elsewhere on the `page`."""
    if len(text) > 120:
        return None
    glue = GLUED.search(text)
    while glue:
        left, right = text[: glue.start()].strip(), text[glue.start() :]
        if is_name(left) or (
            _capitalised(left) and len(right.split()) > 1 and page.count(left) > page.count(left + right)
        ):
            return left
        glue = GLUED.search(text, glue.start() + 1)
    parts = [part.strip(" |-–—*_") for part in PARTED.split(text)]
    for name in parts:
        others = [other for other in parts if other is not name]
        if is_name(name) and all(len(other.split()) <= LONGEST_SECTION or is_date_line(other) for other in others):
            return name
    if slogan := SLOGAN.fullmatch(text):
        name = slogan["name"]
        if is_name(name) or (name.isupper() and len(name.split()) <= LONGEST):
            return name
    return text.strip(" |-–—") if is_name(text) else None


def is_address(text: str) -> bool:
    """Whether `text` is the web address of a whole site and nothing else: "example.org", "https://www.example.org/"."""
    return len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """Whether a line holds a date or weather of the page, and nothing that reads as a sentence."""
    if len(text) > 160:
        return False
    parts = 0
    for kind, pattern in rows("clean/date_line.tsv"):
        text, count = re.subn(pattern, " ", text, flags=re.IGNORECASE)
        parts += count if kind == "part" else 0
    return parts > 0 and not any(c.isalnum() for c in text)


def _capitalised(text: str) -> bool:
    found = text.split()
    return 2 <= len(found) <= LONGEST and all(
        word[0].isupper() or word in ("of", "the", "and", "for") for word in found
    )


def without_section(name: str) -> str:
    """`name` without the section that a headline's suffix puts behind it: "The Daily Herald World News"."""
    found = name.split()
    while len(found) > 2 and found[-1] == "News" and found[-2] in words("clean/sections.txt"):
        found = found[:-2]
    return " ".join(found)


def same(left: str, right: str) -> bool:
    """Whether two spellings name one outlet: equal but for case, space, "the", and what follows
    the first dot of a web address."""
    return _key(left) == _key(right) != ""


def _key(name: str) -> str:
    folded = name.casefold().strip().removeprefix("www.").removeprefix("the ")
    folded = folded if " " in folded else folded.split(".")[0]
    return re.sub(r"[^\w]|_", "", folded)


def host(url: str | None) -> str | None:
    """The host of `url` without what says only "web site": "www", a mobile or language prefix."""
    if not url:
        return None
    try:
        name = (urlsplit(url if "//" in url else "//" + url).hostname or "").strip(".")
    except ValueError:
        return None
    parts = name.split(".")
    while len(parts) > 2 and parts[0] in DOMAIN_PARTS and (parts[0] == "www" or len(parts[1]) > 3):
        parts = parts[1:]
    return ".".join(parts) if len(parts) > 1 else None


def credited(text: str) -> str | None:
    """The outlet in the credit of its own picture: "(Video: Jane Roe/The Daily Herald)"."""
    for found in CREDIT.finditer(text):
        name = found["outlet"].strip()
        if is_name(name) and not agency(name):
            return name
    return None


def copyrighted(text: str) -> str | None:
    """The holder in a copyright line: "© 2021 The Daily Herald. All rights reserved."."""
    found = COPYRIGHT.search(text[:300])
    if not found:
        return None
    name = COPYRIGHT_END.sub("", found["outlet"]).strip(" .,-")
    return name if name and name[0].isupper() and not agency(name) and len(name) > 2 and is_name(name) else None
