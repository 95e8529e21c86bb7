-- Privileges belong to a schema, and a new one has none.
GRANT USAGE ON SCHEMA {next} TO outcomes_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA {next} TO outcomes_reader;
