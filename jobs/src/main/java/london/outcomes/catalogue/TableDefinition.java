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
 */
public record TableDefinition(
    String name,
    String layer,
    String comment,
    List<TableColumn> columns,
    List<String> partitionBy,
    Map<String, String> constraints,
    Optional<View> view) {

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

  /** Folder of the table below the lake's root. */
  public String path() {
    return layer.equals(name) ? layer : layer + "/" + name;
  }

  public List<String> columnNames() {
    return columns.stream().map(TableColumn::name).toList();
  }
}
