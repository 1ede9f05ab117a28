-- The rules that hold whoever writes: this software, a script, a person at the psql prompt. They are
-- those of SQLite's triggers, in the same words. Re-created after every migration. Each trigger has
-- a function of its own name; the append-only rules, one like another, are in db/guards.py.

CREATE FUNCTION refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation
    USING MESSAGE = TG_TABLE_NAME || ' is append-only: ' || TG_OP || ' is refused';
END $$;

-- A document points only at a reading whose sentences are all accounted for.
CREATE FUNCTION document_is_born_without_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation
    USING MESSAGE = 'a document is inserted first and pointed at an article afterwards';
END $$;

CREATE TRIGGER document_is_born_without_article
BEFORE INSERT ON document FOR EACH ROW WHEN (NEW.article_id IS NOT NULL)
EXECUTE FUNCTION document_is_born_without_article();

CREATE FUNCTION document_points_at_complete_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM article JOIN snapshot ON snapshot.id = article.snapshot_id
        WHERE article.id = NEW.article_id AND snapshot.document_id = NEW.id
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the article is a reading of another document';
    END IF;
    IF EXISTS (
        SELECT 1 FROM article
        WHERE article.id = NEW.article_id
          AND (article.sentence_count, article.claimed_count, article.excluded_count) <> (
            SELECT count(*),
                   count(*) FILTER (WHERE sentence.disposition = 'claimed'),
                   count(*) FILTER (WHERE sentence.disposition = 'excluded')
            FROM sentence WHERE sentence.article_id = article.id
        )
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the sentences of the article do not add up to its counts';
    END IF;
    IF EXISTS (
        SELECT 1 FROM sentence
        WHERE sentence.article_id = NEW.article_id
          AND (sentence.disposition = 'claimed') <> EXISTS (
            SELECT 1 FROM claim_version WHERE claim_version.sentence_id = sentence.id
        )
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'a claimed sentence needs a claim, and an excluded one may have none';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER document_points_at_complete_article
BEFORE UPDATE OF article_id ON document FOR EACH ROW
WHEN (NEW.article_id IS NOT NULL AND NEW.article_id IS DISTINCT FROM OLD.article_id)
EXECUTE FUNCTION document_points_at_complete_article();

CREATE FUNCTION sentence_joins_no_finished_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM document WHERE document.article_id = NEW.article_id) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the article is finished: its sentences are counted';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER sentence_joins_no_finished_article
BEFORE INSERT ON sentence FOR EACH ROW EXECUTE FUNCTION sentence_joins_no_finished_article();

CREATE FUNCTION claim_version_fits_its_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM document WHERE document.article_id = NEW.article_id) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the article is finished: its claims are recorded';
    END IF;
    IF EXISTS (
        SELECT 1 FROM article
        WHERE article.id = NEW.article_id
          AND NEW.quote IS DISTINCT FROM substr(
            article.text, NEW.span_start + 1, NEW.span_end - NEW.span_start
        )
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the quotation of a claim is not the text at its span';
    END IF;
    IF EXISTS (
        SELECT 1 FROM sentence
        WHERE sentence.id = NEW.sentence_id AND sentence.article_id <> NEW.article_id
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the sentence of a claim belongs to another article';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER claim_version_fits_its_article
BEFORE INSERT ON claim_version FOR EACH ROW EXECUTE FUNCTION claim_version_fits_its_article();

-- Evidence comes before its verdict; the verdict seals it.
CREATE FUNCTION evidence_quotes_its_reference() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    read_statement text;
BEGIN
    IF EXISTS (SELECT 1 FROM verdict WHERE verdict.id = NEW.verdict_id) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the verdict is sealed: evidence cannot be added to it';
    END IF;
    SELECT reference_version.statement INTO read_statement
    FROM reference_version WHERE reference_version.id = NEW.reference_version_id;
    IF NOT FOUND THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'evidence needs a reference version that the ledger holds';
    END IF;
    IF NEW.quote IS DISTINCT FROM substr(
        read_statement, NEW.span_start + 1, NEW.span_end - NEW.span_start
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the quotation of evidence is not the statement at its span';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER evidence_quotes_its_reference
BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION evidence_quotes_its_reference();

CREATE FUNCTION verdict_rests_on_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM evidence
        WHERE evidence.verdict_id = NEW.id AND evidence.independent = 1
          AND CASE NEW.label
                WHEN 'supported' THEN evidence.stance = 'supports'
                WHEN 'refuted' THEN evidence.stance = 'refutes'
                ELSE evidence.stance IN ('supports', 'refutes')
              END
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'a decisive label needs independent evidence that says so';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER verdict_rests_on_evidence
BEFORE INSERT ON verdict FOR EACH ROW
WHEN (NEW.label IN ('supported', 'refuted', 'conflicting'))
EXECUTE FUNCTION verdict_rests_on_evidence();

CREATE FUNCTION verdict_continues_its_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM claim_version
        WHERE claim_version.id = NEW.claim_version_id
          AND (claim_version.claim_id, claim_version.article_id)
              IS DISTINCT FROM (NEW.claim_id, NEW.article_id)
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the claim version belongs to another claim or article';
    END IF;
    IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM verdict AS earlier
        WHERE earlier.id = NEW.supersedes_id
          AND earlier.claim_id = NEW.claim_id AND earlier.revision = NEW.revision - 1
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'a verdict supersedes the verdict of the same claim just before it';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER verdict_continues_its_claim
BEFORE INSERT ON verdict FOR EACH ROW EXECUTE FUNCTION verdict_continues_its_claim();

CREATE FUNCTION review_replaces_its_own_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM review AS earlier
        WHERE earlier.id = NEW.supersedes_id AND earlier.verdict_id = NEW.verdict_id
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'a decision replaces a decision about the same verdict';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER review_replaces_its_own_kind
BEFORE INSERT ON review FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL)
EXECUTE FUNCTION review_replaces_its_own_kind();

-- A reference is never deleted or renamed, and points at a version of its own.
CREATE FUNCTION reference_is_not_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation
    USING MESSAGE = 'a reference is withdrawn, never deleted';
END $$;

CREATE TRIGGER reference_is_not_deleted
BEFORE DELETE ON reference FOR EACH ROW EXECUTE FUNCTION reference_is_not_deleted();

CREATE TRIGGER reference_is_not_truncated
BEFORE TRUNCATE ON reference FOR EACH STATEMENT EXECUTE FUNCTION reference_is_not_deleted();

CREATE FUNCTION reference_keeps_its_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation USING MESSAGE = 'a reference keeps its id';
END $$;

CREATE TRIGGER reference_keeps_its_name
BEFORE UPDATE OF id, number ON reference FOR EACH ROW
WHEN (NEW.id IS DISTINCT FROM OLD.id OR NEW.number IS DISTINCT FROM OLD.number)
EXECUTE FUNCTION reference_keeps_its_name();

CREATE FUNCTION reference_points_at_its_own_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM reference_version
        WHERE reference_version.id = NEW.current_version_id
          AND reference_version.reference_id = NEW.id
    ) THEN
        RAISE integrity_constraint_violation
        USING MESSAGE = 'the version belongs to another reference';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER reference_points_at_its_own_version
BEFORE UPDATE OF current_version_id ON reference FOR EACH ROW
EXECUTE FUNCTION reference_points_at_its_own_version();

CREATE TRIGGER reference_starts_with_its_own_version
BEFORE INSERT ON reference FOR EACH ROW
EXECUTE FUNCTION reference_points_at_its_own_version();

-- The full-text index holds the current version of each live reference.
CREATE FUNCTION reference_text_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        DELETE FROM reference_text WHERE number = OLD.number;
    END IF;
    INSERT INTO reference_text (number, words)
    SELECT NEW.number, search_words(statement) FROM reference_version
    WHERE id = NEW.current_version_id AND NEW.withdrawn_at IS NULL AND NEW.gone_at IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER reference_text_follows_insert
AFTER INSERT ON reference FOR EACH ROW EXECUTE FUNCTION reference_text_follows();

CREATE TRIGGER reference_text_follows_update
AFTER UPDATE OF current_version_id, withdrawn_at, gone_at ON reference FOR EACH ROW
WHEN (NEW.current_version_id IS DISTINCT FROM OLD.current_version_id
   OR (NEW.withdrawn_at IS NULL AND NEW.gone_at IS NULL)
      <> (OLD.withdrawn_at IS NULL AND OLD.gone_at IS NULL))
EXECUTE FUNCTION reference_text_follows();

-- And that of claims those of the current readings.
CREATE FUNCTION claim_text_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM claim_text WHERE number = OLD.number;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO claim_text (number, words)
        SELECT NEW.number, search_words(text) FROM claim_version WHERE id = NEW.claim_version_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER claim_text_follows_insert
AFTER INSERT ON claim_entry FOR EACH ROW EXECUTE FUNCTION claim_text_follows();

CREATE TRIGGER claim_text_follows_update
AFTER UPDATE OF claim_version_id ON claim_entry FOR EACH ROW
WHEN (NEW.claim_version_id <> OLD.claim_version_id)
EXECUTE FUNCTION claim_text_follows();

CREATE TRIGGER claim_text_follows_delete
AFTER DELETE ON claim_entry FOR EACH ROW EXECUTE FUNCTION claim_text_follows();

-- A proposal is made open, and a person decides it once.
CREATE FUNCTION reference_proposal_is_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation
    USING MESSAGE = 'a proposal is decided once, and is otherwise left as it was made';
END $$;

CREATE TRIGGER reference_proposal_is_decided_once
BEFORE UPDATE ON reference_proposal FOR EACH ROW
WHEN (OLD.decision IS NOT NULL
   OR NEW.id <> OLD.id OR NEW.reference_id <> OLD.reference_id
   OR NEW.version_id <> OLD.version_id OR NEW.later_version_id <> OLD.later_version_id
   OR NEW.valid_to <> OLD.valid_to)
EXECUTE FUNCTION reference_proposal_is_decided_once();

CREATE FUNCTION reference_proposal_is_not_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation
    USING MESSAGE = 'a proposal is declined, never deleted';
END $$;

CREATE TRIGGER reference_proposal_is_not_deleted
BEFORE DELETE ON reference_proposal FOR EACH ROW
EXECUTE FUNCTION reference_proposal_is_not_deleted();

CREATE TRIGGER reference_proposal_is_not_truncated
BEFORE TRUNCATE ON reference_proposal FOR EACH STATEMENT
EXECUTE FUNCTION reference_proposal_is_not_deleted();
