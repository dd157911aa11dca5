"""The clean stage: what each line of an article is, and when the article was published."""

from consilience.clean.language import require_language
from consilience.clean.published import own as date_article
from consilience.clean.published import weighed as date_story
from consilience.clean.regions import mark as mark_regions

__all__ = ["date_article", "date_story", "mark_regions", "require_language"]
