from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.reading.sentences import split_sentences

CASES = [
    "U.S. officials said so. | The deal holds.",
    "Sec. Gen. Mora met Lt. Col. Ray at No. 10 Downing St. on Monday. | He left.",
    "They met at 3 p.m. on Friday. | It rained.",
    "The session ended at 6:30 p.m. Friday. | It was Wed. night.",
    "Dr. Jones and J. R. Brown paid $3.5 billion. | Then they left.",
    "Sen. Kirsten Gill, D-N.Y., said no. | Rep. Al Green (D., Texas) agreed.",
    "Growth was 3.5% in Jan. 2020, or 2.1 million jobs. | That is 1.5 times more.",
    "“Stop.” | He left.",
    "He said: “Stop.” | “Go on,” she said.",
    "“Why?” Smith asked. | “Is it so?” she said.",
    '"Go home." | "Stay." | He left.',
    "“We need it. | The other side must stop,” he said. | Nobody answered.",
    "‘Fine.’ | It’s done, the miners’ union said.",
    "He waited ... and then left. | I never meant that.... | She left.",
    "He took vitamin C. | The doctor agreed.",
    "The firm, Hale & Sons Inc., was sold. | It made cars in Portland, Ore. | The price was low.",
    "Ms. Harris met Paul King Jr. on Tuesday. | It cost approx. $3.5 million.",
    "The vote (held on Sunday.) was close. | (Nobody won.) | “It was late.”",
    "Read example.com and Y!J. for more. | Mail a.b@example.org now.",
    "The war has ended.|The talks go on. | Yes.",
    "1. The first item | 2. The second item | 3. The third",
    "1. It rained.",
    "a. The first item | b. The second item",
    "Il a dit « Non. » | He left.",
    "🎉 It is over! | Ça va? | Fine.",
    "It works in No. 5 only. | He said no. | Then he left.",
    "He was ill. | Doctors saw a near miss. | Fans sat in the sun. | Winds rose.",
    "It went OK. | Actors left. | The ship sank in 30 sec. | Nobody saw it.",
    "About 300 troops, incl. 20 officers, met Gen. Z leaders and Det. Sgt. Ray vs. Spain.",
    "The storm hit at 3:15 p.m. EST. | Winds reached the coast by 6 p.m. Friday. | It rained.",
    "At 5 a.m. Mr. Hale left. | He came back at 6 P.M. | Mr. Hale then slept.",
    "It was retracted last year.12 | The authors (2019).3, 4 | They sued Sept.11 groups.",
    "He waited at No.10 Downing St. for an hour.",
    "The habit was weakened . . . in May. | . . . It was not given up. . . .",
    "We won! 🙂 | They lost 😢. | Nobody knew! 🎉🎉",
    "“We support them.” — Mayor Ines Aldana",
    "“We were about to—” | At this the line went dead.",
    "“We were about to—” Hale said before the line went dead.",
    "COAST TOWN, May 3 (Agency) - The ferry sank. | Nobody was hurt.",
    "She lives in the U.K. | His wife lives in the U.S. President's house.",
    "Adm. (ret.) Jo Low left. | iPhone sales fell 5%. | eBay said “no.” | eBay lied.",
    "The court ruled 6-3 in Hale v. Rye, No. 21-1234. | Art. 5 applies.",
    "The bill, H.R. 1234, passed 52-48. | Sens. Low and Hill voted no.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_they_end(case: str) -> None:
    expected = [sentence.strip() for sentence in case.split("|")]
    text = case.replace(" | ", " ").replace("|", "")

    assert [span.of(text) for span in split_sentences(text)] == expected


def test_a_newline_always_ends_a_sentence() -> None:
    text = "Bridge reopens\n\n  It was closed for\r\ntwo years. It cost a lot.\n"

    assert [span.of(text) for span in split_sentences(text)] == [
        "Bridge reopens",
        "It was closed for",
        "two years.",
        "It cost a lot.",
    ]


def test_a_text_without_words_has_no_sentences() -> None:
    assert split_sentences("") == ()
    assert split_sentences(" \n\t\u2003\n") == ()


def test_a_sentence_is_whole_wherever_a_long_line_is_windowed() -> None:
    sentences = [f"The ferry number {number} left the harbour at noon." for number in range(1000)]
    text = " ".join(sentences)

    assert [span.of(text) for span in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        '"',
        "'a. ",
        "(",
        "a.b. ",
        "« a. ",
        ". ",
        "\n",
        "x",
        "!",
        "1. a ",
        "Mr. ",
        "\ud800",
        "🙂 ",
        "aa.1 ",
        ". . . . A ",
    ],
)
def test_hostile_lines_are_covered(unit: str) -> None:
    text = unit * (60_000 // len(unit))

    covered = "".join("".join(span.of(text).split()) for span in split_sentences(text))

    assert covered == "".join(text.split())


PIECES = st.sampled_from(
    [
        "He left", ". ", "! ", "? ", "“", "”", '"', "'", "’", "‘", " ", "\n", "\r\n", "U.S.",
        "Mr.", "3.5", "p.m. ", "…", "(", ")", "1. ", "b. ", "\u202e", "e\u0301", "🎉", "\0",
        "\ud800", "。",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join)))
def test_spans_are_ordered_trimmed_and_cover_the_text(text: str) -> None:
    end = 0
    for span in split_sentences(text):
        sentence = span.of(text)
        assert span.start >= end
        assert sentence
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join)))
def test_every_character_stands_in_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text)

    for place, character in enumerate(text):
        holding = [span for span in spans if span.start <= place < span.end]
        assert len(holding) <= 1
        assert holding or character.isspace()
