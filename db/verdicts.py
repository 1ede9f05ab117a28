"""Writing verdicts: a new row only where something changed, and never over an old one.

The verdict of a claim stands as long as what the claim says (not where it stands), the judgement,
and the configuration are the same. A reading that only moved a claim therefore adds no verdict:
the claim's verdict keeps naming the reading it was made from, and a replay uses that one.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import aliased

from claims.identity import content_address
from claims.vocabulary import Cause
from db.checked import CheckedArticle, RecordedClaim
from db.documents import PreparedReading
from db.rows import Row, judged_rows
from db.schema import ClaimVersionRow
from db.schema_judging import EvidenceRow, RunRow, VerdictRow


@dataclass(frozen=True, slots=True)
class Standing:
    """The live verdict of a claim, as far as a new one is compared with it."""

    verdict_id: str
    revision: int
    claim_content_sha256: str
    judgement_sha256: str
    configuration_id: str
    engine: str
    judged_on: str
    cause: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim with its verdict, as rows made before the write lock is taken."""

    version: Row
    verdict: Row
    evidence: list[Row]


def prepare_verdicts(checked: CheckedArticle, reading: PreparedReading) -> list[Judged]:
    """Make the rows of all verdicts, in the order of the claims, and address their content."""
    judged = []
    for version, verdict in zip(reading.versions, checked.verdicts, strict=True):
        row, evidence = judged_rows(verdict, checked.engine)
        row |= {
            "claim_id": version["claim_id"],
            "claim_version_id": version["id"],
            "article_id": version["article_id"],
            "judged_on": checked.judged_on.isoformat(),
        }
        judged.append(Judged(version, row, evidence))
    return judged


def record_verdicts(
    connection: Connection,
    run_id: str,
    article_id: str,
    judged: list[Judged],
    *,
    given: Cause | None,
    now: str,
) -> tuple[RecordedClaim, ...]:
    """Add the verdicts that differ from those that stand; say for every claim what happened.

    `given` is the cause of the check where it is known.
    """
    configuration_id = connection.scalars(
        select(RunRow.configuration_id).where(RunRow.id == run_id)
    ).one()
    made = {"run_id": run_id, "configuration_id": configuration_id, "created_at": now}
    standing = _standing(connection, article_id)
    verdicts, evidence, recorded = [], [], []
    for each in judged:
        row = each.verdict | made
        earlier = standing.get(row["claim_id"])
        if earlier is not None and _is_same(earlier, each.version, row):
            recorded.append(_recorded(row, earlier.verdict_id, Cause(earlier.cause)))
            continue
        cause = _cause(connection, earlier, each, row, given)
        row |= _place_in_history(row, earlier, cause)
        verdicts.append(row)
        evidence += [one | {"verdict_id": row["id"]} for one in each.evidence]
        recorded.append(
            _recorded(row, row["id"], cause, is_new=True, superseded=row["supersedes_id"])
        )
    if evidence:
        connection.execute(insert(EvidenceRow), evidence)
    if verdicts:
        connection.execute(insert(VerdictRow), verdicts)
    return tuple(recorded)


def verdict_id_of(row: Row) -> str:
    """Return the content address of a verdict."""
    return content_address(
        claim_version=row["claim_version_id"],
        judgement=row["judgement_sha256"],
        configuration=row["configuration_id"],
        supersedes=row["supersedes_id"],
    )


def _standing(connection: Connection, article_id: str) -> dict[str, Standing]:
    """Return the live verdicts of the claims of an article, by claim."""
    here, seen = aliased(ClaimVersionRow), aliased(ClaimVersionRow)
    later = aliased(VerdictRow)
    rows = connection.execute(
        select(
            VerdictRow.claim_id,
            VerdictRow.id,
            VerdictRow.revision,
            seen.content_sha256,
            VerdictRow.judgement_sha256,
            VerdictRow.configuration_id,
            VerdictRow.engine,
            VerdictRow.judged_on,
            VerdictRow.cause,
        )
        .select_from(here)
        .join(VerdictRow, VerdictRow.claim_id == here.claim_id)
        .join(seen, seen.id == VerdictRow.claim_version_id)
        .where(here.article_id == article_id)
        .where(~select(later.id).where(later.supersedes_id == VerdictRow.id).exists())
    )
    return {row[0]: Standing(*row[1:]) for row in rows}


def _is_same(earlier: Standing, version: Row, row: Row) -> bool:
    before = (earlier.claim_content_sha256, earlier.judgement_sha256, earlier.configuration_id)
    return before == (
        version["content_sha256"],
        row["judgement_sha256"],
        row["configuration_id"],
    )


def _place_in_history(row: Row, earlier: Standing | None, cause: Cause) -> Row:
    place: Row = {
        "supersedes_id": None if earlier is None else earlier.verdict_id,
        "revision": 1 if earlier is None else earlier.revision + 1,
        "cause": cause.value,
    }
    return place | {"id": verdict_id_of(row | place)}


def _cause(
    connection: Connection,
    earlier: Standing | None,
    judged: Judged,
    row: Row,
    given: Cause | None,
) -> Cause:
    """Work out why this verdict is made; a cause that was given goes before what differs."""
    if earlier is None:
        return Cause.NEW_CLAIM
    if given is not None:
        return given
    if earlier.claim_content_sha256 != judged.version["content_sha256"]:
        return Cause.ARTICLE_CHANGED
    if (earlier.engine, earlier.configuration_id) != (row["engine"], row["configuration_id"]):
        return Cause.ENGINE_CHANGED
    read_before = set(
        connection.scalars(
            select(EvidenceRow.reference_version_id).where(
                EvidenceRow.verdict_id == earlier.verdict_id
            )
        )
    )
    if read_before != {each["reference_version_id"] for each in judged.evidence}:
        return Cause.REFERENCE_CHANGED
    # The same evidence, read otherwise: another day, or a judge that does not say it changed.
    return Cause.DUE if earlier.judged_on != row["judged_on"] else Cause.ENGINE_CHANGED


def _recorded(
    row: Row,
    verdict_id: str,
    cause: Cause,
    *,
    is_new: bool = False,
    superseded: str | None = None,
) -> RecordedClaim:
    return RecordedClaim(
        claim_id=row["claim_id"],
        claim_version_id=row["claim_version_id"],
        verdict_id=verdict_id,
        is_new=is_new,
        superseded_id=superseded,
        cause=cause,
    )
