-- The full-text index in PostgreSQL: one row for each live reference and for each current claim,
-- kept by triggers in the same transaction. Made once, with the tables.

-- The words of a text as the index knows them: without accents, cut at every sign, by their
-- English stems and without stop words. Ranges of code points rather than classes of characters:
-- a class depends on the language of the database. Of a text that is no statement any more by its
-- length, the beginning: a vector holds a megabyte of words at most.
CREATE FUNCTION search_words(content text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN strip(to_tsvector(
    'pg_catalog.english'::regconfig,
    regexp_replace(
        regexp_replace(normalize(left(content, 100000), NFKD), '[\u0300-\u036F]+', '', 'g'),
        '[^0-9A-Za-z\u00AA-\U0010FFFF]+|[\u00AB-\u00BF\u00D7\u00F7\u2000-\u206F\u3000-\u303F]+',
        ' ', 'g'
    )
));

CREATE TABLE reference_text (
    number BIGINT NOT NULL CONSTRAINT pk_reference_text PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX ix_reference_text_words ON reference_text USING gin (words);
-- How often the frequent words stand is read from the planner's statistics.
ALTER TABLE reference_text ALTER COLUMN words SET STATISTICS 1000;

CREATE TABLE claim_text (
    number BIGINT NOT NULL CONSTRAINT pk_claim_text PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX ix_claim_text_words ON claim_text USING gin (words);
ALTER TABLE claim_text ALTER COLUMN words SET STATISTICS 1000;
