-- +goose Up
-- Who can sign in. name_key is the name but for letter case and width.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY, name_key TEXT NOT NULL UNIQUE, email TEXT NOT NULL, role TEXT NOT NULL, doc TEXT NOT NULL
);
CREATE UNIQUE INDEX accounts_email ON accounts(email) WHERE email <> '';

-- How they sign in. What is secret is kept as its SHA-256 alone.
CREATE TABLE passkeys (
  id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE, doc TEXT NOT NULL
);
CREATE INDEX passkeys_account ON passkeys(account);
CREATE TABLE identities (
  issuer TEXT NOT NULL, subject TEXT NOT NULL, account TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_account ON identities(account);
CREATE TABLE sessions (
  hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
  made BIGINT NOT NULL, used BIGINT NOT NULL, agent TEXT NOT NULL
);
CREATE INDEX sessions_account ON sessions(account);
CREATE INDEX sessions_used ON sessions(used);

-- What can be used once, and not for long: links, and questions put to a browser.
CREATE TABLE tickets (hash TEXT PRIMARY KEY, kind TEXT NOT NULL, expires BIGINT NOT NULL, body TEXT NOT NULL);
CREATE INDEX tickets_expires ON tickets(expires);

-- +goose Down
DROP TABLE tickets; DROP TABLE sessions; DROP TABLE identities; DROP TABLE passkeys; DROP TABLE accounts;
