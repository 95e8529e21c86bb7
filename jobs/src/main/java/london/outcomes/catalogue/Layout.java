package london.outcomes.catalogue;

import java.io.Serializable;

/**
 * What kind of file a contract's table is delivered in, and where in it the table stands.
 *
 * @param sheet regular expression of the sheet's whole name; empty for text
 * @param isEverySheet whether all sheets of that name are read, one after the other, each below a
 *     header of its own; otherwise exactly one must match
 * @param preambleLines lines, or rows of a sheet, that the supplier writes above the header
 * @param headerRows rows that are the header together: their texts are joined by {@code |}, and a
 *     text stands for the empty cells on its right
 * @param footer regular expression found in the first cell of the record at which the table has
 *     ended, such as footnotes; empty when the table ends with the file
 */
public record Layout(
    Type type, String sheet, boolean isEverySheet, int preambleLines, int headerRows, String footer)
    implements Serializable {

  /** Delimited text with its header in the first line. */
  public static final Layout TEXT = new Layout(Type.CSV, "", false, 0, 1, "");

  /** Kinds of file with a table in them. */
  public enum Type {
    CSV,
    XLSX,
    ODS
  }

  /** A table with its header in the first row of the one sheet with such a name. */
  public static Layout ofSheet(Type type, String sheet) {
    return new Layout(type, sheet, false, 0, 1, "");
  }

  /** The same table below so many lines. */
  public Layout below(int lines) {
    return new Layout(type, sheet, isEverySheet, lines, headerRows, footer);
  }

  /** The same table with a header of so many rows. */
  public Layout headed(int rows) {
    return new Layout(type, sheet, isEverySheet, preambleLines, rows, footer);
  }

  /** The same table in all sheets whose names match. */
  public Layout onEverySheet() {
    return new Layout(type, sheet, true, preambleLines, headerRows, footer);
  }

  public boolean isWorkbook() {
    return type != Type.CSV;
  }
}
