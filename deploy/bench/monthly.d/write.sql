-- After full.sql or more.sql: the cleaned tables, the rows set aside, and the aggregates. Identical rows and
-- those of ids that moved are dropped, the others that have a problem are kept with it.
COPY offence TO '${out}/offence/${file}.parquet' (COMPRESSION zstd);

COPY (SELECT month, force_id, category_id, crime_type, reported_by, borough_code, lsoa_code, lsoa_edition, ward_code
      FROM street WHERE problem IS NULL AND category_id = 'anti-social-behaviour')
TO '${out}/incident/${file}.parquet' (COMPRESSION zstd);

COPY (SELECT * EXCLUDE fate FROM judged WHERE fate IS NULL)
TO '${out}/outcome/${file}.parquet' (COMPRESSION zstd);

COPY (SELECT 'police-uk-street' AS source_id, period, force_id, problem AS rule_code, crime_id, raw_text
      FROM street WHERE problem NOT IN ('COPY', 'MOVED_MONTH')
      UNION ALL
      SELECT 'police-uk-outcomes', strftime(month, '%Y-%m'), force_id, fate, crime_id, outcome_type
      FROM judged WHERE fate <> 'COPY')
TO '${out}/quarantine/${file}.parquet' (COMPRESSION zstd);

-- Each month, borough and crime type, also where nothing happened, and all types together.
COPY (
  WITH place AS (
    SELECT a.area_code AS borough_code, p.people::BIGINT AS residents
    FROM read_csv('${reference}/area.csv', all_varchar = true) a
    JOIN read_csv('${reference}/population.csv', all_varchar = true) p USING (area_code)
    WHERE a.area_level = 'borough' AND p.vintage = 'mye-2020' AND p.year = '2020' AND p.age_from = '0'
      AND p.age_to = '120' AND p.sex = 'all' AND p.ethnicity = 'all'
    UNION ALL SELECT 'unknown', NULL
  ), kind AS (
    SELECT category_id AS crime_type FROM crime_type WHERE category_id <> 'anti-social-behaviour'
    UNION ALL SELECT 'all'
  ), counted AS (
    SELECT month, borough_code, coalesce(category_id, 'all') AS crime_type,
           sum(offences)::BIGINT AS offences, sum(positive)::BIGINT AS positive
    FROM counts
    GROUP BY GROUPING SETS ((month, borough_code, category_id), (month, borough_code))
  ), monthly AS (
    SELECT m.month, place.borough_code, kind.crime_type, residents,
           coalesce(offences, 0) AS offences, coalesce(positive, 0) AS positive
    FROM (SELECT DISTINCT month FROM counts) m CROSS JOIN place CROSS JOIN kind
    LEFT JOIN counted c
      ON c.month = m.month AND c.borough_code = place.borough_code AND c.crime_type = kind.crime_type
  ), windowed AS (
    SELECT 'month' AS "window", * FROM monthly
    UNION ALL
    SELECT 'rolling-12', month, borough_code, crime_type, residents,
           CASE WHEN count(*) OVER year = 12 THEN sum(offences) OVER year END,
           CASE WHEN count(*) OVER year = 12 THEN sum(positive) OVER year END
    FROM monthly
    WINDOW year AS (PARTITION BY borough_code, crime_type ORDER BY month ROWS 11 PRECEDING)
  ), compared AS (
    SELECT *, offences - lag(offences, 12) OVER (PARTITION BY "window", borough_code, crime_type ORDER BY month)
             AS change,
           1.959963984540054::DOUBLE AS z, nullif(offences, 0)::DOUBLE AS n, positive::DOUBLE / n AS p
    FROM windowed
  )
  SELECT "window", strftime(month, '%Y-%m') AS month, borough_code, crime_type, offences::BIGINT AS offences,
         change::BIGINT AS change, positive::BIGINT AS positive, 100 * p AS positive_pct,
         -- Wilson (1927), held between 0 and the share, and the share and 1.
         CASE WHEN n > 0 THEN 100 * least(p, greatest(0, (p + z * z / (2 * n)) / (1 + z * z / n)
           - z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n)))) END AS positive_lower,
         CASE WHEN n > 0 THEN 100 * greatest(p, least(1, (p + z * z / (2 * n)) / (1 + z * z / n)
           + z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n)))) END AS positive_upper,
         residents, 1000 * offences::DOUBLE / residents AS rate
  FROM compared
  WHERE offences IS NOT NULL
)
TO '${out}/aggregates.parquet';
