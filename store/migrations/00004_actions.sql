-- +goose Up

-- Who of the desk holds a step: who took it, whom it was handed to, or (a wish only) who had returned it before.
ALTER TABLE steps ADD COLUMN taken_by uuid REFERENCES accounts;
ALTER TABLE steps ADD COLUMN taken_how text CHECK (taken_how IN ('taken', 'handed', 'assigned'));
ALTER TABLE steps ADD CONSTRAINT steps_taken_how CHECK ((taken_by IS NULL) = (taken_how IS NULL));
CREATE INDEX steps_taken ON steps (taken_by) WHERE outcome IS NULL AND taken_by IS NOT NULL;

ALTER TABLE steps ADD COLUMN decided_for uuid REFERENCES accounts;      -- whom decided_by stood in for
ALTER TABLE steps ADD COLUMN everyone boolean NOT NULL DEFAULT false;   -- all accounts of the desk must approve
ALTER TABLE steps ADD COLUMN added integer NOT NULL DEFAULT 0;          -- signers added by hand, see step_signers
ALTER TABLE steps ADD COLUMN clean boolean NOT NULL DEFAULT false;      -- every rule check passed when it opened
ALTER TABLE steps ADD COLUMN fields jsonb;                              -- returned: what to correct
ALTER TABLE steps ADD COLUMN changes jsonb;                             -- corrected: what is different now

ALTER TABLE decisions ADD COLUMN for_account uuid REFERENCES accounts;
ALTER TABLE decisions ADD COLUMN except_people jsonb;                   -- of an approval that waits for other signers
ALTER TABLE decisions ADD COLUMN originals_seen boolean NOT NULL DEFAULT false;

-- Signers asked by hand: before the desk decides, or after it.
CREATE TABLE step_signers (
  case_id    uuid NOT NULL,
  n          integer NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts,
  place      text NOT NULL CHECK (place IN ('before', 'after')),
  asked_by   uuid NOT NULL REFERENCES accounts,
  asked_at   timestamptz NOT NULL,
  comment    text NOT NULL,
  signed_at  timestamptz,
  PRIMARY KEY (case_id, n, account_id),
  FOREIGN KEY (case_id, n) REFERENCES steps
);
CREATE INDEX step_signers_waiting ON step_signers (account_id) WHERE signed_at IS NULL;

-- What lies on account_id's desk lies on standin_id's, too, from one instant until another.
CREATE TABLE standins (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts,
  standin_id uuid NOT NULL REFERENCES accounts CHECK (standin_id <> account_id),
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL CHECK (ends_at > starts_at),
  made_by    uuid NOT NULL REFERENCES accounts
);
CREATE INDEX standins_standin ON standins (standin_id, ends_at);
CREATE INDEX standins_account ON standins (account_id, ends_at);

-- Accounts that see a case because somebody copied it to them.
CREATE TABLE copies (
  account_id uuid NOT NULL REFERENCES accounts,
  case_id    uuid NOT NULL REFERENCES cases,
  by_account uuid NOT NULL REFERENCES accounts,
  at         timestamptz NOT NULL,
  PRIMARY KEY (account_id, case_id)
);

-- One urging a case and business day.
CREATE TABLE urges (
  case_id    uuid NOT NULL REFERENCES cases,
  on_day     date NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts,
  PRIMARY KEY (case_id, on_day)
);

-- Stock phrases: an account's own, or everybody's.
CREATE TABLE phrases (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts, -- who wrote it
  shared     boolean NOT NULL,
  text       text NOT NULL
);
CREATE UNIQUE INDEX phrases_own ON phrases (account_id, text) WHERE NOT shared;
CREATE UNIQUE INDEX phrases_shared ON phrases (text) WHERE shared;

-- Many decisions asked for at once; each item is decided in a transaction of its own.
CREATE TABLE batches (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts,
  decision   jsonb NOT NULL,
  at         timestamptz NOT NULL
);
CREATE TABLE batch_items (
  batch_id uuid NOT NULL REFERENCES batches,
  i        integer NOT NULL,
  case_id  uuid NOT NULL, -- as it was asked for: it may name nothing
  n        integer NOT NULL,
  state    text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'refused')),
  refusals jsonb,
  PRIMARY KEY (batch_id, i)
);
CREATE INDEX batch_items_waiting ON batch_items (batch_id, i) WHERE state = 'waiting';

-- +goose Down
DROP TABLE batch_items, batches, phrases, urges, copies, standins, step_signers;
ALTER TABLE decisions DROP COLUMN for_account, DROP COLUMN except_people, DROP COLUMN originals_seen;
ALTER TABLE steps DROP CONSTRAINT steps_taken_how, DROP COLUMN taken_by, DROP COLUMN taken_how, DROP COLUMN decided_for, DROP COLUMN everyone,
  DROP COLUMN added, DROP COLUMN clean, DROP COLUMN fields, DROP COLUMN changes;
