"""Ways of saying who said something, beside the plain "X said"."""

from __future__ import annotations

import pytest

from claims.claim import Attribution
from claims.names.find import NameIndex
from claims.reading.sentences import split_sentences
from claims.speech.attribution import find_attributions
from claims.vocabulary import AttributionKind

CAST = "Kari Solheim, the mayor, met Bob Miller, a farmer, on Friday."


def attributions(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, split_sentences(text), NameIndex.of(text))


def said(sentence: str) -> list[tuple[str | None, str]]:
    """Return (speaker, words) of what `sentence` says, in an article about the cast."""
    text = f"{CAST}\n\n{sentence}"
    return [(a.speaker, a.content.of(text)) for a in attributions(text)]


@pytest.mark.parametrize(
    ("sentence", "speaker", "words"),
    [
        ("A spokesman for Kari Solheim said the bridge was closed.",
         "A spokesman for Kari Solheim", "the bridge was closed"),
        ("Solheim's spokesperson said the bridge was closed.",
         "Solheim's spokesperson", "the bridge was closed"),
        ("The former secretary of state said the talks were over.",
         "The former secretary of state", "the talks were over"),
        ("Two people familiar with the matter said nothing was signed.",
         "Two people familiar with the matter", "nothing was signed"),
        ("Nearly half of commuters said they had been late.",
         "Nearly half of commuters", "they had been late"),
        ("One in three said they had been late.", "One in three", "they had been late"),
        ("“It is slow,” said one retired bridge painter in an interview.",
         "one retired bridge painter", "It is slow"),
        ("“It is slow,” the moderator said.", "the moderator", "It is slow"),
        ("“It was his idea,” says the former editor of the Standard, Bob Miller.",
         "Bob Miller", "It was his idea"),
        ("The head of the council, Kari Solheim, told reporters the bridge was safe.",
         "Kari Solheim", "the bridge was safe"),
        ("Solheim, in a letter to the council in Oslo, said the bridge was safe.",
         "Kari Solheim", "the bridge was safe"),
        ("WHO said cases had fallen.", "WHO", "cases had fallen"),
        ("The most recent poll shows the Greens have fallen to 11 percent.",
         "The most recent poll", "the Greens have fallen to 11 percent"),
        ("Kari Solheim and Bob Miller said the bridge was safe.",
         "Kari Solheim and Bob Miller", "the bridge was safe"),
        ("Solheim and Miller said the bridge was safe.",
         "Kari Solheim and Bob Miller", "the bridge was safe"),
    ],
)  # fmt: skip
def test_whoever_is_described_speaks(sentence: str, speaker: str, words: str) -> None:
    assert said(sentence) == [(speaker, words)]


@pytest.mark.parametrize(
    ("sentence", "speaker", "words"),
    [
        ("Solheim blamed the firm, saying its drivers had ignored a warning.",
         "Kari Solheim", "its drivers had ignored a warning"),
        ("On Monday, Solheim praised Miller, adding that the work was good.",
         "Kari Solheim", "the work was good"),
        ("Solheim issued a statement saying the bridge was safe.",
         "Kari Solheim", "the bridge was safe"),
        ("Solheim is telling voters that the bridge is safe.",
         "Kari Solheim", "the bridge is safe"),
        ("Miller called the plan a “farce”.", "Bob Miller", "farce"),
        ("In Solheim's words, the bridge is “a disgrace to the town”.",
         "Kari Solheim", "the bridge is “a disgrace to the town”"),
        ("As Solheim put it: “We lost a year.”", "Kari Solheim", "We lost a year."),
        ("As Solheim told reporters, the bridge was shut.",
         "Kari Solheim", "the bridge was shut"),
        ("As reported by Reuters, the bridge was shut.", "Reuters", "the bridge was shut"),
        ("It was reported by Reuters that the bridge was shut.",
         "Reuters", "the bridge was shut"),
        ("Solheim was quoted as saying that the bridge was shut.",
         "Kari Solheim", "the bridge was shut"),
        ("The council rejected Solheim's claim that the bridge was unsafe.",
         "Kari Solheim", "the bridge was unsafe"),
        ("The council had read a report by the Audit Office that the bridge was unsafe.",
         "the Audit Office", "the bridge was unsafe"),
        ("In May, Solheim said, the bridge was shut.", "Kari Solheim", "the bridge was shut"),
        ("Solheim announced on Sept. 30 that the bridge was shut.",
         "Kari Solheim", "the bridge was shut"),
        ("According to Kari Solheim, who chairs the board, the bridge was shut.",
         "Kari Solheim", "the bridge was shut"),
    ],
)  # fmt: skip
def test_other_words_of_saying(sentence: str, speaker: str, words: str) -> None:
    assert said(sentence) == [(speaker, words)]


@pytest.mark.parametrize(
    ("headline", "speaker", "words", "kind"),
    [
        ("Minister: talks will resume", "Minister", "talks will resume",
         AttributionKind.INDIRECT_SPEECH),
        ("Talks failed, says minister", "minister", "Talks failed",
         AttributionKind.INDIRECT_SPEECH),
        ("‘Talks have failed’ – Minister", "Minister", "Talks have failed",
         AttributionKind.DIRECT_QUOTE),
        ("Kari Solheim on the bridge: ‘We lost a year’", "Kari Solheim", "We lost a year",
         AttributionKind.DIRECT_QUOTE),
    ],
)  # fmt: skip
def test_a_headline(headline: str, speaker: str, words: str, kind: AttributionKind) -> None:
    text = f"{headline}\n\nThe ministry published nothing else on Monday."
    (found,) = attributions(text)
    assert (found.speaker, found.content.of(text), found.kind) == (speaker, words, kind)


def test_a_transcript() -> None:
    text = "SOLHEIM: We lost a year. It was slow.\nMILLER: And money.\nSOLHEIM: Yes."
    assert [(a.speaker, a.content.of(text)) for a in attributions(text)] == [
        ("Solheim", "We lost a year."),
        ("Solheim", "It was slow."),
        ("Miller", "And money."),
        ("Solheim", "Yes."),
    ]


def test_an_interview_names_nobody() -> None:
    text = "Q: Was it slow?\nA: We lost a year.\nQ: And money?\nA: Some money, yes."
    assert {a.speaker for a in attributions(text)} == {None}
    assert len(attributions(text)) == 4


def test_lines_with_a_colon_are_no_transcript() -> None:
    assert attributions("Opening hours: 9 to 5.\nPrice: 20 crowns.\nPlace: the old town.") == ()


def test_who_passes_on_what_was_said() -> None:
    text = "The airline said the pilot was unhurt, the Evening Post reported."
    (found,) = attributions(text)
    assert found.speaker == "The airline"
    assert found.reported_by is not None
    assert "Evening Post" in found.reported_by
    assert found.content.of(text) == "the pilot was unhurt"


def test_who_passes_on_a_quotation() -> None:
    text = "“The pilot is unhurt,” Kari Solheim said, according to Reuters."
    (found,) = attributions(text)
    assert (found.speaker, found.reported_by) == ("Kari Solheim", "Reuters")


def test_each_clause_has_its_own_speaker() -> None:
    assert said("While Solheim has said that the bridge is safe, Miller said it was not.") == [
        ("Kari Solheim", "the bridge is safe"),
        ("Bob Miller", "it was not"),
    ]


def test_a_semicolon_ends_what_was_said() -> None:
    assert said("Solheim said the bridge was full; the car park was empty.") == [
        ("Kari Solheim", "the bridge was full")
    ]


def test_a_bracket_ends_what_was_said() -> None:
    sentence = "The voters (Solheim said they were tired) stayed away, but also the press."
    assert said(sentence) == [("Kari Solheim", "they were tired")]


def test_the_court_does_not_say_what_it_hears() -> None:
    assert said("The court heard that the bridge was unsafe.") == [(None, "the bridge was unsafe")]


def test_paragraphs_of_one_speech() -> None:
    text = "“We had three boats,” Solheim said.\n“Now we have forty.\n“And we need a crane.”"
    assert [a.speaker for a in attributions(text)] == ["Solheim"] * 3


def test_the_writer_is_nobody_by_name() -> None:
    text = "“We lost a year,” I said."
    (found,) = attributions(text)
    assert found.speaker is None
    assert found.speaker_span is not None
    assert found.speaker_span.of(text) == "I"


@pytest.mark.parametrize(
    "sentence",
    [
        "The four states that border the lake share its water.",
        "The company maintains close ties with the port.",
        "The company reported a profit of three million euros.",
        "Rescuers called off the search after two days.",
        "The band played “Songs for a Long Winter” to 9,000 people.",
        "Solheim was told that her licence had expired.",
        "The firm holds a meeting in May and was shut in June.",
        "The Supreme Court ruling that closed the bridge is old.",
        "Bob Miller is said to be ill.",
        "I think the bridge is ugly.",
        "This, according to speakers, is both a problem and a chance.",
        "That said, the bridge was slow.",
    ],
)
def test_nobody_says_anything(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "speaker", "words"),
    [
        ("MEC for Traditional Affairs, Bob Miller, said the Oslo Centre (OC) briefed the council.",
         "Bob Miller", "the Oslo Centre (OC) briefed the council"),
        ("“It is fun,” says Bob Miller, the head of a group of farmers, who is based in Oslo.",
         "Bob Miller", "It is fun"),
        ("People were late, Solheim said while visiting a school.",
         "Kari Solheim", "People were late"),
        ("Solheim said that police video footage was lost.",
         "Kari Solheim", "police video footage was lost"),
        ("“It is slow,” Miller told Radio Oslo.", "Bob Miller", "It is slow"),
    ],
)  # fmt: skip
def test_nobody_else_is_taken_for_the_speaker(sentence: str, speaker: str, words: str) -> None:
    assert said(sentence) == [(speaker, words)]


PIECES = ["SOLHEIM: ", "“a,” said ", ", X, ", "by saying ", "X's claim that ", "X and ", "the ",
          "of ", "(", ") ", "; ", "as X said, ", "''' ", "A: b\n"]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_long_repetitions_are_read(piece: str) -> None:
    text = piece * 4_000
    assert all(found.content.end <= len(text) for found in attributions(text))
