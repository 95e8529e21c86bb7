-- Two roles without login, to be granted to persons: readers see what is published, analysts also keep
-- tables of their own. They are made once; a server on which we may not make roles has them made by its owner.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'outcomes_reader') THEN
    CREATE ROLE outcomes_reader NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'outcomes_analyst') THEN
    CREATE ROLE outcomes_analyst NOLOGIN IN ROLE outcomes_reader;
  END IF;
END
$$;
CREATE SCHEMA IF NOT EXISTS {workbench};
COMMENT ON SCHEMA {workbench} IS 'Tables and views that analysts keep; nothing here is published.';
GRANT USAGE, CREATE ON SCHEMA {workbench} TO outcomes_analyst;
