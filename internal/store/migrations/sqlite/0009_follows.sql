-- +goose Up
-- What accounts want to hear of.
CREATE TABLE follows (
  account TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, kind TEXT NOT NULL, target TEXT NOT NULL, since BIGINT NOT NULL,
  PRIMARY KEY (account, kind, target)
);

-- How they are told by mail. due is when the next digest is looked at.
CREATE TABLE digests (
  account TEXT PRIMARY KEY REFERENCES accounts(id) ON DELETE CASCADE, every TEXT NOT NULL, token TEXT NOT NULL UNIQUE, told BIGINT NOT NULL, due BIGINT NOT NULL
);
CREATE INDEX digests_due ON digests(due) WHERE every <> 'never';

-- +goose Down
DROP TABLE digests; DROP TABLE follows;
