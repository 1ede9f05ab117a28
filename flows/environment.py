"""Where a run finds its settings, its ledger and a Prefect server."""

from __future__ import annotations

import json
import os
import re
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from claims.errors import ClaimledgerError
from claims.settings import Settings, load_settings

CONFIG_VARIABLE = "CLAIMLEDGER_CONFIG"
LEDGER_VARIABLE = "CLAIMLEDGER__LEDGER__URL"
FOLDER_VARIABLE = "CLAIMLEDGER_FOLDER"
"""Where relative paths start in a run whose process was started elsewhere."""
DEFAULT_CONFIG = Path("config.yaml")
HEALTH_TIMEOUT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Serving:
    """A `claimledger serve` on this host: its addresses, and the process that started it."""

    api_url: str
    ui_url: str
    pid: int


def find_config(config: Path | None = None) -> Path | None:
    """Return the configuration file: the given one, `$CLAIMLEDGER_CONFIG`, ./config.yaml, or None.

    None means that every key has its default.
    """
    named = os.environ.get(CONFIG_VARIABLE)
    if config is None and named:
        return Path(named)
    if config is None and DEFAULT_CONFIG.exists():
        return DEFAULT_CONFIG
    return config


def find_settings(config: Path | None = None) -> Settings:
    """Load the configuration from the file of `find_config`, and from the environment.

    Raises:
        ConfigError: the file is missing, or a key, type or value in it is wrong.
    """
    return load_settings(find_config(config))


def enter_folder() -> None:
    """Go where relative paths start: to `$CLAIMLEDGER_FOLDER`, where it is set.

    Raises:
        ClaimledgerError: there is no such folder any more.
    """
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        try:
            os.chdir(folder)
        except OSError as error:
            raise ClaimledgerError(
                f"The folder that claimledger serve was started in, {folder}, cannot be entered "
                f"({error.strerror}). Start serve again from an existing folder."
            ) from None


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


def announce(serving: Serving) -> None:
    """Write the file that tells other commands on this host of a running server."""
    file = serving_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(json.dumps(asdict(serving)), "utf-8")
    new.replace(file)  # a reader sees the old file or the new one, never half of one


def current_serving() -> Serving | None:
    """Return the `claimledger serve` that runs on this host now, or None.

    The file of one that was killed is still there; it is passed over when its process is gone, or
    when no server answers, so that nobody else's server at the same address is taken for ours.
    """
    try:
        serving = Serving(**json.loads(serving_file().read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return serving if is_alive(serving.pid) and is_healthy(serving.api_url) else None


def running_server() -> str | None:
    """Return the API address of a Prefect server to report to, or None where there is none.

    That is `$PREFECT_API_URL` where it is set, or the server of a `claimledger serve` on this host
    that answers now.

    Raises:
        ClaimledgerError: `$PREFECT_API_URL` is set, and nothing answers there.
    """
    given = os.environ.get("PREFECT_API_URL")
    if given:
        if not answers(given):
            raise ClaimledgerError(
                f"PREFECT_API_URL is set, but no server answers at {given}. Start that server, or "
                "unset the variable to work without one."
            )
        return given
    serving = current_serving()
    return serving.api_url if serving else None


def is_healthy(api_url: str) -> bool:
    """Whether a Prefect server on this host answers at `api_url` and is ready."""
    # A proxy for the world outside must not be asked for an address on this host.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{api_url}/health", timeout=HEALTH_TIMEOUT_SECONDS) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError):
        return False


def answers(api_url: str) -> bool:
    """Whether anything answers at `api_url`, be it to ask for a password."""
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=5 * HEALTH_TIMEOUT_SECONDS):  # noqa: S310
            return True
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False


def is_alive(pid: int) -> bool:
    """Whether a process with this id runs; True where the system cannot tell without harm."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def refuse_broken_combination() -> None:
    """Stop where the installed versions would never run a schedule.

    Raises:
        ClaimledgerError: the installed versions do not work together.
    """
    broken = broken_combination(version("prefect"), version("sqlalchemy"))
    if broken:
        raise ClaimledgerError(broken)


def broken_combination(prefect: str, sqlalchemy: str) -> str | None:
    """Return why two versions do not work together, or None where they do.

    Prefect before 3.9 creates no scheduled run under SQLAlchemy 2.1, and says so only in a log.
    """
    if _release(prefect) >= (3, 9) or _release(sqlalchemy) < (2, 1):
        return None
    return (
        f"Prefect {prefect} never starts a scheduled run under SQLAlchemy {sqlalchemy}. "
        "Install 'sqlalchemy<2.1' or 'prefect>=3.9'."
    )


def _release(installed: str) -> tuple[int, ...]:
    """Return the first two numbers of a version: (2, 1) for 2.1.0b3."""
    return tuple(int(number) for number in re.findall(r"\d+", installed)[:2])
