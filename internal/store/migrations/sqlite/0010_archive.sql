-- +goose Up
-- When articles were first published, for the archive by day.
CREATE INDEX revisions_first ON revisions(changed) WHERE revision = 1;

-- +goose Down
DROP INDEX revisions_first;
