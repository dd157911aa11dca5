"""How a speaker, a verb of saying, an occasion and quoted words are put into a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from consilience.lexicon import words
from consilience.model import Article, Attribution, Entity, Occasion, Span
from consilience.partitives import partitive
from consilience.withdrawn import is_withdrawn

LONGEST_QUOTATION = 420
"""Characters of quoted words in one sentence; longer ones are cut at the end of a sentence, shown by an ellipsis."""

_NOT_BEHIND_A_SPEAKER = frozenset(
    {"according", "per", "as", "to", "told", "tells", "telling", "citing", "was", "were", "is", "are", "be", "been"}
)
"""Words that begin a cue and can't stand behind its speaker: prepositions, verbs that ask for a hearer, passives."""
UNNAMED = "An unnamed source"
_OUTER_QUOTES = re.compile(r"^[\"“”„«‘']+|[\"“”»’']+$")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[A-Z][a-z]*(?!\w)")
_PRESS_COMMA = re.compile(r",([”\"’']?)(?= …|$)")
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_SITE = re.compile(r"[a-z][a-z\d+.-]*://(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)


def label(article: Article) -> str:
    """What a report is called: its outlet, else its site, else its file."""
    site = _SITE.match(article.url or "")
    file = flat(article.path).rpartition("/")[2]
    return flat(article.outlet or "") or (site[1].lower() if site else "") or file or article.id


def labels(articles: Iterable[Article]) -> dict[str, str]:
    """The label of each report by its id, told apart by a number where several share one: "The Quay (2)"."""
    names = [(article.id, label(article)) for article in articles]
    many, seen = Counter(name for _, name in names), Counter[str]()
    found = {}
    for ident, name in names:
        seen[name] += 1
        found[ident] = f"{name} ({seen[name]})" if many[name] > 1 else name
    return found


def occasion(item: Occasion | None) -> str:
    """The occasion in a few words, or nothing: "This Morning, Radio Velmora", "interview with Radio Velmora"."""
    if item is None:
        return ""
    names = [name for name in (item.name, item.medium) if name]
    if item.kind in ("programme", "other"):
        return ", ".join(names)
    kind = "phone call" if item.kind == "call" else item.kind
    return f"{kind} with {names[-1]}" if names and item.kind == "interview" else ", ".join([kind, *names])


def finite(cue: str) -> str:
    """The cue as a verb behind a subject: as worded in the report where it can stand there ("has warned", "denied"),
    else "said" ("according to", "saying", "to imply", "told", which asks for somebody who was told)."""
    words = cue.rpartition(",")[2].split() or ["said"]
    verb = words[0].lower()
    if verb in _NOT_BEHIND_A_SPEAKER or verb.endswith("ing"):
        return "said"
    return " ".join(words) if words[0].isupper() else " ".join([verb, *words[1:]])


def has_name(entity: Entity) -> bool:
    """Whether something has a name of its own, and is not only called "the family" or "two workers"."""
    return any(char.isupper() or char.isdigit() for char in entity.name)


def speaker(attribution: Attribution, entities: Mapping[str, Entity], article: Article) -> str:
    """The speaker's name across the story, or the words of the source, or a plain admission. What has no name of its
    own keeps the article that the report gives it: "The ministry"."""
    source = flat(" ".join(article.words(span) for span in attribution.source))
    if attribution.speaker is not None and attribution.speaker in entities:
        name = entities[attribution.speaker].name
        if partitive(name) is not None:
            return capital(name)
        if any(char.isupper() for char in name):
            bare = _ARTICLE.sub("", source)
            return capital(source) if bare != source and bare.casefold() == name.casefold() else name
    named = (attribution.speaker_mention,) if attribution.speaker_mention else attribution.source
    return capital(flat(" ".join(article.words(span) for span in named))) or UNNAMED


def saying(attribution: Attribution, entities: Mapping[str, Entity], article: Article) -> str:
    """What somebody said as a sentence: the speaker, the verb of the report, and the words as they stand there. Words
    of somebody else that the speaker denies are told as denied."""
    who = speaker(attribution, entities, article)
    cue = flat(" ".join(article.words(span) for span in attribution.cue))
    if attribution.mode == "direct":  # who denies another's words did not say them
        verb = "said" if attribution.force in ("said", "asked") or not cue else finite(cue)
        return f"{who} {verb}: {quotation(attribution.content, article)}"
    content = shortened(clean(flat(" … ".join(article.words(span) for span in attribution.content))))
    if attribution.cue and attribution.content and attribution.content[0] < attribution.cue[0]:
        content = behind_that(content)
    else:
        content = inside(content)
    if (carrier := _carrier(attribution)) is not None:
        written = flat(article.words(attribution.speaker_mention)) if attribution.speaker_mention else ""
        cited = written if capital(written) == who else who
        return f"{capital(flat(article.words(carrier)))} {finite(cue)}, citing {cited}, {content}"
    if is_withdrawn(attribution, article):
        return f"{who} withdrew the statement {behind_that(content)}"
    return f"{who} {finite(cue)} {content}"


def answers(attribution: Attribution, article: Article) -> bool:
    """Whether it denies what stands in a sentence before its own ("The owner has denied this"): that is told all the
    same, by whoever tells it there."""
    if attribution.force != "denied" or not attribution.cue:
        return False
    return _SENTENCE_END.search(article.text, attribution.content[-1].end - 1, attribution.cue[0].start) is not None


def _carrier(attribution: Attribution) -> Span | None:
    """The outlet that is the subject of the report, where the words are another's whom it cites."""
    passed_on = (span for span in attribution.via_mentions if span != attribution.speaker_mention)
    return next((span for span in passed_on if any(source.covers(span) for source in attribution.source)), None)


def behind_that(clause: str) -> str:
    """A clause that stood before its verb of saying, as it stands behind: "that a fire broke out"."""
    first = _WORD.match(clause)
    if first is not None and first[0].lower() in ("that", "whether", "if", "how", "why"):
        return inside(clause)
    return f"that {inside(clause)}"


def inside(text: str) -> str:
    """`text` as it stands inside a sentence: without the capital of a small word that began one ("The march ended")."""
    first = _FIRST_WORD.match(text)
    lists = (
        "resolve/function_words.txt",
        "resolve/determiners.txt",
        "compare/nobody.txt",
        "resolve/number_words.tsv",
        "resolve/negations.txt",
        "annotate/time_hedges.tsv",
    )
    if first is None or first[0] == "I" or not any(first[0].lower() in words(name) for name in lists):
        return text
    return text[:1].lower() + text[1:]


def clean(text: str) -> str:
    """Words as they can be cited: without the comma that a quotation ends with before its verb of saying, and without
    a quotation mark that has no partner."""
    text = _PRESS_COMMA.sub(r"\1", text).strip(" ,;")
    if text[:1] == "”" and "”" in text[1:]:
        text = f"“{text[1:]}"
    for opening, closing in ("“”", "«»"):
        if text.count(opening) != text.count(closing):
            text = _loose(text, opening, closing)
    return _loose(text, '"', '"') if text.count('"') == 1 else text


def _loose(text: str, opening: str, closing: str) -> str:
    """`text` without its one loose quotation mark, if it stands at the beginning or the end."""
    if text.count(opening) + text.count(closing) > 1 and opening != closing:
        return text
    return text.strip(opening + closing).strip(" ,;")


def quotation(spans: tuple[Span, ...], article: Article) -> str:
    """Quoted words in one pair of quotation marks; an ellipsis stands for what lies between spans and for a cut."""
    parts = [_OUTER_QUOTES.sub("", flat(article.words(span))) for span in spans]
    return f"“{shortened(' … '.join(part.rstrip(',') for part in parts if part))}”"


def shortened(text: str, most: int = LONGEST_QUOTATION) -> str:
    """`text`, or its first whole sentences that fit into `most` characters, or its first words."""
    if len(text) <= most:
        return text
    ends = [match.end() - 1 for match in _SENTENCE_END.finditer(text, 0, most)]
    cut = text[: ends[-1]] if ends else text[:most].rsplit(" ", 1)[0]
    return f"{cut} …"


def opening(text: str, most: int) -> str:
    """`text` on one line, or as many of its first words as fit into `most` characters."""
    line = flat(text)
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0].rstrip(' …')} …"


def flat(text: str) -> str:
    """`text` on one line, white space runs as one space."""
    return _SPACE.sub(" ", text).strip()


def capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def judged(number: int, names: tuple[str, str], verdict: str, by: str = "", note: str = "") -> str:
    """What a person judged of two things: "3, Ana: “Okonyo” and Ilse Okonjo are the same (two spellings)"."""
    who = f", {flat(by)}" if by.strip() else ""
    what = "the same" if verdict == "same" else "different"
    return f"{number}{who}: {flat(names[0])} and {flat(names[1])} are {what}" + (
        f" ({flat(note)})" if note.strip() else ""
    )
