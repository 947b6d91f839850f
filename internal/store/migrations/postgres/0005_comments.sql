-- +goose Up
-- What readers say. body is the comment; the columns are what it is looked for by.
CREATE TABLE comments (
  id TEXT PRIMARY KEY, article TEXT NOT NULL, account TEXT NOT NULL, written BIGINT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX comments_article ON comments(article, written);
CREATE INDEX comments_account ON comments(account, written);
CREATE INDEX comments_held ON comments(written) WHERE state = 'held';

-- Who found which comment amiss; settled once a moderator has looked.
CREATE TABLE objections (
  comment TEXT NOT NULL REFERENCES comments(id) ON DELETE CASCADE, account TEXT NOT NULL, at BIGINT NOT NULL,
  reason TEXT NOT NULL, settled BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (comment, account)
);
CREATE INDEX objections_open ON objections(at) WHERE settled = 0;

-- Whose comments an account does not want to see.
CREATE TABLE mutes (account TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, muted TEXT NOT NULL, PRIMARY KEY (account, muted));

-- Counts up whenever what readers see of an article's comments changes.
CREATE TABLE thoughts (article TEXT PRIMARY KEY, version BIGINT NOT NULL);

-- +goose Down
DROP TABLE thoughts; DROP TABLE mutes; DROP TABLE objections; DROP TABLE comments;
