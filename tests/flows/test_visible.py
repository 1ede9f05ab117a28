from hypothesis import given
from hypothesis import strategies as st

from flows.visible import shortened, visible, visible_line

any_text = st.text(alphabet=st.characters(codec=None, exclude_categories=()))


@given(any_text)
def test_the_length_stays_so_that_spans_keep_their_meaning(text):
    assert len(visible(text)) == len(visible_line(text)) == len(text)


@given(any_text)
def test_the_result_can_be_written_and_holds_no_control(text):
    line = visible_line(text)
    line.encode("utf-8")
    assert line.isprintable() or all(ord(each) >= 0xA0 or each.isprintable() for each in line)
    assert len(line.splitlines()) <= 1


def test_controls_become_pictures_of_themselves():
    assert visible("a\x00b\x1b[31mc\n\td") == "a␀b␛[31mc\n\td"
    assert visible_line("a\nb\tc\r\nd") == "a b c  d"


def test_direction_overrides_and_half_surrogates_are_replaced():
    assert visible("x\u202ey\u2066z\ud800\x7f\x9b") == "x�y�z���"


def test_ordinary_text_of_any_script_is_left_alone():
    text = "Ünïcode, שלום, 東京, e\u0301, 👩‍🚒"
    assert visible(text) == text


def test_a_long_text_is_cut_at_a_word():
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two three", 13) == "one two three"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"
