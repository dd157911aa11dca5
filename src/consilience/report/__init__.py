"""The report stage: timeline, brief, and the files of a build."""

from consilience.report.brief import brief as write_brief
from consilience.report.files import index_files, story_files
from consilience.report.summary import entry as index_entry
from consilience.report.timeline import ordered as order_timeline

__all__ = ["index_entry", "index_files", "order_timeline", "story_files", "write_brief"]
