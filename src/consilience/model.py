"""The nouns: frozen, typed records, without behaviour beyond themselves. Imports nothing of the package.

Offsets are half-open, in Unicode code points, into `Article.text`, which never changes after reading. Ids are content
hashes, so a rerun keeps them. Dates are ISO 8601 strings, partial ones allowed ("2022", "2022-01", "2022-01-09").
Tuples, not lists: a record can be shared without being copied. `None` means "not known", never "not looked for".

Every record that a stage derives names the `Origin` that made it by id; the origins themselves stand once in the
dossier (`Dossier.provenance`), as one of them made thousands of records.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Literal

import msgspec
from msgspec import Struct, field


class Span(Struct, frozen=True, order=True):
    """Characters `start` to `end` of the text of the article with the id `article`."""

    article: str
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` lies in this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.article == other.article and self.start < other.end and other.start < self.end


def content_id(*parts: str) -> str:
    """A record's id: 16 hexadecimal digits of the SHA-256 of its parts, each closed by a NUL so that no two lists of
    parts run together (lone surrogates, which a damaged file can hold, are hashed as they stand)."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()[:16]


def spans_key(spans: tuple[Span, ...]) -> str:
    """Spans as one string, for `content_id`."""
    return " ".join(f"{span.article}:{span.start}:{span.end}" for span in spans)


class Origin(Struct, frozen=True, kw_only=True):
    """How a derived record came to be: the stage and version, the settings' hash, the ids that went in."""

    id: str
    stage: str
    version: str
    settings: str
    inputs: tuple[str, ...] = ()


# ------------------------------------------------------------------------------------------------ one article

RegionKind = Literal[
    "headline", "standfirst", "byline", "dateline", "credit", "body", "caption", "furniture", "masthead", "biography",
    "contributors", "related",
]  # fmt: skip
READABLE: frozenset[RegionKind] = frozenset({"headline", "standfirst", "body", "caption"})
"""The kinds of region that later stages read: what the outlet tells its readers about the event."""


class Region(Struct, frozen=True, kw_only=True):
    """What a stretch of an article's text is. Regions do not overlap, stand in order, and together cover every
    character that is not white space. A paragraph of the body is one region."""

    start: int
    end: int
    kind: RegionKind
    reason: str = ""


class Given(Struct, frozen=True, kw_only=True):
    """What the container (page metadata, JSON fields, CSV columns, the fields above the story of a text or Markdown
    file) says of an article; only the last of these stand in its text. `dates` are (field, value) pairs as written,
    published before modified."""

    dates: tuple[tuple[str, str], ...] = ()
    outlet: str | None = None
    headline: str | None = None
    bylines: tuple[str, ...] = ()
    language: str | None = None
    credit: str | None = None


class Published(Struct, frozen=True, kw_only=True):
    """When an article was published. `date` is as exact as `precision` says; `earliest` and `latest` bound it when it
    is not known to the day. `reasons` say in words how it was decided and what spoke against it. A date in the address
    or the file name counts as metadata, one beside a byline or under the headline as dateline; "masthead" is the date
    of the page, which can be the day on which it was saved."""

    date: str
    precision: Literal["day", "month", "year"]
    how: Literal["metadata", "masthead", "dateline", "body", "siblings", "given"]
    earliest: str | None = None
    latest: str | None = None
    evidence: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()


class DateCandidate(Struct, frozen=True, kw_only=True):
    """A date that could have been that of publication, and what became of it.

    `dates` are its readings, partial ones as written; `source` is where it stands, "text" for a day that only the
    words of the text and the other reports speak for; `meaning` is what it is said to be there. `verdict`: the date
    chosen, one that agrees with it (the month that holds the day), rejected, or open where no date was chosen.
    `chance` is how likely publication then is by all the evidence together, 0 to 1; `reason` says why in words.
    """

    dates: tuple[str, ...]
    source: Literal["field", "address", "file name", "masthead", "byline", "dateline", "text", "given"]
    meaning: Literal["published", "modified", "saved", "copyright", "shown", "implied"]
    words: str
    verdict: Literal["chosen", "agrees", "rejected", "open"]
    reason: str
    chance: float | None = None
    span: Span | None = None


class Article(Struct, frozen=True, kw_only=True):
    """One report as it was read. `path` is relative to what the user named, "/" between its parts, with "#n" for the
    n-th record of a file that holds several. `text` is the decoded input, unchanged. `date_candidates` are all dates
    that `published` was chosen from, or that it could not be chosen from."""

    id: str
    path: str
    text: str
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    bylines: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    language: str | None = None
    given: Given = Given()
    published: Published | None = None
    date_candidates: tuple[DateCandidate, ...] = ()
    regions: tuple[Region, ...] = ()

    def words(self, span: Span) -> str:
        """The characters that `span` points at."""
        return self.text[span.start : span.end]


class Skipped(Struct, frozen=True, kw_only=True):
    """An input that was left out: where, a word to count by, and what was seen."""

    path: str
    reason: str
    detail: str


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence of a readable region; `paragraph` is the index of that region in `Article.regions`."""

    span: Span
    paragraph: int


MentionKind = Literal["person", "organisation", "place", "group", "programme", "other"]


class Mention(Struct, frozen=True, kw_only=True):
    """A stretch of text that speaks of somebody or something: a name ("Ms Okafor"), a description ("the top diplomat")
    or a pronoun ("he"). `title` is the office before or behind a name ("Foreign Minister"), not part of `span`.
    `names` is the span of the name in the same article that a description or pronoun stands for, if that is sure."""

    span: Span
    kind: MentionKind
    form: Literal["name", "nominal", "pronoun"] = "name"
    title: Span | None = None
    names: Span | None = None


class Quantity(Struct, frozen=True, kw_only=True):
    """A number with what it counts. `value` is a plain decimal; `bound` says how the words hedge it; `of` is the span
    of what is counted ("police officers"), `unit` its normal form or the unit of measure ("percent", "USD", "km")."""

    span: Span
    value: str
    bound: Literal["exact", "about", "at-least", "more-than", "at-most", "less-than", "range"] = "exact"
    high: str | None = None
    unit: str | None = None
    of: Span | None = None


class Relative(Struct, frozen=True, kw_only=True):
    """What a time expression says in relation to a date that the text does not name, such as the day of publication.

    `to` says what it hangs on: the publication date, the date last spoken of in the text ("the next day"), or an event
    ("two days before the vote"), which is never guessed. `unit` and `shift` say how far ("last week": week, -1;
    "today": day, 0). `weekday` (1 = Monday), `month`, `day` and `index` ("Q3", "H1", "SU", a holiday) fix a part of
    it ("Jan. 9": month 1, day 9); with one of them `shift` counts such parts ("last Monday": -1), `years` says which
    year ("July last year": -1) and `weeks` which week ("Tuesday of next week": 1). `toward` is the direction in time
    that tense, aspect, modals or prepositions give, needed where none of these three is known, and for "this week".
    `suffix` is appended to the value ("TMO", "T17:30").
    """

    unit: Literal["day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century", "time"]
    to: Literal["published", "reference", "event"] = "published"
    shift: int | None = None
    weeks: int | None = None
    years: int | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    index: str | None = None
    toward: Literal["past", "future", "none"] = "none"
    suffix: str = ""


class Time(Struct, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 type, value and mod. `relative` is set where the value hangs on another date:
    `value` is then None until `annotate.times.anchor` fills it in, and `anchor` says from which date (ISO 8601), or
    from which interval of dates that all say the same ("2031-03-09/2031-03-10"). A length
    of time hung on an event ("two days before the vote": DURATION, P2D) keeps its length as value."""

    article: str
    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = None
    mod: str | None = None
    relative: Relative | None = None
    anchor: str | None = None

    @property
    def span(self) -> Span:
        """The characters of the expression."""
        return Span(self.article, self.start, self.end)


class Occasion(Struct, frozen=True, kw_only=True):
    """Where words were spoken: a named programme, an interview, a briefing, a statement, a call. `name`, `medium` and
    `place` are the words that say so."""

    kind: Literal["programme", "interview", "briefing", "statement", "call", "speech", "meeting", "post", "other"]
    name: str | None = None
    medium: str | None = None
    place: str | None = None
    evidence: tuple[Span, ...] = ()


class Attribution(Struct, frozen=True, kw_only=True):
    """Somebody is reported to say, think or write something (Pareti's source, cue and content).

    `speaker_mention` is the mention in the same article that names the speaker, also where the source says only "he";
    `via_mentions` are those that passed it on, nearest outlet first; `addressee` is who was told, where that is said.
    `speaker` and `via` are entity ids, filled in by `resolve`.
    """

    id: str
    article: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: Literal["direct", "indirect", "mixed"]
    speaker_mention: Span | None = None
    via_mentions: tuple[Span, ...] = ()
    addressee: Span | None = None
    speaker: str | None = None
    via: tuple[str, ...] = ()
    occasion: Occasion | None = None
    said_on: str | None = None
    said_on_evidence: Span | None = None
    force: Literal["said", "negated", "hypothetical", "future", "denied", "asked"] = "said"
    origin: str = ""


class Annotated(Struct, frozen=True, kw_only=True):
    """One article with all that the annotate stage found in it; every tuple stands in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def __reduce__(self) -> tuple[Callable[[bytes], Annotated], tuple[bytes]]:
        """To another process it goes as it goes to the disk, ten times as fast as field by field."""
        return _unpacked, (msgspec.msgpack.encode(self),)


def _unpacked(packed: bytes) -> Annotated:
    return msgspec.msgpack.decode(packed, type=Annotated)


# ------------------------------------------------------------------------------------------------ one story


class Story(Struct, frozen=True, kw_only=True):
    """Articles that tell one event and its close follow-ups, with the first and last day of their publication."""

    id: str
    title: str
    articles: tuple[str, ...]
    from_: str | None = field(default=None, name="from")
    to: str | None = None


class Judgement(Struct, frozen=True, kw_only=True):
    """A decision that two records are the same thing or not, with its score in 0..1 and its reasons in words. The
    `origin` of a person's is "person:" and who."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    score: float
    reasons: tuple[str, ...]
    origin: str = ""


class Quote(Struct, frozen=True, kw_only=True):
    """Words that can be found again when their article was moved or changed: where they stood, the words (the first of
    them where they are many), and the characters on both sides (the position and quote selectors of the W3C's Web
    Annotation Data Model). `text` is a hash of the article's whole text, by which it is known wherever it lies."""

    article: str
    start: int
    end: int
    words: str
    before: str = ""
    after: str = ""
    text: str = ""


class Side(Struct, frozen=True, kw_only=True):
    """One of the two things that a person judged: the id that it had then, what it was called, and the words that stand
    for it, those first by which it is best known."""

    record: str
    name: str
    places: tuple[Quote, ...]


class Correction(Struct, frozen=True, kw_only=True):
    """A person's word that two records of one kind are one thing or two. It hangs on words in articles, not on ids, so
    that it holds whatever a later run makes of them. `number` is its place in the log (a line of a file, a decision of
    a store)."""

    number: int
    about: Literal["entity", "utterance", "claim"]
    verdict: Literal["same", "different"]
    left: Side
    right: Side
    by: str = ""
    at: str = ""
    note: str = ""


class KnownName(Struct, frozen=True, kw_only=True):
    """Somebody or something that the user knows: the name to call it by, and what else it is called."""

    name: str
    kind: MentionKind = "person"
    also: tuple[str, ...] = ()


class Corrected(Struct, frozen=True, kw_only=True):
    """What became of a person's correction in a story. `left` and `right` are the records that its words stand in now.

    `outcome`: *heeded*; *against* others, which `reason` names, so that not all can hold; *absent* where the words of
    one side or of both stand in no such record.
    """

    number: int
    about: Literal["entity", "utterance", "claim"]
    verdict: Literal["same", "different"]
    names: tuple[str, str]
    outcome: Literal["heeded", "against", "absent"]
    left: str | None = None
    right: str | None = None
    by: str = ""
    at: str = ""
    note: str = ""
    reason: str = ""


class Term(Struct, frozen=True, kw_only=True):
    """Since and until when a role is held by what reports say ("minister since Wednesday", "mayor from 2019 to 2023"),
    as exactly as they do; both are one day or year where it is said to be held then ("was mayor in 2019"). `evidence`
    are the words that say it."""

    since: str | None = None
    until: str | None = None
    evidence: tuple[Span, ...]


Standing = Literal["held", "past", "coming"]


class Role(Struct, frozen=True, kw_only=True):
    """An office or description that a report gives an entity, as worded there, and its days.

    `from_` and `to` are the first and last day on which reports that show it were published, None where none of them
    is dated. `standing` says whether it is held on those days, was held before ("former", "then-", "until 2023") or is
    yet to be ("-elect"). `terms` are what reports say of its beginning and end, one for each that differs.
    """

    title: str
    evidence: tuple[Span, ...]
    standing: Standing = "held"
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    terms: tuple[Term, ...] = ()


class Entity(Struct, frozen=True, kw_only=True):
    """Somebody or something that the reports speak of: its best name, every other wording of it, where they stand."""

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    origin: str = ""


class Difference(Struct, frozen=True, kw_only=True):
    """Words of the best telling (`base`) against those of another: one edit, with what each of the two has there.
    `base` or `other` is empty-width where words were added or cut."""

    kind: Literal["added", "cut", "changed"]
    base: Span
    other: Span


class Telling(Struct, frozen=True, kw_only=True):
    """One outlet's report of an utterance, and how its wording relates to the best one."""

    attribution: str
    article: str
    manner: Literal["verbatim", "clipped", "paraphrased", "translated"]
    differences: tuple[Difference, ...] = ()


class Utterance(Struct, frozen=True, kw_only=True):
    """One speech act: what somebody said, once, on one occasion, and every attribution that tells it. `best` is the
    attribution with the fullest direct wording."""

    id: str
    speaker: str | None
    attributions: tuple[str, ...]
    best: str
    tellings: tuple[Telling, ...] = ()
    said_on: str | None = None
    occasion: Occasion | None = None
    reasons: tuple[str, ...] = ()
    origin: str = ""


class Passage(Struct, frozen=True, kw_only=True):
    """Two stretches of text, one in each article, of which one was made from the other or both from a third."""

    from_: Span = field(name="from")
    to: Span
    kind: Literal["verbatim", "edited", "paraphrased", "quotation"]


class Lineage(Struct, frozen=True, kw_only=True):
    """One article took text from another, or both from a common source. `from_` and `to` are article ids; where the
    direction is not known the earlier one, then the smaller id, stands first and `directed` is false."""

    from_: str = field(name="from")
    to: str
    kind: Literal["reprint", "partial-wire", "shared-quotes", "update", "paraphrase", "translation"]
    score: float
    passages: tuple[Passage, ...]
    directed: bool = False
    reasons: tuple[str, ...] = ()
    origin: str = ""


class Proposition(Struct, frozen=True, kw_only=True):
    """One place where something is put forward as being the case: by a source (`holders`, through `attribution`), or in
    the outlet's own voice (no holders). A denial puts the denied thing forward with the stance "disputes"."""

    article: str
    spans: tuple[Span, ...]
    stance: Literal["holds", "disputes"] = "holds"
    holders: tuple[str, ...] = ()
    attribution: str | None = None


class ClaimGroup(Struct, frozen=True, kw_only=True):
    """Propositions that are about the same thing, whether they agree on it or not, and why they were put together.
    `bearing` are for each of them the places of those that bear out all that it asserts, itself among them, `mainly` of
    those that bear out its main assertion, `alike` of those that tell the same but for figures and days; without them
    all do. `contested` are for each the places of those that a report sets against it."""

    propositions: tuple[Proposition, ...]
    reasons: tuple[str, ...] = ()
    bearing: tuple[tuple[int, ...], ...] | None = None
    mainly: tuple[tuple[int, ...], ...] | None = None
    alike: tuple[tuple[int, ...], ...] | None = None
    contested: tuple[tuple[int, ...], ...] = ()


class IndependentSource(Struct, frozen=True, kw_only=True):
    """One independent way by which a claim came to readers: who stands at its root, which articles carry it, through
    whom, and why they count as one."""

    root: str
    articles: tuple[str, ...]
    path: tuple[str, ...] = ()
    reason: str = ""


class Claim(Struct, frozen=True, kw_only=True):
    """A proposition, with who holds and who disputes it. `about` keeps said and so apart: a "said" claim is that
    somebody said something (`utterance`), a "so" claim is that something is the case.

    `supports` are words that bear out `text`, down to its days, places and figures. `compatible` are words for the same
    thing that can be right beside it and don't bear it out: less exact ones ("later this week" beside "on Tuesday"),
    or those of an earlier day whose figure has been replaced since.
    """

    id: str
    text: str
    about: Literal["said", "so"]
    holders: tuple[str, ...]
    supports: tuple[Span, ...]
    disputes: tuple[Span, ...]
    silent: tuple[str, ...]
    origins: tuple[IndependentSource, ...]
    verdict: Literal["corroborated", "single-origin", "disputed"]
    reason: str
    compatible: tuple[Span, ...] = ()
    utterance: str | None = None
    origin: str = ""


class Framing(Struct, frozen=True, kw_only=True):
    """What a report makes of the story beside the others, by the ids of claims: what it `leads` with, in the order of
    its text; what it alone `adds` (copies of it have it too); and the most widely told of what it `omits`, though it
    was told no later than the report."""

    article: str
    leads: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    omits: tuple[str, ...] = ()
    origin: str = ""


Stance = Literal["neutral", "doubt", "certainty", "concession", "pressure", "attack", "denial", "praise"]


class Phrasing(Struct, frozen=True, kw_only=True):
    """How a report words an act that others tell too: `record` is the utterance or claim, `spans` are its words for it.
    `cue` is its verb for what was said, and `stance` what that verb makes of it; `swaps` are words of its own where the
    fullest telling (`base`) has others."""

    record: str
    article: str
    spans: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    stance: Stance = "neutral"
    swaps: tuple[Difference, ...] = ()
    origin: str = ""


class TimelineEntry(Struct, frozen=True, kw_only=True):
    """Something that happened or is to happen, dated as exactly as the reports allow. `disagreement` says in words
    how they differ on the day, if they do."""

    from_: str = field(name="from")
    to: str
    precision: Literal["minute", "hour", "part-of-day", "day", "week", "month", "season", "year", "decade"]
    text: str
    status: Literal["past", "scheduled"]
    evidence: tuple[Span, ...]
    articles: tuple[str, ...]
    disagreement: str | None = None
    origin: str = ""


BriefPart = Literal["happened", "said", "disputed", "only-one", "next"]


class BriefSentence(Struct, frozen=True, kw_only=True):
    """A sentence of the brief with the spans that it rests on."""

    part: BriefPart
    text: str
    evidence: tuple[Span, ...]
    origin: str = ""


class Dossier(Struct, frozen=True, kw_only=True):
    """All of a story's records: what is written, shown and served. `voices` are the articles by ids, together those
    that count as one: copies of one another, reports of one outlet, carriers of one wire. `framings` and
    `phrasings` set them side by side. `corrections` are the persons' that concern its reports."""

    schema: Literal["consilience.dossier/1"]
    story: Story
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    voices: tuple[tuple[str, ...], ...] = ()
    framings: tuple[Framing, ...] = ()
    phrasings: tuple[Phrasing, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    provenance: tuple[Origin, ...] = ()


class IndexEntry(Struct, frozen=True, kw_only=True):
    """A story's line in the index of a build."""

    id: str
    title: str
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    articles: int
    outlets: tuple[str, ...]
    origins: int
    utterances: int
    claims: int
    disputed: int
    corrections: tuple[Corrected, ...] = ()


class Index(Struct, frozen=True, kw_only=True):
    """What a build made of its input: the stories, newest first, everything that it left out with the reason, and the
    corrections by persons whose words stand in no story."""

    schema: Literal["consilience.index/1"]
    stories: tuple[IndexEntry, ...]
    skipped: tuple[Skipped, ...] = ()
    unplaced: tuple[Corrected, ...] = ()
