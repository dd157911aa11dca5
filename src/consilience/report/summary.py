"""A dossier in one line: its entry in the index of a build."""

from __future__ import annotations

from consilience import wording
from consilience.model import Dossier, IndexEntry


def entry(dossier: Dossier) -> IndexEntry:
    """The story's counts; `origins` are its voices, `outlets` are named once each in the articles' order."""
    return IndexEntry(
        id=dossier.story.id,
        title=dossier.story.title,
        from_=dossier.story.from_,
        to=dossier.story.to,
        articles=len(dossier.articles),
        outlets=tuple(dict.fromkeys(wording.label(one) for one in dossier.articles)),
        origins=len(dossier.voices),
        utterances=len(dossier.utterances),
        claims=len(dossier.claims),
        disputed=sum(claim.verdict == "disputed" for claim in dossier.claims),
        corrections=dossier.corrections,
    )
