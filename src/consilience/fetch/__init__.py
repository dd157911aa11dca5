"""Fetch: addresses become articles, politely, by means of the readers of the read stage.

A `State` says what is to be asked for and when; `step` makes one request and gives the state after it. Nothing here
reads a clock, sleeps or keeps anything: the caller passes in the client and the time, and keeps the state.

    state = watching(["https://quay.example/feed"], kept)
    for state, results in rounds(state, client(), Manners(), time.time, time.sleep):
        ...  # keep the results, then the state
"""

from __future__ import annotations

from consilience.fetch.asking import Answer, ask, client
from consilience.fetch.manners import Manners
from consilience.fetch.schedule import next_target, wait
from consilience.fetch.state import Host, Robots, State, Target, asking_once, watching
from consilience.fetch.steps import Results, rounds, step

__all__ = [
    "Answer",
    "Host",
    "Manners",
    "Results",
    "Robots",
    "State",
    "Target",
    "ask",
    "asking_once",
    "client",
    "next_target",
    "rounds",
    "step",
    "wait",
    "watching",
]
