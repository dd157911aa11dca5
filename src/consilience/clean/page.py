"""An article as its labellers see it: lines, their forms, and what is known from outside."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from consilience.clean import agencies, form, inline, language, outlets
from consilience.clean.agencies import Credit
from consilience.clean.cues import Label
from consilience.clean.form import Form
from consilience.clean.lines import Line, paragraphs, without_marks
from consilience.clean.tails import Tail, tail
from consilience.frontmatter import FrontMatter, blanked, front_matter
from consilience.lexicon import words
from consilience.model import Article

Labels = Mapping[int, Label]
"""What is decided so far: the index of a line, and its label. Labellers return new ones; they change none."""

LONG_ENOUGH = 60
"""Characters from which a line tells the language."""
STEM = 5
ENOUGH_WORDS = 60
ENGLISH = 0.28
"""Share of English function words among all words from which a text is English."""
COMPARED = 400
"""Characters of a line that are compared with others."""
ALPHANUMERIC = re.compile(r"[^\W_]+")


class Page(Struct, frozen=True):
    """The lines of an article with their forms; `credits` are the wire credits that end them, `tails` what else stands
    behind their last sentence, and forms are described without both. `headline` is the one that the container gives,
    without the outlet that may stand behind it; `outlets` are the names that it gives. `front` are the fields above the
    story, which no line belongs to."""

    article: Article
    lines: tuple[Line, ...]
    forms: tuple[Form, ...]
    credits: tuple[Credit | None, ...]
    tails: tuple[Tail | None, ...]
    keys: tuple[str, ...]
    repeated: tuple[bool, ...]
    language: str
    headline: str | None
    outlets: tuple[str, ...]
    front: FrontMatter | None = None

    @property
    def english(self) -> bool:
        """Whether the lexicons apply; where too little is written to tell, they do."""
        return self.language in ("en", language.UNKNOWN)

    def prose(self, index: int) -> bool:
        """Whether the line reads like running text."""
        return form.is_prose(self.forms[index], self.english)

    def repeats(self, index: int) -> bool:
        """Whether the line is the same as the one above it."""
        return index > 0 and self.keys[index] == self.keys[index - 1] != ""


def lay_out(article: Article, repeated: Callable[[str], bool]) -> Page:
    """The page of `article`."""
    front = front_matter(article.text)
    lines = tuple(map(without_marks, paragraphs(blanked(article.text, front))))
    credits = tuple(agencies.trailing(line.text) for line in lines)
    names = tuple(name for name in (article.given.outlet, outlets.host(article.url)) if name)
    title = article.given.headline
    behind = inline.suffix(title, names) if title else None
    if title and behind:
        title = title[: behind.start].rstrip()
        names += (behind.outlet,) if behind.outlet else ()
    tails = tuple(tail(line.text) for line in lines)
    forms = tuple(
        form.describe(_before(line.text, credit, behind))
        for line, credit, behind in zip(lines, credits, tails, strict=True)
    )
    return Page(
        article,
        lines,
        forms,
        credits,
        tails,
        tuple(key(line.text) for line in lines),
        tuple(repeated(line.text) for line in lines),
        _language(article, lines, forms),
        title,
        names,
        front,
    )


def _before(text: str, credit: Credit | None, behind: Tail | None) -> str:
    """`text` without what stands behind its last sentence, or all of it if there is nothing else."""
    starts = [part.start for part in (credit, behind) if part]
    return (text[: min(starts)].rstrip() if starts else text) or text


def _language(article: Article, lines: tuple[Line, ...], forms: tuple[Form, ...]) -> str:
    """The language that the container names, if the text does not clearly speak another; else that of the text."""
    words_seen = sum(form.words for form in forms)
    if words_seen >= ENOUGH_WORDS and sum(form.words * form.function for form in forms) >= ENGLISH * words_seen:
        return "en"  # no other language has so many of the small words of English, and this costs nothing
    sample = ""
    for line in lines:
        if len(line.text) >= LONG_ENOUGH:
            sample += line.text[: language.SAMPLE] + "\n"
        if len(sample) >= language.SAMPLE:
            break
    given = (article.given.language or article.language or "").strip().replace("_", "-").split("-")[0].lower()
    known = 2 <= len(given) <= 3 and given.isascii() and given.isalpha() and given != language.UNKNOWN
    found = language.identify(sample or article.text[: language.SAMPLE])
    if known and (len(sample) < language.SAMPLE or found == language.UNKNOWN):
        return given
    return found


def key(text: str) -> str:
    """`text` as it is compared: letters and digits in small, the rest as one space."""
    return " ".join(ALPHANUMERIC.findall(text[:COMPARED].casefold()))


def topics(text: str) -> frozenset[str]:
    """The beginnings of the words of `text` that carry meaning, so that "invades" meets "invasion"."""
    grammar = words("clean/function_words.txt")
    found = (word.lower() for word in form.WORD.findall(text[:600]))
    return frozenset(word[:STEM] for word in found if len(word) > 3 and word not in grammar)
