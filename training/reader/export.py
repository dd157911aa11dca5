"""Writes the trained network as `consilience.annotate.reader` loads it: a file of arrays, and two graphs whose
products of matrices are of 8 bits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from consilience.annotate.reader.weights import PARTS
from training.attribution.export import write
from training.reader.corpus import Classes
from training.reader.network import PIECES, ROLE, WIDTH, Network
from training.reader.train import Hashed

if TYPE_CHECKING:
    from numpy.typing import NDArray


class _Trunk(nn.Module):
    """From the words of an article to what the upper layers are computed from."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.norm, self.layers = network.norm, network.layers
        upper = [getattr(network, part) for part in PARTS]
        self.upper = nn.Linear(upper[0].in_features, sum(part.out_features for part in upper))
        self.upper.weight = nn.Parameter(torch.cat([part.weight for part in upper]))
        self.upper.bias = nn.Parameter(torch.cat([part.bias for part in upper]))

    def forward(self, rows: Tensor) -> Tensor:
        rows = self.norm(rows)
        for layer in self.layers:
            rows = layer(rows)
        found: Tensor = self.upper(rows)
        return found


class _Roles(nn.Module):
    """From the words around some cues to the scores of their roles; `mask` is zero between the frames."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.norm, self.layers, self.roles = network.role_norm, network.role_layers, network.roles

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        rows = self.norm(rows)
        for layer in self.layers:
            rows = layer(rows * mask)
        found: Tensor = self.roles(rows)
        return found


def export(network: Network, classes: Classes, hashed: Hashed, seeds: Sequence[int], folder: Path) -> None:
    """Writes all files into `folder`, each whole or not at all. `seeds` are those of the hashed tables."""
    network.eval()
    arrays: dict[str, NDArray[Any]] = {}

    def linear(name: str, part: nn.Linear) -> None:
        arrays[f"{name}.weights"], arrays[f"{name}.bias"] = _small(part.weight.T), _small(part.bias)

    words: Any = network.words
    order = np.argsort(np.array(classes.words, dtype=np.uint64))
    arrays["words.seeds"], arrays["words.pieces"] = np.array(seeds), np.array(PIECES)
    for k, table in enumerate(words.tables):
        arrays[f"words.table.{k}"] = _small(table.weight)
    arrays["words.known"] = np.array(classes.words, dtype=np.uint64)[order]
    arrays["words.own"] = np.concatenate((_small(words.own.weight[:1]), _small(words.own.weight[1:])[order]))
    linear("words.mix", words.mix)
    arrays["words.norm.gain"], arrays["words.norm.shift"] = _small(words.norm.weight), _small(words.norm.bias)
    linear("words.into", words.into)
    with torch.no_grad():  # in training a separator has the vector of the corpus's first word
        first = words(hashed.rows[:1], hashed.numbers[:1])[0]
        arrays["separator"] = _small(first + network.places.weight[0] + network.kinds.weight[-1])
    arrays["places"], arrays["kinds"] = _small(network.places.weight), _small(network.kinds.weight[:-1])
    for part in PARTS:
        arrays[f"size.{part}"] = np.array(getattr(network, part).out_features)
    arrays["asks"], arrays["root"] = _small(network.biaffine.weight.T), network.root.detach().numpy()[0]
    linear("often", network.often)
    linear("label", network.label)
    for kind, names in (("tag", classes.tags), ("label", classes.labels), ("entity", classes.entities)):
        arrays[f"names.{kind}"] = np.array(names)
    arrays["roles.distances"], arrays["roles.ways"] = _small(network.distances.weight), _small(network.branches.weight)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "reader.partial").open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    (folder / "reader.partial").replace(folder / "reader.npz")
    rows = torch.zeros(1, 7, WIDTH)
    write(_Trunk(network), (rows,), {"rows": {1: "word"}}, ("upper",), folder, "trunk")
    asked = (torch.zeros(1, 7, ROLE), torch.ones(1, 7, 1))
    write(_Roles(network), asked, {"rows": {1: "word"}, "mask": {1: "word"}}, ("scores",), folder, "roles")


def _small(tensor: Tensor) -> NDArray[np.float16]:
    return tensor.detach().float().numpy().astype(np.float16)
