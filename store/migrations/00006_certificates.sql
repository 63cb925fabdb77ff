-- +goose Up

-- R19: one number a person, for life. The number of a certificate that is older than this system is taken note of with
-- its first renewal or replacement here.
CREATE TABLE certificates (
  person_id uuid PRIMARY KEY REFERENCES people,
  number    text NOT NULL UNIQUE,
  older     boolean NOT NULL, -- than this system
  case_id   uuid NOT NULL REFERENCES cases -- that gave or took note of it
);
CREATE INDEX certificates_case ON certificates (case_id);

CREATE TABLE certificate_requests (
  case_id      uuid PRIMARY KEY REFERENCES cases,
  person_id    uuid NOT NULL REFERENCES people,
  kind         text NOT NULL CHECK (kind IN ('firstIssue', 'renewal', 'replacement')),
  loss         text CHECK (loss IN ('lost', 'damaged')),
  number       text,    -- with the volume, of a booklet that is older than this system
  volume       integer,
  evidence     jsonb NOT NULL, -- of ledger lines, handed in again
  state        text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'issued', 'dropped')),
  received_for text CHECK (received_for IN ('person', 'unit')),
  received_by  text    -- who signed
);
-- One request a person, and one person a number, at a time.
CREATE UNIQUE INDEX certificate_requests_once ON certificate_requests (person_id) WHERE state = 'pending';
CREATE UNIQUE INDEX certificate_requests_number ON certificate_requests (number) WHERE state = 'pending' AND number IS NOT NULL;

CREATE TABLE booklets (
  id        uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES certificates ON DELETE CASCADE,
  volume    integer NOT NULL CHECK (volume > 0),
  case_id   uuid UNIQUE REFERENCES cases, -- that issued it; NULL: older than this system
  state     text NOT NULL CHECK (state IN ('numbered', 'sealed', 'inUse', 'full', 'lost', 'damaged')),
  sealed_on date,
  issued_on date  -- handed over
);
CREATE INDEX booklets_person ON booklets (person_id);
CREATE UNIQUE INDEX booklets_in_use ON booklets (person_id) WHERE state = 'inUse';

-- Stamped years, as they stand in a booklet.
CREATE TABLE booklet_entries (
  booklet_id uuid NOT NULL REFERENCES booklets ON DELETE CASCADE,
  year       integer NOT NULL,
  common     integer NOT NULL CHECK (common >= 0),
  specialty  integer NOT NULL CHECK (specialty >= 0),
  serial     text NOT NULL, -- of the stamp (R15)
  entered_on date NOT NULL,
  PRIMARY KEY (booklet_id, year)
);

ALTER TABLE decisions ADD COLUMN photo_received boolean NOT NULL DEFAULT false; -- said by an approval that waits for other signers

-- +goose Down
ALTER TABLE decisions DROP COLUMN photo_received;
DROP TABLE booklet_entries, booklets, certificate_requests, certificates;
