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
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from claims.assessment.thresholds import trained_thresholds
from claims.errors import ConfigError
from claims.identity import content_address
from claims.ledger_url import without_password
from claims.settings_errors import explained
from claims.source_settings import ReferenceSourceSettings
from claims.worthiness.weights import Weights, shipped_weights

ENVIRONMENT_PREFIX = "CLAIMLEDGER__"
"""`CLAIMLEDGER__FETCH__TIMEOUT_SECONDS=5` overrides `fetch.timeout_seconds`."""

CRON_FIELD = r"[\dA-Za-z*/,#?-]+"
"""One of the five fields of a cron expression: minute, hour, day, month, day of the week."""

CronLine = Annotated[str, Field(pattern=rf"^{CRON_FIELD}(?: {CRON_FIELD}){{4}}$")]
SourceName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Score = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=-20, le=20)]
Entry = Annotated[str, Field(min_length=2, max_length=200)]
"""The name or the domain of a publisher."""


class Section(BaseModel):
    """A part of the configuration: unknown keys are errors, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class LedgerSettings(Section):
    """Where verdicts are kept: a SQLite file, or a database of a PostgreSQL server."""

    url: str = Field("sqlite:///claimledger.db", pattern=r"^(?:sqlite:///|postgresql://)(?s:.+)")
    busy_timeout_seconds: float = Field(30, gt=0, le=600)

    @property
    def shown_url(self) -> str:
        """The address without its password: what messages, reports and results say."""
        return without_password(self.url)


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
    requests_per_second_per_host: float = Field(1, gt=0, le=1_000)
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
    word_postings: int = Field(60_000, ge=1_000, le=100_000_000)
    value_candidates: int = Field(20, ge=0, le=1000)
    words: Literal["ledger", "tantivy"] = "ledger"
    meaning: Literal["auto", "off", "on"] = "auto"
    exact_meaning_up_to: int = Field(100_000, ge=0, le=100_000_000)
    # Where the indexes lie changes no verdict, so it is no part of what is recorded with one.
    index_folder: str | None = Field(None, min_length=1, exclude=True)

    @field_validator("meaning", mode="before")
    @classmethod
    def _as_written(cls, value: Any) -> Any:
        """Take `on` and `off` for what they are: YAML reads them as true and false."""
        return {True: "on", False: "off"}[value] if isinstance(value, bool) else value


class Thresholds(Section):
    """The smallest probabilities from which evidence supports or refutes a claim."""

    supports: Share
    refutes: Share


class ThresholdSettings(Section):
    """The thresholds beside a verifier and for facets alone; the trained ones where left out."""

    beside_verifier: Thresholds
    alone: Thresholds

    @model_validator(mode="before")
    @classmethod
    def _trained_where_left_out(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        filled = dict(value)
        for part, trained in trained_thresholds().items():
            given = filled.get(part)
            if given is None or isinstance(given, dict):
                filled[part] = trained | (given or {})
        return filled


class VerdictSettings(Section):
    """When evidence is enough. Each value is recorded with the run that used it."""

    thresholds: ThresholdSettings = Field(
        default_factory=lambda: ThresholdSettings.model_validate({})
    )

    minimum_coverage: Share = 0.6
    minimum_coverage_without_values: Share = 0.85
    minimum_wording_without_values: Score = 85
    fact_check_minimum_wording: Score = 80
    recency_days: int = Field(21, ge=0, le=366)
    state_days: int = Field(365, ge=0, le=36_525)


class VerifierSettings(Section):
    """The model that reads claim and evidence together.

    `model` is "shipped", "off", or the folder of a model of the user's own.
    """

    model: str = Field("shipped", min_length=1)

    @field_validator("model", mode="before")
    @classmethod
    def _as_written(cls, value: Any) -> Any:
        """Take `off` for what it is: YAML reads it as false."""
        return "off" if value is False else value


class IndependenceSettings(Section):
    """Which publishers belong together, and which agencies are known besides the usual ones.

    `families` gives the publisher names and domains (with all their sub-domains) of each family,
    and `wires` those of each news agency, by its name.
    """

    families: dict[str, tuple[Entry, ...]] = Field(default_factory=dict)
    wires: dict[str, tuple[Entry, ...]] = Field(default_factory=dict)

    @field_validator("families")
    @classmethod
    def _are_apart(cls, value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        owner: dict[str, str] = {}
        for family, entries in value.items():
            for entry in dict.fromkeys(" ".join(each.casefold().split()) for each in entries):
                if entry in owner:
                    raise ValueError(f"'{entry}' is in both '{owner[entry]}' and '{family}'")
                owner[entry] = family
        return value


class ScheduleSettings(Section):
    """What `claimledger serve` runs by itself."""

    check_articles: CronLine = "*/30 * * * *"
    sync_references: CronLine = "10 * * * *"
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
    reference_sources: dict[SourceName, ReferenceSourceSettings] = Field(default_factory=dict)
    language: Literal["en"] = "en"
    ledger: LedgerSettings = LedgerSettings()
    fetch: FetchSettings = FetchSettings()
    extraction: ExtractionSettings = ExtractionSettings()
    matching: MatchingSettings = MatchingSettings()
    verifier: VerifierSettings = VerifierSettings()
    verdict: VerdictSettings = VerdictSettings()
    independence: IndependenceSettings = IndependenceSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    serve: ServeSettings = ServeSettings()

    @property
    def judging(self) -> dict[str, Any]:
        """The part of the configuration that a verdict can depend on."""
        return {
            name: getattr(self, name).model_dump(mode="json")
            for name in ("extraction", "matching", "verifier", "verdict", "independence")
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
        raise ConfigError(explained(error, Settings, str(path or "defaults"), origin)) from None


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
