"""The reader's network as it is trained; `consilience.annotate.reader` computes the same with numpy.

Words by hashed features (from the weights of spaCy's small English pipeline on) and, for frequent ones, by a vector of
their own; six dilated convolutions; upper layers for tags, sentence ends, names, a biaffine attention for heads and
labels (Dozat and Manning, ICLR 2017), cues, and for each cue two more convolutions over the words around it.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from consilience.annotate.places import KINDS, PLACES
from consilience.annotate.reader.roles import FAR, UNDER

WIDTH, EMBEDDED, OWN, PIECES = 160, 96, 64, 3
ARC, LABEL, ROLE = 64, 96, 96
DISTANCES, ROLE_DISTANCES = (1, 1, 2, 4, 8, 1), (1, 4)
UNKNOWN = 0.12
"""The share of words whose own vector is left out in training, so that the vector of all others is learned."""


class Words(nn.Module):
    """The vector of each word as it is written."""

    def __init__(self, rows: Sequence[int], known: int) -> None:
        """`rows` of each table of hashed features; so many words have a vector of their own."""
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, EMBEDDED) for size in rows)
        self.mix = nn.Linear(EMBEDDED * len(rows), EMBEDDED * PIECES)
        self.norm = nn.LayerNorm(EMBEDDED)
        self.own = nn.Embedding(known + 1, OWN)
        self.into = nn.Linear(EMBEDDED + OWN, WIDTH)
        nn.init.normal_(self.own.weight, std=0.1)

    def forward(self, hashed: Tensor, numbers: Tensor) -> Tensor:
        """`hashed` (words, features, rows of a feature), `numbers` (words), 0 for a word that is not frequent."""
        parts = torch.cat([table(hashed[:, k]).sum(1) for k, table in enumerate(self.tables)], 1)
        mixed = self.norm(self.mix(parts).view(len(parts), PIECES, EMBEDDED).amax(1).float())
        if self.training:
            numbers = numbers.masked_fill(torch.rand(numbers.shape) < UNKNOWN, 0)
        found: Tensor = self.into(torch.cat((mixed, self.own(numbers)), 1))
        return found


class Neighbours(nn.Module):
    """Mixes each token with those at a distance before and behind it, adds that and normalises."""

    def __init__(self, distance: int, width: int) -> None:
        """`distance` in tokens."""
        super().__init__()
        self.distance = distance
        self.mixed = nn.Linear(3 * width, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, rows: Tensor) -> Tensor:
        """`rows` (batch, length, width), zero on padding."""
        edge = torch.zeros_like(rows[:, :1]).expand(-1, self.distance, -1)
        padded = torch.cat((edge, rows, edge), 1)
        three = torch.cat((padded[:, : rows.shape[1]], rows, padded[:, 2 * self.distance :]), 2)
        mixed: Tensor = self.norm(rows + functional.relu(self.mixed(three)))
        return mixed.to(rows.dtype)


class Network(nn.Module):
    """All parts together."""

    def __init__(self, rows: Sequence[int], known: int, tags: int, labels: int, entities: int) -> None:
        """Numbers of rows of the hashed tables, of frequent words, and of the classes."""
        super().__init__()
        self.words = Words(rows, known)
        self.places, self.kinds = nn.Embedding(len(PLACES), WIDTH), nn.Embedding(len(KINDS) + 1, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Neighbours(far, WIDTH) for far in DISTANCES)
        self.tags, self.entities = nn.Linear(WIDTH, tags), nn.Linear(WIDTH, entities)
        self.sentence, self.cues = nn.Linear(WIDTH, 2), nn.Linear(WIDTH, 3)
        self.asks, self.answers = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.biaffine, self.often = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1)
        self.root = nn.Parameter(torch.zeros(1))
        self.dependent, self.governor = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label = nn.Linear(LABEL, labels)
        self.narrow, self.told = nn.Linear(WIDTH, ROLE), nn.Linear(WIDTH, ROLE)
        self.distances, self.branches = nn.Embedding(2 * FAR + 1, ROLE), nn.Embedding(UNDER + labels, ROLE)
        self.role_norm = nn.LayerNorm(ROLE)
        self.role_layers = nn.ModuleList(Neighbours(far, ROLE) for far in ROLE_DISTANCES)
        self.roles = nn.Linear(ROLE, 3)
        for table in (self.places, self.kinds, self.distances, self.branches):
            nn.init.normal_(table.weight, std=0.05)

    def states(self, words: Tensor, which: Tensor, places: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """The state of each token (batch, length, width); `words` are vectors of words, `which` that of each token; a
        separator is of the last kind; `mask` is one where there is a token or separator."""
        there = mask[..., None].bfloat16() if torch.is_autocast_enabled("cpu") else mask[..., None]
        rows = self.norm(words[which] + self.places(places) + self.kinds(kinds)).to(there.dtype) * there
        for layer in self.layers:
            rows = layer(rows) * there
        return rows

    def arcs(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Of sentences (sentences, length, width) the scores of each token (second) for each head (third), its own
        for a root; and what the labels are made from: (sentences, length, 2 · label width)."""
        asks, answers = functional.relu(self.asks(states)), functional.relu(self.answers(states))
        scores = (self.biaffine(asks) @ answers.transpose(1, 2)).float() + self.often(answers).float().transpose(1, 2)
        own = torch.eye(states.shape[1])[None] * self.root
        return scores + own, torch.cat((self.dependent(states), self.governor(states)), 2)

    def labels_of(self, pairs: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels of each token, whose heads (sentences, length) are given."""
        dependent, governor = pairs.chunk(2, 2)
        above = torch.gather(governor, 1, heads[..., None].expand(-1, -1, LABEL))
        scores: Tensor = self.label(functional.relu(dependent + above))
        return scores.float()

    def frames(self, narrow: Tensor, told: Tensor, distances: Tensor, ways: Tensor, mask: Tensor) -> Tensor:
        """Scores (none, content, source) of the tokens around each cue: their states narrowed (frames, length, role
        width), those of the cues (frames, role width), distances and ways (frames, length)."""
        there = mask[..., None].bfloat16() if torch.is_autocast_enabled("cpu") else mask[..., None]
        rows = functional.relu(narrow + told[:, None] + self.distances(distances) + self.branches(ways))
        rows = self.role_norm(rows).to(there.dtype)
        for layer in self.role_layers:
            rows = layer(rows * there)
        scores: Tensor = self.roles(rows)
        return scores.float()
