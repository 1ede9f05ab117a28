"""News articles made up by rule, for measuring: as many and as long as wanted, the same each time.

Their sentences have what real ones have (dates, durations, quantities, places, speakers), and every
article differs from every other.
"""

from __future__ import annotations

import json
import random

PLACES = "Lisbon Hamburg Oslo Turin Ghent Porto Malmö Graz Nantes Split Cork Bilbao".split()
THINGS = ["bridge", "tunnel", "harbour", "museum", "station", "hospital", "stadium", "library"]
PEOPLE = ["Ana Moreira", "Jonas Weber", "Ingrid Dahl", "Marco Rinaldi", "Tess Janssen", "Rui Prata"]
MONTHS = ["January", "March", "April", "June", "July", "September", "October", "November"]
SENTENCES = (
    "The new {thing} in {place} was opened on {day} {month} {year}.",
    "The repair of the {thing} in {place} lasted {count} months and cost {money} million euros.",
    "“We have waited {count} years for this {thing},” {person} said in {place} on {month} {day}.",
    "About {large:,} people visited the {thing} in {place} in {year}, {share} percent more.",
    "{person} told reporters that the {thing} will close for {count} weeks.",
    "Will the {thing} in {place} be finished in time?",
    "The talks about the {thing} between {place} and {other} lasted nearly {count} hours.",
    "It is {count} kilometres from the {thing} to the centre of {other}.",
)


def article(seed: int, sentences: int = 25) -> str:
    """Return an article as an HTML page."""
    chance = random.Random(seed)  # noqa: S311  (articles, not secrets)
    place = chance.choice(PLACES)
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs(chance, sentences))
    title = f"{place} reports on its {chance.choice(THINGS)}, number {seed}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="2024-{seed % 12 + 1:02d}-15T08:00:00Z">'
        f"</head><body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
    )


def article_text(seed: int, sentences: int = 25) -> str:
    """Return the text of an article, one paragraph a line."""
    return "\n".join(_paragraphs(random.Random(seed), sentences))  # noqa: S311


def references(count: int) -> str:
    """Return a reference file, as JSON lines."""
    chance = random.Random(count)  # noqa: S311
    rows = (
        {
            "id": f"generated-{number}",
            "kind": "statement",
            "statement": _sentence(chance),
            "publisher": f"Desk {number % 7}",
            "published_at": f"2024-{number % 12 + 1:02d}-10",
        }
        for number in range(count)
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _paragraphs(chance: random.Random, sentences: int) -> list[str]:
    return [
        " ".join(_sentence(chance) for _ in range(min(3, sentences - start)))
        for start in range(0, sentences, 3)
    ]


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        thing=chance.choice(THINGS),
        place=chance.choice(PLACES),
        other=chance.choice(PLACES),
        person=chance.choice(PEOPLE),
        day=chance.randint(1, 28),
        month=chance.choice(MONTHS),
        year=chance.randint(2015, 2024),
        count=chance.randint(2, 40),
        money=chance.randint(2, 900),
        large=chance.randint(1_000, 900_000),
        share=chance.randint(2, 60),
    )
