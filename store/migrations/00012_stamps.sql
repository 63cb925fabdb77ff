-- +goose Up

-- Every stamp there ever was (R15): a paper that is out there can be checked, whatever has become of its stamp. One that
-- was made void is replaced where the same person-year has a later one.
CREATE TABLE stamps (
  serial     text PRIMARY KEY,
  code       text NOT NULL,             -- what a public check must name besides the serial number
  year       integer NOT NULL REFERENCES years,
  person_id  uuid NOT NULL REFERENCES people,
  unit_id    uuid NOT NULL REFERENCES orgs,
  case_id    uuid NOT NULL REFERENCES cases,
  common     integer NOT NULL,          -- hours at that time
  specialty  integer NOT NULL,
  stamped_at timestamptz NOT NULL,
  voided_at  timestamptz,
  voided_by  uuid REFERENCES accounts,
  reason     text NOT NULL DEFAULT '',
  CHECK ((voided_at IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX stamps_live ON stamps (year, person_id) WHERE voided_at IS NULL;
CREATE INDEX stamps_person ON stamps (person_id, year);

INSERT INTO stamps (serial, code, year, person_id, unit_id, case_id, common, specialty, stamped_at)
SELECT e.serial, coalesce(e.check_code, ''), e.year, e.person_id, e.unit_id, s.case_id,
  coalesce((SELECT sum(hours) FROM credits c WHERE c.person_id = e.person_id AND c.year = e.year AND c.subject = 'common'), 0),
  coalesce((SELECT sum(hours) FROM credits c WHERE c.person_id = e.person_id AND c.year = e.year AND c.subject = 'specialty'), 0), e.decided_at
FROM enrolments e JOIN submission_people s ON s.person_id = e.person_id AND s.year = e.year AND s.state = 'stamped' WHERE e.serial IS NOT NULL;

-- +goose Down
DROP TABLE stamps;
