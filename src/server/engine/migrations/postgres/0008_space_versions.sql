-- What a space was after each change, as a document without ids. Numbers of a space go up without gaps.

CREATE TABLE space_versions (
  space_id integer NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
  number integer NOT NULL,
  created_at bigint NOT NULL,
  -- Who made it, by the name of the token then; the id tells whether the same token goes on with the same chart.
  created_by text,
  token_id integer,
  chart_id integer,
  what text NOT NULL,
  document jsonb NOT NULL,
  PRIMARY KEY (space_id, number)
);

-- Charts count their changes. What a chart was before its newest ones is kept, to merge what two people change.
ALTER TABLE charts ADD COLUMN version integer NOT NULL DEFAULT 1;
CREATE TABLE chart_versions (
  chart_id integer NOT NULL REFERENCES charts (id) ON DELETE CASCADE,
  version integer NOT NULL,
  chart jsonb NOT NULL,
  PRIMARY KEY (chart_id, version)
);

-- Who deleted a space, by the name of the token.
ALTER TABLE spaces ADD COLUMN deleted_by text;
CREATE INDEX spaces_deleted ON spaces (deleted_at) WHERE deleted_at IS NOT NULL;
