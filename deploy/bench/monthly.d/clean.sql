-- The delivered files, typed and cleaned by the rules of conf/sources/police-uk-street.yaml and -outcomes.yaml that
-- judge single rows, and the repeated ones found. ${months}: * or one month.
--
-- Not done here, and done by the product: what it says of whole files (encoding, header, truncation, repeated
-- headers, too many bad rows, kinds of rows that are missing), warnings, the line that a refused row stood in, digests
-- and the ledger of deliveries, copies of the raw files, and reading orphans again when their offence arrives.
SET threads = 2;

CREATE VIEW lsoa AS FROM read_csv('${reference}/lsoa.csv', all_varchar = true);
CREATE VIEW crime_type AS FROM read_csv('${reference}/crime_type.csv', all_varchar = true);
CREATE VIEW outcome_type AS FROM read_csv('${reference}/outcome_type.csv', all_varchar = true);

CREATE TABLE street AS
SELECT regexp_extract(filename, '(\d{4}-\d{2})-([a-z-]+)-street\.csv$', 1) AS period,
       regexp_extract(filename, '(\d{4}-\d{2})-([a-z-]+)-street\.csv$', 2) AS force_id,
       (period || '-01')::DATE AS month,
       "Crime ID" AS crime_id,
       t.category_id,
       "Crime type" AS crime_type,
       "Reported by" AS reported_by,
       coalesce(l.borough_code, 'unknown') AS borough_code,
       "LSOA code" AS lsoa_code,
       l.editions AS lsoa_edition,
       l.ward_code,
       "Last outcome category" AS last_outcome,
       hash("Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
            "LSOA name", "Crime type", "Last outcome category", "Context") AS content,
       CASE
         WHEN NOT regexp_full_match("Crime ID", '[0-9a-f]{64}') THEN 'BAD_KEY'
         WHEN "Month" IS DISTINCT FROM period THEN 'PERIOD_OUT_OF_RANGE'
         WHEN "Reported by" IS NULL OR "Crime type" IS NULL THEN 'REQUIRED'
         WHEN "Longitude" IS NOT NULL AND coalesce(TRY_CAST("Longitude" AS DOUBLE) NOT BETWEEN -180 AND 180, true)
           OR "Latitude" IS NOT NULL AND coalesce(TRY_CAST("Latitude" AS DOUBLE) NOT BETWEEN -90 AND 90, true)
           THEN 'OUT_OF_RANGE'
         WHEN NOT regexp_full_match("LSOA code", '[EW]01[0-9]{6}') THEN 'UNKNOWN_GEOGRAPHY'
         WHEN t.category_id IS NULL THEN 'UNKNOWN_CODE'
       END AS problem,
       CASE WHEN problem IS NOT NULL THEN
         concat_ws(',', "Crime ID", "Month", "Reported by", "Longitude", "Latitude", "LSOA code", "Crime type")
       END AS raw_text
FROM read_csv('${landing}/data-police-uk/${months}/*-street.csv', filename = true, header = true, auto_detect = false,
       delim = ',', quote = '"', escape = '"', columns = {'Crime ID': 'VARCHAR', 'Month': 'VARCHAR',
       'Reported by': 'VARCHAR', 'Falls within': 'VARCHAR', 'Longitude': 'VARCHAR', 'Latitude': 'VARCHAR',
       'Location': 'VARCHAR', 'LSOA code': 'VARCHAR', 'LSOA name': 'VARCHAR', 'Crime type': 'VARCHAR',
       'Last outcome category': 'VARCHAR', 'Context': 'VARCHAR'})
LEFT JOIN lsoa l ON l.lsoa_code = "LSOA code"
LEFT JOIN crime_type t ON t.crime_type = "Crime type";

-- A crime id that stands twice: an identical row of the file is dropped, rows of a file that differ are all set aside,
-- and an id that a later month brings again has moved there.
UPDATE street SET problem = found.problem
FROM (
  SELECT rowid AS id,
         CASE
           WHEN period || force_id <> max(period || force_id) OVER (PARTITION BY crime_id) THEN 'MOVED_MONTH'
           WHEN min(content) OVER of_file <> max(content) OVER of_file THEN 'DUPLICATE_KEY'
           WHEN row_number() OVER of_file > 1 THEN 'COPY'
         END AS problem
  FROM street
  WHERE problem IS NULL AND crime_id IN (
    SELECT crime_id FROM street WHERE problem IS NULL AND crime_id IS NOT NULL GROUP BY crime_id HAVING count(*) > 1)
  WINDOW of_file AS (PARTITION BY crime_id, period, force_id)
) AS found
WHERE street.rowid = found.id AND found.problem IS NOT NULL;

CREATE TABLE outcome AS
SELECT regexp_extract(filename, '(\d{4}-\d{2})-([a-z-]+)-outcomes\.csv$', 1) AS period,
       regexp_extract(filename, '(\d{4}-\d{2})-([a-z-]+)-outcomes\.csv$', 2) AS force_id,
       (period || '-01')::DATE AS month,
       "Crime ID" AS crime_id,
       "Outcome type" AS outcome_type,
       t.outcome_type_id,
       t.is_court_result = 'true' AS is_court_result,
       t.is_sanction = 'true' AS is_sanction,
       hash("Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
            "LSOA name", "Outcome type") AS content,
       CASE
         WHEN "Crime ID" IS NULL OR "Reported by" IS NULL OR "Outcome type" IS NULL THEN 'REQUIRED'
         WHEN NOT regexp_full_match("Crime ID", '[0-9a-f]{64}') THEN 'BAD_KEY'
         WHEN "Month" IS DISTINCT FROM period THEN 'PERIOD_OUT_OF_RANGE'
         WHEN "Longitude" IS NOT NULL AND coalesce(TRY_CAST("Longitude" AS DOUBLE) NOT BETWEEN -180 AND 180, true)
           OR "Latitude" IS NOT NULL AND coalesce(TRY_CAST("Latitude" AS DOUBLE) NOT BETWEEN -90 AND 90, true)
           THEN 'OUT_OF_RANGE'
         WHEN t.outcome_text IS NULL THEN 'UNKNOWN_CODE'
       END AS problem
FROM read_csv('${landing}/data-police-uk/${months}/*-outcomes.csv', filename = true, header = true,
       auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {'Crime ID': 'VARCHAR',
       'Month': 'VARCHAR', 'Reported by': 'VARCHAR', 'Falls within': 'VARCHAR', 'Longitude': 'VARCHAR',
       'Latitude': 'VARCHAR', 'Location': 'VARCHAR', 'LSOA code': 'VARCHAR', 'LSOA name': 'VARCHAR',
       'Outcome type': 'VARCHAR'})
LEFT JOIN outcome_type t ON t.outcome_text = "Outcome type";

-- Of outcomes only identical rows of a file are dropped.
UPDATE outcome SET problem = 'COPY'
FROM (
  SELECT rowid AS id, row_number() OVER (PARTITION BY crime_id, period, force_id, content) AS number
  FROM outcome
  WHERE problem IS NULL AND content IN (
    SELECT content FROM outcome WHERE problem IS NULL GROUP BY content HAVING count(*) > 1)
) AS found
WHERE outcome.rowid = found.id AND found.number > 1;

CREATE VIEW offence AS
SELECT month, force_id, crime_id, category_id, crime_type, reported_by, borough_code, lsoa_code, lsoa_edition,
       ward_code, last_outcome
FROM street
WHERE problem IS NULL AND category_id <> 'anti-social-behaviour';
