"""A PostgreSQL server for the tests of the store, started on first use."""

from tests.store.fixtures import postgres

__all__ = ["postgres"]
