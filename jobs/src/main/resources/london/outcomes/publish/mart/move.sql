INSERT INTO {schema}.{table} SELECT * FROM {next}.{table}
