DELETE FROM {schema}.{table} WHERE {column} = ?
