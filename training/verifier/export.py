"""Write trained weights as the model that is shipped: ONNX with weights of 8 bits, and a manifest.

    pip install torch onnx onnxruntime tokenizers pyyaml
    cd training
    python -m verifier.export WEIGHTS.pt --tokenizer tokenizer.json --version 1 --pairs PAIRS.jsonl

`--pairs` is a file of pairs as training reads them: the model is shipped only where the answers of
its 8-bit form are close to those of the network itself.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import onnx
import torch
import yaml
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.quant_utils import add_pre_process_metadata
from tokenizers import Tokenizer
from verifier.network import Verifier
from verifier.train import LONGEST, Encoded, encoded_pairs, tensors_of

SHIPPED = Path(__file__).parents[2] / "models" / "verifier"
WEIGHTS, TOKENIZER, MANIFEST = "verifier.onnx", "tokenizer.json", "verifier.yaml"
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 20
"""The first opset with Gelu. onnxruntime reads it from 1.17 on."""
SMALLEST_AGREEMENT = 0.95
"""Share of pairs that get the same answer, of those that the network has a clear answer to."""
CLEAR = 0.05
"""How far apart the probabilities of a clear answer and of the next one are, at least."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Write trained weights as the shipped model.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True, help="of all-MiniLM-L6-v2")
    parser.add_argument("--version", required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300, help="pairs that are compared")
    parser.add_argument("--name", default="claimledger-minilm")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--float32", type=Path, help="also keep the graph before it is made small")
    arguments = parser.parse_args()
    network = Verifier()
    network.load_state_dict(torch.load(arguments.weights, weights_only=True))
    network.eval()
    pairs = encoded_pairs(arguments.pairs, Tokenizer.from_file(str(arguments.tokenizer)))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / WEIGHTS
        exported = arguments.float32 or Path(folder) / "float32.onnx"
        export(network, exported)
        quantize(exported, made)
        agreement = compared(network, made, pairs[: arguments.count])
        sys.stdout.write(f"{agreement}\n")
        if agreement.same < SMALLEST_AGREEMENT:
            sys.exit("The 8-bit model is too far from the network; nothing was written.")
        write(arguments.out, made, arguments.tokenizer, arguments.name, arguments.version)


def export(network: Verifier, path: Path) -> None:
    """Write a network as ONNX: token ids, mask and kinds [batch, tokens] to logits [batch, 3]."""
    ids = torch.ones(2, 8, dtype=torch.long)
    kinds = torch.tensor([[0] * 5 + [1] * 3] * 2)
    axes = {name: {0: "batch", 1: "tokens"} for name in INPUTS} | {"logits": {0: "batch"}}
    with warnings.catch_warnings():
        # The exporter that is to replace this one needs two more packages.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids), kinds),
            str(path),
            input_names=list(INPUTS),
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantize(exported: Path, path: Path) -> None:
    """Write a graph again with weights of 8 bits, the embeddings too: a quarter of the size.

    Each output has a scale of its own (`per_channel`). Weights keep to 7 of the 8 bits
    (`reduce_range`): on processors without VNNI the sum of two products would overflow.
    """
    graph = onnx.load(exported)
    add_pre_process_metadata(graph)  # there is nothing to prepare, and it would be asked for
    quantize_dynamic(graph, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the 8-bit model's probabilities differ from the network's, over `pairs` pairs.

    `same` is the share that gets the same answer, of the `clear` pairs.
    """

    pairs: int
    clear: int
    same: float
    mean: float
    largest: float

    def __str__(self) -> str:
        return (
            f"{self.pairs} pairs: {self.same:.1%} of {self.clear} clear ones with the same answer;"
            f" probabilities differ by {self.mean:.4f} in the mean, {self.largest:.4f} at most"
        )


def compared(network: Verifier, path: Path, pairs: Sequence[Encoded]) -> Agreement:
    """Read each pair by itself with both."""
    session = InferenceSession(path, providers=["CPUExecutionProvider"])
    differences: list[float] = []
    same: list[bool] = []
    for pair in pairs:
        *inputs, _label = tensors_of([pair])
        feed = {name: given.numpy() for name, given in zip(INPUTS, inputs, strict=True)}
        small = torch.from_numpy(session.run(None, feed)[0]).softmax(-1)
        with torch.no_grad():
            whole = network(*inputs).softmax(-1)
        first, second = whole[0].topk(2).values.tolist()
        if first - second >= CLEAR:
            same.append(bool(small.argmax() == whole.argmax()))
        differences.append((small - whole).abs().max().item())
    return Agreement(
        pairs=len(pairs),
        clear=len(same),
        same=sum(same) / max(len(same), 1),
        mean=sum(differences) / len(pairs),
        largest=max(differences),
    )


def write(folder: Path, weights: Path, tokenizer: Path, name: str, version: str) -> None:
    """Put the model in its folder; the manifest comes last, as it speaks of the other two."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(weights, folder / WEIGHTS)
    shutil.copyfile(tokenizer, folder / TOKENIZER)
    manifest = {
        "name": name,
        "version": version,
        "sha256": {
            file: sha256((folder / file).read_bytes()).hexdigest() for file in (WEIGHTS, TOKENIZER)
        },
        "labels": ["supports", "refutes", "neither"],
        "pair": ["evidence", "claim"],
        "longest_pair": LONGEST,
    }
    text = yaml.safe_dump(manifest, sort_keys=False, default_flow_style=None)
    (folder / MANIFEST).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
