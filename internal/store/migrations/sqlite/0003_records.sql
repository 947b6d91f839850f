-- +goose Up
-- How each revision of an article was made.
CREATE TABLE records (article TEXT NOT NULL, revision BIGINT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (article, revision));

-- Reports that are no longer what their outlet publishes: later names the
-- reading of the same page that took a report's place, '' when the page is gone.
CREATE TABLE departures (report TEXT PRIMARY KEY, later TEXT NOT NULL, at BIGINT NOT NULL);
CREATE VIEW current_reports AS
  SELECT * FROM reports WHERE NOT EXISTS (SELECT 1 FROM departures WHERE departures.report = reports.id);
CREATE INDEX reports_item ON reports(item);

-- When the page of an item is looked at again; due 0 is never.
CREATE TABLE checks (
  item TEXT PRIMARY KEY, due BIGINT NOT NULL, looked BIGINT NOT NULL DEFAULT 0, unchanged BIGINT NOT NULL DEFAULT 0,
  missing BIGINT NOT NULL DEFAULT 0, last_error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX checks_due ON checks(due) WHERE due > 0;

-- +goose Down
DROP VIEW current_reports; DROP INDEX reports_item; DROP TABLE checks; DROP TABLE departures; DROP TABLE records;
