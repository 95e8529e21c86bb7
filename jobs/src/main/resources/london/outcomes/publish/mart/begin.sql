-- What a new version is loaded into. Nobody but us sees it before it is whole.
CREATE SCHEMA {next};
CREATE TABLE {next}.publication (
  release_id text NOT NULL,
  provenance text NOT NULL,
  published_at timestamptz NOT NULL,
  row_count bigint NOT NULL
);
COMMENT ON TABLE {next}.publication IS 'What is published here, since when, and from which kind of data: one row.';
COMMENT ON COLUMN {next}.publication.release_id IS 'Name of the release, or the run that released it';
COMMENT ON COLUMN {next}.publication.provenance IS 'official, open or synthetic: the weakest of the inputs';
COMMENT ON COLUMN {next}.publication.published_at IS 'When it was published here';
COMMENT ON COLUMN {next}.publication.row_count IS 'Rows of all tables';
CREATE TABLE {next}.published_part (
  table_name text NOT NULL,
  part text NOT NULL,
  content text NOT NULL,
  row_count bigint NOT NULL,
  contract text NOT NULL,
  PRIMARY KEY (table_name, part)
);
COMMENT ON TABLE {next}.published_part IS 'What each part of a table was loaded from, so that only what has changed is loaded again.';
COMMENT ON COLUMN {next}.published_part.table_name IS 'Table';
COMMENT ON COLUMN {next}.published_part.part IS 'Value of the column by which the table is cut; empty where by none';
COMMENT ON COLUMN {next}.published_part.content IS 'Digest of the files that it was loaded from';
COMMENT ON COLUMN {next}.published_part.row_count IS 'Rows of the part';
COMMENT ON COLUMN {next}.published_part.contract IS 'Version of the schema contract of the table';
