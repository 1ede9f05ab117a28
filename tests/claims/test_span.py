import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.span import CONTEXT_LENGTH, Span, TextQuote, trim


@given(st.text(max_size=200), st.data())
def test_a_quotation_is_the_text_at_its_span_with_its_surroundings(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = TextQuote.cut(text, Span(start, end))
    assert quote.quote == text[start:end]
    assert (quote.prefix + quote.quote + quote.suffix) in text
    assert len(quote.prefix) == min(start, CONTEXT_LENGTH)


@given(st.text(max_size=50))
def test_trimming_leaves_no_white_space_at_the_ends(text: str) -> None:
    span = trim(text, 0, len(text))
    assert span.of(text) == text.strip()


def test_spans_know_how_they_lie() -> None:
    assert Span(0, 5).overlaps(Span(4, 9))
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert Span(0, 9).contains(Span(4, 9))
    assert Span(1, 3).shifted(2) == Span(3, 5)
    assert len(Span(2, 6)) == 4


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)
