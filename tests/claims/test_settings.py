from pathlib import Path

import pytest

from claims.errors import ConfigError
from claims.settings import Settings, load_settings, settings_of

ROOT = Path(__file__).parents[2]


def written(folder: Path, text: str) -> Path:
    file = folder / "config.yaml"
    file.write_text(text, "utf-8")
    return file


def test_the_shipped_configuration_states_the_defaults() -> None:
    assert load_settings(ROOT / "config.yaml", {}) == Settings()


def test_every_key_of_the_shipped_configuration_has_a_comment() -> None:
    lines = (ROOT / "config.yaml").read_text("utf-8").splitlines()
    keys = [line for line in lines if ":" in line and not line.lstrip().startswith("#")]
    comments = [line for line in lines if line.lstrip().startswith("#")]
    # Keys that belong together share one comment; a section's own line needs none.
    assert len(keys) >= 20
    assert len(comments) >= 20


def test_no_file_means_the_defaults() -> None:
    assert load_settings(None, {}) == Settings()


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "# nothing here\n"), {}) == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fetch:\n  retrys: 3\n", ["fetch.retrys", "unknown key", "retries"]),
        ("fetsch: {}\n", ["fetsch", "unknown key", "fetch"]),
        ("fetch:\n  retries: 99\n", ["fetch.retries", "99", "less than or equal to 10"]),
        ("fetch:\n  retries: often\n", ["fetch.retries", "'often'", "integer"]),
        ("ledger:\n  url: postgres://x\n", ["ledger.url", "postgres://x", "sqlite"]),
        ("schedule:\n  check_articles: hourly\n", ["schedule.check_articles", "'hourly'"]),
        ("schedule:\n  timezone: Mars\n", ["schedule.timezone", "Mars", "Europe/Berlin"]),
        (
            "extraction: {worthiness: {weights: {gives a quantty: 1}}}\n",
            ["'gives a quantty'", "Did you mean 'gives a quantity'?", "'is a question'"],
        ),
        (
            "extraction: {worthiness: {weights: {is a question: low}}}\n",
            ["extraction.worthiness.weights.is a question", "'low'", "number"],
        ),
        (
            "extraction: {worthiness: {weights: {is a question: .nan}}}\n",
            ["extraction.worthiness.weights.is a question", "nan"],
        ),
        ("extraction: {worthiness: {bias: 1}}\n", ["extraction.worthiness.bias", "base, weights"]),
        ("- a\n- b\n", ["must hold keys and values"]),
        ("fetch: [1\n", ["not valid YAML"]),
    ],
)
def test_a_wrong_setting_names_file_key_value_and_what_is_allowed(
    tmp_path: Path, text: str, said: list[str]
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        load_settings(file, {})
    message = str(raised.value)
    assert str(file) in message
    assert all(part in message for part in said)


def test_a_missing_file_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--config"):
        load_settings(tmp_path / "none.yaml", {})


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, "fetch:\n  retries: 1\n")
    settings = load_settings(file, {"CLAIMLEDGER__FETCH__RETRIES": "4"})
    assert settings.fetch.retries == 4


def test_a_wrong_environment_variable_is_named() -> None:
    with pytest.raises(ConfigError, match="CLAIMLEDGER__FETCH__RETRIES"):
        load_settings(None, {"CLAIMLEDGER__FETCH__RETRIES": "-1"})


def test_the_judging_part_survives_the_ledger() -> None:
    settings = load_settings(None, {"CLAIMLEDGER__VERDICT__RECENCY_DAYS": "7"})
    again = settings_of(settings.judging)
    assert again.verdict == settings.verdict
    assert again.judging_id == settings.judging_id != Settings().judging_id


def test_single_weights_of_check_worthiness_can_be_set(tmp_path: Path) -> None:
    file = written(tmp_path, "extraction:\n  worthiness:\n    weights: {is a question: -3}\n")
    changed = load_settings(file, {}).extraction.worthiness.in_force
    shipped = Settings().extraction.worthiness.in_force
    assert changed.weights == {**shipped.weights, "is a question": -3}
    assert changed.base == shipped.base
    variable = {"CLAIMLEDGER__EXTRACTION__WORTHINESS__BASE": "-2"}
    assert load_settings(file, variable).extraction.worthiness.in_force.base == -2


def test_changed_weights_change_what_a_verdict_is_recorded_with(tmp_path: Path) -> None:
    file = written(tmp_path, "extraction: {worthiness: {weights: {is a question: -3}}}\n")
    changed = load_settings(file, {})
    assert changed.judging_id != Settings().judging_id
    assert settings_of(changed.judging).extraction == changed.extraction
