"""Writes the trained network as one file of arrays, as `consilience.annotate.reader` loads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from consilience.annotate.reader.weights import PARTS
from training.reader.corpus import Classes
from training.reader.network import DISTANCES, KINDS, PIECES, ROLE_DISTANCES, Neighbours, Network
from training.reader.train import Hashed

if TYPE_CHECKING:
    from numpy.typing import NDArray


def export(network: Network, classes: Classes, hashed: Hashed, seeds: Sequence[int], path: Path) -> None:
    """Writes the file whole or not at all. `seeds` are those of the hashed tables."""
    network.eval()
    arrays: dict[str, NDArray[Any]] = {}

    def linear(name: str, *parts: nn.Linear) -> None:
        arrays[f"{name}.weights"] = _small(torch.cat([part.weight for part in parts]).T)
        arrays[f"{name}.bias"] = _small(torch.cat([part.bias for part in parts]))

    def norm(name: str, part: nn.LayerNorm) -> None:
        arrays[f"{name}.gain"], arrays[f"{name}.shift"] = _small(part.weight), _small(part.bias)

    def layers(name: str, distances: Sequence[int], parts: Iterable[nn.Module]) -> None:
        arrays[f"{name}.distances"] = np.array(distances)
        for k, part in enumerate(parts):
            assert isinstance(part, Neighbours)
            linear(f"{name}.{k}", part.mixed)
            norm(f"{name}.{k}", part.norm)

    words: Any = network.words
    order = np.argsort(np.array(classes.words, dtype=np.uint64))
    arrays["words.seeds"], arrays["words.pieces"] = np.array(seeds), np.array(PIECES)
    for k, table in enumerate(words.tables):
        arrays[f"words.table.{k}"] = _small(table.weight)
    arrays["words.known"] = np.array(classes.words, dtype=np.uint64)[order]
    arrays["words.own"] = np.concatenate((_small(words.own.weight[:1]), _small(words.own.weight[1:])[order]))
    linear("words.mix", words.mix)
    norm("words.norm", words.norm)
    linear("words.into", words.into)
    with torch.no_grad():  # in training a separator has the vector of the corpus's first word
        first = words(hashed.rows[:1], hashed.numbers[:1])[0]
        arrays["separator"] = _small(first + network.places.weight[0] + network.kinds.weight[KINDS])
    arrays["places"], arrays["kinds"] = _small(network.places.weight), _small(network.kinds.weight[:KINDS])
    norm("norm", network.norm)
    layers("layer", DISTANCES, network.layers)
    upper = [getattr(network, part) for part in PARTS]
    linear("first", *upper)
    for part, module in zip(PARTS, upper, strict=True):
        arrays[f"size.{part}"] = np.array(module.out_features)
    arrays["asks"], arrays["root"] = _small(network.biaffine.weight.T), network.root.detach().numpy()[0]
    linear("head.bias", network.often)
    linear("label", network.label)
    for kind, names in (("tag", classes.tags), ("label", classes.labels), ("entity", classes.entities)):
        arrays[f"names.{kind}"] = np.array(names)
    arrays["roles.far"], arrays["roles.branches"] = _small(network.distances.weight), _small(network.branches.weight)
    norm("roles.norm", network.role_norm)
    layers("roles.layer", ROLE_DISTANCES, network.role_layers)
    linear("roles.out", network.roles)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".partial").open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    path.with_suffix(".partial").replace(path)


def _small(tensor: Tensor) -> NDArray[np.float16]:
    return tensor.detach().float().numpy().astype(np.float16)
