-- A heat map: boroughs by month over five years.
SELECT a.area_name, p.calendar_year, p.month_name, f.count
FROM fact_measure f
JOIN dim_period p ON p.period_id = f.period_id
JOIN dim_area a ON a.area_code = f.area_code
WHERE f.measure_id = 'robbery-personal' AND f.window = 'month' AND f.area_level = 'borough' AND f.group_type = 'all'
  AND f.period_end > DATE '2021-03-31'
ORDER BY a.area_name, f.period_end
