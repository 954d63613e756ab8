-- Conditions are kept inside their alert, but their ids are unique in the account.

CREATE TABLE services (
  id serial PRIMARY KEY,
  type text NOT NULL,
  title text NOT NULL,
  settings jsonb NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL
);

CREATE TABLE alerts (
  id serial PRIMARY KEY,
  name text NOT NULL,
  name_key text NOT NULL UNIQUE,
  description text,
  version integer NOT NULL,
  active boolean NOT NULL,
  rearm_seconds integer NOT NULL,
  rearm_per_signal boolean NOT NULL,
  md boolean,
  attributes jsonb,
  conditions jsonb NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL
);

CREATE SEQUENCE alert_condition_ids;

CREATE TABLE alert_services (
  alert_id integer NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  service_id integer NOT NULL REFERENCES services (id) ON DELETE CASCADE,
  position serial NOT NULL,
  PRIMARY KEY (alert_id, service_id)
);
CREATE INDEX alert_services_service ON alert_services (service_id);

CREATE TABLE alert_states (
  alert_id integer PRIMARY KEY REFERENCES alerts (id) ON DELETE CASCADE,
  triggered_at bigint NOT NULL,
  cleared_at bigint
);
