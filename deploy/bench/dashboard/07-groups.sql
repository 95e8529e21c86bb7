-- A measure by group in the latest financial years.
SELECT f.financial_year, g.group_type, g.group_name, f.value, f.lower, f.upper, f.respondents, f.reliability, s.reason
FROM fact_measure f
JOIN dim_group g ON g.group_type = f.group_type AND g.group_id = f.group_id
JOIN dim_status s ON s.status = f.status
WHERE f.measure_id = 'stop-searches' AND f.area_code = 'E12000007' AND f.window = 'financial-year'
  AND f.group_type <> 'all' AND f.period_end > DATE '2023-03-31'
ORDER BY f.financial_year, g.group_type, g.sort_order
