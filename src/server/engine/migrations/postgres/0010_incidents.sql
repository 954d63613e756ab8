-- From the moment an alert triggers until it clears, and whom it told of either.

CREATE TABLE alert_incidents (
  id serial PRIMARY KEY,
  alert_id integer NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  incident_key text NOT NULL UNIQUE,
  stream text,
  triggered_at bigint NOT NULL,
  cleared_at bigint,
  clear text,
  violations jsonb NOT NULL
);
CREATE INDEX alert_incidents_alert ON alert_incidents (alert_id, triggered_at);
CREATE INDEX alert_incidents_open ON alert_incidents (alert_id) WHERE cleared_at IS NULL;

-- One for each service that is to be told. Title and type of the service are those of that time; it may be gone since.
CREATE TABLE notifications (
  id serial PRIMARY KEY,
  alert_id integer REFERENCES alerts (id) ON DELETE CASCADE,
  incident_id integer REFERENCES alert_incidents (id) ON DELETE CASCADE,
  service_id integer REFERENCES services (id) ON DELETE SET NULL,
  service_type text NOT NULL,
  service_title text NOT NULL,
  notice jsonb NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  due_at bigint NOT NULL,
  worker text,
  alive_at bigint,
  created_at bigint NOT NULL,
  ended_at bigint
);
CREATE INDEX notifications_waiting ON notifications (due_at) WHERE state = 'waiting';
CREATE INDEX notifications_incident ON notifications (incident_id);
CREATE INDEX notifications_alert ON notifications (alert_id, id);
CREATE INDEX notifications_service ON notifications (service_id, id);

CREATE TABLE notification_attempts (
  id serial PRIMARY KEY,
  notification_id integer NOT NULL REFERENCES notifications (id) ON DELETE CASCADE,
  attempted_at bigint NOT NULL,
  duration_ms integer NOT NULL,
  arrived boolean NOT NULL,
  answer text NOT NULL
);
CREATE INDEX notification_attempts_notification ON notification_attempts (notification_id);
