package london.outcomes.catalogue;

/**
 * What is counted: the sum of a Spark SQL expression over the rows that a predicate selects.
 *
 * @param sum expression; {@code 1} counts rows
 * @param where predicate over the measure's table
 */
public record Numerator(String sum, String where) {}
