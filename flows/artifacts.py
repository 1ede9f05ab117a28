"""What a run leaves in the Prefect UI: a markdown report, and a table with few plain columns.

Everything that comes from an article or a reference is escaped, and shortened: an artifact is for
looking over a run, and the ledger holds the whole.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from claims.reference import Reference
from claims.verdict import Evidence
from claims.vocabulary import Relation, Trigger
from flows import phrases
from flows.grounds import counted_evidence
from flows.links import web_address
from flows.results import CheckedDocument, JudgedClaim, RunResult
from flows.visible import shortened, visible_line

_DOCUMENTS_IN_REPORT = 50
_CLAIMS_IN_REPORT = 100
_EVIDENCE_OF_A_CLAIM = 3
_FAILURES_IN_REPORT = 50
_TITLE_LENGTH = 160
_QUOTE_LENGTH = 400
_WORDS_LENGTH = 500
_VALUE_LENGTH = 80
_CELL_LENGTH = 120

_BY = {
    Trigger.CLI: "from the command line",
    Trigger.SCHEDULE: "by the schedule",
    Trigger.MANUAL: "by hand",
}

_MARKUP = re.compile(r"[!#$&()*+.:<=>\[\\\]^_`{|}~-]")
"""Every mark that CommonMark, its tables, or a common extension gives a meaning."""
_MAKES_A_LINK = re.compile(r"(?<=:)//|(?<=www)\.|@", re.IGNORECASE)
_BREAK = "\u200b"
"""A zero-width space: it keeps viewers from turning bare addresses into links."""


def markdown_report(result: RunResult) -> str:
    """Return the run as CommonMark with tables, to be read like a report."""
    parts = [_overview(result)]
    left = _CLAIMS_IN_REPORT
    for document in result.documents[:_DOCUMENTS_IN_REPORT]:
        parts += [_heading(document), *map(_claim, document.judged[:left])]
        if len(document.judged) > left:
            hidden = phrases.many(len(document.judged) - left, "more claim")
            parts.append(f"*{hidden} in the ledger.*")
        left = max(0, left - len(document.judged))
    if len(result.documents) > _DOCUMENTS_IN_REPORT:
        hidden = phrases.many(len(result.documents) - _DOCUMENTS_IN_REPORT, "more article")
        parts.append(f"*{hidden} in the ledger.*")
    if result.failures:
        parts.append(_failures(result))
    ledger, engine = markdown_text(result.ledger), markdown_text(result.engine)
    parts.append(f"*Ledger: {ledger}. Engine: {engine}.*")
    return "\n\n".join(parts) + "\n"


def table_rows(result: RunResult) -> list[dict[str, str]]:
    """Return a row for each claim: verdict, claim, why, said by, article. All is plain text.

    Prefect wraps no cell, so the verdict comes first and the words are cut short.
    """
    return [
        {
            "verdict": _standing(judged),
            "claim": _cell(judged.claim.quote, _CELL_LENGTH),
            "why": _cell(judged.verdict.rationale, _CELL_LENGTH),
            "said by": _cell(phrases.said_by(judged.claim), _VALUE_LENGTH),
            "article": _cell(document.title, _TITLE_LENGTH),
        }
        for document in result.documents
        for judged in document.judged
    ]


def markdown_text(text: str, length: int = _WORDS_LENGTH) -> str:
    """Return text that markdown shows as it is: one line, at most `length` characters of it.

    Every mark with a meaning is escaped; `<`, `>`, `&` and `|` become entities, for viewers that
    look for HTML or for cells before they look for escapes; and the bare addresses that some
    viewers turn into links are broken by a character without width.
    """
    line = _MAKES_A_LINK.sub(lambda found: _BREAK + found[0], _line(text, length))
    return _MARKUP.sub(_escaped, line)


def _escaped(found: re.Match[str]) -> str:
    entities = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}
    return entities.get(found[0], f"\\{found[0]}")


def _line(text: str, length: int) -> str:
    return shortened(" ".join(visible_line(text[: 4 * length]).split()), length)


def _cell(text: str, length: int) -> str:
    # Prefect's older UI turns "[words](address)" in a cell into a link.
    return _line(text, length).replace("](", f"]{_BREAK}(")


def _standing(judged: JudgedClaim) -> str:
    standing = phrases.STANDINGS[judged.standing]
    return f"{standing.symbol} {standing.words}"


def _overview(result: RunResult) -> str:
    articles, claims = len(result.documents), result.claim_count
    title = f"# {phrases.many(articles, 'article')}, {phrases.many(claims, 'claim')}"
    started = f"Started {phrases.moment(result.started_at)} {_BY[result.trigger]}"
    verdicts = phrases.many(result.new_verdict_count, "new verdict")
    failures = phrases.many(len(result.failures), "failure")
    lines = [title, "", f"{started}; {verdicts}, {failures}."]
    counts = phrases.counted_standings(result.label_counts)
    if counts:
        lines += ["", "| Verdict | Claims |", "| --- | ---: |"]
        lines += [f"| {each.symbol} {each.words} | {count} |" for each, count in counts]
    return "\n".join(lines)


def _heading(document: CheckedDocument) -> str:
    article = document.article
    about = [
        markdown_text(part, _TITLE_LENGTH)
        for part in (article.byline, article.site, phrases.published(article))
        if part
    ]
    about.append(_address(document.location))
    excluded = ", ".join(
        f"{count} {phrases.EXCLUSIONS[reason]}"
        for reason, count in document.exclusion_counts.items()
    )
    sums = f"{phrases.many(len(document.sentences), 'sentence')}, "
    sums += f"{document.claimed_sentence_count} with claims"
    sums += f"; excluded: {excluded}" if excluded else ""
    title = markdown_text(document.title, _TITLE_LENGTH)
    return f"## {title}\n\n{' · '.join(about)}\n\n{sums}."


def _address(location: str) -> str:
    """Return where an article was, as a link where it was on the web."""
    pasted, _, digest = location.partition("text:sha256:")
    if digest and not pasted:
        return f"pasted text {digest[:12]}"
    return _link(location, location)


def _claim(judged: JudgedClaim) -> str:
    claim, verdict = judged.claim, judged.verdict
    said_by = markdown_text(phrases.said_by(claim), _VALUE_LENGTH)
    lines = [
        f"### {_standing(judged)}",
        f"> {markdown_text(claim.quote, _QUOTE_LENGTH)}",
        f"Said by **{said_by}**. {markdown_text(verdict.rationale)}",
        *map(_evidence, counted_evidence(verdict)[:_EVIDENCE_OF_A_CLAIM]),
    ]
    if verdict.missing:
        missing = "; ".join(markdown_text(each, _WORDS_LENGTH) for each in verdict.missing)
        lines.append(f"What would settle it: {missing}")
    return "\n\n".join(lines)


def _evidence(evidence: Evidence) -> str:
    reference = evidence.reference
    statement = markdown_text(reference.statement, _QUOTE_LENGTH)
    opening = f"Evidence that {phrases.STANCES[evidence.stance]}"
    lines = [f"{opening}: “{statement}” {_source(reference)}"]
    facets = [
        facet for facet in evidence.comparison.facets if facet.relation is not Relation.SILENT
    ]
    if facets:
        rows = ["| Value | Claim | Reference | Result |", "| --- | --- | --- | --- |"]
        for facet in facets:
            values = (facet.facet, facet.claim_value, facet.reference_value)
            cells = [markdown_text(value, _VALUE_LENGTH) or "–" for value in values]
            symbol = phrases.RELATION_SYMBOLS[facet.relation]
            cells.append(f"{symbol} {phrases.RELATIONS[facet.relation]}")
            rows.append(f"| {' | '.join(cells)} |")
        lines.append("\n".join(rows))
    return "\n\n".join(lines)


def _source(reference: Reference) -> str:
    parts = [_link(reference.publisher, reference.url)]
    if reference.published_at:
        parts.append(phrases.day(reference.published_at))
    if reference.rating:
        parts.append(f"rated “{markdown_text(reference.rating, _VALUE_LENGTH)}”")
    return f"({', '.join(parts)})"


def _link(words: str, url: str | None) -> str:
    """Return a link where the address may become one, and the words alone where it may not."""
    shown = markdown_text(words, _TITLE_LENGTH)
    address = web_address(url)
    if address is None:
        return shown
    target = quote(address, safe="%/:=&?~#+,;@$!*'", errors="replace")
    return f"[{shown}](<{target}>)"


def _failures(result: RunResult) -> str:
    lines = [f"## {phrases.many(len(result.failures), 'item')} could not be processed", ""]
    for failure in result.failures[:_FAILURES_IN_REPORT]:
        where = markdown_text(failure.location, _TITLE_LENGTH)
        stage, kind = markdown_text(failure.stage), markdown_text(failure.kind)
        lines.append(f"- {where} ({stage}, {kind}): {markdown_text(failure.message)}")
    hidden = len(result.failures) - _FAILURES_IN_REPORT
    if hidden > 0:
        lines.append(f"- {hidden} more in the ledger")
    return "\n".join(lines)
