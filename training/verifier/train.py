"""Train the verifier on pairs, in rounds that each read a file of pairs once.

    pip install torch numpy safetensors tokenizers
    python -m training.verifier.train ROUND.jsonl... --out WEIGHTS.pt [--start WEIGHTS.pt]

A line of a round is {"claim", "evidence", "label"}, the label 0 (supports), 1 (refutes) or
2 (neither). The embeddings of words stay as they were: they are half of all weights, and the sets
hold too few words to move them. The learning rate rises over the first steps and then falls to
zero along a line over all rounds. What is kept is a running mean of the weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from verifier.network import Verifier

LONGEST = 112
"""Tokens of a pair; the evidence is cut to fit."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What training may be tried with."""

    rate: float = 1e-4
    batch: int = 64
    warm_up: int = 60
    smoothing: float = 0.05
    decay: float = 0.01
    dropout: float = 0.1
    mean: float = 0.995
    seed: int = 7


DEFAULT = Recipe()


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the verifier.")
    parser.add_argument("rounds", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rate", type=float, default=DEFAULT.rate)
    parser.add_argument("--end-rate", type=float, default=0.0, help="share of the rate at the end")
    parser.add_argument("--smoothing", type=float, default=DEFAULT.smoothing)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(rate=arguments.rate, smoothing=arguments.smoothing)
    torch.manual_seed(recipe.seed)
    network = Verifier(recipe.dropout)
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start, weights_only=True))
    else:
        network.load_encoder(load_file(str(arguments.model / "model.safetensors")))
    tokenizer = Tokenizer.from_file(str(arguments.model / "tokenizer.json"))
    tokenizer.no_padding()
    rounds = [encoded_pairs(path, tokenizer) for path in arguments.rounds]
    trained = train(network, rounds, recipe, arguments.end_rate)
    torch.save(trained.state_dict(), arguments.out)


@dataclass(frozen=True, slots=True)
class Encoded:
    """The token ids of a pair, how many of them are evidence, and the label."""

    ids: list[int]
    evidence: int
    label: int


def encoded_pairs(path: Path, tokenizer: Tokenizer) -> list[Encoded]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    tokenizer.enable_truncation(LONGEST, strategy="only_first")
    pairs = tokenizer.encode_batch([(row["evidence"], row["claim"]) for row in rows])
    return [
        Encoded(pair.ids, len(pair.ids) - sum(pair.type_ids), row["label"])
        for pair, row in zip(pairs, rows, strict=True)
    ]


def train(
    network: Verifier, rounds: Sequence[Sequence[Encoded]], recipe: Recipe, end: float = 0.0
) -> Verifier:
    """Train in place, and return a network with the running mean of the weights."""
    dealer = random.Random(recipe.seed)
    network.words.weight.requires_grad_(False)
    moving = [parameter for parameter in network.parameters() if parameter.requires_grad]
    # Fused: the plain loop over the parameters takes a quarter of the time on a CPU.
    optimizer = torch.optim.AdamW(moving, recipe.rate, weight_decay=recipe.decay, fused=True)
    steps = sum(-(-len(pairs) // recipe.batch) for pairs in rounds)
    mean = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.mean)
    )
    step, lost, started = 0, 0.0, time.monotonic()
    network.train()
    for pairs in rounds:
        for batch in batches(pairs, recipe.batch, dealer):
            share = min(1, (step + 1) / recipe.warm_up) * (end + (1 - end) * (1 - step / steps))
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate * share
            *inputs, labels = tensors_of(batch)
            loss = functional.cross_entropy(
                network(*inputs), labels, label_smoothing=recipe.smoothing
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(moving, 1.0)
            optimizer.step()
            mean.update_parameters(network)
            step += 1
            lost += loss.item()
            if step % 50 == 0:
                pace = step * recipe.batch / (time.monotonic() - started)
                print(f"{step}/{steps}  loss {lost / 50:.3f}  {pace:.0f} pairs/s", flush=True)
                lost = 0.0
    trained: Verifier = mean.module
    return trained.eval()


def batches(pairs: Sequence[Encoded], size: int, dealer: random.Random) -> Iterator[list[Encoded]]:
    """Deal the pairs into batches of about the same length, in random order."""
    order = sorted(pairs, key=lambda pair: len(pair.ids) + dealer.uniform(0, 6))
    found = [order[start : start + size] for start in range(0, len(order), size)]
    dealer.shuffle(found)
    yield from found


def tensors_of(batch: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return token ids, mask, kinds and labels; shorter pairs are filled up."""
    length = max(len(pair.ids) for pair in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask, kinds = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, pair in enumerate(batch):
        count = len(pair.ids)
        ids[row, :count] = torch.tensor(pair.ids)
        mask[row, :count] = 1
        kinds[row, pair.evidence : count] = 1
    return ids, mask, kinds, torch.tensor([pair.label for pair in batch])


if __name__ == "__main__":
    main()
