"""Says of each line of an article what it is, and cuts nothing.

The order of decisions: what a line says of itself (the cue lexicon), what is doubled or repeated across articles, then
place: above the first paragraph, notes on the author at the end, and between. Every region carries its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from consilience.clean import (
    agencies,
    biography,
    captions,
    imprint,
    inline,
    language,
    middle,
    names,
    outlets,
    page,
    repetition,
    top,
)
from consilience.clean.cues import Label, cue
from consilience.clean.lines import Line, without_marks
from consilience.clean.page import Labels, Page
from consilience.model import READABLE, Article, Region

BEHIND = "|-–—:»·•"
"""What parts a headline from the outlet behind it."""
INNER = re.compile(r"(?<![\w*_])(?P<mark>\*{1,2}|_{1,2})(?P<inner>[^\s*_](?:[^*_]*[^\s*_])?)(?P=mark)(?![\w*_])")
"""Markdown emphasis within a headline."""
MARK = "the mark of a heading"
EMPHASIS = "a mark of emphasis"
FIELD = "a field of what the file says of itself above its story"


def never(line: str) -> bool:
    """Says of no line that other articles hold it."""
    return False


def mark(article: Article, repeated: Callable[[str], bool] = never) -> Article:
    """`article` with its regions, headline, bylines, outlet, credits and language.

    `repeated` tells whether a line stands in several articles of the same outlet or folder. What the article or its
    container already says of headline, bylines, outlet and language is kept. Never raises; the text stays as it is.
    """
    laid = page.lay_out(article, repeated)
    labels = _labels(laid)
    found = (*_of_front_matter(laid, labels), *_regions(laid, labels))
    regions = tuple(sorted(found, key=lambda region: region.start))
    outlet = article.outlet or article.given.outlet or _outlet(laid, regions)
    return msgspec.structs.replace(
        article,
        regions=regions,
        headline=article.headline or laid.headline or _headline(article, regions),
        bylines=article.bylines or article.given.bylines or _bylines(article, regions),
        outlet=outlet,
        credits=_credits(article, regions, outlet),
        language=laid.language if laid.language != language.UNKNOWN else article.language,
    )


def _labels(laid: Page) -> Labels:
    labels: dict[int, Label] = dict(top.given_headline(laid))
    opening = imprint.opening(laid)
    if opening:
        labels.setdefault(0, Label("masthead", opening.reason))
    for index, line in enumerate(laid.lines):
        if index in labels:
            continue
        behind = laid.tails[index]
        if behind:  # what stands before a signature or a link are somebody's words, whatever they call for
            labels |= {} if behind.start else {index: behind.label}
            continue
        own = cue(line.text, laid.forms[index]) or captions.label(line.text, laid.forms[index])
        if own and _fits(laid, index, own):
            labels[index] = own
    labels |= repetition.doubled(laid, labels)
    labels |= repetition.shared(laid, labels)
    labels |= _captions(laid, labels)
    first, _ = _bounds(laid, labels)
    labels = _without_headline(laid, labels, first)
    labels |= top.label(laid, labels, first)
    labels |= middle.listed(laid, labels, first)
    labels |= biography.label(laid, labels)
    _, last = _bounds(laid, labels)
    labels |= middle.label(laid, labels, first, last)
    return labels


def _fits(laid: Page, index: int, own: Label) -> bool:
    """Whether the line can be what its cue says: a byline must name people, and what the container gives as the
    headline is nothing else."""
    text = laid.lines[index].text
    if laid.credits[index]:
        return False  # a picture's credit or the report's own: its place tells
    if own.kind == "byline":
        if laid.forms[index].ending == "colon" and index and laid.prose(index - 1):
            return False  # names whose words follow
        return bool(names.byline(text)) or not names.BY.match(text) or names.desk(text)
    return True


def _captions(laid: Page, labels: Labels) -> dict[int, Label]:
    """Sentences that end in a wire credit though the story goes on below without one: the credit is a picture's."""
    credited = [index for index in range(len(laid.lines)) if laid.credits[index] and index not in labels]
    plain = [
        index
        for index in range(len(laid.lines))
        if laid.prose(index) and index not in labels and not laid.credits[index]
    ]
    last = plain[-1] if plain else -1
    return {
        index: Label("caption", "ends in an agency's credit while the story goes on below")
        for index in credited
        if index < last
    }


def _bounds(laid: Page, labels: Labels) -> tuple[int, int]:
    """The first and the last line that read like running text and have no label; without any, the text is its own
    body from the second line on, or from the first if there is but one."""
    running = [index for index in range(len(laid.lines)) if index not in labels and laid.prose(index)]
    if len(running) > 1 and top.could_be_headline(laid, running[0], labels):
        return running[1], running[-1]
    if running:
        return running[0], running[-1]
    return min(1, max(len(laid.lines) - 1, 0)), len(laid.lines) - 1


def _without_headline(laid: Page, labels: dict[int, Label], first: int) -> dict[int, Label]:
    """Above the story, "Opinion: …" or "Watch: …" may begin the headline itself: such labels are open to doubt if no
    other line is left that could be one."""
    others = [index for index in range(first) if index not in labels and laid.forms[index].words >= 4]
    doubtful = [i for i in range(first) if i in labels and labels[i].kind == "related" and not labels[i].heads]
    if others or not doubtful:
        return labels
    return {index: label for index, label in labels.items() if index != doubtful[0]}


def _regions(laid: Page, labels: Labels) -> Iterator[Region]:
    body = [index for index in range(len(laid.lines)) if labels[index].kind == "body"]
    early = frozenset(body[:2])
    for index, line in enumerate(laid.lines):
        label = labels[index]
        if line.marks:
            yield Region(start=line.start - line.marks, end=line.start, kind="furniture", reason=EMPHASIS)
            yield Region(start=line.end, end=line.end + line.marks, kind="furniture", reason=EMPHASIS)
        if label.kind == "headline" or (label.kind == "standfirst" and inline.HEADING.match(line.text)):
            yield from _headline_parts(laid, index, label)
        elif label.kind == "body":
            yield from _body_parts(laid, index, label, index in early)
        else:
            yield Region(start=line.start, end=line.end, kind=label.kind, reason=label.reason)


def _of_front_matter(laid: Page, labels: Labels) -> Iterator[Region]:
    """The lines of the fields above the story; the headline among them is one if the story does not repeat it."""
    if laid.front is None:
        return
    told = not any(label.kind == "headline" for label in labels.values())
    title = next((value for value in laid.front.values("headline") if told), None)
    start = laid.front.start
    if title:
        yield from _fields(laid, start, title.start)
        yield Region(start=title.start, end=title.end, kind="headline", reason="the headline that the fields give")
        start = title.end
    yield from _fields(laid, start, laid.front.end)


def _fields(laid: Page, start: int, end: int) -> Iterator[Region]:
    """The lines, without the white space around them, between two places."""
    for found in re.finditer(r"[^\s][^\n\r]*", laid.article.text[start:end]):
        text = found[0].rstrip()
        at = start + found.start()
        yield Region(start=at, end=at + len(text), kind="furniture", reason=FIELD)


def _headline_parts(laid: Page, index: int, label: Label) -> Iterator[Region]:
    line = laid.lines[index]
    start = line.start
    mark = inline.HEADING.match(line.text)
    if mark:
        start += mark.end()
        yield Region(start=line.start, end=line.start + len(mark[0].rstrip()), kind="furniture", reason=MARK)
        inner = without_marks(Line(start, line.end, line.text[mark.end() :]))
        if inner.marks:
            yield Region(start=start, end=inner.start, kind="furniture", reason=EMPHASIS)
            yield Region(start=inner.end, end=line.end, kind="furniture", reason=EMPHASIS)
            yield Region(start=inner.start, end=inner.end, kind=label.kind, reason=label.reason)
            return
    behind = inline.suffix(line.text, laid.outlets)
    if behind is None:
        yield Region(start=start, end=line.end, kind=label.kind, reason=label.reason)
        return
    end = line.start + len(line.text[: behind.start].rstrip())
    yield Region(start=start, end=end, kind=label.kind, reason=label.reason)
    yield Region(
        start=line.start + behind.start, end=line.end, kind="masthead", reason="section or outlet behind the headline"
    )


def _body_parts(laid: Page, index: int, label: Label, early: bool) -> Iterator[Region]:
    line = laid.lines[index]
    start, end = line.start, line.end
    behind = _behind_last_sentence(laid, index)
    lead = inline.dateline(line.text) if early else None
    if lead and (_speaks_again(laid, index, line.text[: lead.length].rstrip()) or (behind and behind[0] < lead.length)):
        lead = None
    if lead:
        mid = start + lead.length
        stop = start + len(line.text[: lead.length].rstrip())
        yield Region(
            start=start, end=stop, kind="dateline", reason="names place, date or agency before the first sentence"
        )
        start = mid
    if behind:
        end = line.start + len(line.text[: behind[0]].rstrip())
    if end > start:
        yield Region(start=start, end=end, kind=label.kind, reason=label.reason)
    if behind:
        yield Region(start=line.start + behind[0], end=line.end, kind=behind[1].kind, reason=behind[1].reason)


def _behind_last_sentence(laid: Page, index: int) -> tuple[int, Label] | None:
    """Where in a paragraph its wire credit or another tail starts, and what it is."""
    credit, tail = laid.credits[index], laid.tails[index]
    if credit:
        return credit.start, Label("credit", "names the agencies behind the last sentence")
    return (tail.start, tail.label) if tail else None


def _speaks_again(laid: Page, index: int, lead: str) -> bool:
    """Whether what looks like a dateline with a colon is the name of a speaker, before other paragraphs too."""
    return lead.endswith(":") and any(
        line.text.startswith(lead) for place, line in enumerate(laid.lines) if place != index
    )


def _headline(article: Article, regions: tuple[Region, ...]) -> str | None:
    found = next((article.text[r.start : r.end] for r in regions if r.kind == "headline"), None)
    return found and " ".join(INNER.sub(r"\g<inner>", found).split())


def _bylines(article: Article, regions: Iterable[Region]) -> tuple[str, ...]:
    """The names in bylines: a name below the story without "By" may be anybody's."""
    found: list[str] = []
    above = True
    for region in regions:
        above = above and region.kind != "body"
        text = article.text[region.start : region.end]
        if region.kind == "byline" and (above or names.BY.match(text)):
            line = imprint.writer(text)
            found += line.people if line else names.byline(text)
    return tuple(dict.fromkeys(found))


def _credits(article: Article, regions: Iterable[Region], outlet: str | None) -> tuple[str, ...]:
    found: list[str] = list(agencies.named(article.given.credit or ""))
    own = page.key(outlet or "")
    for region in regions:
        text = article.text[region.start : region.end]
        if region.kind == "credit":
            found += agencies.named(text)
        elif region.kind == "dateline":
            lead = inline.dateline(text + " X")
            found += [name for name in lead.agencies if page.key(name) not in own] if lead else ()
    return tuple(dict.fromkeys(found))


def _outlet(laid: Page, regions: tuple[Region, ...]) -> str | None:
    """The outlet by the first of: first line, masthead, line of the writer, picture credit, copyright line, name behind
    the headline, web host."""
    text = laid.article.text
    opening = imprint.opening(laid)
    if opening and regions and regions[0].reason == opening.reason:
        return opening.outlet
    parts = [(region, text[region.start : region.end]) for region in regions]
    tries: tuple[Callable[[], Iterator[str | None]], ...] = (
        lambda: (
            outlets.masthead(words, text)
            for region, words in parts
            if region.kind == "masthead" and words[0] not in BEHIND
        ),
        lambda: (_behind(words) for region, words in parts if region.kind == "masthead" and words[0] in BEHIND),
        lambda: (line.outlet for region, words in parts if region.kind == "byline" and (line := imprint.writer(words))),
        lambda: (outlets.credited(words[-200:]) for region, words in parts if region.kind in READABLE),
        lambda: (outlets.copyrighted(words) for region, words in parts if region.kind == "furniture"),
    )
    for attempt in tries:
        for name in attempt():
            if name:
                return name
    title = laid.article.given.headline
    behind = inline.suffix(title, laid.outlets) if title else None
    if behind and behind.outlet:
        return outlets.without_section(behind.outlet)
    return outlets.host(laid.article.url)


def _behind(words: str) -> str | None:
    name = words.replace("::", "|").replace("»", "|").rsplit("|", 1)[-1].strip(" |-–—·•")
    return outlets.without_section(name) if 0 < len(name.split()) <= outlets.LONGEST else None
