"""Measurements on public corpora, one module a task, and the commands that learn from them what the package ships."""
