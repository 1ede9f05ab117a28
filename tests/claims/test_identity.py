import math
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.facets import Grain
from claims.identity import canonical_json, content_address, plain, sha256_of
from claims.span import Span

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_an_address_is_the_digest_of_canonical_json() -> None:
    assert content_address(b=1, a="ä") == sha256_of('{"a":"ä","b":1}'.encode())
    assert sha256_of(b"") == (
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )


def test_values_of_ours_have_a_plain_form() -> None:
    assert plain(Span(1, 2)) == {"start": 1, "end": 2}
    assert plain((Grain.DAY, date(2025, 6, 2))) == ["day", "2025-06-02"]
    assert plain(datetime(2025, 6, 2, 12)) == "2025-06-02T12:00:00"
    assert plain(math.inf) is None
    assert plain({3, 1, 2}) == [1, 2, 3]


def test_what_has_no_form_is_an_error() -> None:
    with pytest.raises(TypeError, match="object"):
        plain(object())


@given(st.dictionaries(st.text(), values, min_size=2))
def test_the_order_of_keys_does_not_matter(data: dict[str, object]) -> None:
    turned = dict(reversed(list(data.items())))
    assert canonical_json(data) == canonical_json(turned)


@given(st.text(st.characters(codec=None)))
def test_any_text_has_an_address(text: str) -> None:
    assert content_address(text=text).startswith("sha256:")
