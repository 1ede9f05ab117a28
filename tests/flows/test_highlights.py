from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claims.span import Span
from flows.highlights import Piece, cut, joined, paragraphs

texts = st.text(alphabet="ab \n\u202e\ud800", max_size=30)
spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(*sorted(ends))),
    max_size=6,
)


def test_nested_spans_are_cut_at_every_bound_and_the_innermost_comes_last():
    pieces = cut("one two three", [Span(0, 13), Span(4, 7)])
    assert pieces == [
        Piece("one ", (0,), ()),
        Piece("two", (0, 1), (1,)),
        Piece(" three", (0,), (0,)),
    ]


def test_spans_that_overlap_share_the_words_between_their_bounds():
    pieces = cut("one two three", [Span(0, 7), Span(4, 13)])
    assert [(piece.text, piece.owners) for piece in pieces] == [
        ("one ", (0,)),
        ("two", (1, 0)),
        (" three", (1,)),
    ]


def test_an_empty_span_still_ends_somewhere():
    assert cut("ab", [Span(0, 0), Span(1, 1)]) == [
        Piece("", (), (0,)),
        Piece("a", (), (1,)),
        Piece("b", (), ()),
    ]


@given(texts, spans)
def test_the_pieces_joined_are_the_text_and_every_span_ends_once(text, found):
    pieces = cut(text, found)
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(end for piece in pieces for end in piece.ending) == list(range(len(found)))


@given(texts, spans)
def test_a_piece_belongs_to_the_spans_that_cover_it_and_to_no_other(text, found):
    position = 0
    for piece in cut(text, found):
        place = Span(position, position + len(piece.text))
        covering = [index for index, span in enumerate(found) if span.contains(place)]
        assert sorted(piece.owners) == (covering if piece.text else [])
        position = place.end


@given(texts, spans)
def test_lines_lose_nothing_but_line_feeds(text, found):
    lines = paragraphs(text, found)
    assert "".join(piece.text for line in lines for piece in line) == text.replace("\n", "")
    ends = sorted(end for line in lines for piece in line for end in piece.ending)
    assert ends == list(range(len(found)))


@given(texts, spans)
def test_joined_spans_cover_the_same_characters_in_order(text, found):
    whole = joined(text, found)
    assert whole == sorted(whole)
    assert all(any(span.contains(each) for span in whole) for each in found)
    assert all(text[a.end : b.start].strip() for a, b in pairwise(whole))


def test_spans_with_only_a_space_between_them_become_one():
    assert joined("a b, c", [Span(0, 1), Span(2, 3), Span(5, 6)]) == [Span(0, 3), Span(5, 6)]
