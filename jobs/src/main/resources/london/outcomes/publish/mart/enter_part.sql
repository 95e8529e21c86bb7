INSERT INTO {schema}.published_part VALUES (?, ?, ?, ?, ?)
