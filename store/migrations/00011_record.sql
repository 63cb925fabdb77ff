-- +goose Up

-- The record (docs/decisions): what happened, in an order that nobody can bend afterwards. Its entries are the rows of
-- three tables that only grow: the timeline, the ledger, and what leaves a trace in neither.
CREATE TABLE record_entries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL,     -- business time
  account_id uuid REFERENCES accounts, -- nobody: the engine, or somebody unknown
  kind       text NOT NULL,
  facts      jsonb NOT NULL DEFAULT '{}'
);

-- Entries that have no place in the tree yet. A transaction adds to it whatever else is going on; the sequencer takes out
-- what is committed and gives it the next places, so that late commits leave no holes. No index: it is empty most of the time.
CREATE TABLE record_inbox (
  source text NOT NULL CHECK (source IN ('timeline', 'credits', 'entries')),
  id     bigint NOT NULL
);

CREATE TABLE record_leaves (
  position bigint PRIMARY KEY,
  source   text NOT NULL CHECK (source IN ('timeline', 'credits', 'entries')),
  id       bigint NOT NULL,
  UNIQUE (source, id)
);

-- The hashes of the tree over the leaves (RFC 6962), numbered as golang.org/x/mod/sumdb/tlog numbers them.
CREATE TABLE record_hashes (
  i    bigint PRIMARY KEY,
  hash bytea NOT NULL
);

-- Each signer's last checkpoint, for proofs. The ones that count lie outside of the database.
CREATE TABLE record_checkpoints (
  signer text PRIMARY KEY,
  size   bigint NOT NULL,
  note   text NOT NULL
);

-- +goose StatementBegin
CREATE FUNCTION record_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO record_inbox VALUES (TG_ARGV[0], NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION record_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO record_inbox SELECT TG_ARGV[0], id FROM added;
  RETURN NULL;
END $$;
CREATE FUNCTION record_outcomes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO record_entries (at, kind, facts)
    SELECT coalesce(n.decided_at, o.decided_at, now()), 'outcome', jsonb_build_object('year', year, 'person', person_id, 'outcome', n.outcome, 'serial', n.serial)
    FROM after n JOIN before o USING (year, person_id)
    WHERE (n.outcome, n.serial) IS DISTINCT FROM (o.outcome, o.serial);
  RETURN NULL;
END $$;
CREATE FUNCTION record_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record only grows: % is never changed or deleted', TG_TABLE_NAME;
END $$;
-- +goose StatementEnd

-- What there is already comes first.
INSERT INTO record_inbox SELECT 'timeline', id FROM timeline UNION ALL SELECT 'credits', id FROM credits;
WITH told AS (INSERT INTO record_entries (at, kind, facts)
    SELECT decided_at, 'outcome', jsonb_build_object('year', year, 'person', person_id, 'outcome', outcome, 'serial', serial)
    FROM enrolments WHERE outcome IS NOT NULL ORDER BY year, person_id RETURNING id)
  INSERT INTO record_inbox SELECT 'entries', id FROM told;

-- A row that is written by whatever means has its entry. The timeline's come one by one, and a row's trigger is the cheaper.
CREATE TRIGGER record AFTER INSERT ON timeline FOR EACH ROW EXECUTE FUNCTION record_row('timeline');
CREATE TRIGGER record AFTER INSERT ON credits REFERENCING NEW TABLE AS added EXECUTE FUNCTION record_rows('credits');
CREATE TRIGGER record AFTER INSERT ON record_entries REFERENCING NEW TABLE AS added EXECUTE FUNCTION record_rows('entries');
CREATE TRIGGER record AFTER UPDATE ON enrolments REFERENCING OLD TABLE AS before NEW TABLE AS after EXECUTE FUNCTION record_outcomes();

CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON timeline EXECUTE FUNCTION record_only_grows();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON record_entries EXECUTE FUNCTION record_only_grows();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON record_leaves EXECUTE FUNCTION record_only_grows();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON record_hashes EXECUTE FUNCTION record_only_grows();

-- +goose Down
DROP TRIGGER record ON timeline;
DROP TRIGGER record ON credits;
DROP TRIGGER record ON enrolments;
DROP TRIGGER only_grows ON timeline;
DROP TABLE record_checkpoints, record_hashes, record_leaves, record_inbox, record_entries;
DROP FUNCTION record_row, record_rows, record_outcomes, record_only_grows;
