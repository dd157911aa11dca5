"""Alembic's folder: one file a migration in `versions`, each with the tables as they were then."""
