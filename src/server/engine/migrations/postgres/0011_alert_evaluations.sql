-- How far each alert has been evaluated, and what is known of its streams. A process that evaluates alerts holds them by
-- `claim` until `held_until`. A row goes when its alert changes: then all begins anew. Rows change every minute, and stay
-- on their page as long as it has room.

CREATE TABLE alert_evaluations (
  alert_id integer PRIMARY KEY REFERENCES alerts (id) ON DELETE CASCADE,
  tracked_from bigint NOT NULL,
  evaluated_at bigint NOT NULL,
  cleared_at bigint NOT NULL DEFAULT 0,
  missed_from bigint,
  missed_to bigint,
  state jsonb NOT NULL,
  claim text,
  held_until bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- When services were last told that it goes on.
ALTER TABLE alert_incidents ADD COLUMN notified_at bigint NOT NULL DEFAULT 0;
CREATE INDEX alert_incidents_triggered ON alert_incidents (triggered_at);
