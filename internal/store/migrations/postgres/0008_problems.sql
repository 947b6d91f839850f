-- +goose Up
-- What readers find wrong, for the editors.
CREATE TABLE problems (
  id TEXT PRIMARY KEY, article TEXT NOT NULL, account TEXT NOT NULL, sent BIGINT NOT NULL, state TEXT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX problems_open ON problems(sent) WHERE state = 'open';
CREATE INDEX problems_account ON problems(account, sent);

-- What editors decided about sentences; it holds for later drafts.
CREATE TABLE amendments (id TEXT PRIMARY KEY, article TEXT NOT NULL, at BIGINT NOT NULL, doc TEXT NOT NULL);
CREATE INDEX amendments_article ON amendments(article, at);

-- +goose Down
DROP TABLE amendments; DROP TABLE problems;
