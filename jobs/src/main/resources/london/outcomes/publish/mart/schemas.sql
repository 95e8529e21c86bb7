SELECT nspname FROM pg_namespace WHERE nspname LIKE ? ORDER BY nspname
