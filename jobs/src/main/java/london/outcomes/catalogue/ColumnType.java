package london.outcomes.catalogue;

/** How the text of a delivered column is read. A wrong text is quarantined, never guessed at. */
public enum ColumnType {
  TEXT,
  INTEGER,
  DECIMAL,
  /** A decimal comma, as spreadsheets write it in some locales: {@code 0,56}. */
  DECIMAL_COMMA,
  BOOLEAN,
  /** A calendar month, read with the column's format and kept as its first day. */
  MONTH,
  DATE,
  TIMESTAMP
}
