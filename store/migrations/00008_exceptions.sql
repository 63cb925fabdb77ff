-- +goose Up

-- R17: a unit asks that people may be submitted outside of every window for a time.
CREATE TABLE exceptions (
  case_id       uuid PRIMARY KEY REFERENCES cases,
  reason        text NOT NULL,
  evidence      text NOT NULL,
  from_on       date NOT NULL, -- as it was asked
  until_on      date NOT NULL,
  granted_from  date,          -- as the chief set it
  granted_until date
);
CREATE TABLE exception_people (
  case_id   uuid NOT NULL REFERENCES exceptions,
  line      integer NOT NULL,
  year      integer NOT NULL,
  person_id uuid NOT NULL REFERENCES people,
  state     text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'excepted', 'granted', 'dropped')), -- excepted: the chief left the person out
  comment   text NOT NULL DEFAULT '',
  PRIMARY KEY (case_id, line)
);
CREATE UNIQUE INDEX exception_people_once ON exception_people (year, person_id) WHERE state = 'asked';

-- The exception in force: it goes with the person from unit to unit.
ALTER TABLE enrolments ADD COLUMN excused_from date, ADD COLUMN excused_until date;

ALTER TABLE submission_people ADD COLUMN by_exception boolean NOT NULL DEFAULT false;
ALTER TABLE submission_people DROP CONSTRAINT submission_people_window;
ALTER TABLE submission_people ADD CONSTRAINT submission_people_window CHECK (late_by_bureau OR by_exception OR window_id IS NOT NULL);

-- +goose Down
DELETE FROM submission_people WHERE by_exception AND window_id IS NULL;
ALTER TABLE submission_people DROP CONSTRAINT submission_people_window;
ALTER TABLE submission_people ADD CONSTRAINT submission_people_window CHECK (late_by_bureau OR window_id IS NOT NULL);
ALTER TABLE submission_people DROP COLUMN by_exception;
ALTER TABLE enrolments DROP COLUMN excused_from, DROP COLUMN excused_until;
DROP TABLE exception_people, exceptions;
