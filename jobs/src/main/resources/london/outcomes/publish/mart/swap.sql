ALTER SCHEMA {schema} RENAME TO {old};
ALTER SCHEMA {next} RENAME TO {schema}
