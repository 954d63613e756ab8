-- Read-only links to spaces. The slug is the only key to one.

CREATE TABLE space_links (
  id serial PRIMARY KEY,
  space_id integer NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
  name text NOT NULL,
  slug text NOT NULL UNIQUE,
  source text,
  tags jsonb NOT NULL,
  duration bigint,
  start_time bigint,
  end_time bigint,
  expires_at bigint,
  created_at bigint NOT NULL,
  created_by text,
  last_used_at bigint
);
CREATE INDEX space_links_space ON space_links (space_id);
