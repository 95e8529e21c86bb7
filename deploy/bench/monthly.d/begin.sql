-- The files of no month, for the first month of more.sql to look into.
COPY (SELECT NULL::VARCHAR AS crime_id, NULL::DATE AS month, '' AS borough_code, '' AS category_id LIMIT 0)
TO '${out}/offence/none.parquet';
COPY (SELECT NULL::VARCHAR AS crime_id, NULL::DATE AS month, false AS is_sanction LIMIT 0)
TO '${out}/outcome/none.parquet';
