"""How a speaker, a verb of saying, an occasion and quoted words are put into a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from consilience.lexicon import words
from consilience.model import Article, Attribution, Entity, Occasion, Span

LONGEST_QUOTATION = 420
"""Characters of quoted words in one sentence; longer ones are cut at the end of a sentence, shown by an ellipsis."""

_NOT_BEHIND_A_SPEAKER = frozenset(
    {"according", "per", "as", "to", "told", "tells", "telling", "citing", "was", "were", "is", "are", "be", "been"}
)
"""Words that begin a cue and can't stand behind its speaker: prepositions, verbs that ask for a hearer, passives."""
UNNAMED = "An unnamed source"
_OUTER_QUOTES = re.compile(r"^[\"“”„«‘']+|[\"“”»’']+$")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")
_FIRST_WORD = re.compile(r"[A-Z][a-z]*(?!\w)")
_SPACE = re.compile(r"\s+")


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


def speaker(attribution: Attribution, entities: Mapping[str, Entity], article: Article) -> str:
    """The speaker's name across the story, or the words of the source, or a plain admission."""
    if attribution.speaker is not None and attribution.speaker in entities:
        name = entities[attribution.speaker].name
        if any(char.isupper() for char in name):
            return name
    named = (attribution.speaker_mention,) if attribution.speaker_mention else attribution.source
    return capital(flat(" ".join(article.words(span) for span in named))) or UNNAMED


def saying(attribution: Attribution, entities: Mapping[str, Entity], article: Article) -> str:
    """What somebody said as a sentence: the speaker, the verb of the report, and the words as they stand there."""
    who = speaker(attribution, entities, article)
    if attribution.mode == "direct":
        return f"{who} said: {quotation(attribution.content, article)}"
    cue = flat(" ".join(article.words(span) for span in attribution.cue))
    content = inside(shortened(flat(" … ".join(article.words(span) for span in attribution.content))))
    if (carrier := _carrier(attribution)) is not None:
        written = flat(article.words(attribution.speaker_mention)) if attribution.speaker_mention else ""
        cited = written if capital(written) == who else who
        return f"{capital(flat(article.words(carrier)))} {finite(cue)}, citing {cited}, {content}"
    return f"{who} {finite(cue)} {content}"


def _carrier(attribution: Attribution) -> Span | None:
    """The outlet that is the subject of the report, where the words are another's whom it cites."""
    passed_on = (span for span in attribution.via_mentions if span != attribution.speaker_mention)
    return next((span for span in passed_on if any(source.covers(span) for source in attribution.source)), None)


def inside(text: str) -> str:
    """`text` as it stands inside a sentence: without the capital of a small word that began one ("The march ended")."""
    first = _FIRST_WORD.match(text)
    small = first is not None and first.group() != "I" and first.group().lower() in words("resolve/function_words.txt")
    return text[:1].lower() + text[1:] if small else text


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
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


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
