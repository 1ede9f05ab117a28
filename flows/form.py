"""Labels and help for the form that starts a flow in the Prefect UI.

Prefect forces a parameter's title to be its name unless the title comes through
`json_schema_extra`; a `Field(title=...)` is ignored there.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator


def form(title: str, description: str = "", **constraints: Any) -> Any:
    """Label a flow's parameter; use inside `Annotated`."""
    extra: dict[str, Any] = {"title": title}
    if description:
        extra["description"] = description
    return Field(json_schema_extra=extra, **constraints)


def _day_or_time(value: Any, as_day: ValidatorFunctionWrapHandler) -> date:
    if isinstance(value, datetime):
        return value
    found: date = as_day(value)
    return found


Day = Annotated[date, WrapValidator(_day_or_time)]
"""A day, picked in a calendar in the form; a command may give a time of day with it."""
