package london.outcomes.catalogue;

import java.io.Serializable;

/**
 * What kind of file a contract's table is delivered in, and where in it the table stands.
 *
 * @param sheet regular expression of the sheet's whole name; of a workbook exactly one must match
 * @param footer regular expression found in the first cell of the record at which the table has
 *     ended, such as footnotes; empty when the table ends with the file
 */
public record Layout(Type type, String sheet, String footer) implements Serializable {

  /** Kinds of file with a table in them. */
  public enum Type {
    CSV,
    XLSX,
    ODS
  }

  public boolean isWorkbook() {
    return type != Type.CSV;
  }
}
