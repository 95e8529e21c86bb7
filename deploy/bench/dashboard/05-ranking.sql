-- Boroughs by how far they are from London, those first whose interval leaves London's value out.
SELECT a.area_name, f.value, f.value - l.value AS difference,
  CASE WHEN f.lower > l.value OR f.upper < l.value THEN 'clear' ELSE 'within chance' END AS evidence
FROM fact_measure f
JOIN fact_measure l ON l.measure_id = f.measure_id AND l.period_id = f.period_id AND l.group_type = 'all' AND l.area_code = 'E12000007'
JOIN dim_area a ON a.area_code = f.area_code
WHERE f.measure_id = 'vehicle-crime' AND f.area_level = 'borough' AND f.group_type = 'all' AND f.status = 'ok'
  AND f.period_id = 'R12-2026-03'
ORDER BY evidence, difference DESC
