"""Draw the table of countries, their people and capitals that `consilience.resolve` ships.

    python -m benchmarks.build_countries --data countryinfo-1.0.1/countryinfo/data

The folder is that of the package countryinfo 1.0.1 (Porimol Chandro, MIT licence), a JSON file a country or territory.
What it lacks (other spellings, plurals of peoples, seats of governments, states that were renamed) stands in
`resolve/country_names.tsv`, which is our own, and decides how a country and its capital are called. Of the states that
our table knows the package's name, people and capital are kept. Of all others, territories and small states, names of
two words and more in Latin letters (a single one can be anybody's, as "Mann" and "Dominique") and their people, where
no other country's are called so; no capital: "Stanley" and "The Valley" are rarely the seats of governments in news.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from consilience.lexicon import rows
from consilience.resolve.entities.names import key

TABLE = Path("src/consilience/resolve/data/countries.tsv")
SHORTEST = 4
"""Letters of a people's name; shorter ones are codes."""
LATIN = re.compile(r"[A-Za-zÀ-ɏ' .()-]+\Z")
LEFT = frozenset({"Antilles néerlandaises", "Serbia and Montenegro", "Holy See (Vatican City State)"})
"""States that are no more, and one that the package has twice."""
NO_CAPITAL = frozenset({"Belgium", "Grenada", "Israel", "Jamaica", "Maldives"})
"""Whose capital is more often a body that sits there, another town or a man than the government, or is disputed."""
NO_PEOPLE = frozenset({"Republic of the Congo"})
"""Whose people go by the name of another country's."""
NOTICE = """\
# Countries, territories and small states: common name, other names, people, capital. Lists inside a cell are parted
# by "|". Drawn by benchmarks/build_countries.py from countryinfo 1.0.1 (Porimol Chandro, MIT licence).
"""

Row = tuple[str, str, str, str]


def table(several: Iterable[dict[str, Any]], ours: dict[str, str]) -> Iterator[Row]:
    """Name, other names, people and capital of each that has a capital; `ours` are our names of countries by key."""
    ordered = sorted(several, key=lambda one: (key(one["name"]) not in ours, str(one["name"])))
    done: set[str] = set()
    seated = {row[0] for row in rows("resolve/country_names.tsv") if _cell(row, 3)}
    people = {key(name) for row in rows("resolve/country_names.tsv") for name in _cell(row, 2)}
    for one in ordered:
        name, capital = str(one["name"]), str(one.get("capital") or "").strip("[]' ")
        if name in LEFT or not capital:
            continue
        if usual := ours.get(key(name)):
            own = [*_peoples(one, {key(usual)})] if usual not in NO_PEOPLE else []
            stands = usual not in NO_CAPITAL | seated and key(capital) not in {key(usual), key(name)}
            yield usual, name if name != usual else "", "|".join(own), capital if stands else ""
            done.add(key(usual))
        else:
            names = [name, *filter(_is_name, one.get("altSpellings") or ())]
            folded = {key(each) for each in names}
            if folded & (set(ours) | done) or re.search(r"[,(]", name):
                continue
            done |= folded
            own = [each for each in _peoples(one, folded) if key(each) not in people]
            forms = [form for each in own for form in (each, f"{each}s" if each.endswith("n") else "") if form]
            yield name, "|".join(dict.fromkeys(names[1:])), "|".join(dict.fromkeys(forms)), ""
        people.update(map(key, own))


def _cell(row: tuple[str, ...], index: int) -> list[str]:
    return [name for name in row[index].split("|") if name] if len(row) > index else []


def _is_name(text: str) -> bool:
    return bool(LATIN.match(text)) and " " in text


def _peoples(one: dict[str, Any], names: set[str]) -> Iterator[str]:
    """How a country's people are called, where that is not the country's own name."""
    taken = names | {word for name in names for word in name.split()}
    for each in re.split(r"[,/]| and ", one.get("demonym") or ""):
        if LATIN.match(each) and len(each) >= SHORTEST and each[0].isupper() and key(each) not in taken:
            yield each


def main() -> None:
    """Read, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    several = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(options.data.glob("*.json"))]
    ours = {key(name): row[0] for row in rows("resolve/country_names.tsv") for name in (row[0], *_cell(row, 1))}
    found = sorted(table(several, ours))
    TABLE.write_text(NOTICE + "".join("\t".join(row).rstrip("\t") + "\n" for row in found), encoding="utf-8")
    print(f"{len(found)} countries and territories")


if __name__ == "__main__":
    main()
