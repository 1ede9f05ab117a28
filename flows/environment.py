"""Where a run finds its settings, its ledger and a Prefect server."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from claims.errors import ClaimledgerError
from claims.settings import Settings, load_settings

CONFIG_VARIABLE = "CLAIMLEDGER_CONFIG"
DEFAULT_CONFIG = Path("config.yaml")
HEALTH_TIMEOUT_SECONDS = 1.0


def find_settings(config: Path | None = None) -> Settings:
    """Load the configuration: the given file, `$CLAIMLEDGER_CONFIG`, ./config.yaml, or defaults.

    Raises:
        ConfigError: the file is missing, or a key, type or value in it is wrong.
    """
    named = os.environ.get(CONFIG_VARIABLE)
    if config is None and named:
        config = Path(named)
    if config is None and DEFAULT_CONFIG.exists():
        config = DEFAULT_CONFIG
    return load_settings(config)


def code_version() -> str:
    """Return the installed version of this software."""
    try:
        return version("claimledger")
    except PackageNotFoundError:
        return "unknown"


def state_directory() -> Path:
    """Return the folder for what belongs to this host: the running server, Prefect's own data."""
    base = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(base) / "claimledger"


def serving_file() -> Path:
    """Return the file in which `claimledger serve` says where it can be reached."""
    return state_directory() / "serving.json"


def running_server() -> str | None:
    """Return the API address of a Prefect server to report to, or None where there is none.

    That is `$PREFECT_API_URL` where it is set, or the server of a `claimledger serve` on this host
    that answers now.
    """
    given = os.environ.get("PREFECT_API_URL")
    if given:
        return given
    try:
        address = json.loads(serving_file().read_text("utf-8"))["api_url"]
    except (OSError, ValueError, KeyError):
        return None
    return address if is_healthy(address) else None


def is_healthy(api_url: str) -> bool:
    """Whether a Prefect server answers at `api_url`."""
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=HEALTH_TIMEOUT_SECONDS) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def refuse_broken_combination() -> None:
    """Stop where the installed versions would never run a schedule.

    Prefect before 3.9 creates no scheduled run under SQLAlchemy 2.1, and says so only in a log.

    Raises:
        ClaimledgerError: the installed versions do not work together.
    """
    prefect, sqlalchemy = _release("prefect"), _release("sqlalchemy")
    if prefect < (3, 9) and sqlalchemy >= (2, 1):
        raise ClaimledgerError(
            f"Prefect {version('prefect')} never starts a scheduled run under SQLAlchemy "
            f"{version('sqlalchemy')}. Install 'sqlalchemy<2.1' or 'prefect>=3.9'."
        )


def _release(package: str) -> tuple[int, int]:
    major, minor, *_ = version(package).split(".")
    return int(major), int(minor)
