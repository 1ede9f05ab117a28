-- The rules that hold whoever writes: this software, a script, a person at the sqlite3 prompt.
-- Re-created after every migration. The append-only rules, one like another, are in db/guards.py.

-- A document points only at a reading whose sentences are all accounted for.
CREATE TRIGGER document_is_born_without_article
BEFORE INSERT ON document WHEN NEW.article_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a document is inserted first and pointed at an article afterwards');
END;

CREATE TRIGGER document_points_at_complete_article
BEFORE UPDATE OF article_id ON document
WHEN NEW.article_id IS NOT NULL AND NEW.article_id IS NOT OLD.article_id
BEGIN
    SELECT RAISE(ABORT, 'the article is a reading of another document')
    WHERE NOT EXISTS (
        SELECT 1 FROM article JOIN snapshot ON snapshot.id = article.snapshot_id
        WHERE article.id = NEW.article_id AND snapshot.document_id = NEW.id
    );
    SELECT RAISE(ABORT, 'the sentences of the article do not add up to its counts')
    FROM article
    WHERE article.id = NEW.article_id
      AND (article.sentence_count, article.claimed_count, article.excluded_count) IS NOT (
        SELECT count(*),
               count(*) FILTER (WHERE sentence.disposition = 'claimed'),
               count(*) FILTER (WHERE sentence.disposition = 'excluded')
        FROM sentence WHERE sentence.article_id = article.id
    );
    SELECT RAISE(ABORT, 'a claimed sentence needs a claim, and an excluded one may have none')
    FROM sentence
    WHERE sentence.article_id = NEW.article_id
      AND (sentence.disposition = 'claimed') <> EXISTS (
        SELECT 1 FROM claim_version WHERE claim_version.sentence_id = sentence.id
    );
END;

CREATE TRIGGER sentence_joins_no_finished_article
BEFORE INSERT ON sentence
WHEN EXISTS (SELECT 1 FROM document WHERE document.article_id = NEW.article_id)
BEGIN
    SELECT RAISE(ABORT, 'the article is finished: its sentences are counted');
END;

CREATE TRIGGER claim_version_fits_its_article
BEFORE INSERT ON claim_version
BEGIN
    SELECT RAISE(ABORT, 'the article is finished: its claims are recorded')
    WHERE EXISTS (SELECT 1 FROM document WHERE document.article_id = NEW.article_id);
    SELECT RAISE(ABORT, 'the quotation of a claim is not the text at its span')
    FROM article
    WHERE article.id = NEW.article_id
      AND NEW.quote IS NOT substr(
        article.text, NEW.span_start + 1, NEW.span_end - NEW.span_start
    );
    SELECT RAISE(ABORT, 'the sentence of a claim belongs to another article')
    FROM sentence
    WHERE sentence.id = NEW.sentence_id AND sentence.article_id <> NEW.article_id;
END;

-- Evidence comes before its verdict; the verdict seals it.
CREATE TRIGGER evidence_quotes_its_reference
BEFORE INSERT ON evidence
BEGIN
    SELECT RAISE(ABORT, 'the verdict is sealed: evidence cannot be added to it')
    WHERE EXISTS (SELECT 1 FROM verdict WHERE verdict.id = NEW.verdict_id);
    SELECT RAISE(ABORT, 'evidence needs a reference version that the ledger holds')
    WHERE NOT EXISTS (
        SELECT 1 FROM reference_version WHERE reference_version.id = NEW.reference_version_id
    );
    SELECT RAISE(ABORT, 'the quotation of evidence is not the statement at its span')
    FROM reference_version
    WHERE reference_version.id = NEW.reference_version_id
      AND NEW.quote IS NOT substr(
        reference_version.statement, NEW.span_start + 1, NEW.span_end - NEW.span_start
    );
END;

CREATE TRIGGER verdict_rests_on_evidence
BEFORE INSERT ON verdict
WHEN NEW.label IN ('supported', 'refuted', 'conflicting')
BEGIN
    SELECT RAISE(ABORT, 'a decisive label needs independent evidence that says so')
    WHERE NOT EXISTS (
        SELECT 1 FROM evidence
        WHERE evidence.verdict_id = NEW.id AND evidence.independent = 1
          AND CASE NEW.label
                WHEN 'supported' THEN evidence.stance = 'supports'
                WHEN 'refuted' THEN evidence.stance = 'refutes'
                ELSE evidence.stance IN ('supports', 'refutes')
              END
    );
END;

CREATE TRIGGER verdict_continues_its_claim
BEFORE INSERT ON verdict
BEGIN
    SELECT RAISE(ABORT, 'the claim version belongs to another claim or article')
    FROM claim_version
    WHERE claim_version.id = NEW.claim_version_id
      AND (claim_version.claim_id, claim_version.article_id)
          IS NOT (NEW.claim_id, NEW.article_id);
    SELECT RAISE(ABORT, 'a verdict supersedes the verdict of the same claim just before it')
    WHERE NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM verdict AS earlier
        WHERE earlier.id = NEW.supersedes_id
          AND earlier.claim_id = NEW.claim_id AND earlier.revision = NEW.revision - 1
    );
END;

CREATE TRIGGER review_replaces_its_own_kind
BEFORE INSERT ON review
WHEN NEW.supersedes_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a decision replaces a decision about the same verdict')
    WHERE NOT EXISTS (
        SELECT 1 FROM review AS earlier
        WHERE earlier.id = NEW.supersedes_id AND earlier.verdict_id = NEW.verdict_id
    );
END;

-- A reference is never deleted or renamed, and points at a version of its own.
CREATE TRIGGER reference_is_not_deleted
BEFORE DELETE ON reference
BEGIN
    SELECT RAISE(ABORT, 'a reference is withdrawn, never deleted');
END;

CREATE TRIGGER reference_keeps_its_name
BEFORE UPDATE OF id, number ON reference
WHEN NEW.id IS NOT OLD.id OR NEW.number IS NOT OLD.number
BEGIN
    SELECT RAISE(ABORT, 'a reference keeps its id');
END;

CREATE TRIGGER reference_points_at_its_own_version
BEFORE UPDATE OF current_version_id ON reference
BEGIN
    SELECT RAISE(ABORT, 'the version belongs to another reference')
    WHERE NOT EXISTS (
        SELECT 1 FROM reference_version
        WHERE reference_version.id = NEW.current_version_id
          AND reference_version.reference_id = NEW.id
    );
END;

CREATE TRIGGER reference_starts_with_its_own_version
BEFORE INSERT ON reference
BEGIN
    SELECT RAISE(ABORT, 'the version belongs to another reference')
    WHERE NOT EXISTS (
        SELECT 1 FROM reference_version
        WHERE reference_version.id = NEW.current_version_id
          AND reference_version.reference_id = NEW.id
    );
END;

-- The full-text index holds the current version of each live reference.
CREATE TRIGGER reference_text_follows_insert
AFTER INSERT ON reference WHEN NEW.withdrawn_at IS NULL AND NEW.gone_at IS NULL
BEGIN
    INSERT INTO reference_text (rowid, statement)
    SELECT NEW.number, statement FROM reference_version WHERE id = NEW.current_version_id;
END;

CREATE TRIGGER reference_text_follows_update
AFTER UPDATE OF current_version_id, withdrawn_at, gone_at ON reference
WHEN NEW.current_version_id IS NOT OLD.current_version_id
  OR (NEW.withdrawn_at IS NULL AND NEW.gone_at IS NULL)
     <> (OLD.withdrawn_at IS NULL AND OLD.gone_at IS NULL)
BEGIN
    INSERT INTO reference_text (reference_text, rowid, statement)
    SELECT 'delete', OLD.number, statement FROM reference_version
    WHERE id = OLD.current_version_id AND OLD.withdrawn_at IS NULL AND OLD.gone_at IS NULL;
    INSERT INTO reference_text (rowid, statement)
    SELECT NEW.number, statement FROM reference_version
    WHERE id = NEW.current_version_id AND NEW.withdrawn_at IS NULL AND NEW.gone_at IS NULL;
END;

-- And that of claims those of the current readings.
CREATE TRIGGER claim_text_follows_insert
AFTER INSERT ON claim_entry
BEGIN
    INSERT INTO claim_text (rowid, text)
    SELECT NEW.number, text FROM claim_version WHERE id = NEW.claim_version_id;
END;

CREATE TRIGGER claim_text_follows_update
AFTER UPDATE OF claim_version_id ON claim_entry
WHEN NEW.claim_version_id <> OLD.claim_version_id
BEGIN
    INSERT INTO claim_text (claim_text, rowid, text)
    SELECT 'delete', OLD.number, text FROM claim_version WHERE id = OLD.claim_version_id;
    INSERT INTO claim_text (rowid, text)
    SELECT NEW.number, text FROM claim_version WHERE id = NEW.claim_version_id;
END;

CREATE TRIGGER claim_text_follows_delete
AFTER DELETE ON claim_entry
BEGIN
    INSERT INTO claim_text (claim_text, rowid, text)
    SELECT 'delete', OLD.number, text FROM claim_version WHERE id = OLD.claim_version_id;
END;

-- A proposal is made open, and a person decides it once.
CREATE TRIGGER reference_proposal_is_decided_once
BEFORE UPDATE ON reference_proposal
WHEN OLD.decision IS NOT NULL
  OR (NEW.id, NEW.reference_id, NEW.version_id, NEW.later_version_id, NEW.valid_to)
     IS NOT (OLD.id, OLD.reference_id, OLD.version_id, OLD.later_version_id, OLD.valid_to)
BEGIN
    SELECT RAISE(ABORT, 'a proposal is decided once, and is otherwise left as it was made');
END;

CREATE TRIGGER reference_proposal_is_not_deleted
BEFORE DELETE ON reference_proposal
BEGIN
    SELECT RAISE(ABORT, 'a proposal is declined, never deleted');
END;
