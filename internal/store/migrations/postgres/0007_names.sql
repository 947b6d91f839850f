-- +goose Up
-- What can be found, on both engines alike: words are parted and folded by the
-- program (internal/query), so that both find the same. It is filled from what is
-- there when a newsroom is next opened (search_fill.go). In words, the weights tell
-- where a word stands: A title, B text, C speakers, D sources and tags.
DROP TABLE search;
CREATE TABLE search (
  kind TEXT NOT NULL, id TEXT NOT NULL, story TEXT NOT NULL, at BIGINT NOT NULL, status TEXT NOT NULL, lang TEXT NOT NULL,
  title TEXT NOT NULL, speakers TEXT NOT NULL, sources TEXT NOT NULL, body TEXT NOT NULL, words TSVECTOR NOT NULL, PRIMARY KEY (kind, id)
);
CREATE INDEX search_story ON search(story, kind);
CREATE INDEX search_at ON search(at);
CREATE INDEX search_words ON search USING gin(words);

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
DROP INDEX reports_origin; DROP TABLE named_stories; DROP TABLE name_claims; DROP TABLE story_names; DROP TABLE names; DROP TABLE search_state; DROP TABLE search;
CREATE TABLE search (
  kind TEXT NOT NULL, id TEXT NOT NULL, story TEXT NOT NULL, at BIGINT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
  terms TSVECTOR GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', left(body, 200000))) STORED,
  PRIMARY KEY (kind, id)
);
CREATE INDEX search_terms ON search USING gin(terms);
