-- +goose Up

-- What every decision writes (steps, decisions, timeline, outbox) refers to its case and its account without a foreign key:
-- each check would read the account's row once more and lock it against all others who decide with it. A transaction
-- has locked the case and comes with a session's account, a decision still belongs to a step and a step to a case, and
-- no account and no case is ever deleted.
ALTER TABLE steps DROP CONSTRAINT steps_decided_by_fkey;
ALTER TABLE timeline DROP CONSTRAINT timeline_case_id_fkey, DROP CONSTRAINT timeline_account_id_fkey;
ALTER TABLE outbox DROP CONSTRAINT outbox_case_id_fkey;
-- A decision is known by its step and its account.
ALTER TABLE decisions DROP CONSTRAINT decisions_account_id_fkey, DROP COLUMN id,
  DROP CONSTRAINT decisions_case_id_n_account_id_key, ADD PRIMARY KEY (case_id, n, account_id);

-- +goose StatementBegin
CREATE FUNCTION is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never deleted', TG_TABLE_NAME;
END $$;
-- +goose StatementEnd
CREATE TRIGGER is_kept BEFORE DELETE OR TRUNCATE ON accounts EXECUTE FUNCTION is_kept();
CREATE TRIGGER is_kept BEFORE DELETE OR TRUNCATE ON cases EXECUTE FUNCTION is_kept();

-- +goose Down
DROP TRIGGER is_kept ON cases;
DROP TRIGGER is_kept ON accounts;
DROP FUNCTION is_kept;
ALTER TABLE decisions DROP CONSTRAINT decisions_pkey, ADD COLUMN id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  ADD CONSTRAINT decisions_case_id_n_account_id_key UNIQUE (case_id, n, account_id), ADD FOREIGN KEY (account_id) REFERENCES accounts;
ALTER TABLE outbox ADD FOREIGN KEY (case_id) REFERENCES cases;
ALTER TABLE timeline ADD FOREIGN KEY (case_id) REFERENCES cases, ADD FOREIGN KEY (account_id) REFERENCES accounts;
ALTER TABLE steps ADD FOREIGN KEY (decided_by) REFERENCES accounts;
