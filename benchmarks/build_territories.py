"""Draw the table of territories and small states that `consilience.resolve` ships beside its own of countries.

    python -m benchmarks.build_territories --data countryinfo/data

The folder is that of the package countryinfo 1.0.1 (Porimol Chandro, MIT licence), a JSON file a country. Kept are
those that `resolve/countries.tsv` lacks, with other names of two words and more in Latin letters (a single one can be
anybody's, as "Mann" and "Dominique"), and their people, where no other country's are called so. Capitals are left out:
"Stanley", "Hamilton" and "The Valley" are rarely the seats of governments in news.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from consilience.lexicon import rows
from consilience.resolve.entities.names import key

TABLE = Path("src/consilience/resolve/data/territories.tsv")
SHORTEST = 4
"""Letters of a people's name; shorter ones are codes."""
LATIN = re.compile(r"[A-Za-zÀ-ɏ' .()-]+\Z")
LEFT = frozenset({"Antilles néerlandaises", "Serbia and Montenegro", "Vatican City State"})
"""States that are no more, and one that the other table has by another name."""
NOTICE = """\
# Territories and small states beside countries.tsv, in the same columns: common name, other names, people.
# Drawn by benchmarks/build_territories.py from countryinfo 1.0.1 (Porimol Chandro, MIT licence).
"""


def table(several: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Name, other names and people of each that has a capital."""
    known = {key(name) for row in rows("resolve/countries.tsv") for cell in row[:2] for name in cell.split("|") if name}
    people = {key(name) for row in rows("resolve/countries.tsv") for name in row[2].split("|")}
    done: set[str] = set()
    for one in sorted(several, key=lambda one: str(one["name"])):
        name = str(one["name"])
        names = [name, *filter(_is_name, one.get("altSpellings") or ())]
        folded = {key(each) for each in names}
        if name in LEFT or folded & (known | done) or not one.get("capital") or re.search(r"[,(]", name):
            continue
        done |= folded
        demonyms = re.split(r"[,/]| and ", one.get("demonym") or "")
        own = [each for each in demonyms if _is_people(each, people, folded)]
        forms = [form for each in own for form in (each, f"{each}s" if each.endswith("n") else "") if form]
        yield name, "|".join(dict.fromkeys(names[1:])), "|".join(dict.fromkeys(forms))


def _is_name(text: str) -> bool:
    return bool(LATIN.match(text)) and " " in text


def _is_people(text: str, taken: set[str], names: set[str]) -> bool:
    own = bool(LATIN.match(text)) and len(text) >= SHORTEST and text[0].isupper()
    return own and key(text) not in taken | names | {word for name in names for word in name.split()}


def main() -> None:
    """Read, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    several = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(options.data.glob("*.json"))]
    lines = ["\t".join(row).rstrip("\t") for row in table(several)]
    TABLE.write_text(NOTICE + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} territories")


if __name__ == "__main__":
    main()
