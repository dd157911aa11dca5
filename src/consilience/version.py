"""The version, in one place; it is part of every `Origin`, so that a record tells which release made it."""

__version__ = "0.1.0"
