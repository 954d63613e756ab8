-- What is beyond a threshold but not yet for its duration, and how many streams count as normal only because somebody
-- cleared the alert: the newest minutes of what is known are in no other column. When somebody cleared a stream alone. Until
-- when services are not told.

ALTER TABLE alert_evaluations ADD COLUMN pending jsonb;
ALTER TABLE alert_evaluations ADD COLUMN held integer NOT NULL DEFAULT 0;
ALTER TABLE alert_evaluations ADD COLUMN cleared_streams jsonb NOT NULL DEFAULT '{}';
ALTER TABLE alerts ADD COLUMN muted_until bigint NOT NULL DEFAULT 0;

-- Names in the order in which people count: store/naturalOrder.ts, kept because it costs more than all else of a list.

ALTER TABLE alerts ADD COLUMN name_order text GENERATED ALWAYS AS (
  regexp_replace(regexp_replace(name_key, '(\d+)', '00000000000\1', 'g'), '\d*(\d{12})', '\1', 'g')) STORED;
