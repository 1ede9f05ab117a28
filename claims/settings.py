"""The configuration, typed.

Every key of config.yaml is a field here, with its default and its range. A wrong key, type or
value is an error that names the file, the key, the value, and what is allowed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from claims.errors import ConfigError
from claims.identity import content_address
from claims.worthiness.weights import Weights, shipped_weights

ENVIRONMENT_PREFIX = "CLAIMLEDGER__"
"""`CLAIMLEDGER__FETCH__TIMEOUT_SECONDS=5` overrides `fetch.timeout_seconds`."""

CRON_FIELD = r"[\dA-Za-z*/,#?-]+"
"""One of the five fields of a cron expression: minute, hour, day, month, day of the week."""

Score = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=-20, le=20)]


class Section(BaseModel):
    """A part of the configuration: unknown keys are errors, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class LedgerSettings(Section):
    """Where verdicts are kept."""

    url: str = Field("sqlite:///claimledger.db", pattern=r"^sqlite:///.+")
    busy_timeout_seconds: float = Field(30, gt=0, le=600)


class FetchSettings(Section):
    """How pages are fetched."""

    user_agent: str = Field(
        "claimledger/0.1 (fact-checking; reads one page at a time)", min_length=3
    )
    connect_timeout_seconds: float = Field(10, gt=0, le=300)
    read_timeout_seconds: float = Field(20, gt=0, le=300)
    total_timeout_seconds: float = Field(60, gt=0, le=3600)
    maximum_bytes: int = Field(10_000_000, ge=1_000, le=1_000_000_000)
    maximum_redirects: int = Field(5, ge=0, le=20)
    retries: int = Field(2, ge=0, le=10)
    backoff_seconds: float = Field(0.5, ge=0, le=60)
    allow_private_addresses: bool = False


class WorthinessSettings(Section):
    """What an editor changes in the trained weights of check-worthiness.

    `base` is in log-odds and None for the trained one; `weights` replaces those of single signals.
    """

    base: Weight | None = None
    weights: dict[str, Weight] = Field(default_factory=dict)

    @field_validator("weights")
    @classmethod
    def _are_known(cls, value: dict[str, float]) -> dict[str, float]:
        known = shipped_weights().weights
        for name in value:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                meant = f" Did you mean '{near[0]}'?" if near else ""
                signals = ", ".join(f"'{signal}'" for signal in sorted(known))
                raise ValueError(f"unknown signal '{name}'.{meant} The signals are: {signals}")
        return value

    @property
    def in_force(self) -> Weights:
        """The trained weights with these changes."""
        return shipped_weights().changed(self.base, self.weights)


class ExtractionSettings(Section):
    """How claims are found."""

    minimum_worthiness: Share = 0.1
    worthiness: WorthinessSettings = WorthinessSettings()
    name_model: str | None = Field(None, min_length=1)


class MatchingSettings(Section):
    """How references are proposed for a claim."""

    full_text_candidates: int = Field(50, ge=1, le=1000)
    compared_candidates: int = Field(12, ge=1, le=100)
    frequent_term_share: Share = 0.1


class VerdictSettings(Section):
    """When evidence is enough. Each value is recorded with the run that used it."""

    minimum_coverage: Share = 0.6
    minimum_coverage_without_values: Share = 0.85
    minimum_wording_without_values: Score = 85
    fact_check_minimum_wording: Score = 80
    recency_days: int = Field(21, ge=0, le=366)


class ScheduleSettings(Section):
    """What `claimledger serve` runs by itself."""

    check_articles: str = Field("*/30 * * * *", pattern=rf"^{CRON_FIELD}(?: {CRON_FIELD}){{4}}$")
    timezone: str = "UTC"
    batch_size: int = Field(25, ge=1, le=1000)

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("a time zone is named like UTC or Europe/Berlin") from None
        return value


class ServeSettings(Section):
    """The local Prefect server that `claimledger serve` starts."""

    host: str = "127.0.0.1"
    port: int = Field(4200, ge=1, le=65535)
    runs_at_once: int = Field(2, ge=1, le=64)


class Settings(Section):
    """The whole configuration."""

    sources: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    language: Literal["en"] = "en"
    ledger: LedgerSettings = LedgerSettings()
    fetch: FetchSettings = FetchSettings()
    extraction: ExtractionSettings = ExtractionSettings()
    matching: MatchingSettings = MatchingSettings()
    verdict: VerdictSettings = VerdictSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    serve: ServeSettings = ServeSettings()

    @property
    def judging(self) -> dict[str, Any]:
        """The part of the configuration that a verdict can depend on."""
        return {
            name: getattr(self, name).model_dump(mode="json")
            for name in ("extraction", "matching", "verdict")
        }

    @property
    def judging_id(self) -> str:
        """The content address of that part."""
        return content_address(judging=self.judging)


def load_settings(path: Path | None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the configuration from `path` (defaults where it is None) and the environment.

    Raises:
        ConfigError: the file is missing or not YAML, or a key, type or value is wrong.
    """
    data: dict[str, Any] = {} if path is None else _read_yaml(path)
    origin: dict[str, str] = {}
    for variable, value in (os.environ if environment is None else environment).items():
        if variable.startswith(ENVIRONMENT_PREFIX):
            keys = variable.removeprefix(ENVIRONMENT_PREFIX).lower().split("__")
            _override(data, keys, _parsed(value), variable)
            origin[".".join(keys)] = variable
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise ConfigError(_explained(error, str(path or "defaults"), origin)) from None


def settings_of(judging: Mapping[str, Any]) -> Settings:
    """Return settings with the judging part of an earlier run, for a replay."""
    return Settings.model_validate(dict(judging))


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}). Give an existing file with --config."
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not valid YAML: {error}") from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: must hold keys and values, not {type(data).__name__}.")
    return data


def _parsed(value: str) -> Any:
    try:
        return yaml.safe_load(value)
    except yaml.YAMLError:
        return value


def _override(data: dict[str, Any], keys: list[str], value: Any, variable: str) -> None:
    *sections, last = keys
    for key in sections:
        data = data.setdefault(key, {})
        if not isinstance(data, dict):
            raise ConfigError(f"environment: {variable} names a section that is a single value.")
    data[last] = value


def _explained(error: ValidationError, file: str, origin: Mapping[str, str]) -> str:
    lines = []
    for problem in error.errors(include_url=False):
        key = ".".join(str(part) for part in problem["loc"])
        where = f"environment variable {origin[key]}" if key in origin else file
        if problem["type"] == "extra_forbidden":
            allowed = ", ".join(sorted(_keys_beside(problem["loc"])))
            lines.append(f"{where}: unknown key '{key}'. Allowed here: {allowed}.")
        else:
            given = problem["input"]
            lines.append(f"{where}: {key} = {given!r} is not allowed: {problem['msg']}.")
    return "\n".join(lines)


def _keys_beside(location: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Settings
    for part in location[:-1]:
        annotation = model.model_fields[str(part)].annotation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            model = annotation
    return list(model.model_fields)
