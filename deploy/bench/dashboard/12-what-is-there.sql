-- How many figures of the last two years there are, by theme and by why there is none.
SELECT m.theme, c.financial_year, s.reason, sum(c.figures) AS figures, count(*) AS measures
FROM (
  SELECT f.measure_id, f.financial_year, f.status, count(*) AS figures
  FROM fact_measure f
  WHERE f.financial_year IN ('2024-25', '2025-26')
  GROUP BY f.measure_id, f.financial_year, f.status
) c
JOIN dim_measure m ON m.measure_id = c.measure_id
JOIN dim_status s ON s.status = c.status
GROUP BY m.theme, c.financial_year, s.reason
ORDER BY m.theme, c.financial_year, figures DESC
