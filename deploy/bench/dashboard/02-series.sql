-- One measure over time, with its interval.
SELECT f.period_end, f.value, f.lower, f.upper, f.status, f.data_status
FROM fact_measure f
WHERE f.measure_id = 'neighbourhood-crime' AND f.area_code = 'E12000007' AND f.window = 'rolling-12' AND f.group_type = 'all'
ORDER BY f.period_end
