"""A dossier in one line: its entry in the index of a build."""

from __future__ import annotations

from consilience.model import Dossier, IndexEntry


def roots(dossier: Dossier) -> tuple[str, ...]:
    """Who stands at the root of any claim: the independent origins of the story, sorted."""
    return tuple(sorted({origin.root for claim in dossier.claims for origin in claim.origins}))


def entry(dossier: Dossier) -> IndexEntry:
    """The story's counts. `outlets` are named once each, in the order of the articles."""
    return IndexEntry(
        id=dossier.story.id,
        title=dossier.story.title,
        from_=dossier.story.from_,
        to=dossier.story.to,
        articles=len(dossier.articles),
        outlets=tuple(dict.fromkeys(one.outlet or one.path for one in dossier.articles)),
        origins=len(roots(dossier)),
        utterances=len(dossier.utterances),
        claims=len(dossier.claims),
        disputed=sum(claim.verdict == "disputed" for claim in dossier.claims),
    )
