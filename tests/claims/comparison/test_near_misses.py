"""Near misses: nearly every word and value is the same, and another thing is said.

Each case is an article, words of the claim that is judged, and a reference that must not decide.
"""

from __future__ import annotations

import pytest

from claims.vocabulary import DECISIVE_LABELS, Label
from tests.claims.cases import claim_with, judged, statement


def label_of(article: str, words: str, reference: str) -> Label | None:
    return judged(claim_with(words, f"{article}\n"), statement(reference)).label


COMPARED = [
    (
        "The dam near Bilbao is older than the tunnel.",
        "The tunnel is older than the dam near Bilbao.",
    ),
    (
        "More students enrolled in Ghent than in Leuven in 2024.",
        "More students enrolled in Leuven than in Ghent in 2024.",
    ),
    ("The brown owl is rarer than the grey owl.", "The grey owl is rarer than the brown owl."),
    ("Wages in Osijek are lower than in Split.", "Wages in Split are lower than in Osijek."),
    # in another degree
    (
        "The tower in Riga is the tallest building in Latvia.",
        "The tower in Riga is one of the tallest buildings in Latvia.",
    ),
    (
        "The tower in Riga is the tallest building in Latvia.",
        "The tower in Riga is a tall building in Latvia.",
    ),
    (
        "The drug was the least prescribed one in Lund in 2024.",
        "The drug was the most prescribed one in Lund in 2024.",
    ),
    # a figure, and how much more it is
    (
        "Kestrel Air flew 3 million passengers in 2024.",
        "Kestrel Air flew 3 million passengers more in 2024 than in 2023.",
    ),
]

PAST = [
    (
        "Ingrid Dahl is the health minister of Norway.",
        "Ingrid Dahl was the health minister of Norway until 2019.",
    ),
    (
        "Ingrid Dahl is the health minister of Norway.",
        "Ingrid Dahl was the health minister of Norway.",
    ),
    (
        "Ingrid Dahl is the health minister of Norway.",
        "Ingrid Dahl is a former health minister of Norway.",
    ),
    ("The old mill in Siena is a museum.", "The old mill in Siena was a museum until 2011."),
    (
        "The brewery in Halden belongs to the Pell family.",
        "The brewery in Halden belonged to the Pell family until 1998.",
    ),
    (
        "The limit is 50 kilometres per hour in Graz.",
        "The limit was 50 kilometres per hour in Graz until 2018.",
    ),
    ("The club has 900 members.", "The club had 900 members."),
    # how long it went on
    (
        "The museum in Trento was closed from 2020 to 2023.",
        "The museum in Trento was closed from 2020 to 2021.",
    ),
    (
        "The museum in Trento was closed from 2020 to 2023.",
        "The museum in Trento was closed in 2021.",
    ),
    (
        "The museum in Trento has been closed since 2020.",
        "The museum in Trento was closed from 2020 to 2023.",
    ),
    ("The mill was a museum until 2017.", "The mill was a museum until 2011."),
]

TURNED = [
    (
        "The dog bit the postman in Basel on Friday.",
        "The postman bit the dog in Basel on 18 July 2025.",
    ),
    ("Cats eat mice in Osijek.", "Mice eat cats in Osijek."),
    (
        "Doctors warn patients about the drug in Lund.",
        "Patients warn doctors about the drug in Lund.",
    ),
    (
        "The flight from Oslo to Bergen took 50 minutes.",
        "The flight from Bergen to Oslo took 70 minutes.",
    ),
    ("Turku is south of Tampere.", "Tampere is south of Turku."),
    (
        "The mayor of Ghent resigned before the vote on 3 July 2025.",
        "The mayor of Ghent resigned after the vote on 3 July 2025.",
    ),
    (
        "Ana Duarte said Rui Matos had lied about the contract.",
        "Rui Matos said Ana Duarte had lied about the contract.",
    ),
    ("Ana Duarte is the mayor of Faro.", "Ana Duarte is the wife of the mayor of Faro."),
    (
        "Trams in Zagreb run every ten minutes at night.",
        "Trams in Zagreb run every ten minutes by day.",
    ),
    (
        "Ana Duarte beat Rui Matos in the mayoral race in Faro on 13 July.",
        "Ana Duarte beat Rui Matos in the mayoral race in Faro in July 2021.",
    ),
]

OTHERS = [
    ("Ana Duarte resigned on Friday.", "The deputy of Ana Duarte resigned on 18 July 2025."),
    ("Ana Duarte resigned on Friday.", "Ana Duarte's deputy resigned on 18 July 2025."),
    (
        "Ana Duarte's film won the Orla prize in 2024.",
        "Ana Duarte won the Orla prize in 2024.",
    ),
    (
        "The vaccine reduces deaths in Lund by 40 percent.",
        "The vaccine reduces infections in Lund by 40 percent.",
    ),
    ("The plant in Zabok makes 900 cars a day.", "The plant in Zabok can make 900 cars a day."),
    (
        "Ana Duarte was born in Faro in 1961.",
        "Ana Duarte was born in Metz in 1961 and grew up in Faro.",
    ),
    ("Three people died.", "Three people died in Kupino on 11 July 2025."),
]


@pytest.mark.parametrize(("article", "reference"), [*COMPARED, *PAST, *TURNED, *OTHERS])
def test_another_thing_in_nearly_the_same_words_decides_nothing(
    article: str, reference: str
) -> None:
    words = "lied" if "lied" in article else article.split(maxsplit=1)[0]
    assert label_of(article, words, reference) not in DECISIVE_LABELS


VISIT = "Marta Ruiz visited Porto on Monday. She promised 20 million euros for the harbour."


@pytest.mark.parametrize(
    "reference",
    [
        "The mayor of Porto promised Marta Ruiz 20 million euros for the harbour on 14 July 2025.",
        "Pedro Lima promised 20 million euros for the harbour on 14 July 2025.",
        "Marta Ruiz promised 30 million euros for the airport on 14 July 2025.",
    ],
)
def test_who_a_pronoun_means_is_no_one_else(reference: str) -> None:
    assert label_of(VISIT, "20 million", reference) not in DECISIVE_LABELS


def test_who_a_pronoun_means_may_be_named_in_the_reference() -> None:
    reference = "Marta Ruiz promised 20 million euros for the harbour on 14 July 2025."
    assert label_of(VISIT, "20 million", reference) is Label.SUPPORTED


@pytest.mark.parametrize(
    ("article", "reference"),
    [
        (
            "The tower in Riga is taller than the cathedral.",
            "The tower in Riga is taller than the cathedral, the city found.",
        ),
        (
            "Ingrid Dahl is the health minister of Norway.",
            "Ingrid Dahl has been the health minister of Norway since 2022.",
        ),
        (
            "The museum in Trento was closed from 2020 to 2023.",
            "The museum in Trento was closed from 2020 to 2023.",
        ),
        (
            "Harbour workers in Antwerp went on strike on Monday.",
            "Workers at the harbour in Antwerp went on strike on 14 July 2025.",
        ),
        (
            "Coins from Bern are used in Switzerland and Liechtenstein.",
            "The coins from Bern are used in Switzerland and Liechtenstein.",
        ),
        (
            "The plant in Zabok makes 900 cars a day.",
            "The plant in Zabok, which can be visited, makes 900 cars a day.",
        ),
        (
            "Halden Books is a bookseller in Graz.",
            "Halden Books, formerly known as Book Corner, is a bookseller in Graz.",
        ),
        (
            "Vesna Textiles opened a plant in Osijek in 2018. It makes 9,000 shirts a day.",
            "Vesna Textiles opened a plant in Osijek in 2018.",
        ),
    ],
)
def test_the_same_thing_is_still_supported(article: str, reference: str) -> None:
    assert label_of(article, article.split(maxsplit=1)[0], reference) is Label.SUPPORTED
