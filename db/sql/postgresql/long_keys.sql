-- A b-tree takes keys of some 2,700 bytes at most, and an address may be longer. A hash takes any
-- length and finds it as fast, but is not allowed under UNIQUE: the same rule, written otherwise.
ALTER TABLE document DROP CONSTRAINT uq_document_url;
ALTER TABLE document ADD CONSTRAINT uq_document_url EXCLUDE USING hash (url WITH =);
ALTER TABLE source DROP CONSTRAINT uq_source_location;
ALTER TABLE source ADD CONSTRAINT uq_source_location EXCLUDE USING hash (location WITH =);
