package london.outcomes.catalogue;

import java.io.Serializable;
import java.util.List;

/**
 * Two sums over a source's rows, or over those of two sources, that must agree.
 *
 * @param check name of the check, as results show it
 * @param by SQL expressions; the sums are compared for each of their values. {@code month} is the
 *     period of the comparison
 * @param left the figure that is checked
 * @param right what it is checked against
 * @param tolerance share of the larger sum by which they may differ; 0 for equality
 * @param severity whether a difference rejects the delivery, or warns
 */
public record Reconciliation(
    String check, List<String> by, Sum left, Sum right, double tolerance, Severity severity) {

  /**
   * One side.
   *
   * @param source the other source whose records are summed; empty for the contract's own rows
   * @param of SQL expression that is summed, such as a column, or 1 to count
   * @param where SQL condition on the rows that count; {@code true} for all
   * @param cover where the delivery itself states the figure, in place of a sum; empty for a sum
   */
  public record Sum(String source, String of, String where, Cover cover) {
    public boolean isStated() {
      return !cover.figure().isEmpty();
    }
  }

  /**
   * A figure that stands outside of the table, on a cover sheet or above the header.
   *
   * @param sheet regular expression of the sheet's whole name; a text file has none
   * @param figure regular expression over a line, or over a row whose cells have tabs between them;
   *     its group {@code figure} is the number. Empty for no such figure
   */
  public record Cover(String sheet, String figure) implements Serializable {
    public static final Cover NONE = new Cover("", "");
  }

  /** Whether it needs nothing but the delivery itself. */
  public boolean isWithinDelivery() {
    return left.source().isEmpty() && right.source().isEmpty();
  }
}
