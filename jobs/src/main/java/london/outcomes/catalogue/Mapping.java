package london.outcomes.catalogue;

import java.util.Map;

/**
 * How accepted rows become records of a conformed table.
 *
 * @param table the conformed table
 * @param when predicate that routes a row here; empty for all rows
 * @param columns conformed column to Spark SQL expression; a conformed column that is not named
 *     takes the delivery's column of the same name
 */
public record Mapping(String table, String when, Map<String, String> columns) {}
