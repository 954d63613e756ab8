-- What is beyond a threshold but not yet for its duration, and how many streams count as normal only because somebody
-- cleared the alert: the newest minutes of what is known are in no other column. When somebody cleared a stream alone. Until
-- when services are not told.

ALTER TABLE alert_evaluations ADD COLUMN pending jsonb;
ALTER TABLE alert_evaluations ADD COLUMN held integer NOT NULL DEFAULT 0;
ALTER TABLE alert_evaluations ADD COLUMN cleared_streams jsonb NOT NULL DEFAULT '{}';
ALTER TABLE alerts ADD COLUMN muted_until bigint NOT NULL DEFAULT 0;
