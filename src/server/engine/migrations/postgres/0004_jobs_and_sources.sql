-- A job is worked at while its worker says so (alive_at). done of total are its own steps.

CREATE TABLE jobs (
  id serial PRIMARY KEY,
  type text NOT NULL,
  input jsonb NOT NULL,
  state text NOT NULL,
  done integer NOT NULL,
  total integer,
  output jsonb,
  errors jsonb,
  worker text,
  attempts integer NOT NULL,
  alive_at bigint,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL
);
CREATE INDEX jobs_open ON jobs (id) WHERE state IN ('queued', 'working');

-- Only sources that somebody named or created: those of measurements are tags in ClickHouse.

CREATE TABLE sources (
  name_key text PRIMARY KEY,
  name text NOT NULL,
  display_name text,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL
);
