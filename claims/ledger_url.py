"""The address of a ledger, and how it is shown: a password in it is never written anywhere."""

from __future__ import annotations

import re

SQLITE = "sqlite:///"
POSTGRESQL = "postgresql://"

HIDDEN = "***"

_PASSWORD = re.compile(r"^([^:@]*):.*(?=@)", re.DOTALL)
"""To the last `@`: a password that was not quoted may hold one, and a `/`, `?` or `#` as well."""

_NO_PORT = re.compile(r"^([^:@/?\[]*):(?!\d+(?:[/?,]|$))[^/?]*")
"""What stands where a port would, and is none: the `@` after a password may have been forgotten."""

_SECRET_PARAMETER = re.compile(r"([?&](?:ssl)?password=)[^&]*", re.IGNORECASE)


def without_password(url: str) -> str:
    """Return the address with every password in it replaced by `***`, fit to be shown.

    It need not be a right address: what could be a password is hidden.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or url.startswith(SQLITE):
        return url
    hiding = _PASSWORD if _PASSWORD.match(rest) else _NO_PORT
    shown = _SECRET_PARAMETER.sub(rf"\1{HIDDEN}", hiding.sub(rf"\1:{HIDDEN}", rest))
    return f"{scheme}://{shown}"
