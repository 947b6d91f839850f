-- +goose Up
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE sources (
  id TEXT PRIMARY KEY, url TEXT NOT NULL UNIQUE, name TEXT NOT NULL, doc TEXT NOT NULL,
  etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
  polled BIGINT NOT NULL DEFAULT 0, next_poll BIGINT NOT NULL DEFAULT 0,
  failures BIGINT NOT NULL DEFAULT 0, last_error TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
);

CREATE TABLE items (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
  url TEXT NOT NULL, seen BIGINT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX items_source ON items(source);

CREATE TABLE snapshots (
  id TEXT PRIMARY KEY, item TEXT NOT NULL, sha256 TEXT NOT NULL, fetched BIGINT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX snapshots_sha256 ON snapshots(sha256);

CREATE TABLE reports (
  id TEXT PRIMARY KEY, item TEXT NOT NULL, source TEXT NOT NULL, published BIGINT NOT NULL, doc TEXT NOT NULL,
  heard INTEGER NOT NULL DEFAULT 0, -- 1 once its statements are known
  origin TEXT, story TEXT           -- NULL until placed
);
CREATE INDEX reports_source ON reports(source, published);
CREATE INDEX reports_story ON reports(story, published);
CREATE INDEX reports_unplaced ON reports(published, id) WHERE story IS NULL;

CREATE TABLE statements (
  id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES reports(id) ON DELETE CASCADE, place BIGINT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX statements_report ON statements(report, place);

-- The log from which grouping's state is rebuilt.
CREATE TABLE placements (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, report TEXT NOT NULL, origin TEXT NOT NULL, story TEXT NOT NULL
);

CREATE TABLE stories (id TEXT PRIMARY KEY, version BIGINT NOT NULL, updated BIGINT NOT NULL);
CREATE INDEX stories_updated ON stories(updated);

CREATE TABLE claims (
  id TEXT PRIMARY KEY, story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE, place BIGINT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX claims_story ON claims(story, place);

-- Every revision stays; the newest one of each article is what readers see.
CREATE TABLE revisions (
  article TEXT NOT NULL, revision BIGINT NOT NULL, story TEXT NOT NULL, changed BIGINT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (article, revision)
);
CREATE TABLE articles (
  id TEXT PRIMARY KEY, story TEXT NOT NULL UNIQUE, revision BIGINT NOT NULL,
  origins BIGINT NOT NULL, changed BIGINT NOT NULL, status TEXT NOT NULL, evidence TEXT NOT NULL
);
CREATE INDEX articles_changed ON articles(changed);

CREATE TABLE search (
  kind TEXT NOT NULL, id TEXT NOT NULL, story TEXT NOT NULL, at BIGINT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
  terms TSVECTOR GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', left(body, 200000))) STORED,
  PRIMARY KEY (kind, id)
);
CREATE INDEX search_terms ON search USING gin(terms);

-- +goose Down
DROP TABLE search; DROP TABLE articles; DROP TABLE revisions; DROP TABLE claims; DROP TABLE stories;
DROP TABLE placements; DROP TABLE statements; DROP TABLE reports; DROP TABLE snapshots; DROP TABLE items;
DROP TABLE sources; DROP TABLE meta;
