-- Why an alert could not be evaluated when that was tried last, since when it can be again nothing. One that failed for its
-- own sake is tried on its own from then on, so that no other waits for it.

ALTER TABLE alert_evaluations ADD COLUMN failure text;
ALTER TABLE alert_evaluations ADD COLUMN failed_at bigint;
ALTER TABLE alert_evaluations ADD COLUMN alone boolean NOT NULL DEFAULT false;
