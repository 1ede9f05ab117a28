"""Every kind is documented with an example that works."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from claims.settings import Settings
from claims.source_settings import ReferenceSourceSettings
from flows.reference_sources.kinds import source_of

PAGE = Path(__file__).parents[3].joinpath("docs", "sources.md").read_text("utf-8")
EXAMPLES = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
KINDS = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind
    for kind in get_args(get_args(ReferenceSourceSettings)[0])
}
SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_source(example: dict[str, object]) -> None:
    for settings in Settings.model_validate(example).reference_sources.values():
        assert source_of(settings).complete in {True, False}


def test_every_kind_has_an_example() -> None:
    shown = {
        settings.kind
        for example in EXAMPLES
        for settings in Settings.model_validate(example).reference_sources.values()
    }
    assert shown == KINDS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_every_key_is_documented_and_every_documented_one_exists(name: str) -> None:
    (section,) = (part for part in SECTIONS if f"kind: {name}\n" in part)
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    documented = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    assert documented == KINDS[name].model_fields.keys() - {"kind"}
