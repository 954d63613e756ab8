CREATE TABLE snapshots (
  id serial PRIMARY KEY,
  job_id integer NOT NULL,
  chart jsonb NOT NULL,
  duration integer NOT NULL,
  end_time bigint NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL
);
