"""Writes the trained network as ONNX graphs with 8-bit weights, as the package loads them: the first layers, the rest,
and the roles. What the first layers learned to answer by themselves is left out.

Weights are cut to 7 bits, so that no product of two bytes overflows on processors without the wider instructions: the
same text then gives the same tags everywhere.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.network import ROLE_WIDTH, WIDTH, Deep, Network, Roles, Shallow


class _First(nn.Module):
    """The embeddings and first layers."""

    def __init__(self, part: Shallow) -> None:
        super().__init__()
        self.part = part

    def forward(self, *values: Tensor) -> Tensor:
        states: Tensor = self.part(*values)[0]
        return states


class _Encoder(nn.Module):
    """The other layers with what the roles read of them."""

    def __init__(self, part: Deep, roles: Roles) -> None:
        super().__init__()
        self.part, self.roles = part, roles

    def forward(self, *values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states, cues = self.part(*values)
        return cues.softmax(-1), self.roles.narrow(states), self.roles.told(states)


def export(network: Network, folder: Path) -> None:
    """Writes all three graphs into `folder`, each whole or not at all."""
    network.to("cpu").float().eval()
    for layer in [*network.shallow.layers, *network.deep.layers]:
        layer.fold()
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(1, 7, dtype=torch.int64)
    states = torch.zeros(1, 7, WIDTH)
    narrow = torch.zeros(3, 5, ROLE_WIDTH)
    far, here = torch.ones(3, 5, dtype=torch.int64), torch.ones(3, 5, dtype=torch.int64)
    pieces = {1: "piece"}  # windows are read one by one: nothing is padded, so nothing need be masked
    words = {0: "frame", 1: "word"}
    encoded = ("cues", "narrow", "told")
    shallow = dict.fromkeys(("ids", "forms", "places", "kinds"), pieces)
    read = (ids, ids * 0, ids * 0, ids * 0)
    write(_First(network.shallow), read, shallow, ("states",), folder, "shallow")
    write(_Encoder(network.deep, network.deep_roles), (states,), {"states": pieces}, encoded, folder, "deep")
    asked = {"narrow": words, "told": {0: "frame"}, "distances": words, "mask": words}
    write(network.deep_roles, (narrow, narrow[:, 0], far, here), asked, ("tags",), folder, "deep_roles")


def write(
    module: nn.Module,
    values: tuple[Tensor, ...],
    inputs: Mapping[str, Mapping[int, str]],
    outputs: Sequence[str],
    folder: Path,
    name: str,
) -> None:
    """Writes a module as a graph with 8-bit weights; `inputs` name what it takes, each with the axes that vary."""
    axes = {key: dict(value) for key, value in inputs.items()}
    first = next(iter(inputs.values()))
    axes |= {f"{key}_out" if key in axes else key: dict(first) for key in outputs}
    names = [f"{key}_out" if key in inputs else key for key in outputs]
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / "small.onnx"
        with torch.no_grad():
            torch.onnx.export(
                module.eval(),
                values,
                str(whole),
                input_names=list(inputs),
                output_names=names,
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
        quantize_dynamic(
            whole,
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        shutil.copyfile(small, folder / f"{name}.partial")
        (folder / f"{name}.partial").replace(folder / f"{name}.onnx")
