package london.outcomes.catalogue;

/** How the text of a delivered column is read. A wrong text is quarantined, never guessed at. */
public enum ColumnType {
  TEXT,
  INTEGER,
  /** Thousands may be parted by commas: {@code 9,087}. */
  GROUPED_INTEGER,
  DECIMAL,
  /** A decimal comma, as spreadsheets write it in some locales: {@code 0,56}. */
  DECIMAL_COMMA,
  /** A number with its sign, kept in per cent: {@code 78.4%} is 78.4. */
  PERCENT,
  BOOLEAN,
  /** A calendar month, read with the column's format and kept as its first day. */
  MONTH,
  DATE,
  /** Seconds since 14 October 1582, as SPSS counts; may have lost digits: {@code 1.380534e10}. */
  SPSS_DATE,
  TIMESTAMP
}
