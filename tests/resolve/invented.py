"""Small invented articles for the tests of this folder: text with marks, records with exact spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from consilience.model import (
    Annotated,
    Article,
    Attribution,
    Mention,
    MentionKind,
    Occasion,
    Region,
    RegionKind,
    Sentence,
    Span,
)

HERE = Path(__file__).parent
MARK = re.compile(
    r"\[(?P<kind>per|org|loc|grp|prog|nom|pro)(?:=(?P<of>[^|\]]+))?(?:\|(?P<title>[^|\]]+))?\|(?P<text>[^\]]+)\]"
)
KINDS: dict[str, MentionKind] = {
    "per": "person", "org": "organisation", "loc": "place", "grp": "group", "prog": "programme", "nom": "person",
    "pro": "person",
}  # fmt: skip


def article(name: str, marked: str, *, attributions: Sequence[tuple[str, str]] = ()) -> Annotated:
    """An article from text in which names are marked: "[per|Foreign Minister|Dario Venn]" is a person with a title that
    stands before it in the text, "[nom=Dario Venn|the minister]" a description of him, "[org|Orvane Radio]" a body.

    `attributions` are (words of the speaker's mention, words of the content), both as they stand in the text.
    """
    text = ""
    mentions: list[Mention] = []
    named: dict[str, Span] = {}
    last = 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        title = None
        if match["title"]:
            title = Span(name, len(text), len(text) + len(match["title"]))
            text += match["title"] + " "
        span = Span(name, len(text), len(text) + len(match["text"]))
        text += match["text"]
        last = match.end()
        form = {"nom": "nominal", "pro": "pronoun"}.get(match["kind"], "name")
        mentions.append(
            Mention(
                span=span,
                kind=KINDS[match["kind"]],
                form=form,  # type: ignore[arg-type]
                title=title,
                names=named.get(match["of"] or ""),
            )
        )
        if form == "name":
            named.setdefault(match["text"], span)
    text += marked[last:]
    sentences = tuple(
        Sentence(span=Span(name, one.start(), one.end()), paragraph=0)
        for one in re.finditer(r"\S[^.!?\n]*[.!?]?", text)
    )
    told = []
    for number, (speaker, content) in enumerate(attributions):
        at = next((one.span for one in mentions if text[one.span.start : one.span.end] == speaker), None)
        start = text.index(content)
        quoted = content[0] in '“"' and content.rstrip(",. ")[-1] in '”"'
        told.append(
            Attribution(
                id=f"{name}-{number}",
                article=name,
                source=(at,) if at else (),
                cue=(),
                content=(Span(name, start, start + len(content)),),
                mode="direct" if quoted else "mixed" if set(content) & set('“"') else "indirect",
                speaker_mention=at,
            )
        )
    record = Article(id=name, path=f"{name}.txt", text=text, outlet=name.title())
    return Annotated(article=record, sentences=sentences, mentions=tuple(mentions), attributions=tuple(told))


def telling(
    name: str,
    speaker: str | None,
    words: str,
    *,
    day: str | None = None,
    programme: str | None = None,
    medium: str | None = None,
    at: str | None = None,
    more: Sequence[str] = (),
    region: RegionKind = "body",
    kind: MentionKind = "person",
) -> Annotated:
    """An article that reports one remark: "SPEAKER said WORDS", and the sentences `more` besides. `at` is the kind of
    an occasion without a name."""
    opening = f"{speaker} said " if speaker else "It was said "
    text = f"{opening}{words}\n" + "\n".join(more)
    start = len(opening)
    mention = Span(name, 0, len(speaker)) if speaker else None
    direct = words[0] in '“"' and words.rstrip(",. ")[-1] in '”"'
    occasion = Occasion(kind=at or ("programme" if programme else "interview"), name=programme, medium=medium)  # type: ignore[arg-type]
    attribution = Attribution(
        id=f"{name}-said",
        article=name,
        source=(mention,) if mention else (),
        cue=(Span(name, start - 5, start - 1),),
        content=(Span(name, start, start + len(words)),),
        mode="direct" if direct else "mixed" if set(words) & set('“"') else "indirect",
        speaker_mention=mention,
        occasion=occasion if programme or medium or at else None,
        said_on=day,
    )
    sentences = [Sentence(span=Span(name, one.start(), one.end()), paragraph=0) for one in re.finditer(r"[^\n]+", text)]
    return Annotated(
        article=Article(
            id=name,
            path=f"{name}.txt",
            text=text,
            outlet=name.title(),
            regions=(Region(start=0, end=len(text), kind=region),),
        ),
        sentences=tuple(sentences),
        mentions=(Mention(span=mention, kind=kind),) if mention else (),
        attributions=(attribution,),
    )


class Pair:
    """One line of the challenge set."""

    def __init__(self, line: str) -> None:
        cells = line.split("\t")
        self.same, self.topic, self.kind = cells[0] == "same", cells[1], cells[2]
        self.sides = (cells[3:7], cells[7:11])

    @property
    def words(self) -> tuple[str, str]:
        """What the two sides say."""
        return self.sides[0][3], self.sides[1][3]

    def story(self, background: Sequence[str]) -> list[Annotated]:
        """The pair as a story of two articles, with other sentences of its topic for rarity to be measured on."""
        made = []
        for name, (speaker, day, occasion, words) in zip(("alpha", "beta"), self.sides, strict=True):
            occasion, _, at = occasion.partition("#")
            programme, _, medium = occasion.partition("@")
            made.append(
                telling(
                    name,
                    None if speaker == "-" else speaker,
                    words,
                    day=day or None,
                    programme=programme or None,
                    medium=medium or None,
                    at=at or None,
                    more=background,
                )
            )
        return made


def challenge() -> list[Pair]:
    """Every pair of the challenge set."""
    lines = (HERE / "challenge.tsv").read_text(encoding="utf-8").splitlines()
    return [Pair(line) for line in lines if line and not line.startswith("#")]
