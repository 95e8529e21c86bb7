INSERT INTO {schema}.publication VALUES (?, ?, ?, ?)
