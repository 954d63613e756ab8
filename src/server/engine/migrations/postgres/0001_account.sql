-- Times are Unix seconds. A name_key is the lower-case name: names are compared without regard to case.

CREATE TABLE metrics (
  id serial PRIMARY KEY,
  name text NOT NULL,
  name_key text NOT NULL UNIQUE,
  type text NOT NULL,
  display_name text,
  description text,
  period integer,
  source_lag integer,
  composite text,
  attributes jsonb NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL
);

CREATE TABLE spaces (
  id serial PRIMARY KEY,
  name text NOT NULL,
  name_key text NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  deleted_at bigint
);

CREATE TABLE charts (
  id serial PRIMARY KEY,
  space_id integer NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
  position integer NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  streams jsonb NOT NULL,
  settings jsonb NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  deleted_at bigint
);
CREATE INDEX charts_space ON charts (space_id, position);

CREATE TABLE annotation_streams (
  id serial PRIMARY KEY,
  name text NOT NULL,
  name_key text NOT NULL UNIQUE,
  display_name text
);

CREATE TABLE annotation_events (
  id serial PRIMARY KEY,
  stream_id integer NOT NULL REFERENCES annotation_streams (id) ON DELETE CASCADE,
  title text NOT NULL,
  description text,
  source text,
  start_time bigint NOT NULL,
  end_time bigint,
  links jsonb NOT NULL
);
CREATE INDEX annotation_events_start ON annotation_events (stream_id, start_time);

CREATE TABLE api_tokens (
  id serial PRIMARY KEY,
  name text,
  hash text NOT NULL UNIQUE,
  prefix text NOT NULL,
  role text NOT NULL,
  active boolean NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL
);

CREATE TABLE sessions (
  hash text PRIMARY KEY,
  token_id integer NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL
);

CREATE TABLE sign_in_codes (
  hash text PRIMARY KEY,
  token_id integer NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE,
  expires_at bigint NOT NULL
);

CREATE TABLE facts (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);
