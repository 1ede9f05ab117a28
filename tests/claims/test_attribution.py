from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Attribution
from claims.names.find import NameIndex
from claims.span import Span, trim
from claims.speech.attribution import find_attributions, find_hedges
from claims.vocabulary import AttributionKind

CAST = "Kari Solheim, the mayor, met Bob Miller, a farmer, on Friday."


def sentences_of(text: str) -> list[Span]:
    """Cut at line ends and after final punctuation; enough for the sentences here."""
    cuts = [match.end() for match in re.finditer(r"[.?!][”\"’]?(?=\s)|\n|$", text)]
    spans, start = [], 0
    for end in cuts:
        span = trim(text, start, end)
        start = end
        if len(span):
            spans.append(span)
    return spans


def attributions(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, sentences_of(text), NameIndex.of(text))


def said(sentence: str) -> list[tuple[str | None, str | None, str]]:
    """Return (speaker, verb, words) of what `sentence` says, in an article about the cast."""
    text = f"{CAST}\n{sentence}"
    return [(a.speaker, a.verb, a.content.of(text)) for a in attributions(text)]


@pytest.mark.parametrize(
    ("sentence", "speaker", "verb", "words"),
    [
        ("“The bridge is safe,” Solheim said.", "Kari Solheim", "say", "The bridge is safe"),
        ("“The bridge is safe,” said Solheim.", "Kari Solheim", "say", "The bridge is safe"),
        ('"The bridge is safe," Solheim added.', "Kari Solheim", "add", "The bridge is safe"),
        ("'The bridge isn't safe,' Solheim said.", "Kari Solheim", "say", "The bridge isn't safe"),
        ("‘The bridge isn’t safe,’ Solheim said.", "Kari Solheim", "say", "The bridge isn’t safe"),
        ("''The bridge is safe,'' Solheim said.", "Kari Solheim", "say", "The bridge is safe"),
        ("Solheim said, “The bridge is safe.”", "Kari Solheim", "say", "The bridge is safe."),
        ("Solheim told Miller: “It is safe.”", "Kari Solheim", "tell", "It is safe."),
        (
            "Solheim told reporters on Sunday that the bridge was safe.",
            "Kari Solheim",
            "tell",
            "the bridge was safe",
        ),
        ("Solheim said the bridge was safe.", "Kari Solheim", "say", "the bridge was safe"),
        ("The bridge was safe, Solheim said.", "Kari Solheim", "say", "The bridge was safe"),
        (
            "According to Solheim, the bridge was safe.",
            "Kari Solheim",
            "according to",
            "the bridge was safe",
        ),
        (
            "The bridge was safe, according to Solheim.",
            "Kari Solheim",
            "according to",
            "The bridge was safe",
        ),
        (
            "Solheim, who took office in May, warned that the bridge would close.",
            "Kari Solheim",
            "warn",
            "the bridge would close",
        ),
        (
            "Solheim denied that the bridge was closed.",
            "Kari Solheim",
            "deny",
            "the bridge was closed",
        ),
        (
            "Western engineers said the bridge was old.",
            "Western engineers",
            "say",
            "the bridge was old",
        ),
        (
            "A source close to the city council said the bridge was old.",
            "A source close to the city council",
            "say",
            "the bridge was old",
        ),
    ],
)
def test_one_speaker(sentence: str, speaker: str, verb: str, words: str) -> None:
    assert said(sentence) == [(speaker, verb, words)]


def test_indirect_speech_keeps_the_names_inside() -> None:
    sentence = "In her speech on Saturday, Solheim said Norway had formally offered the money."
    assert said(sentence) == [("Kari Solheim", "say", "Norway had formally offered the money")]


def test_a_quotation_on_both_sides_of_its_verb() -> None:
    assert said("“It was slow,” Solheim said, “and it was dear.”") == [
        ("Kari Solheim", "say", "It was slow"),
        ("Kari Solheim", "say", "and it was dear."),
    ]


def test_a_quotation_gives_one_attribution_a_sentence() -> None:
    text = f"{CAST}\n“It was slow. It was dear,” Solheim said."
    found = attributions(text)
    assert [a.content.of(text) for a in found] == ["It was slow.", "It was dear"]
    assert {a.kind for a in found} == {AttributionKind.DIRECT_QUOTE}
    assert {a.speaker for a in found} == {"Kari Solheim"}


def test_a_second_verb_takes_over_the_speaker() -> None:
    assert said("Solheim said the bridge was safe but stressed that it was old.") == [
        ("Kari Solheim", "say", "the bridge was safe"),
        ("Kari Solheim", "stress", "it was old"),
    ]


def test_a_report_of_a_report() -> None:
    text = "TASS reported that a source close to the port confirmed receipt of the letter."
    (found,) = attributions(text)
    assert found.speaker == "a source close to the port"
    assert found.reported_by == "TASS"
    assert found.content.of(text) == "receipt of the letter"


def test_a_quotation_that_stands_alone_follows_its_speaker() -> None:
    words = said("“It was slow,” Miller said. “We lost a year.”")
    assert words[-1] == ("Bob Miller", None, "We lost a year.")


def test_a_speech_goes_on_in_the_next_paragraph() -> None:
    text = f"{CAST}\n“It was slow,” Miller said. “We lost a year.\n“We lost money too.”"
    assert [a.speaker for a in attributions(text)] == ["Bob Miller"] * 3


def test_a_pronoun_means_the_last_speaker() -> None:
    text = f"{CAST}\nMiller said the bridge was slow. “We lost a year,” he said."
    assert attributions(text)[-1].speaker == "Bob Miller"


def test_a_pronoun_without_anyone_to_mean_stays_open() -> None:
    (found,) = attributions("“We lost a year,” she said.")
    assert found.speaker is None
    assert found.verb == "say"


@pytest.mark.parametrize(
    "sentence",
    [
        "The “free” bridge was dear.",
        "The bridge reportedly cost a million.",
        "The bridge was said to be safe.",
        "They read “Gone with the Wind” aloud.",
        "The talks showed progress.",
        "The state of the bridge is bad.",
    ],
)
def test_nobody_said_anything(sentence: str) -> None:
    assert said(sentence) == []


def test_the_spans_of_a_verb_and_its_speaker() -> None:
    text = "Kari Solheim told reporters that it was safe."
    (found,) = attributions(text)
    assert found.cue is not None
    assert found.cue.of(text) == "told"
    assert found.speaker_span is not None
    assert found.speaker_span.of(text) == "Kari Solheim"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It reportedly failed.", ["reportedly"]),
        ("He allegedly fled and is believed to be abroad.", ["allegedly", "is believed to"]),
        ("It failed.", []),
    ],
)
def test_hedges(text: str, words: list[str]) -> None:
    assert [span.of(text) for span in find_hedges(text)] == words


@pytest.mark.parametrize(
    "text", ["\x00", "\ud800 said “\udfff”", "שלום “a b c” said he", "a\r\n“b”"]
)
def test_odd_characters_are_read(text: str) -> None:
    assert all(found.content.end <= len(text) for found in attributions(text))


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The bridge is closed, the mayor said in her evening address on Friday.", "the mayor",
         "The bridge is closed"),
        ("The bridge cost 40 million euros, according to the city.", "the city",
         "The bridge cost 40 million euros"),
        ("According to a survey by two universities, 12 people were hurt.",
         "a survey by two universities", "12 people were hurt"),
    ],
)  # fmt: skip
def test_whoever_is_said_to_be_the_source_is_it(text: str, speaker: str, content: str) -> None:
    (found,) = attributions(text)
    assert (found.speaker, found.content.of(text)) == (speaker, content)


PIECES = ["“", "”", '"', "'", " said ", "Kari Solheim", " he ", ", ", ". ", "\n", " that ", "it is",
          " according to ", "TASS ", "reported ", " — ", "(", ")", "''", "SOLHEIM: ", "Minister: ",
          "'s claim ", "saying ", "As ", "who ", "; ", "by ", "in ", " called ", " and ",
          "was quoted as "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_contents_are_inside_sentences_and_do_not_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    sentences = sentences_of(text)
    end = 0
    for found in find_attributions(text, sentences, NameIndex.of(text)):
        assert found.content.start >= end
        assert len(found.content) > 0
        assert any(sentence.contains(found.content) for sentence in sentences)
        end = found.content.end


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for found in find_attributions(text, [trim(text, 0, len(text))], NameIndex.of(text)):
        assert found.content.end <= len(text)


@pytest.mark.parametrize("piece", ["“", "“a” ", "'a ", "said ", "he said ", "“a,” he said. ", ", "])
def test_long_repetitions_are_read(piece: str) -> None:
    text = piece * 5_000
    assert all(found.content.end <= len(text) for found in attributions(text))
