"""Measures the verifier: pairs a second, loading, memory; beside the same network in float32.

    python benchmarks/verifier.py [--float32 FILE.onnx]

The file of the peer is written by `python -m verifier.export ... --float32 FILE.onnx`. Every pair
has 64 tokens, [CLS] and [SEP] with them. The systems take turns, so that both see the same
neighbours; all figures are medians over the repeats.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path

import yaml
from measuring import Cost, cost_of, cost_of_process, print_table
from tokenizers import Tokenizer

from claims.verifier.cross_encoder import CrossEncoder
from claims.verifier.model import MANIFEST, SHIPPED, TOKENIZER, WEIGHTS, VerifierModel

TOKENS = 64
WORDS_OF_CLAIM, WORDS_OF_EVIDENCE = 17, 44
# Each is one token, so that a pair has as many tokens as it is meant to.
WORDS = (
    "the a in on of to and by for city council bridge school river mayor water train year month day"
    " opened closed rose fell said built paid found won lost first second third new old large small"
    " four five six seven percent million people houses roads students trees ships north south"
).split()
PROCESSES = (
    ("python -c pass", "pass"),
    ("importing what finds it", "import claims.verifier.find"),
    ("its identity, without loading it", "find_identity(VerifierSettings())"),
    ("loading it", "find_verifier(VerifierSettings())"),
    (
        "loading it and reading 100 pairs",
        "find_verifier(VerifierSettings()).read([{pair!r}] * 100)",
    ),
)
IMPORTS = (
    "from claims.settings import VerifierSettings\n"
    "from claims.verifier.find import find_identity, find_verifier\n"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--float32", type=Path, help="the same network with weights of 32 bits")
    arguments = parser.parse_args()
    pairs = made_pairs(arguments.pairs)
    with tempfile.TemporaryDirectory() as folder:
        models = {"8 bits": VerifierModel.of(SHIPPED)}
        if arguments.float32:
            models["float32"] = peer(arguments.float32, Path(folder))
        print_speed(models, pairs, arguments.repeats)
    print()
    rows = []
    for name, work in PROCESSES:
        imports = IMPORTS if "(" in work else ""
        command = [sys.executable, "-c", imports + work.format(pair=pairs[0])]
        cost = Cost.median_of([cost_of_process(command) for _ in range(arguments.repeats)])
        rows.append((name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.memory / 2**20:.0f}"))
    print_table(("a process", "wall s", "CPU s", "peak MiB"), rows)


def print_speed(
    models: dict[str, VerifierModel], pairs: list[tuple[str, str]], repeats: int
) -> None:
    systems = {
        (name, threads): CrossEncoder(model, threads)
        for name, model in models.items()
        for threads in (1, 2)
    }
    costs: dict[tuple[str, int], list[Cost]] = {key: [] for key in systems}
    for _ in range(repeats):
        for key, system in systems.items():
            costs[key].append(cost_of(lambda system=system: system.read(pairs)))
    rows = []
    for (name, threads), measured in costs.items():
        cost = Cost.median_of(measured)
        rows.append(
            (name, threads, f"{len(pairs) / cost.wall:.0f}", f"{len(pairs) / cost.cpu:.0f}")
        )
    print_table(("weights", "threads", "pairs/s", "pairs/CPU s"), rows)


def made_pairs(count: int) -> list[tuple[str, str]]:
    """Make pairs of claim and evidence, the same ones each time."""
    tokenizer = Tokenizer.from_file(str(SHIPPED / TOKENIZER))
    tokenizer.no_padding()
    pairs = [
        (words(7 * number, WORDS_OF_CLAIM), words(11 * number + 3, WORDS_OF_EVIDENCE))
        for number in range(count)
    ]
    if any(len(tokenizer.encode(*pair)) != TOKENS for pair in pairs):
        raise SystemExit(f"With this tokenizer the pairs have other than {TOKENS} tokens.")
    return pairs


def words(start: int, count: int) -> str:
    return " ".join(islice(cycle(WORDS), start, start + count))


def peer(weights: Path, folder: Path) -> VerifierModel:
    """Lay the float32 weights beside the tokenizer, with a manifest that fits them."""
    shutil.copyfile(weights, folder / WEIGHTS)
    shutil.copyfile(SHIPPED / TOKENIZER, folder / TOKENIZER)
    said = yaml.safe_load((SHIPPED / MANIFEST).read_text("utf-8"))
    said["sha256"][WEIGHTS] = sha256(weights.read_bytes()).hexdigest()
    (folder / MANIFEST).write_text(yaml.safe_dump(said), "utf-8")
    return VerifierModel.of(folder)


if __name__ == "__main__":
    main()
