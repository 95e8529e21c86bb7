package london.outcomes.run;

/**
 * A column that a column of a table is made from.
 *
 * @param column column of the table that is made
 * @param dataset name of what it is made from: {@link Described#name}
 * @param from column there
 * @param way how its values become the other's
 * @param description how, in words or in SQL; empty where it is taken as it is
 */
public record ColumnOrigin(
    String column, String dataset, String from, Way way, String description) {

  /** How values become other values. */
  public enum Way {
    IDENTITY,
    TRANSFORMATION,
    /** Not all that was there can be seen: pseudonyms, and what disclosure control withholds. */
    MASKED
  }
}
