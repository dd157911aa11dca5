"""Lines that a page holds twice, and lines that other articles of its outlet hold as well."""

from __future__ import annotations

from collections import Counter

from consilience.clean import names, top
from consilience.clean.cues import Label
from consilience.clean.form import Form
from consilience.clean.page import Labels, Page

LONG_SENTENCE = 12
"""Words from which a sentence is the story's, however many articles of an outlet hold it."""
REFRAIN, FEWEST_WORDS = 3, 3
"""Times that a line without a full stop stands in a text, and words in it, from which it is the page's."""
REPRINT = 0.3
"""Share of an article's long sentences that stand elsewhere, which make it a reprint: repetition says nothing then."""
HEADLINE_CAPITALS = 0.8
"""Share of a line's words in capitals from which it is a title and not a verse."""
DOUBLED, LONGEST_DOUBLED = 12, 400
"""Words from which, and characters up to which, a line that stood further up is not read a second time."""


def doubled(page: Page, labels: Labels) -> dict[int, Label]:
    """Labels for lines that are there twice, one below the other or long enough to be no chance, or again and again."""
    found: dict[int, Label] = {}
    seen: set[str] = set()
    times = Counter(page.keys)
    for index, line in enumerate(page.lines):
        form, key = page.forms[index], page.keys[index]
        if times[key] >= REFRAIN and index not in labels and _of_the_page(form, line.text):
            found[index] = Label("furniture", "stands in the text again and again, no full stop")
            continue
        if page.repeats(index) and form.words > 1:
            found[index] = Label("furniture", "repeats the line above")
        elif form.words >= DOUBLED and len(line.text) < LONGEST_DOUBLED and key in seen and index not in labels:
            found[index] = Label("furniture", "repeats a line further up")
        seen.add(key)
    return found


def _of_the_page(form: Form, text: str) -> bool:
    """Whether a line that comes again and again is no speaker's name, no question asked anew and no refrain of words
    that are quoted."""
    return (
        form.words >= FEWEST_WORDS
        and form.ending == "none"
        and form.capital >= HEADLINE_CAPITALS
        and not (form.quoted or form.opens or names.person(text))
    )


def shared(page: Page, labels: Labels) -> dict[int, Label]:
    """Labels for lines that stand in several articles of the outlet, unless the article is a reprint as a whole."""
    sentences = [index for index in range(len(page.lines)) if index not in labels and page.prose(index)]
    own = [index for index in sentences if not page.repeated[index]]
    long = [index for index in sentences if page.forms[index].words >= LONG_SENTENCE]
    if sum(page.repeated[index] for index in long) > REPRINT * len(long):
        return {}
    headed = any(label.kind == "headline" for label in labels.values())
    found: dict[int, Label] = {}
    for index, repeats in enumerate(page.repeated):
        if repeats and index not in labels and not _tells(page, index, own, headed):
            label = top.of_the_page(page, index)
            found[index] = label or Label("furniture", "stands in several articles of this outlet")
    return found


def _tells(page: Page, index: int, own: list[int], headed: bool) -> bool:
    """Whether the line is the story's nevertheless: a long sentence, one between its paragraphs, or its headline."""
    if page.prose(index):
        between = bool(own) and own[0] < index < own[-1]
        return between or page.forms[index].words >= LONG_SENTENCE
    return not headed and bool(own) and index < own[0] and top.kinship(page, index, own[0]) >= top.AKIN
