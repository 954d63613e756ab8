-- What a snapshot was asked to show and how, and what came of it. None of those from before could be drawn.

DELETE FROM snapshots;

ALTER TABLE snapshots ADD COLUMN slug text NOT NULL UNIQUE;
ALTER TABLE snapshots ADD COLUMN asked jsonb NOT NULL;
ALTER TABLE snapshots ADD COLUMN look jsonb NOT NULL;
ALTER TABLE snapshots ADD COLUMN created_by text;
ALTER TABLE snapshots ADD COLUMN drawn_at bigint;

-- Apart, because lists do not need them: what was measured, as deflated JSON, and the picture of it.
CREATE TABLE snapshot_pictures (
  snapshot_id integer PRIMARY KEY REFERENCES snapshots (id) ON DELETE CASCADE,
  content bytea NOT NULL,
  picture bytea
);

-- Both are compressed already.
ALTER TABLE snapshot_pictures ALTER COLUMN content SET STORAGE EXTERNAL;
ALTER TABLE snapshot_pictures ALTER COLUMN picture SET STORAGE EXTERNAL;
