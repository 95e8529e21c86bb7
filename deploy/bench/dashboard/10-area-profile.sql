-- Everything about one borough in the latest 12 months, by the view that needs no join.
SELECT w.theme, w.measure, w.value, w.lower, w.upper, w.unit, w.change_pct, w.reason
FROM wide_measure w
WHERE w.area_code = 'E09000022' AND w.period_id = 'R12-2026-03' AND w.group_type = 'all'
ORDER BY w.theme, w.measure
