-- How many versions a space has had: the number of one that was taken back is not given to another.

ALTER TABLE spaces ADD COLUMN versions integer NOT NULL DEFAULT 0;
UPDATE spaces SET versions = COALESCE((SELECT max(number) FROM space_versions WHERE space_id = spaces.id), 0);
