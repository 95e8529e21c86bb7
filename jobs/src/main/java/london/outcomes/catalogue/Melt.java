package london.outcomes.catalogue;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns columns into rows: each matching column of a line becomes a row of its own, or several of
 * them become one row when their headers differ in the group {@code by} alone.
 *
 * @param columns regular expression of the header texts to melt; what its named groups match goes
 *     to the declared columns of the same names, underscores apart
 * @param name the declared column that receives the header text; empty for none
 * @param value the declared column that receives the cell; empty where {@code values} says it
 * @param by the group that tells which value a cell is; empty for one value
 * @param values text of that group to the declared column that receives the cell
 */
public record Melt(String columns, String name, String value, String by, Map<String, String> values)
    implements Serializable {

  /** Every column is a column. */
  public static final Melt NONE = new Melt("", "", "", "", Map.of());

  private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  public Melt {
    values = Map.copyOf(values);
  }

  /** One row for each cell. */
  public static Melt of(String columns, String name, String value) {
    return new Melt(columns, name, value, "", Map.of());
  }

  public boolean isNone() {
    return columns.isEmpty();
  }

  /** Groups of the expression that fill columns, in their order. */
  public Set<String> groups() {
    Set<String> groups = new LinkedHashSet<>();
    Matcher matcher = GROUP.matcher(columns);
    while (matcher.find()) {
      groups.add(matcher.group(1));
    }
    groups.remove(by);
    return groups;
  }

  /** Whether a declared column gets its text from the melt, and has no header of its own. */
  public boolean fills(String column) {
    return column.equals(name)
        || isValue(column)
        || groups().stream().anyMatch(group -> isNamed(column, group));
  }

  /** Whether a declared column receives cells. */
  public boolean isValue(String column) {
    return column.equals(value) || values.containsValue(column);
  }

  /** Whether a group is for a column. */
  public static boolean isNamed(String column, String group) {
    return column.replace("_", "").equals(group);
  }
}
