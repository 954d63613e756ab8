-- When a token was last used, to a minute, so that one that nobody needs any more can be told.

ALTER TABLE api_tokens ADD COLUMN last_used_at bigint;
