"""Learns the weights: a few rounds over the corpus, with a checkpoint after each so that it can be resumed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields
from pathlib import Path
from random import Random

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from training.attribution.batches import IGNORED, Batch, batches
from training.attribution.corpus import Example
from training.attribution.network import Network, Roles

BATCH = 16
RATE_ENCODER, RATE_HEADS = 1.5e-4, 8e-4
WARM = 0.06
"""The share of all steps over which the rate of learning rises."""
TAUGHT = 0.5
"""How much of the shallow part's loss is the distance from what the deep part says (Hinton et al. 2015)."""


def train(
    network: Network,
    examples: Sequence[Example],
    rounds: int,
    seed: int,
    device: str,
    checkpoint: Path,
    say: Callable[[str], None],
) -> None:
    """Trains in place. Goes on from `checkpoint` where that exists and was made with the same rounds and seed."""
    network.to(device).train()
    network.shallow.pieces.requires_grad_(False)  # half of all weights; as they are they serve words never seen here
    learned = [p for p in network.parameters() if p.requires_grad]
    steps = rounds * -(-len(examples) // BATCH)
    heads = [p for name, p in network.named_parameters() if _is_head(name)]
    encoder = [p for name, p in network.named_parameters() if not _is_head(name) and p.requires_grad]
    groups = [{"params": encoder, "lr": RATE_ENCODER}, {"params": heads, "lr": RATE_HEADS}]
    optimiser = AdamW(groups, weight_decay=0.01, fused=True)
    schedule = LambdaLR(optimiser, lambda step: min((step + 1) / (WARM * steps), max(0.0, 1 - step / steps)))
    done = _resume(checkpoint, network, optimiser, schedule, (rounds, seed))
    for number in range(done, rounds):
        torch.manual_seed(seed * 1000 + number)
        started, total = time.monotonic(), 0.0
        for step, batch in enumerate(batches(examples, BATCH, Random(seed * 1000 + number))):
            optimiser.zero_grad(set_to_none=True)
            loss = losses(network, _moved(batch, device), device)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
            if step % 20 == 19:
                pace = (step + 1) / (time.monotonic() - started)
                told = f"round {number + 1} of {rounds}, step {step + 1}"
                say(f"{told}, loss {total / (step + 1):.4f}, {pace:.2f} steps a second")
        state = {
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "round": number + 1,
            "run": (rounds, seed),
        }
        partial = checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(checkpoint)


def _resume(checkpoint: Path, network: Network, optimiser: AdamW, schedule: LambdaLR, run: tuple[int, int]) -> int:
    """The number of rounds that are done."""
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    if tuple(state["run"]) != run:
        return 0
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    return int(state["round"])


def _is_head(name: str) -> bool:
    return "roles" in name or ".cues" in name or any(f".{extra}." in name for extra in ("forms", "places", "kinds"))


def _moved(batch: Batch, device: str) -> Batch:
    return Batch(*(getattr(batch, field.name).to(device) for field in fields(batch)))


def losses(network: Network, batch: Batch, device: str) -> Tensor:
    """The loss of both depths on cues and frames."""
    context: AbstractContextManager[object] = (
        torch.autocast(device, dtype=torch.bfloat16) if device in ("cuda", "cpu") else nullcontext()
    )
    with context:
        low, low_cues = network.shallow(batch.ids, batch.forms, batch.places, batch.kinds, batch.mask)
        high, high_cues = network.deep(low, batch.mask)
        low_tags = _tagged(network.shallow_roles, low, batch)
        high_tags = _tagged(network.deep_roles, high, batch)
    total = _distance(high_cues, batch.cues) + _distance(high_tags, batch.tags)
    for own, teacher, gold in ((low_cues, high_cues, batch.cues), (low_tags, high_tags, batch.tags)):
        total = total + (1 - TAUGHT) * _distance(own, gold) + TAUGHT * _taught(own, teacher.detach(), gold)
    return total


def _tagged(roles: Roles, states: Tensor, batch: Batch) -> Tensor:
    flat = (batch.rows * states.shape[1] + batch.columns).flatten()
    around = roles.narrow(states).flatten(0, 1).index_select(0, flat).view(*batch.rows.shape, -1)
    told = roles.told(states).flatten(0, 1).index_select(0, flat).view(*batch.rows.shape, -1)
    own = batch.cue.to(told.dtype)
    cue = (told * own[:, :, None]).sum(1) / own.sum(1, keepdim=True).clamp(min=1)
    tags: Tensor = roles(around, cue, batch.distances, batch.here)
    return tags


def _distance(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def _taught(scores: Tensor, teacher: Tensor, gold: Tensor) -> Tensor:
    there = gold != IGNORED
    own, wanted = scores.float()[there], teacher.float()[there]
    return functional.kl_div(
        functional.log_softmax(own, -1), functional.log_softmax(wanted, -1), reduction="batchmean", log_target=True
    )
