from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.facets import NameKind
from claims.names.find import NameIndex, find_names
from claims.resolution.referents import Referents
from claims.resolution.stand_alone import StandAlone, stand_alone, written_out
from claims.span import Span


def resolved(before: str, claim: str, speaker: str | None = None) -> StandAlone:
    """Resolve a claim that stands after other words of an article."""
    text = f"{before}{claim}"
    known = NameIndex.of(text)
    names = find_names(text, known)
    span = Span(len(before), len(text))
    inside = [name for name in names if span.contains(name.span)]
    people = [n.canonical for n in names if n.kind is NameKind.PERSON and n.span.end <= span.start]
    return stand_alone(text, span, inside, people, speaker, Referents.of(text, names))


TALKS = "Ceasefire talks between Russia and Ukraine began in Geneva in May.\n"
DEAL = "The council approved a waste deal with Norvik Steel on Monday.\n"


@pytest.mark.parametrize(
    ("before", "claim", "text"),
    [
        (
            TALKS,
            "The talks lasted an hour.",
            "The Ceasefire talks between Russia and Ukraine lasted",
        ),
        (
            "Both sides returned from ceasefire negotiations in May.\n",
            "Lund led the talks.",
            "Lund led the ceasefire talks.",
        ),
        (
            "Zorin set a 50-day deadline for a grain deal.\n",
            "The ultimatum angered Lund.",
            "The 50-day ultimatum for a grain deal angered Lund.",
        ),
        (
            "Tamsin Hale read Norland’s proposal.\n",
            "The proposal failed.",
            "Norland’s proposal failed.",
        ),
        (
            "Ukraine has offered Russia a truce.\n",
            "Russia read the offer.",
            "Russia read Ukraine’s offer.",
        ),
        (DEAL, "The deal costs 3 million euros.", "The waste deal with Norvik Steel costs"),
        ("Norvik Steel cut 300 jobs.\n", "The company lost money.", "Norvik Steel lost money."),
        (
            "Russia and Ukraine met in May.\n",
            "Both sides swapped prisoners.",
            "Russia and Ukraine swapped prisoners.",
        ),
        (
            "Boris Stolz met Linda Krahl in Bonn.\n",
            "The two leaders signed a pact with Spain.",
            "Boris Stolz and Linda Krahl signed",
        ),
        (
            "Mayor Linda Krahl spoke on Monday.\n",
            "The mayor sold the bridge.",
            "Linda Krahl sold the bridge.",
        ),
        (
            "Zorin gave the port 50 days to reply.\n",
            "Fees rise by half within that period.",
            "Fees rise by half within the 50-day period.",
        ),
        ("Tom Hale won in 2019.\n", "He’s been mayor since.", "Tom Hale has been mayor since."),
        ("Tom Hale won in 2019.\n", "His house burned in May.", "Tom Hale’s house burned in May."),
        (
            "Linda Krahl lost.\n",
            "Police questioned her in May.",
            "Police questioned Linda Krahl in",
        ),
        (
            "Linda Krahl met Tom Hale.\n",
            "She resigned in May.",
            "Linda Krahl resigned in May.",
        ),
        ("NATO met in June.\n", "Spain leads the alliance.", "Spain leads NATO."),
    ],
)
def test_what_one_thing_alone_can_mean_is_written_out(before: str, claim: str, text: str) -> None:
    told = resolved(before, claim)
    assert told.text.lower().startswith(text.lower())
    assert told.unresolved == ()
    assert told.substitutions


@pytest.mark.parametrize(
    ("before", "claim", "words"),
    [
        ("", "The talks lasted an hour.", "The talks"),
        ("Trade talks and peace talks began.\n", "The talks ended in May.", "The talks"),
        (f"{DEAL}Another deal was signed.\n", "The deal costs 3 million.", "The deal"),
        ("Norvik Steel sued Amber Metals.\n", "The company lost money.", "The company"),
        ("Russia, Ukraine and Spain met.\n", "Both sides left early.", "Both sides"),
        ("Boris Stolz met Tom Hale.\n", "He resigned in May.", "He"),
        ("Linda Krahl won.\n", "He resigned in May.", "He"),
        ("Tom Hale met a man in May.\n", "He resigned in June.", "He"),
        ("Tom Hale won.\n", "The suspect fled to Spain.", "The suspect"),
        ("Tom Hale won.\n", "The minister fled to Spain.", "The minister"),
        ("", "Its profits fell in May.", "Its"),
        ("", "They left in May.", "They"),
        ("", "We paid 3 million.", "We"),
        ("", "The port lost 300 jobs in that region.", "that region"),
        ("", "Such a vote was held in May.", "Such a vote"),
    ],
)
def test_what_leaves_a_choice_is_unresolved(before: str, claim: str, words: str) -> None:
    told = resolved(before, claim)
    assert told.unresolved == (words,)
    assert told.text == claim
    assert told.substitutions == ()


@pytest.mark.parametrize(
    "claim",
    [
        "The economy grew by 2 percent.",
        "The White House rejected the European Union’s tariff.",
        "The president of France flew to Bonn.",
        "The first round was held in May.",
        "The talks between Spain and Norway ended.",
        "The museum reopened in May.",
        "Norvik Steel says the company lost money.",
        "Ceasefire talks began, and the talks ended in May.",
        "Tom Hale sold his house.",
        "Those who left in May were paid.",
        "The port was closed this week.",
        "Police said that people had left.",
        "The accident site was cleared in May.",
    ],
)
def test_what_says_itself_what_it_means_is_left_alone(claim: str) -> None:
    told = resolved("", claim)
    assert told == StandAlone(claim, (), ())


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("I signed it in May", "Linda Krahl signed it in May"),
        (
            "I have signed the pact with my son",
            "Linda Krahl has signed the pact with Linda Krahl’s son",
        ),
        ("I’ve paid 3 million", "Linda Krahl has paid 3 million"),
        ("I run four shops", "Linda Krahl runs four shops"),
        ("Police told me in May", "Police told Linda Krahl in May"),
    ],
)
def test_a_speaker_stands_for_the_first_person(claim: str, text: str) -> None:
    assert resolved("Linda Krahl spoke on Monday: ", claim, "Linda Krahl").text == text


def test_a_first_person_that_cannot_be_written_stays_as_it_is_and_open() -> None:
    told = resolved("Linda Krahl spoke: ", "I don’t know my tenants", "Linda Krahl")
    assert told.text == "I don’t know my tenants"
    assert told.unresolved == ("I", "my")


def test_who_is_quoted_inside_a_quotation_is_not_the_speaker() -> None:
    told = resolved("Linda Krahl said: “He told us: ‘", "I paid 3 million", "Linda Krahl")
    assert told.unresolved == ("I",)
    closed = resolved("Linda Krahl said: “He cried ‘Stop’ and ", "I ran", "Linda Krahl")
    assert closed.text == "Linda Krahl ran"


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        # a pronoun spoke of somebody before the name came up
        ("He owns a mill, and his rival is Tom Hale.\n", "He bought a bakery in May."),
        ("She met the poet Linda Krahl.\n", "Her diary was sold in May."),
        # somebody is there who is only described
        ("At a dinner with Tom Hale, the prime minister spoke.\n", "He opened a school in May."),
        ("Tom Hale wrote a play about a killer.\n", "He drowned in May."),
        # the name says only what kind of thing it is
        ("The keeper saved a Hale shot.\n", "He left the club in May."),
        # the sentence goes on to name the person
        ("Tom Hale won.\n", "He said on Monday that he fears Hale."),
    ],
)
def test_a_pronoun_that_can_mean_a_rival_is_left_open(before: str, claim: str) -> None:
    told = resolved(before, claim)
    assert told.text == claim
    assert claim.split(maxsplit=1)[0] in told.unresolved


@pytest.mark.parametrize(
    ("before", "claim", "text"),
    [
        ("In his speech, Tom Hale named three towns.\n", "He left.", "Tom Hale left."),
        ("Tom Hale, the mayor, won.\n", "He left.", "Tom Hale left."),
        ("Linda Krahl became a prosecutor in May.\n", "She left.", "Linda Krahl left."),
        ("Mayor Tom Hale won. The mayor spoke.\n", "He left.", "Tom Hale left."),
        (
            "Tom Hale won.\n",
            "He faces a fine if convicted of the charges against him.",
            "Tom Hale faces a fine if convicted of the charges against him.",
        ),
    ],
)
def test_a_person_without_a_rival_is_written_out(before: str, claim: str, text: str) -> None:
    told = resolved(before, claim)
    assert told.text == text
    assert told.unresolved == ()


EARLIER = "The port of Varn was founded in 1900.\n"


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Then, seven months later, it moved to Bonn.", "it"),
        ("So far, they have taught 2,585 pupils.", "they"),
        ("About half of its pupils live in Bonn.", "its"),
        ("It became known as the salt house.", "It"),
        ("It was safe and cheap in Bonn.", "It"),
        ("The first ferry of 1901 hit them in May.", "them"),
        ("Having been empty for decades, both reopened in May.", "Having"),
        ("Linda Krahl has denied both allegations.", "both allegations"),
        ("Others have applied for a licence.", "Others"),
        ("Another was sold in 1990.", "Another"),
        ("Some of these have been sold.", "these"),
        ("The price of this one is 40 euros.", "this one"),
        ("But this was not the last ferry.", "this"),
        ("These neo-banks lend to farmers.", "These neo-banks"),
        ("Linda Krahl owns this well-timed startup.", "this well-timed"),
        ("The letter came in May.", "The letter"),
        ("The proposals include a toll of 3 euros.", "The proposals"),
        ("The museum reopened in May.", "The museum"),
        ("The latest hearings were held in Bonn.", "The latest hearings"),
        ("The court’s ruling cost 3 million euros.", "The court"),
        ("The plan failed in May.", "The plan"),
        ("In 2019, the group sold its ferries.", "the group"),
        ("These forecasts cover five years.", "These forecasts"),
    ],
)
def test_what_points_back_is_marked_wherever_it_stands(claim: str, words: str) -> None:
    told = resolved(EARLIER, claim)
    expected = () if words == "Having" else (words,)
    assert told.unresolved[: len(expected)] == expected
    assert told.text == claim
    assert told.unresolved


@pytest.mark.parametrize(
    "claim",
    [
        "It is unclear when the ferry sank.",
        "It rained in May.",
        "It looked as if Varn had won.",
        "It is important to note that Varn has 300 pupils.",
        "It took a year to build the ferry.",
        "Norvik Steel made it easier to leave Varn.",
        "When it comes to tolls, Varn is cheap.",
        "It was Varn that won in May.",
        "The ministry in Bonn said it paid 3 million euros.",
        "In its report, the ministry in Bonn named Varn.",
        "Pupils of Varn keep their books.",
        "Tom Hale and Linda Krahl sold their ferry.",
        "Those who left Varn sold their ferries.",
        "are unable to leave Varn, but they are still paid",
        "Varn and Bonn both reopened in May.",
        "Varn has both benefits and risks.",
        "The government fell in May.",
        "The police closed Varn in May.",
        "The letter of Linda Krahl came in May.",
        "The letter that Linda Krahl wrote came in May.",
        "The ferry, a gift of Norway, sank in May.",
        "The policy adopted in May cost 3 million euros.",
        "The Varn ferry sank in May.",
        "The accident site was cleared in May.",
        "The aim was to build a school in Varn.",
    ],
)
def test_what_is_told_in_the_claim_is_not_marked(claim: str) -> None:
    assert resolved(EARLIER, claim) == StandAlone(claim, (), ())


def test_the_first_words_of_a_text_cannot_point_back() -> None:
    assert resolved("", "The letter came in May.").unresolved == ()


def test_a_body_that_reports_on_itself_is_it() -> None:
    told = resolved("Norvik Steel said ", "it would close the mine", "Norvik Steel")
    assert told.text == "Norvik Steel would close the mine"
    owned = resolved("Norvik Steel said ", "half of its mines were closed in May", "Norvik Steel")
    assert owned.text == "half of Norvik Steel’s mines were closed in May"
    weather = resolved("Norvik Steel said ", "it rained in May", "Norvik Steel")
    assert weather == StandAlone("it rained in May", (), ())


def test_without_an_index_descriptions_are_left_alone() -> None:
    claim = "The talks lasted an hour."
    assert stand_alone(claim, Span(0, len(claim)), (), (), None) == StandAlone(claim, (), ())


WORDS = st.sampled_from(
    """The talks|the deal|He|her|I|Tom Hale|Linda Krahl|Norvik Steel|’s|“|”|.|\n|both sides|said
that period|between|and|Russia|Ukraine|50 days|offered|a man|this|those who|the company""".split(
        "|"
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.integers(0, 400), st.integers(0, 400))
def test_substitutions_are_made_where_they_say(words: list[str], one: int, other: int) -> None:
    text = " ".join(words)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = Span(start, end)
    names = find_names(text)
    told = stand_alone(text, span, (), ["Tom Hale"], "Linda Krahl", Referents.of(text, names))
    assert told.text == written_out(text, span, told.substitutions)
    ends = [span.start]
    for change in told.substitutions:
        assert change.span.start >= ends[-1]
        assert span.contains(change.span)
        ends.append(change.span.end)
    for word in told.unresolved:
        assert word in span.of(text)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_made_to_stand_alone(text: str) -> None:
    span = Span(0, len(text))
    told = stand_alone(text, span, (), [], None, Referents.of(text, find_names(text)))
    assert told.text == written_out(text, span, told.substitutions)


@pytest.mark.parametrize(
    "unit",
    [
        "the talks ",
        "The ",
        "the deal for a ",
        "A offered ",
        "a-",
        "his ",
        "I ",
        "this ",
        "Both ",
        "A’s ",
    ],
)
def test_a_long_hostile_text_is_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    referents = Referents.of(text, ())
    told = stand_alone(text, Span(0, len(text)), (), ["Tom Hale"], None, referents)
    assert isinstance(told, StandAlone)
