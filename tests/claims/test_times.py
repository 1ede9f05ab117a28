from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.facets import Grain, TimeExpression, TimeRelation
from claims.times.time_expressions import find_times

ANCHOR = datetime(2025, 7, 20, 12)  # a Sunday


def moment(written: str) -> datetime | None:
    return None if written == "-" else datetime.fromisoformat(written)


def only(text: str, anchor: datetime | None = ANCHOR) -> TimeExpression:
    times = find_times(text, anchor)
    assert len(times) == 1, times
    return times[0]


def interval(
    text: str, anchor: datetime | None = ANCHOR
) -> tuple[datetime | None, datetime | None]:
    time = only(text, anchor)
    return time.start, time.end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 2 June 2025", "2025-06-02", "2025-06-03"),
        ("on 2nd of June, 2025", "2025-06-02", "2025-06-03"),
        ("on June 2, 2025", "2025-06-02", "2025-06-03"),
        ("on June 2nd 2025", "2025-06-02", "2025-06-03"),
        ("on Jun. 2, 2025", "2025-06-02", "2025-06-03"),
        ("on Monday, June 2, 2025,", "2025-06-02", "2025-06-03"),
        ("on Monday (June 2)", "2025-06-02", "2025-06-03"),
        ("on 2025-06-02", "2025-06-02", "2025-06-03"),
        ("on 25/12/2024", "2024-12-25", "2024-12-26"),
        ("on 12/25/2024", "2024-12-25", "2024-12-26"),
        ("in June 2025", "2025-06-01", "2025-07-01"),
        ("in early June", "2025-06-01", "2025-06-11"),
        ("in mid-June", "2025-06-11", "2025-06-21"),
        ("in late June", "2025-06-21", "2025-07-01"),
        ("in mid-2023", "2023-05-01", "2023-09-01"),
        ("at the end of 2024", "2024-09-01", "2025-01-01"),
        ("in 2019", "2019-01-01", "2020-01-01"),
        ("in the 1990s", "1990-01-01", "2000-01-01"),
        ("in the early 1990s", "1990-01-01", "1993-05-01"),
        ("in the '90s", "1990-01-01", "2000-01-01"),
        ("in the nineties", "1990-01-01", "2000-01-01"),
        ("in the 19th century", "1800-01-01", "1900-01-01"),
        ("in Q3 2024", "2024-07-01", "2024-10-01"),
        ("in the third quarter of 2024", "2024-07-01", "2024-10-01"),
        ("for third-quarter 2024", "2024-07-01", "2024-10-01"),
        ("in the first half of 2024", "2024-01-01", "2024-07-01"),
        ("in the summer of 2024", "2024-06-01", "2024-09-01"),
        ("in winter 2023", "2023-12-01", "2024-03-01"),
        ("on June 3-5", "2025-06-03", "2025-06-06"),
        ("on 2–4 June 2025", "2025-06-02", "2025-06-05"),
        ("between 3 and 5 June", "2025-06-03", "2025-06-06"),
        ("from 2019 to 2021", "2019-01-01", "2022-01-01"),
        ("in 2019-21", "2019-01-01", "2022-01-01"),
        ("from 30 December to 2 January 2025", "2024-12-30", "2025-01-03"),
        ("in the 2024 election", "2024-01-01", "2025-01-01"),
    ],
)
def test_times_of_the_calendar(text: str, start: str, end: str) -> None:
    assert interval(f"It happened {text} there.") == (moment(start), moment(end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("last month", "2025-06-01", "2025-07-01"),
        ("next week", "2025-07-21", "2025-07-28"),
        ("last week", "2025-07-07", "2025-07-14"),
        ("late last week", "2025-07-11", "2025-07-14"),
        ("earlier this week", "2025-07-14", "2025-07-21"),
        ("earlier this year", "2025-01-01", "2025-07-21"),
        ("later this year", "2025-07-20", "2026-01-01"),
        ("this year", "2025-01-01", "2026-01-01"),
        ("early next year", "2026-01-01", "2026-05-01"),
        ("last summer", "2024-06-01", "2024-09-01"),
        ("this summer", "2025-06-01", "2025-09-01"),
        ("last weekend", "2025-07-12", "2025-07-14"),
        ("yesterday", "2025-07-19", "2025-07-20"),
        ("the day before yesterday", "2025-07-18", "2025-07-19"),
        ("tomorrow", "2025-07-21", "2025-07-22"),
        ("last night", "2025-07-19T18:00", "2025-07-20T06:00"),
        ("this morning", "2025-07-20T06:00", "2025-07-20T12:00"),
        ("two weeks ago", "2025-06-30", "2025-07-07"),
        ("three days ago", "2025-07-17", "2025-07-18"),
        ("a year ago", "2024-01-01", "2025-01-01"),
        ("50 days from now", "2025-09-08", "2025-09-09"),
        ("over the past three years", "2022-07-21", "2025-07-21"),
        ("on Saturday", "2025-07-19", "2025-07-20"),
        ("on Sunday", "2025-07-20", "2025-07-21"),
        ("last Saturday", "2025-07-19", "2025-07-20"),
        ("last Sunday", "2025-07-13", "2025-07-14"),
        ("next Friday", "2025-07-25", "2025-07-26"),
        ("Saturday night", "2025-07-19T18:00", "2025-07-20T06:00"),
        ("Monday morning", "2025-07-14T06:00", "2025-07-14T12:00"),
        ("at 3 p.m. on Friday", "2025-07-18T15:00", "2025-07-18T16:00"),
        ("on Friday at 3:30 pm", "2025-07-18T15:30", "2025-07-18T15:31"),
        ("at 15:30", "2025-07-20T15:30", "2025-07-20T15:31"),
        ("on 2 June", "2025-06-02", "2025-06-03"),
        ("on 28 December", "2024-12-28", "2024-12-29"),
        ("in December", "2024-12-01", "2025-01-01"),
        ("in May", "2025-05-01", "2025-06-01"),
        ("in the third quarter", "2025-07-01", "2025-10-01"),
    ],
)
def test_times_relative_to_the_publication(text: str, start: str, end: str) -> None:
    sentence = f"The minister said {text}."
    assert interval(sentence) == (moment(start), moment(end))
    unanchored = only(sentence, None)
    assert (unanchored.start, unanchored.end, unanchored.resolved) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The talks will be held on Saturday.", "2025-07-26"),
        ("On Saturday, the two sides will meet.", "2025-07-26"),
        ("She plans to travel there on Saturday.", "2025-07-26"),
        ("A vote is expected to be held on Saturday.", "2025-07-26"),
        ("A meeting scheduled for Saturday may fail.", "2025-07-26"),
        ("The talks were held on Saturday.", "2025-07-19"),
        ("He said on Saturday that the talks will go on.", "2025-07-19"),
        ("The ban will take effect on 2 June.", "2026-06-02"),
        ("The ban took effect on 2 June.", "2025-06-02"),
    ],
)
def test_the_clause_decides_between_past_and_future(text: str, start: str) -> None:
    assert interval(text)[0] == moment(start)


def test_a_length_of_time_is_a_time_only_in_a_clause_about_the_future() -> None:
    assert find_times("a 50-day deadline for a deal", ANCHOR) == ()
    assert find_times("unless they sign a pact in 50 days", ANCHOR) == ()
    assert find_times("He wrote the book in 50 days.", ANCHOR) == ()
    assert interval("The tariffs will begin in 50 days.")[0] == datetime(2025, 9, 8)


@pytest.mark.parametrize(
    ("text", "relation", "start", "end"),
    [
        ("before 2 June", TimeRelation.BEFORE, "-", "2025-06-02"),
        ("after 2 June", TimeRelation.AFTER, "2025-06-03", "-"),
        ("by 2 June 2025", TimeRelation.BY, "-", "2025-06-03"),
        ("until 2020", TimeRelation.UNTIL, "-", "2021-01-01"),
        ("since 2019", TimeRelation.SINCE, "2019-01-01", "-"),
        ("since the 1990s", TimeRelation.SINCE, "1990-01-01", "-"),
        ("by the end of the year", TimeRelation.BY, "-", "2026-01-01"),
        ("in 2019", TimeRelation.DURING, "2019-01-01", "2020-01-01"),
        ("after Saturday's attack", TimeRelation.DURING, "2025-07-19", "2025-07-20"),
        ("before the 2024 election", TimeRelation.DURING, "2024-01-01", "2025-01-01"),
    ],
)
def test_relations_leave_one_side_open(
    text: str, relation: TimeRelation, start: str, end: str
) -> None:
    time = only(f"It was done {text}.")
    assert time.relation is relation
    assert (time.start, time.end) == (moment(start), moment(end))
    assert time.resolved


@pytest.mark.parametrize("text", ["the same day", "that week", "two days later", "a year earlier"])
def test_times_relative_to_another_event_stay_unresolved(text: str) -> None:
    time = only(f"He left {text}.")
    assert not time.resolved
    assert (time.start, time.end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "He may leave.",
        "They march on the capital.",
        "Theresa May spoke.",
        "The second round began.",
        "The Sun reported it.",
        "She sat down in the sun.",
        "He wed there.",
        "The summer offensive goes on.",
        "Some 2000 people came.",
        "The bill is $2000.",
        "It meets every Monday.",
        "It costs 02/06/2025.",
        "Call 2025-555-0143.",
        "Good morning to all.",
        "A man in his nineties.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert find_times(text, ANCHOR) == ()


def test_the_words_and_the_grain_are_kept() -> None:
    time = only("The round was held in Geneva in early June, he said.")
    assert time.text == "early June"
    assert time.grain is Grain.MONTH
    assert time.approximate
    assert not only("It was held in June.").approximate
    assert only("It was held around 2010.").approximate


def test_absolute_times_need_no_anchor() -> None:
    assert interval("on 2 June 2025", None) == interval("on 2 June 2025")
    assert not only("on 2 June", None).resolved


def test_dates_that_do_not_exist_are_no_dates() -> None:
    assert find_times("on 2025-02-30", ANCHOR) == ()
    assert find_times("on 30 February", ANCHOR) != ()  # the month is still said
    assert find_times("in ten thousand years from now, 9999 decades ago", ANCHOR) is not None


def test_a_zone_of_the_anchor_is_dropped() -> None:
    zoned = datetime.fromisoformat("2025-07-20T23:30:00+03:00")
    assert interval("He left yesterday.", zoned)[0] == datetime(2025, 7, 19)


def check(text: str, times: tuple[TimeExpression, ...]) -> None:
    end = 0
    for time in times:
        assert time.span.of(text) == time.text
        assert end <= time.span.start < time.span.end <= len(text)
        assert time.resolved == (time.start is not None or time.end is not None)
        if time.start is not None and time.end is not None:
            assert time.start < time.end
        end = time.span.end


@given(st.text(max_size=200), st.none() | st.datetimes())
def test_any_text_gives_ordered_spans_that_slice_to_their_words(
    text: str, anchor: datetime | None
) -> None:
    check(text, find_times(text, anchor))


TIME_PIECES = """
    2 31 June Feb. May 2025 1999 12 – - to and from between early mid late last next this week
    month year decade Monday Saturday night morning at 3 p.m. 15:30 of the end ago in days on
    before since until by , . ( will said quarter third first half summer '90s 19th century
    yesterday past three few Q3 weekend 10:30 25/12/2024 2024-02-29 years from now that same
    following previous earlier later year-ago quarter ended Christmas Easter New Year's Eve
    nineteen ninety-nine two thousand fiscal within overnight hours 3rd 2019-20 Dec/2018 p.m.
    onwards more than through 5th third-quarter fortnight year-end "
    """


@given(st.text(max_size=40), st.sampled_from(["2 June 2025", "שבת 2 June 2025", "\r\n2 June 2025"]))
def test_what_stands_around_a_date_does_not_shift_it(other: str, date: str) -> None:
    text = f"{other} \u0301🕊\x00 {date} \u202b{other}"
    check(text, find_times(text, ANCHOR))
    assert any(time.text.endswith("2 June 2025") for time in find_times(text, ANCHOR))


@given(st.lists(st.sampled_from(TIME_PIECES.split()), max_size=25), st.none() | st.datetimes())
def test_time_words_in_any_order_give_sound_intervals(
    pieces: list[str], anchor: datetime | None
) -> None:
    text = " ".join(pieces)
    check(text, find_times(text, anchor))


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2090, 1, 1)))
def test_every_date_is_read_back(day: datetime) -> None:
    written = f"{day.day} {day:%B} {day.year}"
    start = datetime(day.year, day.month, day.day)
    assert interval(f"on {written}", None) == (start, start + timedelta(days=1))


HOSTILE = ["1", "1,", "- ", "2 June ", "June ", " ", "early ", "the end of ", "last ", "2025-"]
HOSTILE += ["Monday ", "in two ", "15:", "1/1/", "between ", "a hundred ", "\ud800", "\x00", "q1 "]
HOSTILE += ["a year earlier ", "week of ", "Jan-", "Easter 2024 ", "first six months of "]
HOSTILE += [
    "two days later 2019 ",
    "nineteen ",
    "extended a b to ",
    "said on Monday ",
    "that year ",
]
HOSTILE += ["will ", "on Monday if ", "first quarter of ", "e\u0301", "2024 to "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece)) + " on 2 June 2025"
    check(text, find_times(text, ANCHOR))
