"""Write what the shipped verifier says of pairs, for `train_assessment.py`.

    cd training
    python -m verifier.read PAIRS.jsonl... --out ENTAILMENT.jsonl

Its weights are of 8 bits and say something else than the network as trained, by three hundredths in
the mean: what is fitted on top of it must be fitted to this one.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from claims.settings import VerifierSettings
from claims.verifier.find import find_verifier, why_none


def main() -> None:
    parser = argparse.ArgumentParser(description="Write what the verifier says of pairs.")
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--model", default="shipped", help="as the setting verifier.model")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    settings = VerifierSettings(model=arguments.model)
    verifier = find_verifier(settings)
    if verifier is None:
        sys.exit(why_none(settings))
    rows = [json.loads(line) for path in arguments.pairs for line in path.open(encoding="utf-8")]
    read = verifier.read([(row["claim"], row["evidence"]) for row in rows])
    with arguments.out.open("w", encoding="utf-8") as out:
        for row, entailment in zip(rows, read, strict=True):
            out.write(json.dumps({"id": row["id"], **asdict(entailment)}) + "\n")


if __name__ == "__main__":
    main()
