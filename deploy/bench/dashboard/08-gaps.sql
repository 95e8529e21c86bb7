-- Gaps between groups in the latest period of each, and whether they are shown to be more than is tolerated.
SELECT m.title, g.group_name, f.gap, f.lower, f.upper, f.tolerance, f.evidence, f.period_id
FROM fact_gap f
JOIN dim_measure m ON m.measure_id = f.measure_id
JOIN dim_group g ON g.group_type = f.group_type AND g.group_id = f.group_id
WHERE f.area_code = 'E12000007' AND f.window = 'rolling-12'
  AND f.period_end = (SELECT max(x.period_end) FROM fact_gap x WHERE x.measure_id = f.measure_id AND x.area_code = f.area_code AND x.window = 'rolling-12')
ORDER BY m.title, g.sort_order
