-- +goose Up
-- Claims get a whole-number key that their full-text index can refer to, and
-- columns of what they are looked up by, copied from the document.
CREATE TABLE claims_new (
  place_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE, place BIGINT NOT NULL, doc TEXT NOT NULL,
  proposition TEXT NOT NULL, earlier TEXT NOT NULL
);
INSERT INTO claims_new (id, story, place, doc, proposition, earlier)
  SELECT id, story, place, doc, coalesce(doc ->> '$.proposition', ''), coalesce(doc ->> '$.earlier', '') FROM claims;
DROP TABLE claims;
ALTER TABLE claims_new RENAME TO claims;
CREATE INDEX claims_story ON claims(story, place);
CREATE INDEX claims_earlier ON claims(earlier) WHERE earlier <> '';

CREATE VIRTUAL TABLE claim_words USING fts5(
  proposition, content = 'claims', content_rowid = 'place_key', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO claim_words (claim_words) VALUES ('rebuild');
-- +goose StatementBegin
CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN
  INSERT INTO claim_words (rowid, proposition) VALUES (new.place_key, new.proposition);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER claims_removed AFTER DELETE ON claims BEGIN
  INSERT INTO claim_words (claim_words, rowid, proposition) VALUES ('delete', old.place_key, old.proposition);
END;
-- +goose StatementEnd

-- Claims that a later ledger of their story no longer holds, as they last were.
CREATE TABLE former_claims (id TEXT PRIMARY KEY, doc TEXT NOT NULL);

-- What is told to webhooks: one row for each message and address, kept after it
-- was delivered so that it is not told again.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY, message TEXT NOT NULL, url TEXT NOT NULL, made BIGINT NOT NULL, delivered BIGINT NOT NULL DEFAULT 0, body TEXT NOT NULL
);

-- +goose Down
DROP TABLE deliveries; DROP TABLE former_claims; DROP TABLE claim_words;
CREATE TABLE claims_old (
  id TEXT PRIMARY KEY, story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE, place BIGINT NOT NULL, doc TEXT NOT NULL
);
INSERT INTO claims_old SELECT id, story, place, doc FROM claims;
DROP TABLE claims;
ALTER TABLE claims_old RENAME TO claims;
CREATE INDEX claims_story ON claims(story, place);
