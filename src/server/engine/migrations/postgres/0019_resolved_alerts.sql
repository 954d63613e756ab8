-- When somebody cleared an alert, for as long as that alone is why it is not triggered: how many streams violate without
-- counting did not say since when.

ALTER TABLE alert_evaluations ADD COLUMN resolved_at bigint;
ALTER TABLE alert_evaluations DROP COLUMN held;

-- Numbers of up to 20 digits, times in milliseconds among them, in their order: store/naturalOrder.ts.

ALTER TABLE alerts DROP COLUMN name_order;
ALTER TABLE alerts ADD COLUMN name_order text GENERATED ALWAYS AS (
  regexp_replace(regexp_replace(name_key, '(\d+)', '0000000000000000000\1', 'g'), '\d*(\d{20})', '\1', 'g')) STORED;
