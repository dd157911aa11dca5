"""THE MAP: from files on disk to dossiers, one stage after the other.

    read → clean → annotate → cluster → resolve → compare → report
    bytes  regions  one article  stories   across articles   origins,     timeline, brief,
                    at a time              of one story      verdicts     pages, exports

`Prepare` does what concerns one article alone and `Establish` what concerns one story; both are plain functions of
their input that can run in any process or on any engine. `dossiers` joins them on this machine, with all that is not
at hand waiting in a `Workspace`. Where a result is written is the business of `run.output`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from consilience import annotate, clean, cluster, compare, read, report, resolve
from consilience.contracts import Beside, Runner
from consilience.errors import NoInput
from consilience.model import (
    Annotated,
    Article,
    Correction,
    DateCandidate,
    Dossier,
    Index,
    IndexEntry,
    Published,
    Skipped,
    Story,
    content_id,
)
from consilience.run.collecting import seldom_collected
from consilience.run.local import Processes, each, serial, workers
from consilience.run.output import Output, write_folder
from consilience.run.progress import Report, counted, silent
from consilience.run.provenance import Stamp
from consilience.run.skipping import attempt
from consilience.run.workspace import Workspace
from consilience.settings import Settings, settings_hash
from consilience.version import __version__

FEW = 24
"""Up to this many articles are annotated in this process: starting others would cost more than it saves."""
MANY = 60
"""Up to this many articles a story is worked on in one process, for the same reason."""


# ------------------------------------------------------------------------------------------------ one article


Prepared = tuple[Annotated, cluster.Sketch]


class Prepare:
    """An article as read → annotated: regions, all that it says, its date by its own evidence; and its sketch."""

    def __init__(self, settings: Settings) -> None:
        """The models are loaded in the process that prepares the first article."""
        self._settings = settings

    def __call__(self, item: tuple[Article, frozenset[str]]) -> Prepared | Skipped:
        """The article annotated, or the reason why it was left out. `item` has the lines that its house repeats."""
        article, repeated = item
        return attempt(article.path, lambda: self._prepared(article, repeated))

    def _prepared(self, article: Article, repeated: frozenset[str]) -> Prepared:
        article = clean.mark_regions(article, repeated.__contains__)
        clean.require_language(article)
        annotated = annotate.annotate([article], models(self._settings))[0]
        annotated = dated(annotated, clean.date_article(annotated, self._settings.given_date))
        return annotated, cluster.sketch(annotated)


@cache
def models(settings: Settings) -> annotate.Models:
    """The models of the settings, loaded once in a process."""
    return annotate.load(settings)


def dated(annotated: Annotated, published: Published | None, candidates: tuple[DateCandidate, ...] = ()) -> Annotated:
    """The article with its publication date, its times anchored to it and its sayings dated by them."""
    article = replace(annotated.article, published=published, date_candidates=candidates)
    times = annotate.anchor_published(annotated.times, published, article.text)
    return annotate.date_sayings(replace(annotated, article=article, times=times))


# ------------------------------------------------------------------------------------------------ one story


Telling = tuple[Story, Sequence[Annotated], Sequence[Correction]]
"""A story, its articles, and what persons judged of them."""


class Establish:
    """annotated articles of one story → dossier."""

    def __init__(self, settings: Settings, beside: Beside = serial.beside) -> None:
        """The settings' hash stands in the origin of every record. `beside` does what the next steps don't need yet;
        the dossier is the same whoever does it. Raises `ModelMissing` where the accurate setting has no sentence
        encoder."""
        self._settings = settings
        self._beside = beside
        self._encoder = resolve.sentence_encoder() if settings.attribution == "accurate" else None

    def __call__(self, item: Telling) -> Dossier | Skipped:
        """The story's dossier, or the reason why there is none."""
        story, articles, corrections = item
        try:
            return self.dossier(story, articles, corrections)
        except Exception as error:  # one bad story never stops a run; the summary names it
            paths = ", ".join(sorted(annotated.article.path for annotated in articles))
            return Skipped(path=paths, reason="story failed", detail=f"{type(error).__name__}: {error}")

    @seldom_collected()
    def dossier(self, story: Story, articles: Sequence[Annotated], corrections: Iterable[Correction] = ()) -> Dossier:
        """All of a story's records, each stamped with the origin that made it; `corrections` are heeded where their
        words stand."""
        placed = resolve.place(corrections, [annotated.article for annotated in articles])
        articles = sorted(together(articles), key=_by_day)

        lineage = self._beside(resolve.trace_lineage, articles)
        entities = resolve.resolve_entities(articles, corrections=placed, known=self._settings.names)
        articles = resolve.with_entities(articles, entities)
        propositions = self._beside(_weighed, articles, self._encoder)
        happenings = self._beside(resolve.find_happenings, articles)
        utterances, judgements = resolve.join_utterances(articles, entities, corrections=placed, encoder=self._encoder)
        claim_groups = resolve.group_claims(articles, propositions(), utterances, placed)

        voices = compare.find_voices(articles, lineage())
        claims = compare.verdicts(compare.Case(articles, entities.entities, utterances, voices), claim_groups)

        framings = compare.framings(articles, claims, voices.members())
        phrasings = compare.phrasings(articles, utterances, claims, voices.members())

        timeline = report.order_timeline(happenings())
        brief = report.write_brief(articles, entities.entities, utterances, claims, timeline)

        stamp = Stamp(settings_hash(self._settings), [a.article.id for a in articles])
        made = Dossier(
            schema="consilience.dossier/1",
            story=spanned(story, articles),
            articles=tuple(a.article for a in articles),
            entities=stamp("resolve.entities", entities.entities),
            attributions=stamp("annotate.attribution", [item for a in articles for item in a.attributions]),
            utterances=stamp("resolve.utterances", utterances),
            claims=stamp("compare.agreement", claims),
            times=tuple(time for a in articles for time in a.times),
            quantities=tuple(quantity for a in articles for quantity in a.quantities),
            timeline=stamp("resolve.happenings", timeline),
            lineage=stamp("resolve.lineage", lineage()),
            voices=voices.members(),
            framings=stamp("compare.framing", framings),
            phrasings=stamp("compare.phrasing", phrasings),
            brief=stamp("report.brief", brief),
            judgements=stamp("resolve.judgements", [*entities.judgements, *judgements]),
            provenance=stamp.origins(),
        )
        return replace(made, corrections=resolve.outcomes(made, placed)) if placed else made


def _weighed(articles: Sequence[Annotated], encoder: resolve.Sentences | None) -> resolve.Weighed:
    return resolve.weigh_propositions(articles, resolve.find_propositions(articles), encoder)


def _by_day(annotated: Annotated) -> tuple[str, str]:
    published = annotated.article.published
    if published is None:
        return ("9999", annotated.article.path)
    first = published.date if published.precision == "day" else published.earliest
    return (first or published.date, annotated.article.path)


def together(articles: Sequence[Annotated]) -> list[Annotated]:
    """The articles of a story, each dated by the evidence of all."""
    datings = clean.date_story(articles)
    return [dated(a, one.published, one.candidates) for a, one in zip(articles, datings, strict=True)]


def spanned(story: Story, articles: Sequence[Annotated]) -> Story:
    """The story with the days that its articles turned out to be published on; one that is known to a month widens
    them no more than it must."""
    known = [a.article.published for a in articles if a.article.published]
    first = min((one.date if one.precision == "day" else one.latest or one.date for one in known), default=None)
    last = max((one.date if one.precision == "day" else one.earliest or one.date for one in known), default=None)
    return replace(story, articles=tuple(a.article.id for a in articles), from_=first, to=last)


def establish(settings: Settings, telling: Telling) -> Dossier | Skipped:
    """The dossier of one story by itself, or the reason why there is none: a large one is worked on in several
    processes."""
    _, articles, _ = telling
    with runner_for(settings, len(articles)) if len(articles) > MANY else nullcontext(serial) as runner:
        return Establish(settings, runner.beside)(telling)


# ------------------------------------------------------------------------------------------------ all of it


def dossiers(
    paths: Sequence[str | Path],
    settings: Settings | None = None,
    *,
    corrections: Sequence[Correction] = (),
    on_skip: Callable[[Skipped], None] = lambda skipped: None,
    progress: Report = silent,
    stdin: BinaryIO | None = None,
) -> Iterator[Dossier]:
    """Reads files, folders and globs and yields a dossier for every story in them, the oldest first.

    `corrections` by persons are heeded (`run.corrections` reads a file of them). What can't be used is told to
    `on_skip`. Raises `NoInput` when nothing can be used.
    """
    settings = settings or Settings()
    with TemporaryDirectory() as folder, Workspace(Path(folder) / "work.sqlite") as work:
        _gather(paths, settings, work, on_skip, progress, stdin)
        with runner_for(settings, len(work)) as runner:
            _prepare(settings, work, runner, on_skip, progress)
            pending = (telling for telling, _ in _judged(_stories(settings, work), corrections, work))
            made_of = each(runner, lambda beside: Establish(settings, beside), pending, lambda one: _is_most(one, work))
            for made in counted(made_of, "stories", None, progress):
                if isinstance(made, Skipped):
                    on_skip(made)
                else:
                    yield made


def build(
    paths: Sequence[str | Path],
    out: Path,
    settings: Settings | None = None,
    *,
    corrections: Sequence[Correction] = (),
    on_skip: Callable[[Skipped], None] = lambda skipped: None,
    progress: Report = silent,
    stdin: BinaryIO | None = None,
) -> Index:
    """Reads `paths` and writes the index, and a dossier and a page for every story, into the folder `out`.

    `corrections` by persons are heeded; the index lists those whose words stand in no story. What can't be used is told
    to `on_skip` at once, and listed in the index. A build that was stopped goes on where it was when it is started
    again. Raises `NoInput`, `OutputRefused`.
    """
    settings = settings or Settings()
    skipped: list[Skipped] = []

    def skip(item: Skipped) -> None:
        skipped.append(item)
        on_skip(item)

    entries: list[IndexEntry] = []
    with Output(out, content_id(__version__, settings_hash(settings))) as output:
        with Workspace(output.scratch / "work.sqlite") as work:
            _gather(paths, settings, work, skip, progress, stdin)
            with runner_for(settings, len(work)) as runner:
                _prepare(settings, work, runner, skip, progress)
                pending = _unfinished(_judged(_stories(settings, work), corrections, work), work, entries)
                folder = output.scratch / "stories"
                written = each(
                    runner, lambda beside: _Write(settings, folder, beside), pending, lambda one: _is_most(one[0], work)
                )
                for key, entry in counted(written, "stories", None, progress):
                    if isinstance(entry, Skipped):
                        skip(entry)
                    else:
                        work.finish(key, msgspec.json.encode(entry))
                        entries.append(entry)
        entries.sort(key=lambda entry: (entry.to or "", entry.id), reverse=True)
        skipped.sort(key=lambda item: (item.path, item.reason))
        placed = {one.number for entry in entries for one in entry.corrections}
        index = Index(
            schema="consilience.index/1",
            stories=tuple(entries),
            skipped=tuple(skipped),
            unplaced=resolve.unplaced(corrections, placed.__contains__),
        )
        output.publish([entry.id for entry in entries], report.index_files(index))
    return index


def _gather(
    paths: Sequence[str | Path],
    settings: Settings,
    work: Workspace,
    on_skip: Callable[[Skipped], None],
    progress: Report,
    stdin: BinaryIO | None,
) -> None:
    """read → workspace."""
    for item in counted(read.read(paths, settings, stdin), "read", None, progress):
        if isinstance(item, Skipped):
            on_skip(item)
        else:
            work.keep(item)
    if not len(work):
        raise NoInput(f"No usable article in {', '.join(map(str, paths)) or 'nothing'}: name files, folders or globs.")


def _prepare(
    settings: Settings, work: Workspace, runner: Runner, on_skip: Callable[[Skipped], None], progress: Report
) -> None:
    """Prepares every article that an earlier, stopped run has not prepared yet."""
    keys: dict[str, str] = {}

    def unprepared() -> Iterator[tuple[Article, frozenset[str]]]:
        for article, repeated in work.articles():
            key = content_id(article.id, article.path, *sorted(repeated))
            work.use(article.id, key)
            if not work.has(key):
                keys[article.id] = key
                yield article, repeated

    for made in counted(runner(Prepare(settings), unprepared()), "annotate", len(work), progress):
        if isinstance(made, Skipped):
            on_skip(made)
        else:
            annotated, sketch = made
            work.put(keys.pop(annotated.article.id), annotated, msgspec.msgpack.encode(sketch))
    if not work.usable():
        raise NoInput("Every article was left out.")


def _stories(settings: Settings, work: Workspace) -> Iterator[tuple[Story, list[Annotated], str]]:
    """The stories with their articles, and a key that changes when any annotation in it does."""
    sketches = (msgspec.msgpack.decode(row, type=cluster.Sketch) for row in work.sketches())
    for story in cluster.group(sketches, settings):
        keyed = [work.get(article) for article in story.articles]
        yield story, [annotated for _, annotated in keyed], content_id(story.id, *(key for key, _ in keyed))


def _judged(
    stories: Iterable[tuple[Story, list[Annotated], str]], corrections: Sequence[Correction], work: Workspace
) -> Iterator[tuple[Telling, str]]:
    """The stories with what persons judged of them, and keys that change with that, too."""
    quoted = {name for one in corrections for name in resolve.quoted_by(one)}
    if not all(map(work.holds, quoted)):
        corrections = resolve.relocated(corrections, {resolve.text_hash(a.text): a.id for a, _ in work.articles()})
        quoted = {name for one in corrections for name in resolve.quoted_by(one)}
    elsewhere = frozenset(filter(work.holds, quoted))
    for story, articles, key in stories:
        judged = resolve.concerned(corrections, story.articles, elsewhere)
        yield (story, articles, judged), content_id(key, *map(repr, judged)) if judged else key


def _unfinished(
    stories: Iterable[tuple[Telling, str]], work: Workspace, entries: list[IndexEntry]
) -> Iterator[tuple[Telling, str]]:
    """Those of `stories` that are not written yet; the index entries of the others go into `entries`."""
    for telling, key in stories:
        if note := work.finished(key):
            entries.append(msgspec.json.decode(note, type=IndexEntry))
        else:
            yield telling, key


def _is_most(telling: Telling, work: Workspace) -> bool:
    _, articles, _ = telling
    return len(articles) > MANY and 2 * len(articles) > len(work)


class _Write:
    """One story → its folder with dossier and page, and its entry in the index."""

    def __init__(self, settings: Settings, folder: Path, beside: Beside) -> None:
        self._establish = Establish(settings, beside)
        self._folder = folder

    def __call__(self, item: tuple[Telling, str]) -> tuple[str, IndexEntry | Skipped]:
        telling, key = item
        dossier = self._establish(telling)
        if isinstance(dossier, Skipped):
            return key, dossier
        write_folder(self._folder / dossier.story.id, report.story_files(dossier))
        return key, report.index_entry(dossier)


def runner_for(settings: Settings, articles: int) -> AbstractContextManager[Runner]:
    """Several processes where the settings allow them and there is work for them, else this one."""
    processes = workers(settings.workers)
    return Processes(processes) if processes > 1 and articles > FEW else nullcontext(serial)
