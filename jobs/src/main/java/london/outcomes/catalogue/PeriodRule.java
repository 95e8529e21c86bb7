package london.outcomes.catalogue;

/**
 * How the months of a delivery are known.
 *
 * @param origin the file name states one month, or the rows state theirs
 * @param format pattern of the month in the file name's {@code period} group
 * @param column the typed or derived column that holds a row's month
 */
public record PeriodRule(Origin origin, String format, String column) {

  /** Where the period is written. */
  public enum Origin {
    FILE_NAME,
    ROWS
  }
}
