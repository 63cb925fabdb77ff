-- +goose Up

-- R9: hours asked for by evidence of a piece of work.
CREATE TABLE claims (
  case_id     uuid PRIMARY KEY REFERENCES cases,
  evidence    text NOT NULL, -- its kind
  title       text NOT NULL,
  identity    text NOT NULL, -- as it was typed
  file_hash   text,          -- of the evidence's file, SHA-256 in hex
  earned_on   date NOT NULL,
  confirmed   boolean NOT NULL DEFAULT false -- by the department, and not changed since
);

CREATE TABLE claim_authors (
  case_id     uuid NOT NULL REFERENCES claims,
  line        integer NOT NULL,
  person_id   uuid NOT NULL REFERENCES people,
  fingerprint text NOT NULL, -- the work's identity however it is typed
  file_hash   text,
  asked       integer NOT NULL CHECK (asked > 0),
  granted     integer CHECK (granted > 0 AND granted <= asked),
  state       text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'excepted', 'registered', 'dropped')),
  comment     text NOT NULL DEFAULT '', -- why nothing was granted
  PRIMARY KEY (case_id, line),
  CHECK (state <> 'registered' OR granted IS NOT NULL)
);
-- The same evidence counts once, ever, for each author: whatever the year, by what is written on it or by its file.
CREATE UNIQUE INDEX claim_authors_once ON claim_authors (person_id, fingerprint) WHERE state IN ('pending', 'registered');
CREATE UNIQUE INDEX claim_authors_file_once ON claim_authors (person_id, file_hash) WHERE file_hash IS NOT NULL AND state IN ('pending', 'registered');
CREATE INDEX claim_authors_person ON claim_authors (person_id);

ALTER TABLE decisions ADD COLUMN hours jsonb; -- granted by an approval that waits for other signers

-- +goose Down
ALTER TABLE decisions DROP COLUMN hours;
DROP TABLE claim_authors, claims;
