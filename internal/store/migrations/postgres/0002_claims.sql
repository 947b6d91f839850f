-- +goose Up
-- What claims are looked up by, copied from the document. PostgreSQL refuses to
-- read a document that holds an escaped NUL; such a claim is found again once its
-- story's ledger is next worked out.
ALTER TABLE claims
  ADD COLUMN proposition TEXT NOT NULL DEFAULT '', ADD COLUMN earlier TEXT NOT NULL DEFAULT '',
  ADD COLUMN words TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', proposition)) STORED;
UPDATE claims SET proposition = coalesce(doc::json ->> 'proposition', ''), earlier = coalesce(doc::json ->> 'earlier', '')
  WHERE position('\u0000' in doc) = 0;
CREATE INDEX claims_earlier ON claims(earlier) WHERE earlier <> '';
CREATE INDEX claims_words ON claims USING gin(words);

-- Claims that a later ledger of their story no longer holds, as they last were.
CREATE TABLE former_claims (id TEXT PRIMARY KEY, doc TEXT NOT NULL);

-- What is told to webhooks: one row for each message and address, kept after it
-- was delivered so that it is not told again.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY, message TEXT NOT NULL, url TEXT NOT NULL, made BIGINT NOT NULL, delivered BIGINT NOT NULL DEFAULT 0, body TEXT NOT NULL
);

-- +goose Down
DROP TABLE deliveries; DROP TABLE former_claims;
ALTER TABLE claims DROP COLUMN words, DROP COLUMN earlier, DROP COLUMN proposition;
