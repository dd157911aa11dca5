"""The stories of a store, and the dossier of one, made when it is asked for and kept until anything in it changes."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from consilience.contracts import Store
from consilience.errors import NoInput
from consilience.model import Annotated, Dossier, Skipped, Story, content_id
from consilience.newsroom import code, dating
from consilience.newsroom.annotations import Fill, Filling, Fingerprints, cache, task, whole
from consilience.pipeline import establish
from consilience.report.written import encode, read_dossier
from consilience.run.progress import Report, counted, silent
from consilience.settings import Settings, settings_hash
from consilience.stored import StoryLine


class _Told(Struct, frozen=True):
    """A dossier as it was written, and all that it hangs on."""

    key: str
    dossier: bytes


def line(store: Store, story: str) -> StoryLine:
    """The open story that an id leads to: itself, or the one that it was merged into in the end. Raises `NoInput` where
    there is none."""
    found = store.story(story)
    while found is not None and not found.open and found.into is not None:
        found = store.story(found.into)
    if found is None or not found.open or not found.articles:
        raise NoInput(f"there is no story {story}; `consilience stories` lists them.")
    return found


def tell(
    store: Store,
    story: str,
    settings: Settings,
    *,
    progress: Report = silent,
    fill: Filling | None = None,
) -> Dossier | Skipped:
    """The dossier of a story, or why there is none. What is cached of its articles is not made again; a dossier that
    is still true is only read. What persons judged of its articles, or of earlier versions of them, is heeded."""
    found = line(store, story)
    members = sorted(member.article for member in store.members(found.id))
    fingerprints = Fingerprints(settings)
    tasks = [task(store, article, fingerprints) for article in members]
    prints = (whole(fingerprints(one.repeated)) for one in tasks)
    code_of_it = code.fingerprint("consilience.pipeline")
    judged = store.corrections(members)
    given = (*members, *prints, *map(repr, judged))
    key = content_id(found.id, found.title, code_of_it, settings_hash(settings), *given)
    if (kept := _kept(store, found.id)) is not None and kept.key == key:
        dossier = read_dossier(kept.dossier)
        dating.show(store, dossier.story)
        return dossier
    fill = fill or Fill(settings)
    articles: list[Annotated] = []
    for one in counted(tasks, "read", len(tasks), progress):
        filled = fill(one)
        if isinstance(filled, Skipped):
            return filled
        if filled.made:
            with store.transaction():
                cache(store, one, filled, fingerprints)
        articles.append(filled.annotated)
    record = Story(id=found.id, title=found.title, articles=tuple(members), from_=found.first, to=found.last)
    made = establish(settings, (record, articles, judged))
    if isinstance(made, Dossier):
        with store.transaction():
            store.keep_note(_name(found.id), msgspec.msgpack.encode(_Told(key, encode(made))))
            dating.show(store, made.story)
    return made


def last_told(store: Store, story: str, *having: str) -> Dossier | None:
    """The dossier of a story as it was told last; None where it never was, or without all of `having` in it."""
    kept = _kept(store, story)
    if kept is None or any(words.encode() not in kept.dossier for words in having):
        return None
    return read_dossier(kept.dossier)


def _kept(store: Store, story: str) -> _Told | None:
    told = store.note(_name(story))
    return None if told is None else msgspec.msgpack.decode(told, type=_Told)


def _name(story: str) -> str:
    return f"dossier {story}"
