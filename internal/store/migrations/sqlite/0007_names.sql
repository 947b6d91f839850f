-- +goose Up
-- What can be found, on both engines alike: words are parted and folded by the
-- program (internal/query), so that both find the same. It is filled from what is
-- there when a newsroom is next opened (search_fill.go).
DROP TABLE search;
DROP TABLE search_keys;
CREATE TABLE search (
  place INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, story TEXT NOT NULL, at BIGINT NOT NULL, status TEXT NOT NULL, lang TEXT NOT NULL,
  title TEXT NOT NULL, speakers TEXT NOT NULL, sources TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id)
);
CREATE INDEX search_story ON search(story, kind);
CREATE INDEX search_at ON search(at);
-- Its rows are those of search by place; it keeps no text of its own. Words come
-- as ASCII letters and digits or beyond ASCII; ":" begins what is no word.
CREATE VIRTUAL TABLE search_words USING fts5(
  title, body, speakers, sources, tags, content = '', contentless_delete = 1, tokenize = "ascii tokenchars ':'"
);

-- By which version of its rules the index is filled; no row: not yet.
CREATE TABLE search_state (version BIGINT NOT NULL);

-- People, places and bodies: in which stories they appear, and what they said.
-- names holds what its lists are sorted by, worked out from story_names.
CREATE TABLE names (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, letter TEXT NOT NULL, sort TEXT NOT NULL,
  stories BIGINT NOT NULL, said BIGINT NOT NULL, latest BIGINT NOT NULL
);
CREATE INDEX names_letter ON names(kind, letter, sort);
CREATE INDEX names_stories ON names(kind, stories);
CREATE TABLE story_names (
  story TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, reports BIGINT NOT NULL, latest BIGINT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (story, name)
);
CREATE INDEX story_names_name ON story_names(name, latest);
CREATE TABLE name_claims (
  story TEXT NOT NULL, name TEXT NOT NULL, claim TEXT NOT NULL, stance TEXT NOT NULL, since BIGINT NOT NULL,
  PRIMARY KEY (name, claim, stance)
);
CREATE INDEX name_claims_name ON name_claims(name, since);
CREATE INDEX name_claims_story ON name_claims(story);
-- The version of each story that its names were read from.
CREATE TABLE named_stories (story TEXT PRIMARY KEY, version BIGINT NOT NULL);

CREATE INDEX reports_origin ON reports(origin, published);

-- +goose Down
DROP INDEX reports_origin; DROP TABLE named_stories; DROP TABLE name_claims; DROP TABLE story_names; DROP TABLE names; DROP TABLE search_state; DROP TABLE search_words; DROP TABLE search;
CREATE TABLE search_keys (place INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (kind, id));
CREATE VIRTUAL TABLE search USING fts5(
  kind UNINDEXED, id UNINDEXED, story UNINDEXED, at UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2'
);
