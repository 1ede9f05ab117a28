from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.checkability.dispositions import exclusion_of
from claims.reading.sentences import split_sentences
from claims.span import Span
from claims.vocabulary import ExclusionReason


def judged(sentence: str) -> ExclusionReason | None:
    return exclusion_of(sentence, Span(0, len(sentence)))


CASES = {
    ExclusionReason.QUESTION: [
        "Who paid for the bridge?",
        "“Will the talks go on?” she asked.",
        "Is it really so?!",
        "how much is the ticket",
    ],
    ExclusionReason.COMMAND: [
        "Stop the war!",
        "Visit the museum on Sunday.",
        "Please send us your photos.",
        "Don't forget the election.",
        "“Let's look at the numbers,” the minister said.",
    ],
    ExclusionReason.PREDICTION: [
        "The new tunnel will cost 3 billion euros.",
        "the US would impose heavy tariffs on imports",
        "If inflation falls, rates could drop.",
        "When parliament meets in May, it will vote on the bill.",
        "The bill is likely to pass.",
        "We’re going to build 40 schools.",
        "The company, founded in 1990, will open a plant.",
        "The law, which passed in March, will ban plastic bags.",
        "The mayor warned that if no money comes, the bridge would close.",
        "She said on Monday that she would not resign.",
        "Nurses may strike in January.",
        "They would have won if he had played.",
        "The town could eventually join the league.",
        "The deal would close in 2090.",
    ],
    ExclusionReason.OPINION: [
        "The dynamics of the talks must improve.",
        "“We need to do everything possible,” the mayor said.",
        "Voters should look at the record.",
        "I think the bridge is safe.",
        "We believe that he is innocent.",
        "It’s great for settling wars.",
        "The decision was a disgrace.",
        "Analysts and officials remain skeptical that the plan will work.",
        "In my view, taxes are too high.",
        "What a terrible day!",
        "In midfield, Hale was exceptional.",
        "It’s a real shame that the club lost.",
        "It was a proud day for the school.",
        "Hale was the most decisive player on the pitch.",
        "The views of this room are second to none.",
        "The danger is very real.",
        "The noise is deeply depressing.",
        "The bank takes any complaint very seriously.",
        "The plan reflects a disciplined effort to help.",
        "There’s work to do on the bridge.",
        "No one bothered to count the votes.",
        "Perfect for a long weekend or for the office.",
        "Orders issued by the council and the port must be treated as final.",
    ],
    ExclusionReason.NOTHING_CHECKABLE: [
        "Good morning, everyone.",
        "Thank you very much.",
        "Down, down, down.",
        "A long way from home.",
        "Yup, you read it right!",
        "The answer is YES!",
        "And then comes high school.",
        "According to a copy of the ruling:",
    ],
    None: [
        "The bridge reopened on Friday.",
        "Fifty days, it used to be 24 hours.",
        "Fifty days.",
        "3-1.",
        "The ministry announced a plan on Monday to build 40 schools.",
        "Lawmakers rejected a plan that would raise taxes.",
        "Police arrested a man who would later be released.",
        "Talks ended in June and will resume in July.",
        "The minister has proposed a meeting next week.",
        "Inflation fell to 3 percent in May.",
        "Will Harlan won the prize.",
        "The minister, who must resign, was in Paris.",
        "Norway was ready to act soon on a pact.",
        "“The bridge has carried 40,000 cars a day,” the mayor said.",
        "She said he had left the country in 2019.",
        "Stop signs were removed from 40 streets.",
        "Call centres employ 20,000 people.",
        "The union said the suspect, who will appear in court, was born in 1990.",
        "By Monday, 300 people had left the town.",
        "Unemployment hits a new high",
        "It’s important to note that the bridge has four lanes.",
        "It is worth noting that the school closed in 1990.",
        "Today’s offer is good for a 25% discount.",
        "The year was great, and sales rose by 8 percent.",
        "Hale was superb, scoring a header in the 24th minute.",
        "You’ll also find lamps for $40.",
        "The app will let you draw $50.",
        "Towns are currently expected to put 2% of their income into roads.",
        "Three more would open before the summer of 1987.",
        "The affair would have been no crime, since both were single.",
        "While it may seem odd, the farm held six lions.",
        "The sovereignty of the island “rests with the crown”.",
        "The duty baffles the council.",
    ],
}


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [(sentence, reason) for reason, sentences in CASES.items() for sentence in sentences],
)
def test_a_sentence_is_excluded_for_what_it_asserts(
    sentence: str, reason: ExclusionReason | None
) -> None:
    assert judged(sentence) is reason


def test_a_part_of_a_sentence_is_judged_by_its_own_words() -> None:
    sentence = "The mayor opened the bridge and said “the tunnel will close.”"
    quotation = Span(sentence.index("the tunnel"), len(sentence) - 1)
    report = Span(0, sentence.index(" and said"))

    assert exclusion_of(sentence, quotation) is ExclusionReason.PREDICTION
    assert exclusion_of(sentence, report) is None


ARTICLE = """Bridge reopens after two years
COURIER Report
Tomas Rell, the mayor. Photo: Wiki
The bridge reopened on Friday. It was closed for two years.
A long closure
About 18,000 vehicles a day took the tunnel instead.
The tunnel has two lanes
The bridge has four lanes
Your email address will not be published. Required fields are marked *"""


def test_lines_that_are_no_prose_are_excluded_as_what_they_are() -> None:
    reasons = {span.of(ARTICLE): exclusion_of(ARTICLE, span) for span in split_sentences(ARTICLE)}

    assert reasons == {
        "Bridge reopens after two years": None,
        "COURIER Report": ExclusionReason.BOILERPLATE,
        "Tomas Rell, the mayor.": ExclusionReason.BOILERPLATE,
        "Photo: Wiki": ExclusionReason.BOILERPLATE,
        "The bridge reopened on Friday.": None,
        "It was closed for two years.": None,
        "A long closure": ExclusionReason.HEADING,
        "About 18,000 vehicles a day took the tunnel instead.": None,
        "The tunnel has two lanes": None,
        "The bridge has four lanes": None,
        "Your email address will not be published.": ExclusionReason.BOILERPLATE,
        "Required fields are marked *": ExclusionReason.BOILERPLATE,
    }


def test_a_short_line_of_two_sentences_is_one_heading() -> None:
    text = "Is it over? Not for the port\nThe port reopened on Friday after two years of repairs."
    spans = split_sentences(text)

    assert len(spans) == 3
    assert {exclusion_of(text, span) for span in spans[:2]} == {ExclusionReason.HEADING}
    assert exclusion_of(text, spans[2]) is None


def test_a_heading_is_one_when_the_caller_knows_it() -> None:
    title = "Bridge reopens after two years"

    assert exclusion_of(title, Span(0, len(title)), is_heading=True) is ExclusionReason.HEADING


@pytest.mark.parametrize(
    "unit", ["said ", "will ", "was a ", "“a,” ", "if ", "x, ", "no ", "I want "]
)
def test_hostile_sentences_are_judged(unit: str) -> None:
    text = unit * 50_000

    assert exclusion_of(text, Span(0, len(text))) in {None, *ExclusionReason}


@settings(max_examples=200)
@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_any_part_of_any_text_is_judged(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    reason = exclusion_of(text, Span(start, end))

    assert reason is not ExclusionReason.UNRESOLVABLE_REFERENCE
