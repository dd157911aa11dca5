"""The cluster stage: articles → stories, all at once (`group`) or one at a time as they come (`Stream`)."""

from consilience.cluster.assignment import Assignment, Held
from consilience.cluster.decisions import Decision
from consilience.cluster.stories import group, story
from consilience.cluster.stream import Stream
from consilience.cluster.vectors import Sketch, sketch

__all__ = ["Assignment", "Decision", "Held", "Sketch", "Stream", "group", "sketch", "story"]
