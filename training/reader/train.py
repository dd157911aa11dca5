"""Learns the reader's weights by a few rounds over the lessons, with a checkpoint on the way so that it can be
resumed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from consilience.annotate.inference.hashed import rows_of
from consilience.annotate.places import KINDS
from consilience.annotate.reader.roles import FAR
from training.reader.corpus import ASKED, BATCH, Asked, Corpus, Example, batches, sentences
from training.reader.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE, WARM, LAST = 2e-3, 200, 0.02
"""The rate of learning at its highest, the steps in which it rises, and what is left of it in the end."""
WEIGHTS = {"tags": 1.0, "entities": 2.0, "sentence": 2.0, "cues": 8.0, "heads": 1.0, "labels": 0.7, "roles": 4.0}
"""How much each part of the loss counts: those that are right most of the time have small losses."""
TOGETHER = 64
"""Sentences or frames that are computed at once."""
KEPT = 500
"""Steps between two checkpoints."""
NOTHING = -100


class Hashed:
    """The rows of the hashed tables of each word of a corpus, and its number among the frequent ones."""

    def __init__(self, corpus: Corpus, tables: Sequence[tuple[int, int]]) -> None:
        """`tables` are (seed, rows), one a feature."""
        from thinc.api import NumpyOps

        ops = NumpyOps()
        rows = [rows_of(corpus.words, k, seed, size, ops) for k, (seed, size) in enumerate(tables)]
        number = {code: k + 1 for k, code in enumerate(corpus.classes.words)}
        self.rows = torch.tensor(np.stack(rows, axis=1).astype(np.int64))
        self.numbers = torch.tensor([number.get(code, 0) for code in corpus.words[:, 0].tolist()])


def train(
    network: Network, corpus: Corpus, hashed: Hashed, rounds: float, seed: int, kept: Path, say: Callable[[str], None]
) -> None:
    """Trains in place. Goes on from the checkpoint `kept` where that exists and was made for as many steps."""
    steps = int(rounds * len(corpus.examples) / BATCH)
    embedded = [p for name, p in network.named_parameters() if "tables" in name or "own" in name]
    others = [p for name, p in network.named_parameters() if not ("tables" in name or "own" in name)]
    groups = [{"params": embedded, "weight_decay": 0.0}, {"params": others, "weight_decay": 0.01}]
    optimiser = AdamW(groups, lr=RATE, betas=(0.9, 0.98), fused=True)
    schedule = LambdaLR(optimiser, lambda step: min((step + 1) / WARM, LAST + (1 - LAST) * _falling(step / steps)))
    done = 0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        if state["steps"] == steps:
            network.load_state_dict(state["network"])
            optimiser.load_state_dict(state["optimiser"])
            schedule.load_state_dict(state["schedule"])
            done = int(state["done"])
    network.train()
    torch.manual_seed(seed)
    random = Random(seed)
    means: dict[str, float] = {}
    for step, examples in islice(enumerate(_endless(corpus.examples, random)), done, steps):
        optimiser.zero_grad(set_to_none=True)
        parts = losses(network, hashed, examples, random)
        loss = sum((WEIGHTS[name] * part for name, part in parts.items()), _zero())
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        for name, part in parts.items():
            means[name] = 0.98 * means.get(name, part.item()) + 0.02 * part.item()
        if (step + 1) % 50 == 0:
            told = ", ".join(f"{name} {mean:.3f}" for name, mean in means.items())
            say(f"step {step + 1} of {steps}: loss of {told}")
        if (step + 1) % KEPT == 0 or step + 1 == steps:
            state = {"network": network.state_dict(), "optimiser": optimiser.state_dict()}
            state |= {"schedule": schedule.state_dict(), "steps": steps, "done": step + 1}
            torch.save(state, kept.with_suffix(".partial"))
            kept.with_suffix(".partial").replace(kept)


def _falling(share: float) -> float:
    return 0.5 * (1 + math.cos(math.pi * min(1.0, share)))


def _zero() -> Tensor:
    return torch.zeros(())


def _endless(examples: Sequence[Example], random: Random) -> Iterator[list[Example]]:
    while True:
        yield from batches(examples, random)


def losses(network: Network, hashed: Hashed, examples: Sequence[Example], random: Random) -> dict[str, Tensor]:
    """The parts of the loss on some articles, by name."""
    length = max(int(one.rows[-1]) for one in examples) + 2
    flat = np.concatenate([one.rows + k * length for k, one in enumerate(examples)])

    def spread(values: Sequence[NDArray[np.int64]], empty: int) -> Tensor:
        """The values of all tokens, each in its place of (articles, length)."""
        found = np.full(len(examples) * length, empty)
        found[flat] = np.concatenate(values)
        return torch.tensor(found).view(len(examples), length)

    words, which = torch.unique(spread([one.words for one in examples], 0), return_inverse=True)
    mask = torch.zeros(len(examples), length)
    for k, one in enumerate(examples):
        mask[k, : int(one.rows[-1]) + 2] = 1
    places, kinds = (
        spread([getattr(one, name) for one in examples], e) for name, e in (("places", 0), ("kinds", len(KINDS)))
    )
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = network.words(hashed.rows[words], hashed.numbers[words])
        states = network.states(vectors, which, places, kinds, mask).flatten(0, 1)
        tokens = states[torch.tensor(flat)]
        opens = np.concatenate([np.isin(np.arange(len(one.words)), one.bounds) for one in examples])
        parts = {
            "tags": _hard(network.tags(tokens), np.concatenate([one.tags for one in examples])),
            "entities": _hard(network.entities(tokens), np.concatenate([one.entities for one in examples])),
            "sentence": _hard(network.sentence(tokens), opens.astype(np.int64)),
            "cues": _soft(network.cues(tokens), np.concatenate([one.cues for one in examples])).mean(),
        }
        parts |= _syntax(network, states, examples, length)
        chosen = [(k, frame) for k, one in enumerate(examples) for frame in one.frames if random.random() < ASKED]
        chosen.sort(key=lambda pair: len(pair[1].ways))
        parts["roles"] = _roles(network, states, examples, chosen, length)
    return parts


def _hard(scores: Tensor, gold: NDArray[np.int64]) -> Tensor:
    return functional.cross_entropy(scores.float(), torch.tensor(gold))


def _soft(scores: Tensor, chances: NDArray[np.float16]) -> Tensor:
    return -(torch.tensor(chances.astype(np.float32)) * functional.log_softmax(scores.float(), -1)).sum(-1)


def _syntax(network: Network, states: Tensor, examples: Sequence[Example], length: int) -> dict[str, Tensor]:
    """The losses of heads and labels, for each token of a sentence alike."""
    every = sentences(examples)
    arcs, labels, count = _zero(), _zero(), 0
    for k in range(0, len(every), TOGETHER):
        some = every[k : k + TOGETHER]
        size = len(some[-1][2])
        tokens, heads, named = (np.full((len(some), size), empty) for empty in (0, NOTHING, NOTHING))
        for row, (number, start, above, names) in enumerate(some):
            tokens[row, : len(above)] = number * length + examples[number].rows[start : start + len(above)]
            heads[row, : len(above)], named[row, : len(above)] = above, names
        gold = torch.tensor(heads)
        scores, pairs = network.arcs(states[torch.tensor(tokens)])
        scores = scores.masked_fill((gold < 0)[:, None, :], -1e4)
        arcs = arcs + functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="sum")
        found = network.labels_of(pairs, gold.clamp(min=0))
        labels = labels + functional.cross_entropy(found.flatten(0, 1), torch.tensor(named).flatten(), reduction="sum")
        count += int((gold >= 0).sum())
    return {"heads": arcs / max(count, 1), "labels": labels / max(count, 1)}


def _roles(
    network: Network, states: Tensor, examples: Sequence[Example], chosen: Sequence[tuple[int, Asked]], length: int
) -> Tensor:
    """The loss of the frames, for each token that is looked at alike."""
    narrow, told = network.narrow(states), network.told(states)
    total, count = _zero(), 0
    for k in range(0, len(chosen), TOGETHER):
        some = chosen[k : k + TOGETHER]
        size = len(some[-1][1].ways)
        tokens, apart, ways = (np.zeros((len(some), size), dtype=np.int64) for _ in range(3))
        gold = np.zeros((len(some), size, 3), dtype=np.float16)
        cues = np.zeros((2, len(some)), dtype=np.int64)
        for row, (number, one) in enumerate(some):
            rows, here = examples[number].rows, slice(one.start, one.start + len(one.ways))
            first, last = rows[one.first], rows[one.last]
            far = np.minimum(rows[here] - first, 0) + np.maximum(rows[here] - last, 0)
            tokens[row, : len(far)] = number * length + rows[here]
            apart[row, : len(far)] = far.clip(-FAR, FAR) + FAR
            ways[row, : len(far)] = one.ways
            gold[row, : len(far), 1:] = one.chances
            gold[row, : len(far), 0] = (1 - one.chances.sum(1)).clip(0, 1)
            cues[:, row] = number * length + first, number * length + last
        mask = torch.tensor(gold.any(2).astype(np.float32))
        cue = (told[torch.tensor(cues[0])] + told[torch.tensor(cues[1])]) * 0.5
        scores = network.frames(narrow[torch.tensor(tokens)], cue, torch.tensor(apart), torch.tensor(ways), mask)
        total = total + (_soft(scores, gold) * mask).sum()
        count += int(mask.sum())
    return total / max(count, 1)
