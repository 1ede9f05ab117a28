"""Whom the words beside a verb of saying mean, and which of them belong to the speaker."""

from __future__ import annotations

import pytest

from claims.claim import Attribution
from claims.names.find import NameIndex
from claims.reading.sentences import split_sentences
from claims.speech.attribution import find_attributions


def attributions(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, split_sentences(text), NameIndex.of(text))


def said(text: str) -> list[tuple[str | None, str]]:
    """Return (speaker, words) of what a text says."""
    return [(a.speaker, a.content.of(text)) for a in attributions(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A given name tells whom "she" cannot mean.
        ("Robert Miller closed the bridge in May.\n\nShe said: “It was very old.”", None),
        ("Maria Jonsson and Robert Miller met.\n\nShe said: “It was very old.”", "Maria Jonsson"),
        # Two who fit, and neither is the subject.
        ("The bridge divides Robert Miller and Peter Holm.\n\nHe said: “It is old.”", None),
        ("Robert Miller met Peter Holm in May.\n\nHe said: “It is old.”", "Robert Miller"),
        # Somebody who is named only after "she" is somebody else.
        ("When she came home, Clara Holm had left.\n\nShe said: “It was very old.”", None),
    ],
)
def test_whom_a_pronoun_means(text: str, speaker: str | None) -> None:
    assert attributions(text)[-1].speaker == speaker
    assert attributions(text)[-1].speaker_span is not None


def test_somebody_named_again_is_not_the_pronoun() -> None:
    text = "The suit alleges that Robert Miller lied. He says she would go if she left Miller."
    assert [a.speaker for a in attributions(text)] == ["The suit", None]


def test_a_stranger_stays_a_stranger() -> None:
    text = (
        "The film tells of Robert Miller and Peter Holm.\n\n"
        "“It was old,” he said. “It was very dear.” “It was slow,” he added."
    )
    assert {a.speaker for a in attributions(text)} == {None}
    assert all(a.speaker_span is not None for a in attributions(text))


def test_they_are_not_one_person() -> None:
    text = "Robert Miller said the bridge was old. They said it was new."
    assert [a.speaker for a in attributions(text)] == ["Robert Miller", None]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The army and federal inspectors said the bridge was shut.",
         "The army and federal inspectors", "the bridge was shut"),
        ("The UN and other relief groups said the bridge was shut.",
         "The UN and other relief groups", "the bridge was shut"),
        ("Representatives for the US claimed that the bridge was shut.",
         "Representatives for the US", "the bridge was shut"),
        ("The authors of the work published in the journal Nature Bridges argued that it was old.",
         "The authors of the work published in the journal Nature Bridges", "it was old"),
        ("Lawmakers on the Harbour Committee, led by chairman Peter Holm, asked that it be closed.",
         "Lawmakers on the Harbour Committee", "it be closed"),
        ("The council's legal counsel on Monday said the bridge was shut.",
         "The council's legal counsel", "the bridge was shut"),
        ("The minister late on Friday said the bridge was shut.",
         "The minister", "the bridge was shut"),
        ("An officer who responded said the bridge was shut.",
         "An officer", "the bridge was shut"),
        ("Robert Miller, who for eleven years " + "and one long and very cold winter " * 4 +
         "ran the harbour, said the bridge was shut.",
         "Robert Miller", "the bridge was shut"),
        ("A council delegation said Norway continued to block the bridge, arguing that it sank.",
         "A council delegation", "it sank"),
        ("In a press release announcing the works, the Harbour Board noted that the bridge sank.",
         "Harbour Board", "the bridge sank"),
    ],
)  # fmt: skip
def test_the_whole_speaker(text: str, speaker: str, words: str) -> None:
    assert said(text)[-1] == (speaker, words)


@pytest.mark.parametrize(
    "text",
    [
        "The number who said they had crossed the bridge rose by 23 percent.",
        "Help went to employers who said they were short of hands.",
        "Peter Holm and his aides haven't said much about the bridge.",
        "The deal, according to officials, is nearly done.",
        "A Norwegian harbour think tank told its staff.",
    ],
)
def test_nobody_says_the_sentence(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The engineer told the panel on Tuesday, 29 April, that the bridge sank.",
         "The engineer", "the bridge sank"),
        ("Maria Holm estimates that about half of the boats left.",
         "Maria Holm", "about half of the boats left"),
        ("The bridge is closed to lorries, explains Maria Holm.",
         "Maria Holm", "The bridge is closed to lorries"),
        ("Many boats left when the war began, Maria Holm adds, with more in May.",
         "Maria Holm", "Many boats left when the war began"),
        ("“The bridge failed twice,” the harbour board detailed.",
         "the harbour board", "The bridge failed twice"),
        ("“A quiet place by the sea,” the description on the website reads.",
         "the description on the website", "A quiet place by the sea"),
        ("Maria Holm picks up the story: “I ran to the bridge as it fell.”",
         "Maria Holm", "I ran to the bridge as it fell."),
        ("Maria Holm described how the bridge fell in a storm.",
         "Maria Holm", "the bridge fell in a storm"),
        ("Some years before, according to a story her sister has told, Maria crossed the bridge.",
         "a story her sister has told", "Maria crossed the bridge"),
        ("Engineers believe they're cutting costs too far.",
         "Engineers", "they're cutting costs too far"),
        ("Maria Holm said the bridge fell before Mr. Lund when crossing it.",
         "Maria Holm", "the bridge fell before Mr. Lund when crossing it"),
        ("Maria Holm denies the whole affair (though Peter Lund says both admitted it).",
         "Maria Holm", "the whole affair"),
        ("Maria Holm says that Ms. Lund took the money and said she was afraid.",
         "Maria Holm", "Ms. Lund took the money and said she was afraid"),
    ],
)  # fmt: skip
def test_speech_is_not_told_as_fact(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in said(text)


def test_an_analyst_after_a_quotation_is_its_speaker() -> None:
    text = "“Prices fell,” Nordbank analyst Peter Holm said."
    (found,) = attributions(text)
    assert (found.speaker, found.verb) == ("Peter Holm", "say")
    assert found.cue is not None
    assert found.cue.of(text) == "said"


def test_the_title_of_a_programme_is_not_what_was_said() -> None:
    text = "On Monday's “Harbour Talk,” Maria Holm said the bridge was old."
    assert ("Maria Holm", "the bridge was old") in said(text)


def test_a_speech_of_several_paragraphs_belongs_to_the_cue_that_closes_it() -> None:
    text = (
        "“It was slow,” Peter Lund said.\n\n“We had three boats.\n\n“We have forty now.\n\n"
        "“And we need a crane,” said Maria Holm."
    )
    assert [a.speaker for a in attributions(text)] == ["Peter Lund"] + ["Maria Holm"] * 3


def test_a_speech_left_open_after_its_speaker_is_the_speakers() -> None:
    text = "“It was slow,” Peter Lund said. “We lost a year.\n\n“It was a pity,” said Maria Holm."
    assert [a.speaker for a in attributions(text)] == ["Peter Lund", "Peter Lund", "Maria Holm"]


def test_a_quotation_as_a_heading_is_nobodys() -> None:
    text = "“It was slow,” Peter Lund said.\n\n“The bridge that nobody wanted”\n\nIt cost a lot."
    assert said(text)[-1] == (None, "The bridge that nobody wanted")


def test_a_report_of_a_quotation() -> None:
    text = "According to reports, the officer recalled: “It was dark by then.”"
    (found,) = attributions(text)
    assert (found.speaker, found.reported_by) == ("the officer", "reports")


def test_a_person_goes_on_after_a_report() -> None:
    text = "Maria Holm says that reports indicate it has sunk. “It is very bad for us all.”"
    assert said(text)[-1] == ("Maria Holm", "It is very bad for us all.")


PIECES = ["“a,” ", "(said ", "and said ", "In “a,” he said ", "according to X, ",
          "who fled said ", "X, led by Y, ", "X and Y said ", "on Monday said ", "“a\n",
          "he said X ", ": “a.” "]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_long_repetitions_are_read(piece: str) -> None:
    text = piece * 3_000
    assert all(found.content.end <= len(text) for found in attributions(text))
