"""Which language a text is written in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from consilience.errors import UnsupportedLanguage
from consilience.model import Article

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 600
"""Characters that are looked at: more of them change no answer, and cost time."""
FEWEST_LETTERS = 20
SURE_LETTERS = 120
"""Letters of body from which another language than English is believed."""
UNKNOWN = "und"


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.3 s: not on import

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, by langid.py's naive Bayes over byte n-grams (Lui and Baldwin
    2012, in the py3langid fork); "und" where there are too few letters to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return UNKNOWN
    return str(_identifier().classify(sample)[0])


def require_language(article: Article) -> None:
    """Raises `UnsupportedLanguage` if the article is surely not in English, the one language that is annotated.

    What can't be told, such as a line of figures, is let pass: leaving out a report needs a reason.
    """
    body = " ".join(article.text[region.start : region.end] for region in article.regions if region.kind == "body")
    if sum(map(str.isalpha, body)) < SURE_LETTERS or article.language in ("en", UNKNOWN, None):
        return
    found = identify(body)
    if found not in ("en", UNKNOWN):
        raise UnsupportedLanguage(f"the text reads as {found!r}; only English is annotated.")
