-- A map: one measure in all boroughs in the latest 12 months.
SELECT a.area_code, a.area_name, f.value, f.lower, f.upper, s.reason
FROM fact_measure f
JOIN dim_area a ON a.area_code = f.area_code
JOIN dim_status s ON s.status = f.status
WHERE f.measure_id = 'burglary-residential' AND f.window = 'rolling-12' AND f.area_level = 'borough' AND f.group_type = 'all'
  AND f.period_end = (SELECT max(x.period_end) FROM fact_measure x WHERE x.measure_id = 'burglary-residential' AND x.window = 'rolling-12')
ORDER BY a.area_name
