package london.outcomes.catalogue;

import java.util.Map;

/**
 * A join of a delivery to a reference list that keeps every row and never multiplies one: a value
 * stands once in the reference column, or once at any time, which {@code check} proves.
 *
 * @param reference name of the list in {@code conf/reference}
 * @param on Spark SQL expression over the delivery's columns
 * @param match column of the list that it must equal
 * @param isNormalised whether case and white space are ignored
 * @param validity when a row of the list holds
 * @param unknown rule code that quarantines a row whose value the list does not have; empty where
 *     the taken columns stay empty then
 * @param take our new column name to the list's column
 */
public record Lookup(
    String reference,
    String on,
    String match,
    boolean isNormalised,
    Validity validity,
    String unknown,
    Map<String, String> take) {

  /**
   * From when to when the rows of a list hold.
   *
   * @param at Spark SQL expression for the day that is asked about; empty for lists without time
   * @param from column of the list with the first day
   * @param to column of the list with the last day, which is empty while the row still holds
   */
  public record Validity(String at, String from, String to) {
    public static final Validity ALWAYS = new Validity("", "", "");

    public boolean isLimited() {
      return !at.isEmpty();
    }
  }
}
