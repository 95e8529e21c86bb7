-- What is unusual now, in sentences.
SELECT m.theme, a.area_name, f.variation, f.sentence, f.since_date
FROM fact_signal f
JOIN dim_measure m ON m.measure_id = f.measure_id
JOIN dim_area a ON a.area_code = f.area_code
WHERE f.is_latest AND f.variation IN ('concern', 'improvement')
ORDER BY m.theme, f.variation, a.sort_order
