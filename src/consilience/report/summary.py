"""A dossier in one line: its entry in the index of a build."""

from __future__ import annotations

from consilience.model import Dossier, IndexEntry

WHOLE = frozenset({"reprint", "paraphrase", "translation"})
"""Kinds of lineage in which one text was made from the other, so that two reports are one voice."""


def voices(dossier: Dossier) -> int:
    """How many reports are independent of each other: those of one outlet, and those made from one another's text,
    count as one."""
    group = {article.id: article.id for article in dossier.articles}

    def root(ident: str) -> str:
        while group[ident] != ident:
            ident = group[ident]
        return ident

    first: dict[str, str] = {}
    pairs = [(first.setdefault(one.outlet.casefold(), one.id), one.id) for one in dossier.articles if one.outlet]
    pairs += [(link.from_, link.to) for link in dossier.lineage if link.kind in WHOLE]
    for left, right in pairs:
        if left in group and right in group:
            group[root(right)] = root(left)
    return sum(ident == root(ident) for ident in group)


def entry(dossier: Dossier) -> IndexEntry:
    """The story's counts; `origins` are its independent voices, `outlets` named once each in the articles' order."""
    return IndexEntry(
        id=dossier.story.id,
        title=dossier.story.title,
        from_=dossier.story.from_,
        to=dossier.story.to,
        articles=len(dossier.articles),
        outlets=tuple(dict.fromkeys(one.outlet or one.path for one in dossier.articles)),
        origins=voices(dossier),
        utterances=len(dossier.utterances),
        claims=len(dossier.claims),
        disputed=sum(claim.verdict == "disputed" for claim in dossier.claims),
    )
