-- The aggregates of ours, as its peers write them, from what is known before disclosure control.
SELECT window,
       date_format(period_end, 'yyyy-MM') AS month,
       area_code AS borough_code,
       group_id AS crime_type,
       max(CASE WHEN measure_id = 'bench-offences' THEN cast(count AS bigint) END) AS offences,
       max(CASE WHEN measure_id = 'bench-offences' THEN cast(change AS bigint) END) AS change,
       max(CASE WHEN measure_id = 'bench-positive-outcomes' THEN cast(count AS bigint) END) AS positive,
       max(CASE WHEN measure_id = 'bench-positive-outcomes' THEN value END) AS positive_pct,
       max(CASE WHEN measure_id = 'bench-positive-outcomes' THEN lower END) AS positive_lower,
       max(CASE WHEN measure_id = 'bench-positive-outcomes' THEN upper END) AS positive_upper,
       max(CASE WHEN measure_id = 'bench-offence-rate' THEN cast(denominator AS bigint) END) AS residents,
       max(CASE WHEN measure_id = 'bench-offence-rate' THEN value END) AS rate
FROM measures
WHERE group_id <> 'unknown'
GROUP BY window, period_end, area_code, group_id
HAVING offences IS NOT NULL
