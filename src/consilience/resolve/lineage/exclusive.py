"""Quotations that were said to one outlet alone: who else has them took them from it.

Two reports can share a quotation since both heard it, at a news conference or in court. They cannot where one of them
says that the speaker told it to that outlet ("told this newspaper"), or where the other names the outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from consilience.lexicon import rows
from consilience.model import Annotated, Article, Passage, Span
from consilience.resolve.lineage.direction import Evidence, name

NEAR = 2  # paragraphs, that of the quotation and those before it, in which an outlet says to whom it was said


def evidence(one: Annotated, other: Annotated, passages: Sequence[Passage]) -> Iterator[Evidence]:
    """What shows that one of two articles has the quotations in `passages` (`one` is on the left) from the other."""
    quotations = [passage for passage in passages if passage.kind == "quotation"]
    for forward, source, taker in ((True, one.article, other.article), (False, other.article, one.article)):
        if source.outlet and _names(taker, source.outlet):
            yield Evidence(forward, f"{name(taker)} names {source.outlet}", proof=True)
    told = [
        any(_told_alone(article, passage.from_ if left else passage.to) for passage in quotations)
        for left, article in ((True, one.article), (False, other.article))
    ]
    if told[0] != told[1]:
        source = one.article if told[0] else other.article
        yield Evidence(told[0], f"the quotations were said to {name(source)} alone", proof=True)


def _names(article: Article, outlet: str) -> bool:
    """Whether an article speaks of another outlet, in these very letters; a single word only where one speaks to it."""
    if article.outlet == outlet:
        return False
    bare = outlet.removeprefix("The ").strip()
    if bare not in article.text:
        return False
    before = "" if " " in bare else rf"(?:{_speaking()})\s+(?:the\s+|The\s+)?"
    return bool(bare) and re.search(rf"{before}\b{re.escape(bare)}\b", article.text) is not None


def _told_alone(article: Article, quotation: Span) -> bool:
    """Whether an article says near a quotation that it was said to this outlet."""
    start = quotation.start
    for _ in range(NEAR):
        start = max(0, article.text.rfind("\n", 0, max(0, start - 1)))
    end = article.text.find("\n", quotation.end)
    near = article.text[start : end if end >= 0 else len(article.text)]
    selves = [row[0] for row in rows("resolve/own_outlet.tsv")]
    if article.outlet:
        bare = article.outlet.removeprefix("The ").strip()
        selves += [re.escape(bare), re.escape(bare.rsplit(" ", 1)[-1])]
    own = "|".join(part for part in selves if part)
    return re.search(rf"(?<!not )(?<!never )\b(?:{_speaking()})\s+(?:the\s+|The\s+)?(?:{own})\b", near) is not None


@cache
def _speaking() -> str:
    return "|".join(row[0].replace(" ", r"\s+") for row in rows("resolve/speaking_to.txt"))
