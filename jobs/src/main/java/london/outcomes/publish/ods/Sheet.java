package london.outcomes.publish.ods;

import java.util.List;
import java.util.Optional;

/**
 * A worksheet: a title in A1, lines below it in column A, and at most one table below these.
 *
 * @param name on its tab
 */
public record Sheet(String name, String title, List<Line> lines, Optional<Table> table) {

  public Sheet {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,30}")) {
      throw new IllegalArgumentException(name + " is no name for a sheet");
    }
  }

  /** The cells of the table, header included, as spreadsheets write a range. */
  String range(Table of) {
    int header = lines.size() + 2;
    return "%s.A%d:%1$s.%s%d"
        .formatted(name, header, letters(of.columns().size()), header + of.rows().size());
  }

  /** A to Z; no table of ours is wider. */
  private static char letters(int columns) {
    if (columns > 26) {
      throw new IllegalArgumentException(columns + " columns are more than people read");
    }
    return (char) ('A' + columns - 1);
  }
}
