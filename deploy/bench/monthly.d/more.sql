-- After clean.sql of one month: what its rows change in the Parquet files of the months before, which hold one file a
-- month of offences and outcomes, and of what each month's arrival added to the counts. No delivered file of those
-- months is read again. Outcomes of the new month make offences of old months positive: these are looked up by
-- their ids, and only the difference is added.
CREATE TABLE held AS
SELECT crime_id, max(month) AS month, arg_max(borough_code, month) AS borough_code,
       arg_max(category_id, month) AS category_id
FROM read_parquet('${out}/offence/*.parquet')
WHERE crime_id IN (SELECT crime_id FROM offence WHERE crime_id IS NOT NULL
                   UNION SELECT crime_id FROM outcome WHERE problem IS NULL)
GROUP BY crime_id;

-- An id that the new month brings again counts there from now on; the later month wins whenever it is looked up.
CREATE TABLE moved AS FROM held SEMI JOIN offence USING (crime_id);
CREATE TABLE known AS
SELECT crime_id, month, borough_code, category_id FROM offence WHERE crime_id IS NOT NULL
UNION ALL
FROM held ANTI JOIN moved USING (crime_id);

CREATE TABLE judged AS
SELECT o.month, o.force_id, o.crime_id, k.month AS offence_month, o.outcome_type, o.outcome_type_id,
       o.is_court_result, o.is_sanction,
       coalesce(o.problem, CASE WHEN k.crime_id IS NULL THEN 'ORPHAN' WHEN o.month < k.month THEN 'DATE_ORDER' END)
         AS fate
FROM outcome o
LEFT JOIN known k ON k.crime_id = o.crime_id;

-- Those that the months before had seen a sanction for already.
CREATE TABLE earlier AS
SELECT crime_id, max(month) AS month
FROM read_parquet('${out}/outcome/*.parquet')
WHERE is_sanction AND crime_id IN (SELECT crime_id FROM moved
                                   UNION SELECT crime_id FROM judged WHERE fate IS NULL AND is_sanction)
GROUP BY crime_id;

CREATE TABLE added AS
SELECT month, borough_code, category_id, sum(offences)::BIGINT AS offences, sum(positive)::BIGINT AS positive
FROM (
  SELECT month, borough_code, category_id, 1 AS offences, 0 AS positive FROM offence
  UNION ALL
  SELECT m.month, m.borough_code, m.category_id, -1, CASE WHEN e.month >= m.month THEN -1 ELSE 0 END
  FROM moved m LEFT JOIN earlier e USING (crime_id)
  UNION ALL
  SELECT k.month, k.borough_code, k.category_id, 0, 1
  FROM known k
  SEMI JOIN (FROM judged WHERE fate IS NULL AND is_sanction) j ON j.crime_id = k.crime_id
  LEFT JOIN earlier e ON e.crime_id = k.crime_id
  WHERE e.month IS NULL OR e.month < k.month
)
GROUP BY ALL;
COPY added TO '${out}/counts/${file}.parquet';

CREATE VIEW counts AS
SELECT month, borough_code, category_id, sum(offences)::BIGINT AS offences, sum(positive)::BIGINT AS positive
FROM read_parquet('${out}/counts/*.parquet')
GROUP BY ALL;
