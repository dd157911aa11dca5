"""Reads many reports of one event and establishes what happened."""
