from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from claims.errors import ClaimledgerError, ConfigError
from claims.settings import Settings, load_settings
from flows.environment import (
    FOLDER_VARIABLE,
    Serving,
    announce,
    broken_combination,
    current_serving,
    enter_folder,
    find_config,
    find_settings,
    is_alive,
    running_server,
    serving_file,
)
from flows.serving import own_environment, prefect_environment


@pytest.fixture(autouse=True)
def _host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a new host, in an empty folder."""
    for name in list(os.environ):
        if name.startswith(("PREFECT", "CLAIMLEDGER")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class TestVersions:
    @pytest.mark.parametrize(
        ("prefect", "sqlalchemy"),
        [("3.8.8", "2.1.0"), ("3.8.8", "2.1.9"), ("3.4.0", "2.2.0b1"), ("3.8.8rc1", "2.10.0")],
    )
    def test_schedules_that_would_never_fire_are_refused(self, prefect, sqlalchemy):
        broken = broken_combination(prefect, sqlalchemy)
        assert broken
        assert broken.startswith(f"Prefect {prefect} never starts a scheduled run")
        assert "Install 'sqlalchemy<2.1' or 'prefect>=3.9'." in broken

    @pytest.mark.parametrize(
        ("prefect", "sqlalchemy"),
        [("3.8.8", "2.0.58"), ("3.9.1", "2.1.9"), ("3.10.0", "2.1.0"), ("4.0.0", "2.2.0")],
    )
    def test_what_works_together_passes(self, prefect, sqlalchemy):
        assert broken_combination(prefect, sqlalchemy) is None


class TestServer:
    def test_there_is_none_on_a_new_host(self):
        assert running_server() is None

    def test_one_that_was_killed_is_passed_over(self):
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        assert not is_alive(ended.pid)
        address = f"http://127.0.0.1:{closed_port()}"
        announce(Serving(f"{address}/api", address, ended.pid))
        assert serving_file().exists()
        assert current_serving() is None

    def test_one_that_does_not_answer_is_passed_over(self):
        address = f"http://127.0.0.1:{closed_port()}"
        announce(Serving(f"{address}/api", address, os.getpid()))
        assert running_server() is None

    @pytest.mark.parametrize("content", ["", "{", "[]", '{"api_url": "http://x"}', "null"])
    def test_a_damaged_file_is_passed_over(self, content):
        serving_file().parent.mkdir(parents=True)
        serving_file().write_text(content)
        assert current_serving() is None

    def test_an_address_that_was_given_must_answer(self, monkeypatch):
        monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{closed_port()}/api")
        with pytest.raises(ClaimledgerError, match=r"no server answers at .* unset the variable"):
            running_server()


class TestConfiguration:
    def test_the_file_that_was_given_goes_first(self, tmp_path, monkeypatch):
        Path("config.yaml").touch()
        assert find_config() == Path("config.yaml")
        monkeypatch.setenv("CLAIMLEDGER_CONFIG", "other.yaml")
        assert find_config() == Path("other.yaml")
        assert find_config(Path("given.yaml")) == Path("given.yaml")

    def test_without_one_every_key_has_its_default(self):
        assert find_config() is None
        assert find_settings() == Settings()

    def test_one_that_is_missing_is_an_error(self):
        with pytest.raises(ConfigError, match=r"given\.yaml"):
            find_settings(Path("given.yaml"))


class TestServedRuns:
    @pytest.mark.parametrize("name", ["desk.db", "a folder/d'esk #1: {x}.db", "ü/\\n.db"])
    def test_a_run_uses_the_ledger_that_serve_was_given(self, tmp_path, name):
        settings = load_settings(
            None, {"CLAIMLEDGER__LEDGER__URL": json.dumps(f"sqlite:///{name}")}
        )
        passed_on = own_environment(settings, None)
        assert load_settings(None, passed_on).ledger.url == f"sqlite:///{tmp_path / name}"

    def test_a_run_uses_the_configuration_that_serve_found(self, tmp_path):
        Path("config.yaml").touch()
        assert own_environment(Settings(), None)["CLAIMLEDGER_CONFIG"] == str(
            tmp_path / "config.yaml"
        )

    def test_relative_paths_start_where_serve_was_started(self, tmp_path, monkeypatch):
        passed_on = own_environment(Settings(), None)
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir("elsewhere")
        monkeypatch.setenv(FOLDER_VARIABLE, passed_on[FOLDER_VARIABLE])
        enter_folder()
        assert Path.cwd() == tmp_path

    def test_a_folder_that_is_gone_is_named(self, tmp_path, monkeypatch):
        monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "gone"))
        with pytest.raises(ClaimledgerError, match="gone, cannot be entered"):
            enter_folder()

    @pytest.mark.parametrize(
        ("host", "address"),
        [
            ("127.0.0.1", "http://127.0.0.1:4200/api"),
            ("0.0.0.0", "http://127.0.0.1:4200/api"),  # noqa: S104
            ("::1", "http://[::1]:4200/api"),
            ("desk.example", "http://desk.example:4200/api"),
        ],
    )
    def test_the_address_is_one_that_this_host_can_reach(self, host, address):
        settings = Settings.model_validate({"serve": {"host": host}})
        assert prefect_environment(settings)["PREFECT_API_URL"] == address

    def test_no_proxy_is_asked_for_the_own_server(self, monkeypatch):
        monkeypatch.setenv("NO_PROXY", "intranet.example")
        hosts = prefect_environment(Settings())["NO_PROXY"].split(",")
        assert hosts == ["intranet.example", "127.0.0.1", "localhost"]

    def test_nothing_is_sent_anywhere(self):
        passed_on = prefect_environment(Settings())
        assert passed_on["DO_NOT_TRACK"] == "1"
        assert passed_on["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
