package london.outcomes.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A first contract for a file, as far as a sample of its rows can tell. What only a person knows is
 * not in it.
 *
 * @param fileName regular expression for the names of such files
 * @param months where the rows or the file's name state a month
 * @param derived column name to Spark SQL expression
 * @param keys columns whose values are all different in the sample
 * @param sample what it rests on
 */
public record ContractDraft(
    String id,
    String title,
    String fileName,
    Dialect dialect,
    int preambleLines,
    PeriodRule months,
    List<DraftColumn> columns,
    Optional<Melt> melt,
    Map<String, String> derived,
    List<String> keys,
    Sample sample) {

  /**
   * What a draft rests on.
   *
   * @param rows rows that were looked at
   * @param damaged records that could not be cut into fields and were passed over
   * @param isWhole whether the file has no further rows
   */
  public record Sample(long rows, long damaged, boolean isWhole) {}

  /**
   * One column of a draft.
   *
   * @param header the header text; empty when the column has none of its own
   * @param codes all values, where they look like a closed list
   * @param isHeaded whether it stands in the file under a header; the columns of a melt do not
   * @param notes what a person should look at
   */
  public record DraftColumn(
      String name,
      String header,
      boolean isHeaded,
      ColumnType type,
      String format,
      boolean required,
      List<String> codes,
      List<String> notes) {}
}
