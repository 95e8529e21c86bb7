package london.outcomes.catalogue;

/**
 * A reading of the star for people who do not join.
 *
 * @param select over tables of the star and views before it, in SQL that Spark, PostgreSQL and
 *     DuckDB understand
 * @param definition whose columns it has
 */
public record WideView(String name, String select, TableDefinition definition) {}
