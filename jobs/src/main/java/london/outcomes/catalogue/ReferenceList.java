package london.outcomes.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A small list of facts in {@code conf/reference}: all texts, the first row names the columns. */
public record ReferenceList(String name, List<String> columns, List<List<String>> rows) {

  /** What a row says in a column. */
  public String field(List<String> row, String column) {
    return row.get(columns.indexOf(column));
  }

  public Set<String> values(String column) {
    int index = columns.indexOf(column);
    Set<String> values = new HashSet<>();
    rows.forEach(row -> values.add(row.get(index)));
    return values;
  }
}
