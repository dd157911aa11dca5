"""Measure whether the agency whose report an outlet carries is read off the report: PolNeAR's field `wire`.

    python -m benchmarks.credits --data polnear_train.jsonl.gz polnear_dev.jsonl.gz

Articles with a wire should credit it; those with none should credit nobody. Articles whose outlet was never asked for
its wires ("NA") are counted apart. Prints both shares and names what is missed or credited beyond, for a reader to
judge: an article can be an agency's without a word that says so.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus import rows
from consilience import clean
from consilience.agencies import spellings
from consilience.model import Article, Given, content_id

HOME = "PolNeAR 1.0 (Newell, Margolin, Ruths, LREC 2018), a row an article: doc, publisher, wire, text."
NONE, UNASKED = ("None", ""), "NA"


class Read(NamedTuple):
    """An article: its wire by the corpus (None: it has none), and the agencies that it credits by what we read."""

    doc: str
    wire: str | None
    credited: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the wire is credited; where there is none, whether nobody is."""
        return self.wire in self.credited if self.wire else not self.credited


def read(articles: Iterable[dict[str, Any]]) -> Iterator[Read]:
    """What each article credits, agencies by their short names; those of which the corpus says nothing left out."""
    short = {name.casefold(): agency for name, agency in spellings()}
    for row in articles:
        wire = str(row.get("wire") or "")
        if wire == UNASKED:
            continue
        article = Article(id=content_id(row["doc"]), path=row["doc"], text=row["text"], given=Given())
        credited = tuple(short.get(name.casefold(), name) for name in clean.mark_regions(article).credits)
        yield Read(row["doc"], None if wire in NONE else short.get(wire.casefold(), wire), credited)


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=HOME
    )
    parser.add_argument("--data", type=Path, required=True, nargs="+", help="JSON Lines: doc, wire, text")
    options = parser.parse_args()
    found = [one for path in options.data for one in read(rows(path, HOME))]
    for words, chosen in (
        ("with a wire, credited", [one for one in found if one.wire]),
        ("without, nobody credited", [one for one in found if not one.wire]),
    ):
        right = sum(one.right for one in chosen)
        print(f"{words}: {100 * right / max(1, len(chosen)):.1f} % of {len(chosen)}")
        for one in chosen:
            if not one.right:
                print(f"  {one.doc}: {one.wire or 'none'}, credited {', '.join(one.credited) or 'nobody'}")


if __name__ == "__main__":
    main()
