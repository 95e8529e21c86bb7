DELETE FROM {schema}.published_part WHERE table_name = ? AND part = ?
