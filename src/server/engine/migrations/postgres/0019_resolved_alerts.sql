-- When somebody cleared an alert, for as long as that alone is why it is not triggered: how many streams violate without
-- counting did not say since when.

ALTER TABLE alert_evaluations ADD COLUMN resolved_at bigint;
ALTER TABLE alert_evaluations DROP COLUMN held;
