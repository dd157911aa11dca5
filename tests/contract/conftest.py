"""A PostgreSQL server for the contract of the stores, started on first use."""

from tests.store.fixtures import postgres

__all__ = ["postgres"]
