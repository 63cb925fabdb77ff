-- +goose Up

-- The deployment itself: one row. A rehearsal's business clock runs ahead of or behind the machine's by clock_offset.
CREATE TABLE deployment (
  single       boolean PRIMARY KEY DEFAULT true CHECK (single),
  rehearsal    boolean NOT NULL,
  clock_offset bigint  NOT NULL DEFAULT 0 -- nanoseconds
);

CREATE TABLE orgs (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('department', 'provider', 'unit')),
  name          text NOT NULL,
  code          text,                         -- GB 32100, units
  unit_kind     text CHECK (unit_kind IN ('enterprise', 'institution', 'social', 'township')),
  supervised_by uuid REFERENCES orgs,         -- units: the supervising department
  base          boolean NOT NULL DEFAULT false, -- providers: a permanent base that serves every series
  version       integer NOT NULL DEFAULT 1,
  UNIQUE (kind, name),
  CHECK ((kind = 'unit') = (code IS NOT NULL AND unit_kind IS NOT NULL))
);
CREATE UNIQUE INDEX orgs_code ON orgs (code) WHERE code IS NOT NULL;
CREATE INDEX orgs_supervised_by ON orgs (supervised_by) WHERE supervised_by IS NOT NULL;

CREATE TABLE people (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  id_number  text NOT NULL UNIQUE,
  unit_id    uuid NOT NULL REFERENCES orgs,
  series     text NOT NULL,
  version    integer NOT NULL DEFAULT 1
);
CREATE INDEX people_unit ON people (unit_id, name, id);
CREATE INDEX people_series ON people (series, name, id);
CREATE INDEX people_name ON people (name, id);

CREATE TABLE accounts (
  id            uuid PRIMARY KEY,
  login         text NOT NULL UNIQUE,
  name          text NOT NULL,
  password_hash text NOT NULL,
  role          text NOT NULL,
  org_id        uuid REFERENCES orgs,
  person_id     uuid REFERENCES people,
  disabled      boolean NOT NULL DEFAULT false,
  version       integer NOT NULL DEFAULT 1,
  CHECK ((role IN ('unit', 'department', 'provider')) = (org_id IS NOT NULL)),
  CHECK ((role = 'person') = (person_id IS NOT NULL))
);
CREATE INDEX accounts_desk ON accounts (role, org_id);

-- Log-ins, by the hash of their token.
CREATE TABLE sessions (
  token      text PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts,
  expiry     timestamptz NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);
CREATE INDEX sessions_expiry ON sessions (expiry);

-- An answer given once is given again for the same key. One is written with every change, so it is kept cheap: no
-- foreign key (its check would lock the account's row each time), and a BRIN index for forgetting.
CREATE TABLE idempotency_keys (
  account_id uuid  NOT NULL,
  key        bytea NOT NULL,
  operation  text  NOT NULL,
  body_hash  bytea NOT NULL,
  answer     bytea NOT NULL, -- JSON
  at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_keys_at ON idempotency_keys USING brin (at);

-- A decision and the step after it each update the case's row. No index holds what they change, and pages have room, so
-- that such an update touches no index; whoever looks for followed cases reads the open ones.
CREATE TABLE cases (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL,
  year          integer NOT NULL,
  number        text UNIQUE,       -- filing number (R3)
  title         text NOT NULL,
  state         text NOT NULL,
  department_id uuid REFERENCES orgs,
  provider_id   uuid REFERENCES orgs,
  unit_id       uuid REFERENCES orgs,
  person_id     uuid REFERENCES people,
  filed_by      uuid REFERENCES accounts,
  filed_at      timestamptz NOT NULL,
  closed_at     timestamptz,
  following     boolean NOT NULL DEFAULT true, -- the workflow has not acted on the last decision yet
  acted_at      timestamptz NOT NULL DEFAULT clock_timestamp(), -- machine time of the last decision
  version       integer NOT NULL DEFAULT 1
) WITH (fillfactor = 80);
CREATE INDEX cases_list ON cases (year, kind, filed_at DESC, id DESC);
CREATE INDEX cases_department ON cases (department_id, filed_at DESC, id DESC) WHERE department_id IS NOT NULL;
CREATE INDEX cases_provider ON cases (provider_id, filed_at DESC, id DESC) WHERE provider_id IS NOT NULL;
CREATE INDEX cases_unit ON cases (unit_id, filed_at DESC, id DESC) WHERE unit_id IS NOT NULL;
CREATE INDEX cases_open ON cases (id) WHERE closed_at IS NULL;

CREATE TABLE years (
  year          integer PRIMARY KEY,
  policy_name   text NOT NULL,
  policy_source bytea NOT NULL, -- pinned when the year is opened
  state         text NOT NULL CHECK (state IN ('open', 'closing', 'closed')),
  case_id       uuid NOT NULL REFERENCES cases,
  turns_at      timestamptz,     -- when the year's workflow acts next
  looked_at     timestamptz      -- machine time at which the closing began to look over the year's cases last
);

-- Which department a year's policy makes responsible for a series (the notice's annex).
CREATE TABLE department_series (
  year          integer NOT NULL REFERENCES years,
  series        text NOT NULL,
  department_id uuid NOT NULL REFERENCES orgs,
  PRIMARY KEY (year, series)
);
CREATE INDEX department_series_department ON department_series (department_id, series);

CREATE TABLE windows (
  id           uuid PRIMARY KEY,
  year         integer NOT NULL REFERENCES years,
  cohort       text NOT NULL CHECK (cohort IN ('titleReview', 'others')),
  series       text NOT NULL DEFAULT '',
  opens_on     date NOT NULL,
  closes_on    date NOT NULL CHECK (closes_on >= opens_on),
  state        text NOT NULL DEFAULT 'announced' CHECK (state IN ('announced', 'open', 'closed')),
  announced_by uuid REFERENCES accounts,
  UNIQUE (year, cohort, series, opens_on)
);

CREATE TABLE enrolments (
  year         integer NOT NULL REFERENCES years,
  person_id    uuid NOT NULL REFERENCES people,
  unit_id      uuid NOT NULL REFERENCES orgs,
  series       text NOT NULL,
  title_review boolean NOT NULL DEFAULT false,
  outcome      text CHECK (outcome IN ('completed', 'incomplete')),
  reasons      jsonb,
  consequences jsonb,
  serial       text UNIQUE,      -- of the stamp (R15)
  check_code   text,             -- what a public check must name besides the serial number
  decided_at   timestamptz,
  PRIMARY KEY (year, person_id)
);
CREATE INDEX enrolments_unit ON enrolments (year, unit_id, person_id);
CREATE INDEX enrolments_series ON enrolments (year, series, person_id);
CREATE INDEX enrolments_undecided ON enrolments (year, person_id) WHERE outcome IS NULL;

-- A step is one question; its row decides every race. n counts within the case.
CREATE TABLE steps (
  case_id      uuid NOT NULL REFERENCES cases,
  n            integer NOT NULL,
  name         text NOT NULL,
  role         text NOT NULL,
  org_id       uuid REFERENCES orgs,
  signers      integer NOT NULL DEFAULT 1,
  opened_at    timestamptz NOT NULL,
  due_at       timestamptz,
  lapse_at     timestamptz,
  escalate_to  text,
  escalated_at timestamptz,
  outcome      text,
  decided_at   timestamptz,
  decided_by   uuid REFERENCES accounts,
  comment      text NOT NULL DEFAULT '',
  PRIMARY KEY (case_id, n)
);
CREATE UNIQUE INDEX steps_one_open ON steps (case_id) WHERE outcome IS NULL;
CREATE INDEX steps_desk ON steps (role, org_id, due_at, case_id) WHERE outcome IS NULL;
CREATE INDEX steps_due ON steps (due_at) WHERE outcome IS NULL AND escalated_at IS NULL;
CREATE INDEX steps_lapse ON steps (lapse_at) WHERE outcome IS NULL;

-- The steps that a pipeline had for a case after its n-th step, by the facts of that moment: a workflow that is started
-- again from the beginning must find the same ones, whatever has changed since.
CREATE TABLE pipelines (
  case_id uuid NOT NULL REFERENCES cases,
  n       integer NOT NULL,
  steps   text[] NOT NULL,
  PRIMARY KEY (case_id, n)
);

-- What each person decided on a step; one decision an account.
CREATE TABLE decisions (
  id         uuid PRIMARY KEY,
  case_id    uuid NOT NULL,
  n          integer NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts,
  outcome    text NOT NULL,
  comment    text NOT NULL,
  at         timestamptz NOT NULL,
  UNIQUE (case_id, n, account_id),
  FOREIGN KEY (case_id, n) REFERENCES steps
);

CREATE TABLE timeline (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id    uuid NOT NULL REFERENCES cases,
  at         timestamptz NOT NULL,        -- business time
  account_id uuid REFERENCES accounts,    -- nobody: the engine
  kind       text NOT NULL,
  facts      jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX timeline_case ON timeline (case_id, id);

-- Signals on their way to workflows; a row goes when its signal was accepted by the engine.
CREATE TABLE outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id uuid NOT NULL DEFAULT gen_random_uuid(),
  case_id    uuid NOT NULL REFERENCES cases,
  n          integer NOT NULL,
  outcome    text NOT NULL,
  at         timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE counters (
  year integer NOT NULL,
  name text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (year, name)
);

CREATE TABLE plans (
  case_id        uuid PRIMARY KEY REFERENCES cases,
  series         text NOT NULL,
  subject        text NOT NULL,
  content        text NOT NULL,
  hours          integer NOT NULL,
  starts_on      date NOT NULL,
  ends_on        date NOT NULL,
  sessions       jsonb NOT NULL,
  place          text NOT NULL,
  teachers       text[] NOT NULL,
  fee            integer NOT NULL,
  fee_basis      text NOT NULL,
  waiver_reason  text NOT NULL DEFAULT '',
  waived         boolean NOT NULL DEFAULT false,
  first_filed_on date NOT NULL,
  filed_on       date NOT NULL,   -- the filing day that counts (R3)
  accepted_at    timestamptz,
  change         jsonb,           -- a change filing under review (R5)
  change_n       integer          -- the step at which it was filed
);
CREATE INDEX plans_series ON plans (series, starts_on);

CREATE TABLE rosters (
  case_id   uuid NOT NULL REFERENCES plans,
  person_id uuid NOT NULL REFERENCES people,
  joined_on date NOT NULL,
  left_on   date,
  PRIMARY KEY (case_id, person_id)
);
CREATE INDEX rosters_person ON rosters (person_id, case_id);

-- What was recorded of participants (R8); refused lines stay, so that why an hour did not count can be answered.
CREATE TABLE results (
  case_id   uuid NOT NULL REFERENCES plans,
  line      integer NOT NULL,
  person_id uuid NOT NULL REFERENCES people,
  passed    boolean NOT NULL,
  hours     integer NOT NULL,
  score     integer,
  comment   text NOT NULL DEFAULT '',
  state     text NOT NULL CHECK (state IN ('pending', 'refused', 'excepted', 'registered')),
  refusals  jsonb,
  PRIMARY KEY (case_id, line)
);
CREATE INDEX results_person ON results (person_id, case_id);
CREATE TABLE result_evidence (
  case_id uuid NOT NULL REFERENCES plans,
  kind    text NOT NULL,
  note    text NOT NULL DEFAULT '',
  PRIMARY KEY (case_id, kind)
);

CREATE TABLE transcript_lines (
  case_id   uuid NOT NULL REFERENCES cases,
  line      integer NOT NULL,
  year      integer NOT NULL,
  person_id uuid NOT NULL REFERENCES people,
  course    text NOT NULL,
  exam_on   date,             -- NULL only in a refused line
  score     integer NOT NULL,
  state     text NOT NULL CHECK (state IN ('pending', 'refused', 'excepted', 'registered', 'dropped')),
  refusals  jsonb,
  PRIMARY KEY (case_id, line)
);
CREATE INDEX transcript_lines_person ON transcript_lines (person_id, year);
CREATE UNIQUE INDEX transcript_lines_once ON transcript_lines (year, person_id) WHERE state IN ('pending', 'registered'); -- R7: once a person a year

CREATE TABLE submission_people (
  case_id       uuid NOT NULL REFERENCES cases,
  person_id     uuid NOT NULL REFERENCES people,
  year          integer NOT NULL,
  window_id     uuid NOT NULL REFERENCES windows,
  missed_window boolean NOT NULL DEFAULT false,
  state         text NOT NULL CHECK (state IN ('submitted', 'verified', 'returned', 'stamped', 'dropped')),
  comment       text NOT NULL DEFAULT '',
  verified_by   uuid REFERENCES accounts,
  PRIMARY KEY (case_id, person_id)
);
CREATE UNIQUE INDEX submission_people_live ON submission_people (year, person_id) WHERE state IN ('submitted', 'verified', 'stamped'); -- R14
CREATE INDEX submission_people_person ON submission_people (person_id, year);

-- R11: lines are added and reversed, never edited or deleted.
CREATE TABLE credits (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  year       integer NOT NULL,
  person_id  uuid NOT NULL REFERENCES people,
  subject    text NOT NULL CHECK (subject IN ('common', 'specialty')),
  hours      integer NOT NULL CHECK (hours <> 0),
  earned_on  date NOT NULL,
  case_id    uuid NOT NULL REFERENCES cases,
  reverses   bigint UNIQUE REFERENCES credits,
  reason     text NOT NULL,
  author_id  uuid NOT NULL REFERENCES accounts,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX credits_once ON credits (case_id, person_id, subject) WHERE reverses IS NULL;
CREATE INDEX credits_person ON credits (person_id, year);
-- +goose StatementBegin
CREATE FUNCTION credits_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'R11: ledger lines are reversed, never changed or deleted';
END $$;
-- +goose StatementEnd
CREATE TRIGGER credits_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON credits EXECUTE FUNCTION credits_are_final();

-- Notices and reminders, one row a recipient; never twice for the same deadline and rung.
CREATE TABLE notices (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES accounts,
  case_id     uuid NOT NULL REFERENCES cases,
  n           integer NOT NULL DEFAULT 0,
  kind        text NOT NULL,
  facts       jsonb NOT NULL DEFAULT '{}',
  deadline_at timestamptz,
  rung        text NOT NULL DEFAULT '',
  digest_on   date,          -- the day of the digest that carried a reminder; NULL: sent at once
  at          timestamptz NOT NULL,
  read_at     timestamptz
);
CREATE UNIQUE INDEX notices_once ON notices (account_id, case_id, n, kind, deadline_at, rung) NULLS NOT DISTINCT WHERE digest_on IS NOT NULL;
CREATE INDEX notices_account ON notices (account_id, id DESC);

-- +goose Down
DROP TABLE notices, credits, submission_people, transcript_lines, result_evidence, results, rosters, plans, counters, outbox, timeline,
  decisions, pipelines, steps, enrolments, windows, department_series, years, cases, idempotency_keys, sessions, accounts, people, orgs, deployment;
DROP FUNCTION credits_are_final;
