"""Settings of reference sources: each kind of source, with its keys, defaults and ranges.

A wrong key, type or value is an error when the configuration is loaded, not when the source is
synced in the night.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from claims.references.row import is_web_address

_LANGUAGE = r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$"
_VARIABLE = r"^[A-Za-z_][A-Za-z0-9_]{0,63}$"
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+", re.IGNORECASE)


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise ValueError(
            "an address starts with http:// or https://, names a host, and holds no space, user "
            "name or password"
        )
    return value


def _host(value: str) -> str:
    if not _HOST.fullmatch(value):
        raise ValueError("a site is a host without scheme or path, such as ferryfacts.example")
    return value.lower()


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"this is no regular expression: {error}") from None
    return value


Text = Annotated[str, Field(min_length=1, max_length=2_500)]
WebAddress = Annotated[str, Field(max_length=2_500), AfterValidator(_web_address)]
Site = Annotated[str, AfterValidator(_host)]
Pattern = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_pattern)]
Language = Annotated[str, Field(pattern=_LANGUAGE)]
Variable = Annotated[str, Field(pattern=_VARIABLE)]


class SourceSection(BaseModel):
    """One reference source: unknown keys are errors, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FilesSettings(SourceSection):
    """Reference files, and folders of them with what is below them."""

    kind: Literal["files"]
    paths: tuple[Text, ...] = Field(min_length=1)
    maximum_bytes: int = Field(200_000_000, ge=1_000, le=2_000_000_000)


class ClaimReviewPagesSettings(SourceSection):
    """Pages with ClaimReview markup: named ones, and those that sitemaps or index pages link to.

    `links` is the regular expression that a linked address must contain a match of. Reviews are
    taken that stand on the page's own site or on one of `sites`.
    """

    kind: Literal["claim_review_pages"]
    pages: tuple[WebAddress, ...] = ()
    indexes: tuple[WebAddress, ...] = ()
    links: Pattern | None = None
    sites: tuple[Site, ...] = ()
    maximum_pages: int = Field(500, ge=1, le=100_000)

    @model_validator(mode="after")
    def _names_pages(self) -> ClaimReviewPagesSettings:
        if not (self.pages or self.indexes):
            raise ValueError("give 'pages', or 'indexes' with 'links'")
        if self.indexes and self.links is None:
            raise ValueError(
                "'indexes' need 'links', the pattern of the addresses to read, such as /factcheck/"
            )
        return self


class DataCommonsSettings(SourceSection):
    """A feed of ClaimReviews in the format of Data Commons: a DataFeed in one JSON file."""

    kind: Literal["data_commons"]
    feed: WebAddress


class FactCheckToolsSettings(SourceSection):
    """Searches in Google's Fact Check Tools API.

    `key_variable` names the environment variable that holds the key. Every query is asked for
    every publisher (its site, such as ferryfacts.example); one of the two may be left out.
    """

    kind: Literal["fact_check_tools"]
    key_variable: str = Field("GOOGLE_FACT_CHECK_KEY", pattern=_VARIABLE)
    queries: tuple[Text, ...] = ()
    publishers: tuple[Site, ...] = ()
    language: Language | None = None
    maximum_age_days: int | None = Field(None, ge=1, le=36_500)
    page_size: int = Field(100, ge=1, le=1_000)
    maximum_pages: int = Field(20, ge=1, le=1_000)
    url: WebAddress = "https://factchecktools.googleapis.com/v1alpha1/claims:search"

    @model_validator(mode="after")
    def _asks_something(self) -> FactCheckToolsSettings:
        if not (self.queries or self.publishers):
            raise ValueError("give 'queries', 'publishers' or both; Google refuses other searches")
        return self


class MediaWikiSettings(SourceSection):
    """Pages of a wiki, by their titles. `api` is the address of its rest.php."""

    kind: Literal["mediawiki"]
    api: WebAddress
    titles: tuple[Text, ...] = Field(min_length=1)
    publisher: Text
    language: Language = "en"

    @field_validator("language")
    @classmethod
    def _is_read(cls, value: str) -> str:
        if value.partition("-")[0].lower() != "en":
            raise ValueError("statements are taken from English text only")
        return value

    @model_validator(mode="after")
    def _ends_in_rest_php(self) -> MediaWikiSettings:
        if not self.api.rstrip("/").endswith("/rest.php"):
            raise ValueError("'api' ends in /rest.php, such as https://en.wikipedia.org/w/rest.php")
        return self


class PublisherSettings(SourceSection):
    """Articles of a publisher that the desk trusts: from its feeds, and single ones by address.

    Only articles on the feeds' and articles' own sites are read, and on `sites`; `links`, where it
    is given, is the regular expression that the address of a feed's article must contain.
    """

    kind: Literal["publisher"]
    publisher: Text
    feeds: tuple[WebAddress, ...] = ()
    articles: tuple[WebAddress, ...] = ()
    sites: tuple[Site, ...] = ()
    links: Pattern | None = None
    language: Language | None = None
    maximum_articles: int = Field(200, ge=1, le=10_000)

    @model_validator(mode="after")
    def _names_articles(self) -> PublisherSettings:
        if not (self.feeds or self.articles):
            raise ValueError("give 'feeds', 'articles' or both")
        return self


class SparqlSettings(SourceSection):
    """Dated facts from a SPARQL endpoint that answers in JSON.

    `statement` is the sentence that each row of the answer becomes, with the query's variables in
    braces: "{holder} has been {office} since {start}". It holds from `start` to `end`, variables
    of the query too. `statement_after`, where it is given, is the sentence that holds once a fact
    has ended: "{holder} was {office} from {start} until {end}". `id` names the variables that
    together tell one fact from all others.
    """

    kind: Literal["sparql"]
    endpoint: WebAddress
    query: str = Field(min_length=10, max_length=20_000)
    publisher: Text
    id: tuple[Variable, ...] = Field(min_length=1)
    statement: Text
    statement_after: Text | None = None
    start: Variable | None = None
    end: Variable | None = None
    start_precision: Variable | None = None
    end_precision: Variable | None = None
    url: Variable | None = None
    language: Language = "en"
    maximum_rows: int = Field(10_000, ge=1, le=1_000_000)

    @model_validator(mode="after")
    def _fits_the_query(self) -> SparqlSettings:
        for name in self.variables:
            if not re.search(rf"[?${{]{re.escape(name)}\b", self.query):
                raise ValueError(f"'{name}' is no variable of the query; select ?{name} there")
        if self.statement_after is not None and self.end is None:
            raise ValueError("'statement_after' needs 'end', the variable with the last day")
        return self

    @property
    def variables(self) -> tuple[str, ...]:
        """Every variable that the settings name, in order, each once."""
        named = (self.start, self.end, self.start_precision, self.end_precision, self.url)
        templates = (self.statement, self.statement_after)
        braced = [name for text in templates if text is not None for name in fields_of(text)]
        return tuple(dict.fromkeys([*self.id, *braced, *(name for name in named if name)]))


def fields_of(template: str) -> tuple[str, ...]:
    """Return the names in braces in a sentence with places to fill in.

    Raises:
        ValueError: a brace is left open, or holds something else than a name.
    """
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        raise ValueError(f"'{template}' has a brace that is left open or never opened") from None
    for _, name, form, conversion in parts:
        if name is not None and (form or conversion or not re.fullmatch(_VARIABLE, name)):
            raise ValueError(f"'{template}' has braces with something else than a variable's name")
    return tuple(name for _, name, _, _ in parts if name is not None)


ReferenceSourceSettings: TypeAlias = Annotated[
    FilesSettings
    | ClaimReviewPagesSettings
    | DataCommonsSettings
    | FactCheckToolsSettings
    | MediaWikiSettings
    | PublisherSettings
    | SparqlSettings,
    Field(discriminator="kind"),
]
