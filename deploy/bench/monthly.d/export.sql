-- Anyone's aggregates in one order and one way to write numbers, to be compared byte by byte.
COPY (
  SELECT "window", month, borough_code, crime_type, offences, change, positive,
         format('{:.9f}', positive_pct::DOUBLE) AS positive_pct,
         format('{:.9f}', positive_lower::DOUBLE) AS positive_lower,
         format('{:.9f}', positive_upper::DOUBLE) AS positive_upper,
         residents, format('{:.9f}', rate::DOUBLE) AS rate
  FROM ${aggregates}
  ORDER BY ALL
)
TO '${to}' (HEADER);
