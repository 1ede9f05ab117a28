from __future__ import annotations

import pytest

from claims.ledger_url import without_password


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:///claimledger.db", "sqlite:///claimledger.db"),
        ("sqlite:////data/a:b@c.db", "sqlite:////data/a:b@c.db"),
        ("postgresql://desk@host/ledger", "postgresql://desk@host/ledger"),
        ("postgresql://desk:s3cret@host/ledger", "postgresql://desk:***@host/ledger"),
        ("postgresql://desk:s3cret@host:5433/ledger", "postgresql://desk:***@host:5433/ledger"),
        ("postgresql://desk:s3/c?r#e@t@host/ledger", "postgresql://desk:***@host/ledger"),
        ("postgresql://:s3cret@host/ledger", "postgresql://:***@host/ledger"),
        ("postgresql://host:5433/ledger", "postgresql://host:5433/ledger"),
        ("postgresql://[::1]:5433/ledger", "postgresql://[::1]:5433/ledger"),
        ("postgresql://desk@[::1]:5433/ledger", "postgresql://desk@[::1]:5433/ledger"),
        ("postgresql://one:5433,two:5434/ledger", "postgresql://one:5433,two:5434/ledger"),
        ("postgresql://desk:s3cret/ledger", "postgresql://desk:***/ledger"),
        ("postgresql:///ledger?host=/run&port=5433", "postgresql:///ledger?host=/run&port=5433"),
        (
            "postgresql:///ledger?user=desk&password=s3cret&host=/run",
            "postgresql:///ledger?user=desk&password=***&host=/run",
        ),
        ("postgresql:///ledger?sslPassword=s3cret", "postgresql:///ledger?sslPassword=***"),
        ("postgres://desk:s3\ncret@host/x", "postgres://desk:***@host/x"),
        ("mysql://desk:s3cret@host/x", "mysql://desk:***@host/x"),
    ],
)
def test_a_ledger_is_named_without_its_password(url: str, shown: str) -> None:
    assert without_password(url) == shown
