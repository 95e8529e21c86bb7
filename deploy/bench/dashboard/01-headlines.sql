-- Every measure for London in the latest 12 months: value, interval, change on a year before.
SELECT m.theme, m.title, f.value, f.lower, f.upper, m.unit, f.change_pct, f.change_p, m.better, s.reason, f.data_status
FROM fact_measure f
JOIN dim_measure m ON m.measure_id = f.measure_id
JOIN dim_status s ON s.status = f.status
WHERE f.area_code = 'E12000007' AND f.group_type = 'all' AND f.window = 'rolling-12'
  AND f.period_end = (SELECT max(x.period_end) FROM fact_measure x WHERE x.window = 'rolling-12' AND x.area_code = 'E12000007')
ORDER BY m.theme, m.title
