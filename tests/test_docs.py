"""The documents keep their word: commands, links, the first two blocks, the list of changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from flows.cli import cli

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
COMMANDS = ROOT / "docs" / "commands.md"
PAGES = sorted({README, *ROOT.glob("*.md"), *ROOT.joinpath("docs").glob("**/*.md")})

FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def leaves(
    command: click.Command = cli, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, by its full name."""
    if not isinstance(command, click.Group):
        yield " ".join(path), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from leaves(found, (*path, name))


def options_of(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }


def sections() -> dict[str, str]:
    """Return the part of docs/commands.md about each command, by its heading."""
    parts = re.split(
        r"^#+ `claimledger ([^`]+)`\s*$", COMMANDS.read_text("utf-8"), flags=re.MULTILINE
    )
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page's headings make."""
    text = FENCED.sub("", page.read_text("utf-8"))
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in plain}


def links() -> list[tuple[Path, str]]:
    found = []
    for page in PAGES:
        text = FENCED.sub("", page.read_text("utf-8"))
        found += [(page, target) for target in LINK.findall(text) if "://" not in target]
    return found


def test_every_command_is_documented_and_every_documented_one_exists():
    assert sections().keys() == dict(leaves()).keys()


@pytest.mark.parametrize(("name", "command"), list(leaves()), ids=str)
def test_every_option_is_documented_and_every_documented_one_exists(name, command):
    section = sections()[name]
    rows = {option for line in section.splitlines() if line.startswith("| `--")
            for option in OPTION.findall(line.split("|")[1])}  # fmt: skip
    shared = {"--config", "--db", "--json"}
    assert rows == options_of(command) - shared
    usage = FENCED.search(section)
    assert usage is not None, "a section shows how the command is called"
    assert usage[1].startswith(f"claimledger {name}")
    assert set(OPTION.findall(section)) <= options_of(command) | other_options(section)


def other_options(section: str) -> set[str]:
    """Return the options of other commands that a section's text names with their command."""
    known = dict(leaves())
    return {
        option
        for name, command in known.items()
        if f"`claimledger {name} " in section
        for option in options_of(command)
    }


def test_the_shared_options_are_documented_once():
    text = COMMANDS.read_text("utf-8").partition("## `claimledger")[0]
    assert all(f"`{option}" in text for option in ("--config", "--db", "--json"))


def test_the_exit_codes_are_documented():
    text = COMMANDS.read_text("utf-8")
    assert all(re.search(rf"^\| {code} \|", text, re.MULTILINE) for code in (0, 1, 2, 3, 130))


def test_the_first_two_blocks_of_the_readme_are_the_two_commands():
    first, second, *_ = FENCED.findall(README.read_text("utf-8"))
    assert first.strip() == "python3 bootstrap.py example"
    assert second.strip() == "python3 bootstrap.py test"


def test_every_command_in_a_readme_block_exists():
    known = dict(leaves())
    for block in FENCED.findall(README.read_text("utf-8")):
        for line in block.splitlines():
            words = line.split()
            if words[:1] == ["claimledger"]:
                name = next(
                    (name for name in known if words[1:][: len(name.split())] == name.split()), None
                )
                assert name is not None, line
                assert set(OPTION.findall(line)) <= options_of(known[name]), line


def test_the_list_of_changes_has_this_version():
    project = ROOT.joinpath("pyproject.toml").read_text("utf-8")
    version = re.search(r'^version = "([^"]+)"', project, re.MULTILINE)
    assert version is not None
    changes = ROOT.joinpath("CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## \[?{re.escape(version[1])}\b", changes, re.MULTILINE)


@pytest.mark.parametrize(
    ("page", "target"), links(), ids=lambda value: value.name if isinstance(value, Path) else value
)
def test_every_link_inside_the_project_leads_somewhere(page, target):
    path, _, anchor = unquote(target).partition("#")
    file = (page.parent / path).resolve() if path else page
    assert file.exists()
    assert file.is_relative_to(ROOT)
    if anchor and file.suffix == ".md":
        assert anchor in anchors(file)
