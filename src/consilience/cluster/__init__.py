"""The cluster stage: articles → stories, one article at a time."""

from consilience.cluster.stories import group
from consilience.cluster.vectors import Sketch, sketch

__all__ = ["Sketch", "group", "sketch"]
