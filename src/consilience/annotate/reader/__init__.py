"""A small network that reads an article once and finds its sentences, tags, syntax and names without going from state
to state; what it saw also serves to find attributions. It is the fast setting's parse.
"""

from __future__ import annotations

from consilience.annotate.reader.reading import Reader, Seen, seen
from consilience.annotate.reader.weights import FOLDER, fingerprint, load, there

__all__ = ["FOLDER", "Reader", "Seen", "fingerprint", "load", "seen", "there"]
