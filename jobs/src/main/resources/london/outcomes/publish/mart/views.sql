-- Views name tables as everybody does; here is where these are.
SET search_path TO {next}
