package london.outcomes.catalogue;

import java.util.Map;

/**
 * A join of a delivery to a reference list that keeps every row and never multiplies one: the
 * reference column is unique, which {@code check} proves.
 *
 * @param reference name of the list in {@code conf/reference}
 * @param on Spark SQL expression over the delivery's columns
 * @param match column of the list that it must equal
 * @param isNormalised whether case and white space are ignored
 * @param take our new column name to the list's column
 */
public record Lookup(
    String reference, String on, String match, boolean isNormalised, Map<String, String> take) {}
