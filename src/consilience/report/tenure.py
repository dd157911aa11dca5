"""The days of a role in words: "2019 – 2023", "since Wed 5 Mar 2031", "formerly"; and those of the reports that show
it."""

from __future__ import annotations

import re

from consilience.model import Role, Term
from consilience.report.days import day, period

SAYS = re.compile(r"\b(?:then|former|formerly|ex|late|ousted|deposed|onetime|one-time|retired)\b", re.IGNORECASE)
"""Words of a title that say themselves that it is held no longer."""
NOT_HELD = {"held": "", "past": "formerly", "coming": "not yet in office"}


def shown_on(role: Role) -> str:
    """The days of publication of the reports that show a role, or ""."""
    return period(role.from_, role.to) if role.from_ and role.to else ""


def told(role: Role) -> str:
    """What reports say of when a role is held, or ""."""
    terms = [_term(one) for one in role.terms]
    plain = any(one.until for one in role.terms) or (role.standing == "past" and SAYS.search(role.title))
    standing = "" if plain else NOT_HELD[role.standing]
    return ", ".join(part for part in (standing, *terms) if part)


def worded(role: Role) -> str:
    """A role with all that is known of its days, on one line: "mayor (2019 – 2023; in reports of 4 Mar 2031)"."""
    shown = shown_on(role)
    parts = [part for part in (told(role), f"in reports of {shown}" if shown else "") if part]
    return role.title + (f" ({'; '.join(parts)})" if parts else "")


def _term(one: Term) -> str:
    if one.since and one.until:
        return f"in {day(one.since)}" if one.since == one.until else f"{day(one.since)} – {day(one.until)}"
    return f"since {day(one.since)}" if one.since else f"until {day(one.until)}"
