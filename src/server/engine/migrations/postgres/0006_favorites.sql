-- The spaces that the holder of a token put first. They go with the token, and with the space.

CREATE TABLE favorites (
  token_id integer NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE,
  space_id integer NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
  PRIMARY KEY (token_id, space_id)
);
CREATE INDEX favorites_space ON favorites (space_id);
