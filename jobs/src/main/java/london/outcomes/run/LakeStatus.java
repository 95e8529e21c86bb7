package london.outcomes.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What has arrived and how it stands, for people and for programs.
 *
 * @param sources sources that have delivered, force by force where names state one
 * @param silent sources that have never delivered
 * @param deliveries ledger rows, in the order of arrival
 * @param findings what the rules found in them
 * @param reconciled sums that contracts compare
 * @param tables version of each stored table; -1 for one that nothing has been written to
 */
public record LakeStatus(
    String lake,
    LocalDate asOf,
    List<Source> sources,
    List<String> silent,
    List<DeliveryRecord> deliveries,
    List<Finding> findings,
    List<Reconciled> reconciled,
    Map<String, Long> tables) {

  /**
   * One source, of one force where the names state it.
   *
   * @param months months held
   * @param partial months held of which a part is known to be missing
   * @param missing months that its calendar names and nobody has delivered
   * @param dueOn last day on which the next delivery is on time; empty without a calendar
   * @param isLate whether that day has passed
   */
  public record Source(
      String sourceId,
      String forceId,
      long files,
      long rejected,
      long rowsIn,
      long accepted,
      long quarantined,
      long dropped,
      List<String> months,
      List<String> partial,
      List<String> missing,
      String dueOn,
      boolean isLate) {}

  public String toJson() {
    return JsonText.of(this);
  }
}
