-- +goose Up

-- R16: hours that the bureau registers after the year's end may still be submitted for some days, outside of any window.
ALTER TABLE submission_people ALTER COLUMN window_id DROP NOT NULL;
ALTER TABLE submission_people ADD COLUMN late_by_bureau boolean NOT NULL DEFAULT false;
ALTER TABLE submission_people ADD CONSTRAINT submission_people_window CHECK (late_by_bureau OR window_id IS NOT NULL);
ALTER TABLE enrolments ADD COLUMN late_until date; -- the last such day

-- People move between units, leave, retire, die and come back; hours follow the person, because the ledger is by person.
ALTER TABLE people ADD COLUMN status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left', 'retired', 'died'));
ALTER TABLE enrolments ADD COLUMN ended_on date; -- left, retired or died in the year: R17 asks for no outcome
CREATE TABLE person_moves (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people,
  kind      text NOT NULL CHECK (kind IN ('transfer', 'leave', 'retire', 'death', 'return', 'merger')),
  moved_on  date NOT NULL,
  from_unit uuid NOT NULL REFERENCES orgs,
  to_unit   uuid NOT NULL REFERENCES orgs, -- the same for who leaves
  reason    text NOT NULL,
  moved_by  uuid NOT NULL REFERENCES accounts,
  at        timestamptz NOT NULL
);
CREATE INDEX person_moves_person ON person_moves (person_id, id);

-- Units merge and change their names.
ALTER TABLE orgs ADD COLUMN closed_on date, ADD COLUMN merged_into uuid REFERENCES orgs;
CREATE TABLE org_names (
  org_id     uuid NOT NULL REFERENCES orgs,
  name       text NOT NULL, -- borne until changed_at
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, changed_at)
);

-- R18: who asked about whom, for what, and what was answered.
CREATE TABLE eligibility_queries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts,
  person_id  uuid REFERENCES people, -- nobody: unknown, or out of the asker's scope
  year       integer NOT NULL,
  purpose    text NOT NULL,
  reason     text NOT NULL,
  standing   text NOT NULL
);

-- +goose Down
DROP TABLE eligibility_queries;
DROP TABLE org_names, person_moves;
ALTER TABLE orgs DROP COLUMN merged_into, DROP COLUMN closed_on;
ALTER TABLE enrolments DROP COLUMN ended_on;
ALTER TABLE people DROP COLUMN status;
ALTER TABLE enrolments DROP COLUMN late_until;
ALTER TABLE submission_people DROP CONSTRAINT submission_people_window;
ALTER TABLE submission_people DROP COLUMN late_by_bureau;
DELETE FROM submission_people WHERE window_id IS NULL;
ALTER TABLE submission_people ALTER COLUMN window_id SET NOT NULL;
