package london.outcomes.run;

import java.util.List;

/**
 * One table against what comes out when it is computed again.
 *
 * @param rows rows that are there
 * @param onlyThere rows that are there and do not come out again, or not like that
 * @param onlyAnew rows that come out and are not there, or not like that
 * @param examples a few of both, as JSON; {@code _side} is 1 for those that are there and -1 for
 *     those that come out
 */
public record Compared(
    String name, long rows, long onlyThere, long onlyAnew, List<String> examples) {

  boolean isSame() {
    return onlyThere + onlyAnew == 0;
  }

  /**
   * A table for the terminal, one line for each that was compared, and its examples.
   *
   * @param there name of the column of rows that are only there
   * @param anew name of the column of rows that only come out again
   */
  static String text(List<Compared> tables, String there, String anew) {
    StringBuilder text = new StringBuilder();
    text.append("  %-18s %12s %19s %19s%n".formatted("table", "rows", there, anew));
    for (Compared table : tables) {
      text.append(
          "  %-18s %,12d %,19d %,19d%n"
              .formatted(table.name, table.rows, table.onlyThere, table.onlyAnew));
      table.examples.forEach(example -> text.append("    ").append(example).append('\n'));
    }
    return text.toString();
  }

  static long rows(List<Compared> tables) {
    return tables.stream().mapToLong(Compared::rows).sum();
  }
}
