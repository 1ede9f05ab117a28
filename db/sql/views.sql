-- The public views (their columns are documented in docs/ledger.md, and a test compares the two)
-- and, first, the helper views they share. Re-created after every migration. They are written in
-- what SQLite and PostgreSQL have in common; no label is ever an empty string.

-- What the full-text index covers; FTS5 reads it to rebuild and to check itself.
CREATE VIEW reference_live AS
SELECT reference.number, reference_version.statement, reference.id AS reference_id,
       reference_version.id AS version_id
FROM reference JOIN reference_version ON reference_version.id = reference.current_version_id
WHERE reference.withdrawn_at IS NULL AND reference.gone_at IS NULL;

-- The same for claims: those of the current readings.
CREATE VIEW claim_live AS
SELECT claim_entry.number, claim_version.text, claim_entry.claim_id,
       claim_version.id AS claim_version_id
FROM claim_entry JOIN claim_version ON claim_version.id = claim_entry.claim_version_id;

-- The decision that holds for each verdict that was reviewed; a withdrawn one is a row as well.
CREATE VIEW review_current AS
SELECT review.* FROM review
WHERE NOT EXISTS (SELECT 1 FROM review AS later WHERE later.supersedes_id = review.id);

-- The live verdict of each claim, with the latest decision of a person about that claim, which may
-- have been about an earlier verdict (`decided_*`). `person_label` is the label that person stands
-- for: the one accepted, or the one given.
CREATE VIEW verdict_decided AS
SELECT verdict.*, decided.id AS review_id, decided.decision, decided.reviewer, decided.note,
       decided.created_at AS decided_at, decided.verdict_id AS decided_verdict_id,
       CASE decided.decision WHEN 'accept' THEN seen.label ELSE decided.label END AS person_label,
       CASE
           WHEN decided.id IS NULL THEN 'unreviewed'
           WHEN decided.verdict_id = verdict.id THEN
               CASE decided.decision
                   WHEN 'accept' THEN 'confirmed' WHEN 'revise' THEN 'overridden' ELSE 'disputed'
               END
           WHEN decided.decision = 'reject' THEN
               CASE
                   WHEN seen.outcome = verdict.outcome
                    AND coalesce(seen.label, '') = coalesce(verdict.label, '')
                   THEN 'disputed' ELSE 'superseded'
               END
           WHEN decided.decision = 'accept' AND seen.label IS NULL THEN
               CASE WHEN verdict.outcome = seen.outcome AND verdict.label IS NULL
                    THEN 'confirmed' ELSE 'superseded' END
           WHEN coalesce(verdict.label, '') = coalesce(decided.label, seen.label, '')
           THEN 'confirmed'
           ELSE 'disputed'
       END AS review_status
FROM verdict
LEFT JOIN review AS decided ON decided.id = (
    SELECT review.id
    FROM verdict AS reviewed JOIN review ON review.verdict_id = reviewed.id
    WHERE reviewed.claim_id = verdict.claim_id AND review.decision <> 'withdraw'
      AND NOT EXISTS (SELECT 1 FROM review AS later WHERE later.supersedes_id = review.id)
    ORDER BY reviewed.revision DESC LIMIT 1
)
LEFT JOIN verdict AS seen ON seen.id = decided.verdict_id
WHERE NOT EXISTS (SELECT 1 FROM verdict AS later WHERE later.supersedes_id = verdict.id);

CREATE VIEW verdict_current AS
SELECT live.claim_id,
       document.id AS document_id,
       document.url AS document_url,
       article.title AS document_title,
       article.published_at,
       claim_version.claimant,
       claim_version.quote,
       claim_version.text AS claim_text,
       live.label,
       live.outcome,
       live.confidence,
       live.as_of,
       live.rationale,
       live.reason_codes,
       (SELECT count(*) FROM evidence WHERE evidence.verdict_id = live.id) AS evidence_count,
       best.quote AS best_evidence,
       best_version.url AS best_evidence_url,
       live.review_status,
       CASE
           WHEN live.review_status IN ('unreviewed', 'superseded') THEN live.label
           ELSE live.person_label
       END AS final_label,
       live.created_at AS checked_at,
       live.run_id,
       live.id AS verdict_id
FROM document
JOIN article ON article.id = document.article_id
JOIN claim_version ON claim_version.article_id = article.id
JOIN verdict_decided AS live ON live.claim_id = claim_version.claim_id
LEFT JOIN evidence AS best ON best.verdict_id = live.id AND best.rank = coalesce(
    (SELECT min(rank) FROM evidence WHERE evidence.verdict_id = live.id AND evidence.stance =
        CASE live.label WHEN 'supported' THEN 'supports' WHEN 'refuted' THEN 'refutes' END),
    (SELECT min(rank) FROM evidence
     WHERE evidence.verdict_id = live.id AND evidence.stance IN ('supports', 'refutes')),
    (SELECT min(rank) FROM evidence WHERE evidence.verdict_id = live.id)
)
LEFT JOIN reference_version AS best_version ON best_version.id = best.reference_version_id;

CREATE VIEW claim_evidence AS
SELECT verdict.id AS verdict_id,
       verdict.claim_id,
       evidence.rank,
       evidence.stance,
       reference_version.reference_id,
       reference_version.statement,
       reference_version.publisher,
       reference_version.url,
       reference_version.valid_from,
       reference_version.valid_to,
       evidence.fuzzy_score,
       evidence.entailment,
       evidence.comparison,
       evidence.quote
FROM verdict
JOIN evidence ON evidence.verdict_id = verdict.id
JOIN reference_version ON reference_version.id = evidence.reference_version_id;

CREATE VIEW claim_history AS
SELECT verdict.claim_id,
       verdict.revision,
       'verdict' AS event,
       verdict.created_at AS happened_at,
       verdict.id AS verdict_id,
       NULL AS review_id,
       verdict.label,
       verdict.outcome,
       verdict.confidence,
       verdict.as_of,
       verdict.cause,
       NULL AS decision,
       NULL AS reviewer,
       verdict.rationale AS explanation,
       verdict.engine,
       verdict.run_id
FROM verdict
UNION ALL
SELECT verdict.claim_id,
       verdict.revision,
       'review',
       review.created_at,
       verdict.id,
       review.id,
       CASE review.decision WHEN 'reject' THEN NULL ELSE coalesce(review.label, verdict.label) END,
       NULL,
       NULL,
       NULL,
       NULL,
       review.decision,
       review.reviewer,
       review.note,
       NULL,
       NULL
FROM review JOIN verdict ON verdict.id = review.verdict_id;

CREATE VIEW review_queue AS
SELECT CASE
           WHEN verdict_current.review_status = 'disputed' THEN 1
           WHEN verdict_current.review_status = 'superseded' THEN 2
           WHEN verdict_current.label IN ('refuted', 'conflicting') THEN 3
           WHEN verdict_current.label = 'supported' THEN 4
           WHEN verdict_current.outcome = 'ambiguous' THEN 5
           ELSE 6
       END AS priority,
       claim_version.worthiness,
       verdict_current.verdict_id,
       verdict_current.claim_id,
       verdict_current.document_url,
       verdict_current.document_title,
       verdict_current.claimant,
       verdict_current.quote,
       verdict_current.claim_text,
       verdict_current.label,
       verdict_current.outcome,
       verdict_current.confidence,
       verdict_current.rationale,
       verdict_current.evidence_count,
       verdict_current.best_evidence,
       verdict_current.review_status,
       verdict_current.final_label,
       verdict_current.checked_at
FROM verdict_current
JOIN document ON document.id = verdict_current.document_id
JOIN claim_version ON claim_version.article_id = document.article_id
    AND claim_version.claim_id = verdict_current.claim_id
WHERE verdict_current.review_status IN ('unreviewed', 'superseded')
   OR (verdict_current.review_status = 'disputed' AND NOT EXISTS (
        SELECT 1 FROM review_current AS decided
        WHERE decided.verdict_id = verdict_current.verdict_id AND decided.decision = 'reject'
   ))
ORDER BY priority, claim_version.worthiness DESC, verdict_current.verdict_id;

CREATE VIEW sentence_disposition AS
SELECT document.id AS document_id,
       document.url AS document_url,
       article.id AS article_id,
       sentence.position,
       sentence.span_start,
       sentence.span_end,
       substr(article.text, sentence.span_start + 1, sentence.span_end - sentence.span_start)
           AS sentence,
       sentence.disposition,
       sentence.reason,
       (SELECT count(*) FROM claim_version WHERE claim_version.sentence_id = sentence.id)
           AS claim_count
FROM document
JOIN article ON article.id = document.article_id
JOIN sentence ON sentence.article_id = article.id;

CREATE VIEW source_scorecard AS
SELECT coalesce(article.site, document.url) AS source,
       count(DISTINCT document.id) AS document_count,
       count(*) AS claim_count,
       count(*) FILTER (WHERE verdict_current.final_label = 'supported') AS supported,
       count(*) FILTER (WHERE verdict_current.final_label = 'refuted') AS refuted,
       count(*) FILTER (WHERE verdict_current.final_label = 'conflicting') AS conflicting,
       count(*) FILTER (WHERE verdict_current.final_label = 'misleading') AS misleading,
       count(*) FILTER (WHERE verdict_current.final_label = 'not_enough_evidence')
           AS not_enough_evidence,
       count(*) FILTER (WHERE verdict_current.final_label IS NULL) AS without_label,
       count(*) FILTER (WHERE verdict_current.review_status IN ('confirmed', 'overridden'))
           AS reviewed,
       max(verdict_current.checked_at) AS last_checked_at
FROM verdict_current
JOIN document ON document.id = verdict_current.document_id
JOIN article ON article.id = document.article_id
GROUP BY coalesce(article.site, document.url);

CREATE VIEW corrections AS
SELECT verdict.created_at AS corrected_at,
       'machine' AS corrected_by,
       NULL AS reviewer,
       verdict.claim_id,
       document.url AS document_url,
       claim.quote,
       earlier.label AS old_label,
       verdict.label AS new_label,
       earlier.outcome AS old_outcome,
       verdict.outcome AS new_outcome,
       verdict.cause,
       verdict.rationale AS explanation,
       verdict.id AS verdict_id,
       NULL AS review_id
FROM verdict
JOIN verdict AS earlier ON earlier.id = verdict.supersedes_id
JOIN claim ON claim.id = verdict.claim_id
JOIN document ON document.id = claim.document_id
WHERE earlier.outcome <> verdict.outcome
   OR coalesce(earlier.label, '') <> coalesce(verdict.label, '')
UNION ALL
SELECT changed.created_at, 'person', changed.reviewer, changed.claim_id, document.url, claim.quote,
       changed.old_label, changed.new_label, changed.outcome, changed.outcome, NULL, changed.note,
       changed.verdict_id, changed.id
FROM (
    SELECT review.id, review.created_at, review.reviewer, review.note, review.verdict_id,
           verdict.claim_id, verdict.outcome,
           CASE coalesce(earlier.decision, 'accept')
               WHEN 'revise' THEN earlier.label WHEN 'reject' THEN NULL ELSE verdict.label
           END AS old_label,
           CASE review.decision
               WHEN 'revise' THEN review.label WHEN 'reject' THEN NULL ELSE verdict.label
           END AS new_label
    FROM review
    JOIN verdict ON verdict.id = review.verdict_id
    LEFT JOIN review AS earlier ON earlier.id = review.supersedes_id
) AS changed
JOIN claim ON claim.id = changed.claim_id
JOIN document ON document.id = claim.document_id
WHERE coalesce(changed.old_label, '') <> coalesce(changed.new_label, '');
