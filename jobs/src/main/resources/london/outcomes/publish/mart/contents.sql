-- Views first: they stand on the tables.
SELECT relname, CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = ? AND relkind IN ('r', 'v')
ORDER BY relkind DESC, relname
