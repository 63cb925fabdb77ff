-- +goose Up

-- The same evidence in claims of several people is found by these.
CREATE INDEX claim_authors_fingerprint ON claim_authors (fingerprint);
CREATE INDEX claim_authors_file ON claim_authors (file_hash) WHERE file_hash IS NOT NULL;

-- +goose Down
DROP INDEX claim_authors_fingerprint, claim_authors_file;
