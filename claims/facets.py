"""The values in a sentence that decide whether two sentences agree.

Every facet keeps the words it was read from and where they stand: `span` is in code points of the
text that was read, and `text` is exactly those characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claims.span import Span


class Grain(StrEnum):
    """How finely a time was said."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class TimeRelation(StrEnum):
    """How an event stands to the time that was said: "in June", "before June", "by June"."""

    DURING = "during"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as a half-open interval `[start, end)` of calendar time, without a zone.

    `start` or `end` is None where the interval has no bound on that side ("before 2020"), and both
    are None where the expression is relative and nothing tells relative to what (`resolved` is
    false then). `approximate` marks bounds that words leave open ("early June", "around 2010").
    """

    span: Span
    text: str
    start: datetime | None
    end: datetime | None
    grain: Grain
    relation: TimeRelation = TimeRelation.DURING
    approximate: bool = False
    resolved: bool = True


class Dimension(StrEnum):
    """What a quantity measures. Values are kept in the base unit named here."""

    DURATION = "duration"  # seconds
    LENGTH = "length"  # metres
    AREA = "area"  # square metres
    VOLUME = "volume"  # litres
    MASS = "mass"  # kilograms
    SPEED = "speed"  # metres a second
    TEMPERATURE = "temperature"  # degrees Celsius
    POWER = "power"  # watts
    ENERGY = "energy"  # joules
    DATA = "data"  # bytes
    MONEY = "money"  # the currency in `unit`
    RATIO = "ratio"  # 1 is the whole; 12 % is 0.12
    PERCENTAGE_POINT = "percentage_point"  # 1 point is 0.01
    MULTIPLE = "multiple"  # "doubled", "threefold": times the earlier value
    ANGLE = "angle"  # degrees
    COUNT = "count"  # things of the kind in `counted`
    SCORE = "score"  # "3-1": low is the first number, high the second
    AGE = "age"  # seconds
    FREQUENCY = "frequency"  # times a second


class Comparator(StrEnum):
    """The words around a number that turn it into an interval."""

    EXACTLY = "="
    ABOUT = "~"
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="
    JUST_OVER = ">~"
    JUST_UNDER = "<~"
    BETWEEN = ".."


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as an interval in the base unit of its dimension.

    `low` and `high` bound the values the words allow; `high` is infinity for "more than 12", and
    `low_open` and `high_open` say that the bound itself is excluded. `value` is the number as it
    was said, in base units (the lower one of a range). `tolerance`, in base units, is how far the
    true value may lie from a bare number, given how precisely it was written: "1.2 million" is
    within 50,000, "12" within 0. `unit` is the unit as a singular English word or an ISO 4217
    code, both with what a rate is counted per ("USD/barrel"), and `counted` the noun that follows
    a count ("people" in "12 people"), or empty. `change` tells a change from a level: "fell by 3
    points to 12 %" gives a change and a level.
    """

    span: Span
    text: str
    value: float
    low: float
    high: float
    dimension: Dimension
    unit: str
    comparator: Comparator = Comparator.EXACTLY
    low_open: bool = False
    high_open: bool = False
    tolerance: float = 0.0
    counted: str = ""
    change: bool = False


class NameKind(StrEnum):
    """What a name names, as far as the words tell."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text.

    `canonical` is the fullest form of the same name in the text, or the country for a demonym
    ("Russian" → "Russia"). `country` is an ISO 3166 code where the name is a country, a demonym or
    a place. `role` is the post or title said with a person ("Kremlin spokesperson"). `located`
    says that the words use the name as a location ("held in Istanbul").
    """

    span: Span
    text: str
    kind: NameKind
    canonical: str
    country: str | None = None
    role: str | None = None
    located: bool = False


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a series: "the second round" has rank 2, "the last round" rank None.

    `noun` is the lemma of what is counted ("round"), and `last` marks "last", "latest", "most
    recent", "previous".
    """

    span: Span
    text: str
    rank: int | None
    noun: str
    last: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """All facets of one piece of text, each in order of appearance."""

    times: tuple[TimeExpression, ...] = ()
    durations: tuple[Quantity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()
    ordinals: tuple[Ordinal, ...] = ()
    negations: tuple[Span, ...] = ()

    @property
    def places(self) -> tuple[Name, ...]:
        """The names that the words use as locations."""
        return tuple(name for name in self.names if name.located)
