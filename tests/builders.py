"""Records by hand, for tests: an article with its paragraphs as body, and spans found by their words."""

from __future__ import annotations

from consilience.model import (
    Annotated,
    Article,
    Attribution,
    Published,
    Quantity,
    Region,
    Sentence,
    Span,
    Time,
    content_id,
    spans_key,
)


def article(text: str, name: str = "a", *, outlet: str | None = None, published: str | None = None) -> Article:
    """An article with the id `name` whose lines are all body."""
    regions, start = [], 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        if words:
            regions.append(Region(start=start, end=start + len(words), kind="body"))
        start += len(line)
    when = Published(date=published, precision="day", how="given") if published else None
    path = f"{name}.txt"
    return Article(id=name, path=path, text=text, outlet=outlet, published=when, regions=tuple(regions))


def headed(text: str) -> tuple[Region, ...]:
    """The first paragraph as headline and the rest as body, if there is an empty line between them; else all as
    body."""
    head, _, _ = text.partition("\n\n")
    if head == text:
        return (Region(start=0, end=len(text), kind="body"),)
    return (
        Region(start=0, end=len(head), kind="headline"),
        Region(start=len(head) + 2, end=len(text), kind="body"),
    )


def span(source: Article, words: str, nth: int = 0) -> Span:
    """The `nth` place where `words` stand."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(words, start + 1)
    return Span(source.id, start, start + len(words))


def attribution(source: Article, who: str, cue: str, *content: str, **fields: object) -> Attribution:
    """An attribution found by its words; `fields` are those of the record."""
    spans = tuple(span(source, words) for words in content)
    origin = (span(source, who),) if who else ()
    made = {
        "id": content_id(source.id, spans_key(spans)),
        "article": source.id,
        "source": origin,
        "cue": (span(source, cue),) if cue else (),
        "content": spans,
        "mode": "indirect",
        "speaker_mention": origin[0] if origin else None,
        **fields,
    }
    return Attribution(**made)  # type: ignore[arg-type]


def annotated(
    source: Article,
    *,
    attributions: tuple[Attribution, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    times: tuple[Time, ...] = (),
) -> Annotated:
    """The article with a sentence a paragraph."""
    sentences = tuple(
        Sentence(span=Span(source.id, region.start, region.end), paragraph=index)
        for index, region in enumerate(source.regions)
    )
    return Annotated(article=source, sentences=sentences, attributions=attributions, quantities=quantities, times=times)
