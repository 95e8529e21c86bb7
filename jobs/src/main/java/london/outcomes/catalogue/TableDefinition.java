package london.outcomes.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table of the lake: one file of {@code conf/tables}.
 *
 * @param layer reference, conformed, quarantine, cells, measures, curated or ops
 * @param constraints name to Spark SQL predicate that every row satisfies
 * @param view when present, this is no stored table but a reading of one
 * @param contract what readers of a curated table may rely on; empty for other layers
 */
public record TableDefinition(
    String name,
    String layer,
    String comment,
    List<TableColumn> columns,
    List<String> partitionBy,
    Map<String, String> constraints,
    Optional<View> view,
    Optional<Contract> contract) {

  /**
   * A table as the tally reads it, with flags linked from another one, or from its own other rows.
   *
   * @param of the conformed table whose rows it has, one for one or fewer
   * @param with the other table it looks at; may be the same
   * @param affected Spark SQL expression over {@code with}: the month, or an array of the months,
   *     of {@code of} that a change of the row touches
   * @param sql SELECT over both names
   */
  public record View(String of, String with, String affected, String sql) {}

  /**
   * What readers of a curated table may rely on.
   *
   * @param version by Semantic Versioning: a column that goes, or is another one, is a major change
   * @param key columns that tell the rows apart: the grain
   * @param references to other curated tables, from rows of this one
   * @param select where it is no stored table but a reading of others for people who do not join:
   *     one SELECT over curated tables, in SQL that Spark, PostgreSQL and DuckDB understand
   * @param byTheme the same once more for each theme, which stands for {@code {theme}}
   */
  public record Contract(
      String version,
      List<String> key,
      List<Reference> references,
      Optional<String> select,
      Optional<String> byTheme) {}

  /** Columns whose values are the key of a row of another table, in its order; or all empty. */
  public record Reference(List<String> columns, String table) {}

  /** Whether there are rows of its own, which are not a reading of other tables. */
  public boolean isStored() {
    return view.isEmpty() && contract.flatMap(Contract::select).isEmpty();
  }

  /** Folder of the table below the lake's root. */
  public String path() {
    return layer.equals(name) ? layer : layer + "/" + name;
  }

  public List<String> columnNames() {
    return columns.stream().map(TableColumn::name).toList();
  }
}
