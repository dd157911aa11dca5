"""Between and below the paragraphs: lines that do not end as sentences do. Body, crosshead, or a link elsewhere."""

from __future__ import annotations

import re
from itertools import islice

from msgspec import Struct

from consilience.clean import agencies, names
from consilience.clean.cues import Label
from consilience.clean.form import Form
from consilience.clean.inline import HEADING
from consilience.clean.outlets import is_date_line
from consilience.clean.page import Labels, Page, topics
from consilience.lexicon import words

FEW_BARE, MANY_BARE = 2, 6
"""Lines without a mark at the end: up to so many stand out, so many and more are the outlet's way with crossheads."""
ENOUGH = 3.0
"""Evidence from which a line is taken for a link to another story."""
LONG_LINK, LONGEST_LINK = 18, 26
LONGEST_CROSSHEAD = 9
SAYS = re.compile(
    r"(?:, [^,]{2,50}? (?:says?|warns?|finds?|shows?|suggests?|claims?)"
    r"|: (?:report|study|poll|source|official|survey|review|analysis)s?)\W*\Z"
)
TIGHT_COLON = re.compile(r"[^\W\d_][^:]{2,40}:(?=[^\W\d_])")
TOLD = re.compile(
    r"\b(?:said|told|added|had|was|were|according to|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:last|this) (?:week|weekend|month|year|morning|afternoon|evening))\b",
    re.IGNORECASE,
)
LEANING = re.compile(r"\b(?:he|she|it|they|him|them|his|her|their|its)\b")
SPEAKER = re.compile(r"(?:[QA]|[A-Z][A-Z .'’-]+)[:.] ")
FIGURE = re.compile(r"\b\d+(?:[.,]\d+)*\b")
MANY_FIGURES = 3
COLON = re.compile(r"\A(?:[^\s:]+ ){0,4}[^\s:]+: \S")
TITLE_CASE = 0.95
HEADED = 0.6
"""Share of a line's meaning words that the paragraphs below a crosshead take up."""
NEAREST, LOOKED_AT = 2, 6
"""Paragraphs above and below that are compared with a line, and lines among which they are looked for."""


class Setting(Struct, frozen=True):
    """What the rest of the page says about a line.

    `links` counts the links and placeholders known on it, `stops` is the share of its longer lines that end as
    sentences do, `questions` counts lines that end in a question, `bare` those without a mark at the end that no cue
    explains, `related` says that there are links to other stories. `prose` says that a line reads like running text:
    without any, the text is a list or in verse, and all of it counts. `last` is the last line that does.
    """

    links: int
    stops: float
    questions: int
    prose: bool = True
    bare: int = FEW_BARE + 1
    related: bool = False
    last: int | None = None

    def below(self, form: Form, index: int) -> bool:
        """Whether a line stands below the story in a headline's capitals, where links stand in rows; many such are
        a list of names."""
        few = self.bare < MANY_BARE and form.words >= 5 and form.capital >= TITLE_CASE
        return few and self.last is not None and index > self.last


def listed(page: Page, labels: Labels, first: int) -> dict[int, Label]:
    """Labels for the lines from `first` on that stand below a line such as "Read more:" and look like headlines, as far
    down as nothing else comes between them."""
    found: dict[int, Label] = {}
    listing = False
    for index in range(first, len(page.lines)):
        known = labels.get(index)
        if known:
            listing = known.heads or (listing and known.kind in ("related", "furniture"))
        elif listing and page.forms[index].words and _like_headline(page.forms[index]):
            found[index] = Label("related", "stands in a list of links")
        else:
            listing = False
    return found


def label(page: Page, labels: Labels, first: int, last: int) -> dict[int, Label]:
    """Labels for all lines from `first` on that have none yet; `last` is the last that reads like running text."""
    setting = _setting(page, labels, first, last)
    found: dict[int, Label] = {}
    for index in range(first, len(page.lines)):
        if index not in labels:
            above = found.get(index - 1) or labels.get(index - 1)
            found[index] = _decide(page, above, index, last, setting)
    return found


def _setting(page: Page, labels: Labels, first: int, last: int) -> Setting:
    longer = [form for form in page.forms[first:] if form.words >= 8]
    stops = sum(form.stopped or form.quoted for form in longer)
    unknown = [page.forms[index] for index in range(first, len(page.lines)) if index not in labels]
    return Setting(
        links=sum(label.kind in ("related", "furniture") for label in labels.values()),
        related=any(label.kind == "related" for label in labels.values()),
        stops=stops / len(longer) if longer else 0.0,
        questions=sum(form.ending == "question" and not form.quoted for form in unknown),
        bare=sum(form.ending == "none" and form.words > 1 and not form.quoted for form in unknown),
        prose=any(page.prose(index) for index in range(len(page.lines))),
        last=last,
    )


def _decide(page: Page, above: Label | None, index: int, last: int, setting: Setting) -> Label:
    form, text = page.forms[index], page.lines[index].text
    if not form.words and not any(c.isalnum() for c in text):
        return Label("furniture", "no word in it")
    if not setting.prose:
        return Label("body", "no line of the text reads like running text, so none can be told from the rest")
    if page.tails[index]:
        return Label("body", "words before the signature or link of a post, or before a link")
    if page.prose(index) and not (form.ending == "question" and _linked_question(page, index, setting)):
        return Label("body", "reads like running text")
    if form.ending == "question":
        return _question(page, index, setting)
    if index > last:
        return _below(page, above, index, setting)
    return _between(page, index, setting)


def _like_headline(form: Form) -> bool:
    return form.words <= LONGEST_LINK and form.ending not in ("stop", "open") and not form.lower_start


def _question(page: Page, index: int, setting: Setting) -> Label:
    if _linked_question(page, index, setting):
        return Label("related", "a question in a line of its own on a page with links to other stories, never answered")
    return Label("body", "a question in running text")


def _linked_question(page: Page, index: int, setting: Setting) -> bool:
    """Whether a short question between paragraphs is the headline of another story.

    It is the only one, in no quotation, leans on nothing above and asks for no yes or no, and the page has links.
    """
    form = page.forms[index]
    return (
        3 <= form.words <= 18
        and not form.quoted
        and not form.opens
        and setting.links >= 2
        and setting.related
        and setting.questions == 1
        and form.first not in words("clean/anaphora.txt")
        and form.first not in words("clean/finite_verbs.txt")
        and not LEANING.search(page.lines[index].text)
        and not (page.forms[index - 1].ending in ("colon", "question") if index else True)
    )


def evidence(page: Page, index: int, setting: Setting) -> tuple[float, list[str]]:
    """How much speaks for a link to another story in a line without a full stop, and what."""
    form, text = page.forms[index], page.lines[index].text
    weights = (
        (1.0, form.ending in ("none", "exclamation"), "no full stop"),
        (1.0, setting.stops >= 0.8, "the paragraphs around it end in full stops"),
        (min(1.0, setting.links / 2), setting.links > 0, "the page holds other links or placeholders"),
        (1.0, setting.bare <= FEW_BARE, "few lines of the page are like it"),
        (-2.0, setting.bare >= MANY_BARE, "many lines of the page are like it"),
        (2.0, form.capital >= TITLE_CASE and form.words >= 6, "capitals as in a headline"),
        (1.0, page.english and form.function < 0.25 and form.words >= 6, "few small words, as in a headline"),
        (1.0, page.english and not form.articles and form.words >= 7, "no article, as in a headline"),
        (2.0, bool(SAYS.search(text[-90:])), "ends by naming who says it, as headlines do"),
        (0.5, bool(COLON.match(text[:120])), "a colon behind the first words"),
        (2.0, bool(TIGHT_COLON.match(text)), "a label and a colon without a space, as a link's"),
        (2.0 if form.words > 5 else 1.0, _opens(form, text), "opens as headlines of links do"),
        (-2.0, form.first in words("clean/anaphora.txt"), "leans on what stands before it"),
        (
            -1.0,
            page.english and form.function >= 0.4 and not _opens(form, text),
            "many small words, as in running text",
        ),
        (-1.0, form.articles >= 2, "articles, as in running text"),
        (-3.0, form.lower_start or form.bullet, "goes on with a sentence or a list"),
        (-3.0, form.ending in ("open", "colon"), "ends in a mark that something must follow"),
        (-2.0, bool(TOLD.search(text)), "past tense or a day, as in running text"),
        (-2.0, len(FIGURE.findall(text[:200])) >= MANY_FIGURES, "figures, as in a table or a score"),
        (-1.0, form.words > LONG_LINK, "long for a headline"),
        (-2.0, form.words > LONGEST_LINK, "too long for a headline"),
        (-2.0, form.words < 5, "too short for a headline"),
        (-3.0, index > 0 and page.forms[index - 1].ending in ("colon", "open"), "the line above leads on to it"),
        (-2.0, _in_a_row(page, index) and not setting.below(form, index), "stands in a row of lines like it"),
        (-2.0, _heads(page, index), "heads what the paragraphs below it tell"),
        (-1.5, form.opens or form.quoted, "in quotation marks"),
    )
    holding = [(weight, reason) for weight, holds, reason in weights if holds]
    return sum(weight for weight, _ in holding), [reason for weight, reason in holding if weight > 0]


def _heads(page: Page, index: int) -> bool:
    """Whether most of what the line speaks of comes up in the paragraphs below it, as under a crosshead, and more than
    in those above. A label and a colon without a space are a link's whatever follows."""
    own = topics(page.lines[index].text)
    if not own or TIGHT_COLON.match(page.lines[index].text):
        return False
    below, above = (
        sum(stem in told for stem in own)
        for told in (_told(page, range(index + 1, len(page.lines))), _told(page, range(index - 1, -1, -1)))
    )
    return below >= HEADED * len(own) and below >= above


def _told(page: Page, lines: range) -> frozenset[str]:
    """What the nearest paragraphs among `lines` speak of."""
    near = (index for index in lines[:LOOKED_AT] if page.prose(index))
    return frozenset[str]().union(*(topics(page.lines[index].text) for index in islice(near, NEAREST)))


def _opens(form: Form, text: str) -> bool:
    return form.first in words("clean/headline_openers.txt") or (text[:1].isdigit() and not form.bullet)


def _headlinese(page: Page, index: int) -> float:
    """How much of the evidence lies in the line itself, its being without a full stop apart."""
    bare = Setting(0, 0.0, 0)
    return evidence(page, index, bare)[0] - (1.0 if page.forms[index].ending in ("none", "exclamation") else 0.0)


def _in_a_row(page: Page, index: int) -> bool:
    """Whether a neighbour of the line ends without a stop as well and is about as long: verse, a list, captions."""
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(page.forms)]
    here = page.forms[index].words
    return any(
        page.forms[other].ending == "none"
        and not page.forms[other].quoted
        and here <= 2 * page.forms[other].words <= 4 * here
        for other in near
    )


def _between(page: Page, index: int, setting: Setting) -> Label:
    form, text = page.forms[index], page.lines[index].text
    if HEADING.match(text):
        return Label("standfirst", "a crosshead, by the mark of a heading")
    if is_date_line(text):
        return Label("masthead", "a date, weather or edition line and nothing else")
    score, reasons = evidence(page, index, setting)
    if (
        not form.stopped
        and score >= ENOUGH
        and form.words >= 4
        and _headlinese(page, index) >= (1.0 if form.words > 8 or _opens(form, text) else 2.0)
    ):
        return Label("related", "stands between paragraphs; " + ", ".join(reasons))
    if text[:1] == "[" and text[-1:] == "]" and form.words >= 4:
        return Label("related", "a headline in square brackets")
    if form.words <= LONGEST_CROSSHEAD and _like_crosshead(page, index):
        return Label("standfirst", "a crosshead: a short line between paragraphs, no full stop")
    return _kept(form)


def _kept(form: Form) -> Label:
    if form.stopped:
        return Label("body", "a short sentence")
    return Label("body", "no full stop, but nothing shows that it belongs to the page")


def _like_crosshead(page: Page, index: int) -> bool:
    """Whether a short line can head the paragraphs below it: no full stop, and neither verse nor an item of a list."""
    form = page.forms[index]
    text = page.lines[index].text
    if SPEAKER.match(text) or len(FIGURE.findall(text[:200])) >= MANY_FIGURES:
        return False
    if form.upper:
        return True
    alone = not _in_a_row(page, index) and form.first not in words("clean/anaphora.txt")
    return form.ending == "none" and alone and not (form.lower_start or form.bullet or form.opens)


def _below(page: Page, above: Label | None, index: int, setting: Setting) -> Label:
    form, text = page.forms[index], page.lines[index].text
    if agencies.named(text):
        return Label("credit", "names a news agency and nothing else")
    if HEADING.match(text):
        return Label("standfirst", "a crosshead, by the mark of a heading")
    if is_date_line(text):
        return Label("masthead", "a date, weather or edition line and nothing else")
    people = names.byline(text)
    if people and form.words <= 12 and not _in_a_row(page, index):
        return Label("byline", "below the story, holds names of people and nothing else")
    score, reasons = evidence(page, index, setting)
    after = above if score >= ENOUGH - 1.5 else None
    if after and after.kind in ("related", "furniture", "biography", "contributors") and _like_headline(form):
        return Label("related", "below the story and behind other parts of the page, no full stop")
    if names.person(text) and _in_a_row(page, index):
        return Label("body", "a name in a list of names or the like")
    if form.words < 4 and not form.quoted and form.ending == "none" and not form.bullet:
        return Label("furniture", "a few words below the story")
    if score >= ENOUGH - 1 and form.ending != "stop":
        return Label("related", "below the story; " + ", ".join(reasons))
    return _kept(form)
