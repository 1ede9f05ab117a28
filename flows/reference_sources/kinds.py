"""The kinds of reference sources: from the settings of one to the class that reads it."""

from __future__ import annotations

from claims.settings import ExtractionSettings
from claims.source_settings import (
    ClaimReviewPagesSettings,
    DataCommonsSettings,
    FactCheckToolsSettings,
    FilesSettings,
    MediaWikiSettings,
    PublisherSettings,
    ReferenceSourceSettings,
    SparqlSettings,
)
from flows.reference_sources.claim_review_pages import ClaimReviewPages
from flows.reference_sources.data_commons import DataCommonsFeed
from flows.reference_sources.fact_check_tools import FactCheckTools
from flows.reference_sources.files import Files
from flows.reference_sources.mediawiki import MediaWiki
from flows.reference_sources.publishers import Publisher
from flows.reference_sources.source import ReferenceSource
from flows.reference_sources.sparql import SparqlEndpoint


def source_of(
    settings: ReferenceSourceSettings, extraction: ExtractionSettings | None = None
) -> ReferenceSource:
    """Return the source that the settings describe.

    `extraction` is how the statements of articles are found, where the source has articles.
    """
    extraction = extraction or ExtractionSettings()
    match settings:
        case FilesSettings():
            return Files(settings)
        case ClaimReviewPagesSettings():
            return ClaimReviewPages(settings)
        case DataCommonsSettings():
            return DataCommonsFeed(settings)
        case FactCheckToolsSettings():
            return FactCheckTools(settings)
        case MediaWikiSettings():
            return MediaWiki(settings, extraction)
        case PublisherSettings():
            return Publisher(settings, extraction)
        case SparqlSettings():
            return SparqlEndpoint(settings)
