-- After clean.sql: everything anew. An outcome needs an offence, and one that is not later.
CREATE VIEW linked AS
SELECT o.*, p.month AS offence_month,
       coalesce(o.problem, CASE WHEN p.crime_id IS NULL THEN 'ORPHAN' WHEN o.month < p.month THEN 'DATE_ORDER' END)
         AS fate
FROM outcome o
LEFT JOIN offence p ON p.crime_id = o.crime_id;

CREATE TABLE judged AS
SELECT month, force_id, crime_id, offence_month, outcome_type, outcome_type_id, is_court_result, is_sanction, fate
FROM linked;

CREATE VIEW counts AS
SELECT month, borough_code, category_id, count(*) AS offences, count(s.crime_id) AS positive
FROM offence
LEFT JOIN (SELECT DISTINCT crime_id FROM judged WHERE fate IS NULL AND is_sanction) s USING (crime_id)
GROUP BY ALL;
