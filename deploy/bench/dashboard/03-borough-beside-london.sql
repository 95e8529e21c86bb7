-- A borough beside London over time.
SELECT f.period_end, a.area_name, f.value, f.lower, f.upper
FROM fact_measure f
JOIN dim_area a ON a.area_code = f.area_code
WHERE f.measure_id = 'neighbourhood-crime' AND f.area_code IN ('E09000007', 'E12000007') AND f.window = 'rolling-12'
  AND f.group_type = 'all'
ORDER BY f.period_end, a.area_name
