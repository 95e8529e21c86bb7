-- The server may take a moment to notice that the publisher before has gone.
SET lock_timeout = '5s';
SELECT pg_advisory_lock(hashtextextended(?, 0));
RESET lock_timeout
