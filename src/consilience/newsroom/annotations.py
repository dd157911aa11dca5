"""The way of one article from its text to a sketch, in steps whose results are cached each by itself.

A step's result is kept under its name and a fingerprint of all that it hangs on: the code of the step, the settings it
heeds, the models it uses, and the fingerprints of the steps that it requires. So a changed annotator has itself and
what builds on it done again, and no more; and where nothing changed, no model is loaded.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from consilience import annotate, clean, cluster
from consilience.contracts import Annotator, Store
from consilience.model import Annotated, Article, Published, Skipped, content_id
from consilience.newsroom import code, houses
from consilience.pipeline import dated, models
from consilience.run.skipping import attempt
from consilience.settings import Settings

CLEAN, DATING = "clean", "dating"
"""The steps before and after the annotators, which are named by their classes."""
PREPARED = "prepared"
"""Under this name the store has, for each article, a mark that all was found in it, by the fingerprint of all that."""
_PARSING = ("consilience.annotate.parsing", "consilience.annotate.inference")
_TAGGED = frozenset({"attributions"})
"""Fields whose annotator is handed the tagger."""


class Task(Struct, frozen=True, kw_only=True):
    """An article as it was read, those of its lines that its house repeats, and the results, by their steps, that are
    cached."""

    article: Article
    repeated: frozenset[str] = frozenset()
    found: Mapping[str, bytes] = {}


class Filled(Struct, frozen=True, kw_only=True):
    """An article as annotated and dated by its own evidence, its sketch, and the results, by their steps, that were not
    cached yet."""

    annotated: Annotated
    sketch: cluster.Sketch
    made: Mapping[str, bytes] = {}


Filling = Callable[[Task], Filled | Skipped]


class _Dating(Struct, frozen=True):
    published: Published | None


Record = TypeVar("Record")
_article = msgspec.msgpack.Decoder(Article)
_dating = msgspec.msgpack.Decoder(_Dating)
_raw = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])


class Fingerprints:
    """Of every step, for the settings of a run."""

    def __init__(self, settings: Settings) -> None:
        """Reads the files of the code once in a process; loads no model."""
        model, tagger = annotate.fingerprints(settings)
        self._given_date = settings.given_date or ""
        self._annotators = annotate.annotators()
        self._own = {
            _name(annotator): content_id(
                code.fingerprint(type(annotator).__module__, *_PARSING),
                model,
                tagger if annotator.assigns & _TAGGED else "",
            )
            for annotator in self._annotators
        }
        self._clean = code.fingerprint("consilience.clean.regions", "consilience.clean.language")
        self._dating = code.fingerprint("consilience.clean.published")

    def __call__(self, repeated: Collection[str]) -> dict[str, str]:
        """The fingerprints, by step, for an article whose house repeats the lines `repeated`."""
        found = {CLEAN: content_id(self._clean, *sorted(repeated))}
        made_by = {"article": CLEAN}
        for annotator in self._annotators:
            name = _name(annotator)
            required = (found[made_by[field]] for field in sorted(annotator.requires))
            found[name] = content_id(name, self._own[name], *required)
            made_by.update(dict.fromkeys(annotator.assigns, name))
        found[DATING] = content_id(self._dating, self._given_date, *found.values())
        return found


def whole(fingerprints: Mapping[str, str]) -> str:
    """One fingerprint of all that is found in an article."""
    return content_id(*(f"{step} {fingerprints[step]}" for step in sorted(fingerprints)))


def cached(store: Store, article: str, fingerprints: Mapping[str, str]) -> dict[str, bytes]:
    """The results that the store has for an article, by step."""
    found = {step: store.annotation(article, step, print_) for step, print_ in fingerprints.items()}
    return {step: record for step, record in found.items() if record is not None}


def task(store: Store, article: str, fingerprints: Fingerprints) -> Task:
    """The task of filling in an article of the store, with all of it that is cached; KeyError where it is not there."""
    there = store.article(article)
    if there is None:
        raise KeyError(article)
    repeated = houses.repeated(store, there)
    return Task(article=there, repeated=repeated, found=cached(store, article, fingerprints(repeated)))


def cache(store: Store, task: Task, filled: Filled, fingerprints: Fingerprints) -> None:
    """Keeps what had to be made to fill an article in."""
    prints = fingerprints(task.repeated)
    for step, record in sorted(filled.made.items()):
        store.annotate(task.article.id, step, prints[step], record)
    store.annotate(task.article.id, PREPARED, whole(prints), b"")


def prepared(store: Store, article: str, fingerprints: Mapping[str, str]) -> bool:
    """Whether all that this release finds in an article is cached."""
    return store.annotation(article, PREPARED, whole(fingerprints)) is not None


class Fill:
    """A task → the article with all that is found in it, and what had to be made for that; picklable, so that it can
    run in any process."""

    def __init__(self, settings: Settings) -> None:
        """Models are loaded in the process that has the first article for which something is missing."""
        self._settings = settings

    def __call__(self, task: Task) -> Filled | Skipped:
        """The article filled in, or the reason why it is left out."""
        return attempt(task.article.path, lambda: self._filled(task))

    def _filled(self, task: Task) -> Filled:
        made: dict[str, bytes] = {}
        article = _decoded(_article, task.found.get(CLEAN))
        if article is None:
            article = clean.mark_regions(task.article, task.repeated.__contains__)
            clean.require_language(article)
            made[CLEAN] = msgspec.msgpack.encode(article)
        annotated = self._annotated(Annotated(article=article), task.found, made)
        dating = _decoded(_dating, task.found.get(DATING))
        if dating is None:
            dating = _Dating(clean.date_article(annotated, self._settings.given_date))
            made[DATING] = msgspec.msgpack.encode(dating)
        annotated = dated(annotated, dating.published)
        return Filled(annotated=annotated, sketch=cluster.sketch(annotated), made=made)

    def _annotated(self, annotated: Annotated, found: Mapping[str, bytes], made: dict[str, bytes]) -> Annotated:
        missing = []
        for annotator in annotate.annotators():
            fields = _fields(found.get(_name(annotator)), annotator)
            if fields is None:
                missing.append(_name(annotator))
            else:
                annotated = replace(annotated, **fields)
        if not missing:
            return annotated
        loaded = models(self._settings)
        using = [annotator for annotator in annotate.annotators(loaded.tagger) if _name(annotator) in missing]
        annotated = annotate.complete(annotated, loaded, using)
        for annotator in using:
            fields = {field: getattr(annotated, field) for field in sorted(annotator.assigns)}
            made[_name(annotator)] = msgspec.msgpack.encode(fields)
        return annotated


def _name(annotator: Annotator) -> str:
    return type(annotator).__name__


@functools.cache
def _decoder(field: str) -> msgspec.msgpack.Decoder[object]:
    return msgspec.msgpack.Decoder(get_type_hints(Annotated)[field])


def _fields(record: bytes | None, annotator: Annotator) -> dict[str, object] | None:
    """The fields that an annotator assigns, from its cached record; None if there is none of the right shape."""
    if record is None:
        return None
    try:
        fields = _raw.decode(record)
        return {field: _decoder(field).decode(fields[field]) for field in sorted(annotator.assigns)}
    except (msgspec.MsgspecError, KeyError):
        return None


def _decoded(decoder: msgspec.msgpack.Decoder[Record], record: bytes | None) -> Record | None:
    try:
        return None if record is None else decoder.decode(record)
    except msgspec.MsgspecError:  # kept by a release with other records
        return None
