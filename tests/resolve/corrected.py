"""A dossier of invented articles without a language model, and what persons judge of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from consilience.model import Annotated, Correction, Dossier, Entity, Region, Story
from consilience.pipeline import Establish
from consilience.resolve.corrections import NoSides, named
from consilience.settings import Settings

STORY = Story(id="s", title="Invented", articles=())


def told(articles: Sequence[Annotated], *corrections: Correction) -> Dossier:
    """The dossier of a story of these articles."""
    return Establish(Settings()).dossier(STORY, [_with_body(one) for one in articles], corrections)


def _with_body(one: Annotated) -> Annotated:
    """The article with all of it as body, where nobody says what it is."""
    if one.article.regions:
        return one
    body = Region(start=0, end=len(one.article.text), kind="body")
    return replace(one, article=replace(one.article, regions=(body,)))


def judged(
    dossier: Dossier, left: str, right: str, verdict: Literal["same", "different"], number: int = 1, note: str = ""
) -> Correction:
    """A correction on the records of a dossier."""
    made = named(dossier, left, right, verdict)
    assert not isinstance(made, NoSides), made
    return replace(made, number=number, by="Ana", at="2031-03-09", note=note)


def refused(dossier: Dossier, left: str, right: str, verdict: Literal["same", "different"]) -> str:
    """Why two things can't be judged."""
    made = named(dossier, left, right, verdict)
    assert isinstance(made, NoSides)
    return made.reason


def who(dossier: Dossier, name: str) -> Entity:
    """The entity of that name."""
    (found,) = [one for one in dossier.entities if one.name == name]
    return found


def names(dossier: Dossier) -> set[frozenset[str]]:
    """Every entity by its names."""
    return {frozenset({one.name, *one.aliases}) for one in dossier.entities}
