DELETE FROM {schema}.publication
