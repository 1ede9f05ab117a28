"""The verifier's network: MiniLM reading evidence and claim together, with three answers.

The encoder is BERT's (Devlin et al. 2019) in MiniLM's size (Wang et al. 2020), with the weights and
the tensor names of all-MiniLM-L6-v2. What it says of a pair is read from the first token and from
the means over the evidence and over the claim.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

LAYERS, HEADS, WIDTH, INNER = 6, 12, 384, 1536
WORDS, PLACES, KINDS = 30522, 512, 2
EPSILON = 1e-12
ANSWERS = 3
"""Supports, refutes, neither, in this order."""


class Layer(nn.Module):
    """One layer: self-attention and a feed-forward part, each added to what went in."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.output = nn.Linear(WIDTH, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = dropout

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = hidden.shape

        def heads(projected: Tensor) -> Tensor:
            return projected.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = (heads(part(hidden)) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + mask
        attended = (functional.softmax(scores, -1) @ value).transpose(1, 2).flatten(2)
        hidden = self.output_norm(hidden + self._dropped(self.output(attended)))
        fed = self.narrow(functional.gelu(self.widen(hidden)))
        return self.narrow_norm(hidden + self._dropped(fed))

    def _dropped(self, value: Tensor) -> Tensor:
        return functional.dropout(value, self.dropout, self.training)


class Verifier(nn.Module):
    """Token ids [batch, tokens], their mask and their kinds (0 evidence, 1 claim) to logits."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.kinds = nn.Embedding(KINDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.joined = nn.Linear(4 * WIDTH, WIDTH)
        self.answers = nn.Linear(WIDTH, ANSWERS)
        self.dropout = nn.Dropout(dropout)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        length = input_ids.shape[1]
        hidden = self.words(input_ids) + self.places.weight[:length] + self.kinds(token_type_ids)
        hidden = self.norm(hidden)
        held = attention_mask.to(hidden.dtype)
        mask = (1 - held)[:, None, None, :] * -1e4
        for layer in self.layers:
            hidden = layer(hidden, mask)
        of_claim = token_type_ids.to(hidden.dtype) * held
        claim, evidence = _mean(hidden, of_claim), _mean(hidden, held - of_claim)
        parts = torch.cat([hidden[:, 0], evidence, claim, evidence * claim], -1)
        logits: Tensor = self.answers(self.dropout(functional.gelu(self.joined(parts))))
        return logits

    def load_encoder(self, tensors: dict[str, Tensor]) -> None:
        """Take the weights of all-MiniLM-L6-v2."""
        pairs: list[tuple[nn.Module, str]] = [
            (self.words, "embeddings.word_embeddings"),
            (self.places, "embeddings.position_embeddings"),
            (self.kinds, "embeddings.token_type_embeddings"),
            (self.norm, "embeddings.LayerNorm"),
        ]
        for number, layer in enumerate(self.layers):
            prefix = f"encoder.layer.{number}."
            pairs += [
                (layer.query, f"{prefix}attention.self.query"),
                (layer.key, f"{prefix}attention.self.key"),
                (layer.value, f"{prefix}attention.self.value"),
                (layer.output, f"{prefix}attention.output.dense"),
                (layer.output_norm, f"{prefix}attention.output.LayerNorm"),
                (layer.widen, f"{prefix}intermediate.dense"),
                (layer.narrow, f"{prefix}output.dense"),
                (layer.narrow_norm, f"{prefix}output.LayerNorm"),
            ]
        for module, name in pairs:
            for part, parameter in module.named_parameters():
                parameter.data.copy_(tensors[f"{name}.{part}"])


def _mean(hidden: Tensor, weights: Tensor) -> Tensor:
    total = (hidden * weights[:, :, None]).sum(1)
    return total / weights.sum(1, keepdim=True).clamp(min=1)
