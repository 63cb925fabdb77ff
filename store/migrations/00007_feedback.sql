-- +goose Up

-- R21: what trainees report. The case belongs to its person and the department; the employer has no part in it.
CREATE TABLE feedbacks (
  case_id uuid PRIMARY KEY REFERENCES cases,
  content text NOT NULL,
  plan_id uuid REFERENCES plans,
  topic   text NOT NULL DEFAULT '', -- as it was sorted
  answer  text NOT NULL DEFAULT ''  -- the trainee sees it when the case has ended
);

-- +goose Down
DROP TABLE feedbacks;
