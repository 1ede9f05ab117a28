"""From which probability an answer is decisive, as `training/train_assessment.py` set it from data.

This reads one small file and nothing else: the settings show its numbers, and every command loads
the settings.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("thresholds.yaml")


@lru_cache(maxsize=1)
def trained_thresholds() -> dict[str, dict[str, float]]:
    """Return the trained thresholds: `beside_verifier` and `alone`, each `supports`, `refutes`."""
    table: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return {part: dict(table[part]) for part in ("beside_verifier", "alone")}
