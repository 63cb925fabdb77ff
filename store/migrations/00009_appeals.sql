-- +goose Up

-- R18: appeals against an incomplete year. What they are against is kept as it was.
CREATE TABLE appeals (
  case_id          uuid PRIMARY KEY REFERENCES cases,
  year             integer NOT NULL REFERENCES years,
  person_id        uuid NOT NULL REFERENCES people,
  grounds          text NOT NULL,
  evidence         text[] NOT NULL,
  state            text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'upheld', 'rejected', 'dropped')),
  was_outcome      text NOT NULL,
  was_reasons      jsonb,
  was_consequences jsonb
);
-- An outcome is appealed against once; one that was withdrawn, or not corrected, may come again.
CREATE UNIQUE INDEX appeals_once ON appeals (year, person_id) WHERE state <> 'dropped';

-- +goose Down
DROP TABLE appeals;
