package london.outcomes.publish.ods;

import java.util.HashSet;
import java.util.List;

/**
 * A table with one header row.
 *
 * @param name by which programs and screen readers find it
 */
public record Table(String name, List<Column> columns, List<List<Cell>> rows) {

  public Table {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(name + " is no name for a table");
    }
    if (new HashSet<>(columns.stream().map(Column::heading).toList()).size() != columns.size()) {
      throw new IllegalArgumentException(name + " has two columns of the same heading");
    }
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s has a row of %d cells and %d columns".formatted(name, row.size(), columns.size()));
      }
    }
  }
}
