-- +goose Up

-- R16: hours that the bureau registers after the year's end may still be submitted for some days, outside of any window.
ALTER TABLE submission_people ALTER COLUMN window_id DROP NOT NULL;
ALTER TABLE submission_people ADD COLUMN late_by_bureau boolean NOT NULL DEFAULT false;
ALTER TABLE submission_people ADD CONSTRAINT submission_people_window CHECK (late_by_bureau OR window_id IS NOT NULL);
ALTER TABLE enrolments ADD COLUMN late_until date; -- the last such day

-- +goose Down
ALTER TABLE enrolments DROP COLUMN late_until;
ALTER TABLE submission_people DROP CONSTRAINT submission_people_window;
ALTER TABLE submission_people DROP COLUMN late_by_bureau;
DELETE FROM submission_people WHERE window_id IS NULL;
ALTER TABLE submission_people ALTER COLUMN window_id SET NOT NULL;
