"""An invented story as a whole dossier, built by hand: six reports of a dispute over a dam
between two invented countries.

Every name, place, outlet and sentence is ours. Spans are given by their words and looked up, so that none can be off.
One report has CRLF line ends, characters outside the Basic Multilingual Plane and a word written right to left.
"""

from tests.report.sample.story import dossier

__all__ = ["dossier"]
