"""Labels and help for the form that starts a flow in the Prefect UI.

Prefect forces a parameter's title to be its name unless the title comes through
`json_schema_extra`; a `Field(title=...)` is ignored there.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field


def form(title: str, description: str = "", **constraints: Any) -> Any:
    """Label a flow's parameter; use inside `Annotated`."""
    extra: dict[str, Any] = {"title": title}
    if description:
        extra["description"] = description
    return Field(json_schema_extra=extra, **constraints)
