-- +goose Up

-- A password that somebody else has set is changed at the first log-in. The second factor: an app's secret, since when it
-- counts (NULL: its holder has not shown a code yet), the last step that was used, and the hashes of the recovery codes left.
ALTER TABLE accounts
  ADD COLUMN first_password boolean NOT NULL DEFAULT false,
  ADD COLUMN totp_secret    text,
  ADD COLUMN totp_since     timestamptz, -- machine time
  ADD COLUMN totp_step      bigint NOT NULL DEFAULT 0,
  ADD COLUMN recovery_codes bytea[] NOT NULL DEFAULT '{}';

ALTER TABLE sessions -- times are the machine's
  ADD COLUMN id       uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN begun_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN seen_at  timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN address  text NOT NULL DEFAULT '',
  ADD COLUMN browser  text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE sessions DROP COLUMN id, DROP COLUMN begun_at, DROP COLUMN seen_at, DROP COLUMN address, DROP COLUMN browser;
ALTER TABLE accounts DROP COLUMN first_password, DROP COLUMN totp_secret, DROP COLUMN totp_since, DROP COLUMN totp_step, DROP COLUMN recovery_codes;
