"""The tagger's network: a small pre-trained encoder with two heads at its end and, in training, two more on the way.

The encoder is BERT (Devlin et al., NAACL 2019) as distilled into MiniLM (Wang et al., NeurIPS 2020). Beside its word
pieces it is told each word's form, its place in quotation marks and the kind of its region. The first
`SHALLOW` layers learn to answer by themselves as well, from the corpus and from the last layers; nothing uses that yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from consilience.annotate.attribution.tagger.encoding import FORMS
from consilience.annotate.attribution.tagger.frames import FAR, TAGS
from consilience.annotate.places import KINDS, PLACES

WIDTH, HEADS, INNER, LAYERS, SHALLOW = 384, 12, 1536, 6, 2
VOCABULARY, POSITIONS = 30522, 512
ROLE_WIDTH = 160


class Layer(nn.Module):
    """One layer of a transformer: attention, then a feed-forward network, each added and normalised."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float, epsilon: float = 1e-12) -> None:
        """Widths of the states, and of the feed-forward network inside."""
        super().__init__()
        self.heads = heads
        self.scale: float | None = (width // heads) ** -0.5
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mixed = nn.Linear(width, width)
        self.attended = nn.LayerNorm(width, epsilon)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.done = nn.LayerNorm(width, epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, barred: Tensor | None) -> Tensor:
        """`states` (batch, length, width); `barred` is added to the attention, minus infinity on padding."""
        batch, length, width = states.shape
        query, key, value = (
            part(states).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # Written out: on a processor this trains several times as fast as the fused attention.
        weights = query @ key.transpose(2, 3)
        if self.scale is not None:
            weights = weights * self.scale
        if barred is not None:
            weights = weights + barred.to(query.dtype)
        mixed = weights.softmax(-1).to(value.dtype) @ value
        mixed = self.mixed(mixed.transpose(1, 2).reshape(batch, length, width))
        states = self.attended(states + mixed)
        return self.done(states + self.dropout(self.down(functional.gelu(self.up(states)))))

    @torch.no_grad()
    def fold(self) -> None:
        """Takes the scale into the weights of the query: one operation less in use."""
        if self.scale is not None:
            self.query.weight.mul_(self.scale)
            self.query.bias.mul_(self.scale)
            self.scale = None


def bar(mask: Tensor | None) -> Tensor | None:
    """What is added to the attention so that padding is left out; `mask` is one where there is a piece."""
    if mask is None:
        return None
    return (1.0 - mask.float())[:, None, None, :] * -10000.0


class Shallow(nn.Module):
    """Embeddings and the first layers."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Random weights; `pretrained` loads those of MiniLM."""
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.forms = nn.Embedding(len(FORMS), WIDTH)
        self.places = nn.Embedding(len(PLACES), WIDTH)
        self.kinds = nn.Embedding(len(KINDS), WIDTH)
        self.normalised = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(SHALLOW))
        self.cues = nn.Linear(WIDTH, 3)
        self.dropout = nn.Dropout(dropout)
        for extra in (self.forms, self.places, self.kinds):
            nn.init.normal_(extra.weight, std=0.02)

    def forward(
        self, ids: Tensor, forms: Tensor, places: Tensor, kinds: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """States and cue scores (none, begin, inside) of each piece; all arguments (batch, length)."""
        order = torch.arange(ids.shape[1], device=ids.device)[None, :]
        states = self.pieces(ids) + self.positions(order) + self.forms(forms) + self.places(places) + self.kinds(kinds)
        states = self.dropout(self.normalised(states))
        for layer in self.layers:
            states = layer(states, bar(mask))
        return states, self.cues(states)


class Deep(nn.Module):
    """The rest of the layers."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Random weights; `pretrained` loads those of MiniLM."""
        super().__init__()
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS - SHALLOW))
        self.cues = nn.Linear(WIDTH, 3)

    def forward(self, states: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """States and cue scores of each piece, from the states of `Shallow`."""
        for layer in self.layers:
            states = layer(states, bar(mask))
        return states, self.cues(states)


class Neighbours(nn.Module):
    """Mixes each word with those at a distance before and behind it, adds that and normalises: a dilated convolution
    (Strubell et al., EMNLP 2017), written as a product of matrices so that its weights can be cut to 8 bits."""

    def __init__(self, distance: int) -> None:
        """`distance` in words."""
        super().__init__()
        self.distance = distance
        self.mixed = nn.Linear(3 * ROLE_WIDTH, ROLE_WIDTH)
        self.normalised = nn.LayerNorm(ROLE_WIDTH)

    def forward(self, states: Tensor) -> Tensor:
        """`states` (frames, length, role width), zero on padding."""
        edge = torch.zeros_like(states[:, :1]).expand(-1, self.distance, -1)
        padded = torch.cat((edge, states, edge), 1)
        length = states.shape[1]
        three = torch.cat((padded[:, :length], states, padded[:, 2 * self.distance :]), 2)
        mixed: Tensor = self.normalised(states + functional.gelu(self.mixed(three)))
        return mixed


class Roles(nn.Module):
    """Reads the words around one cue again, each with its distance from it, and tags source and content."""

    def __init__(self, reaches: Sequence[int], dropout: float = 0.1) -> None:
        """`reaches` are the distances over which neighbours are mixed, one a layer."""
        super().__init__()
        self.narrow = nn.Linear(WIDTH, ROLE_WIDTH)
        self.told = nn.Linear(WIDTH, ROLE_WIDTH)
        self.distances = nn.Embedding(2 * FAR + 1, ROLE_WIDTH)
        self.normalised = nn.LayerNorm(ROLE_WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Neighbours(reach) for reach in reaches)
        self.tags = nn.Linear(ROLE_WIDTH, len(TAGS))
        nn.init.normal_(self.distances.weight, std=0.02)

    def forward(self, states: Tensor, cue: Tensor, distances: Tensor, mask: Tensor) -> Tensor:
        """Tag scores (frames, length, tags) of `states` (frames, length, role width), narrowed by `narrow`, with the
        mean state of each cue (frames, role width), narrowed by `told`."""
        mixed = functional.gelu(states + cue[:, None, :] + self.distances(distances))
        there = mask[:, :, None].to(mixed.dtype)
        mixed = self.dropout(self.normalised(mixed))
        for layer in self.layers:
            mixed = layer(mixed * there)
        scores: Tensor = self.tags(mixed)
        return scores


class Network(nn.Module):
    """All parts together, as they are trained."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Random weights."""
        super().__init__()
        self.shallow, self.deep = Shallow(dropout), Deep(dropout)
        self.shallow_roles, self.deep_roles = Roles((1, 2), dropout), Roles((1, 2, 4, 1), dropout)


def pretrained(network: Network, weights: Path) -> None:
    """Fills in the encoder from the weights of a BERT model in a safetensors file."""
    stored = load_file(str(weights))
    stored = {name.removeprefix("bert."): tensor for name, tensor in stored.items()}

    def take(part: nn.Module, name: str) -> None:
        own = part.state_dict()
        for key in own:
            own[key] = stored[f"{name}.{key}"]
        part.load_state_dict(own)

    take(network.shallow.pieces, "embeddings.word_embeddings")
    take(network.shallow.positions, "embeddings.position_embeddings")
    take(network.shallow.normalised, "embeddings.LayerNorm")
    with torch.no_grad():  # every text is of the first type, so its vector is a part of every position
        network.shallow.positions.weight += stored["embeddings.token_type_embeddings.weight"][0]
    for k, layer in enumerate([*network.shallow.layers, *network.deep.layers]):
        name = f"encoder.layer.{k}"
        take(layer.query, f"{name}.attention.self.query")
        take(layer.key, f"{name}.attention.self.key")
        take(layer.value, f"{name}.attention.self.value")
        take(layer.mixed, f"{name}.attention.output.dense")
        take(layer.attended, f"{name}.attention.output.LayerNorm")
        take(layer.up, f"{name}.intermediate.dense")
        take(layer.down, f"{name}.output.dense")
        take(layer.done, f"{name}.output.LayerNorm")
