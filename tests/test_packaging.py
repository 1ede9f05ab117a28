"""What is installed: exactly the packages and the models with their files, from this tree."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pytest

import claims
import db
import flows

ROOT = Path(__file__).parents[1]
PACKAGES = ("claims", "db", "flows")
INSTALLED = (*PACKAGES, "models")
PASSED_OVER = {".pyc", ".pyo"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[PurePosixPath]:
    """The names of the files in the wheel, built with what is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        return {PurePosixPath(name) for name in archive.namelist()}


def sources() -> set[PurePosixPath]:
    """Return every file in this tree that is installed."""
    return {
        PurePosixPath(path.relative_to(ROOT).as_posix())
        for package in INSTALLED
        for path in ROOT.joinpath(package).rglob("*")
        if path.is_file()
        and path.suffix not in PASSED_OVER
        and not any(part.startswith((".", "__pycache__")) for part in path.parts[-4:])
    }


def test_the_packages_come_from_this_tree():
    for package in (claims, db, flows):
        assert package.__file__ is not None
        assert Path(package.__file__).parent.parent == ROOT


def test_the_packages_are_listed_one_by_one():
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))
    listed = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert sorted(listed["packages"]) == sorted(INSTALLED)
    assert listed.keys() == {"packages"}, "nothing is re-mapped or forced in"


def test_the_wheel_holds_exactly_the_packages(wheel):
    content = {name for name in wheel if ".dist-info" not in name.parts[0]}
    assert content == sources()


@pytest.mark.parametrize(
    "pattern",
    [
        "flows/templates/*.html",
        "flows/templates/*.css",
        "db/sql/*.sql",
        "db/migrations/versions/*.py",
        "claims/names/data/*.tsv",
        "claims/names/data/*.gz",
        "models/verifier/verifier.onnx",
        "models/verifier/tokenizer.json",
        "models/verifier/verifier.yaml",
        "*.dist-info/licenses/LICENSE",
    ],
)
def test_the_wheel_holds_the_data_files(pattern, wheel):
    assert any(name.match(pattern) for name in wheel)


def test_the_command_is_installed():
    (command,) = entry_points(group="console_scripts", name="claimledger")
    assert command.value == "flows.cli:main"


def test_no_module_of_flows_hides_another():
    # Prefect puts the folder of a path entrypoint first on the path: a module there named like one
    # of another package would be imported in its place.
    names = {path.stem for path in ROOT.joinpath("flows").glob("*.py")} - {"__init__"}
    assert not names & set(sys.stdlib_module_names)
    assert not names & set(PACKAGES)
    elsewhere = [name for name in names if (spec := find_spec(name)) and spec.origin]
    assert elsewhere == []
