"""What the articles of a story took from each other: passages found by fingerprints, proved by alignment."""

from consilience.resolve.lineage.trace import lineage

__all__ = ["lineage"]
