-- Wards of one borough in the latest 12 months.
SELECT a.area_name, f.count, f.value, f.lower, f.upper, s.reason
FROM fact_measure f
JOIN dim_area a ON a.area_code = f.area_code
JOIN dim_status s ON s.status = f.status
WHERE f.measure_id = 'asb-incidents' AND f.period_id = 'R12-2026-03' AND f.group_type = 'all'
  AND a.area_level = 'ward' AND a.borough_code = 'E09000022'
ORDER BY f.count DESC
