SELECT table_name, part, content, contract FROM {schema}.published_part
